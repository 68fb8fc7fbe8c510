"""Check the fact files and their translations without touching the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.core.facts import loader
from seemein.knowledge import agreed, catalogues, files
from seemein.knowledge.actions import faults_of


class Command(BaseCommand):
    help = "Check content/: shape, sources, references, circles, ways out, canonical form, figures in translations, agreed words."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=files.knowledge_folder())
        parser.add_argument("--translations", type=Path, default=files.translations_folder())
        parser.add_argument("--write", action="store_true", help="Put the files into canonical form.")

    def handle(self, *args: Any, folder: Path, translations: Path, write: bool, **options: Any) -> None:
        try:
            raws = files.read_all(folder)
        except loader.FactsError as error:
            raise CommandError("\n".join(error.faults)) from error
        faults = [fault for file, raw in raws.items() for fault in faults_of(raw, file)]
        if faults:
            raise CommandError("\n".join(faults))
        for file, raw in raws.items():
            faults += _form(folder / file, file, loader.canonical(raw).encode(), write=write)
            faults += _translations(translations, files.country_of(raw), write=write)
        faults += agreed.faults(translations)
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(raws)} fact files are sound")


def _form(path: Path, name: str, canonical: bytes, *, write: bool) -> list[str]:
    if path.read_bytes() == canonical:
        return []
    if write:
        path.write_bytes(canonical)
        return []
    return [f"{name}: is not in canonical form; run manage.py check_knowledge --write"]


def _translations(folder: Path, country: str, *, write: bool) -> list[str]:
    """The faults of a country's translations: other figures than their source, or another form than an export's."""
    segments = catalogues.read(folder, country)
    found = catalogues.faults(segments)
    for path in sorted(folder.glob(f"*/facts-{country}.po")):
        language = path.parent.name
        ours = [segment for segment in segments if segment.language == language]
        found += _form(path, f"{language}/{path.name}", catalogues.written(language, ours), write=write)
    return found
