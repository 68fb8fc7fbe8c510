"""Check the fact files and their translations without touching the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.core.facts import loader
from seemein.core.facts.texts import references
from seemein.knowledge import catalogues, files
from seemein.knowledge.actions import faults_of


class Command(BaseCommand):
    help = "Check content/knowledge: shape, sources, references, circles, ways out, canonical form, figures in translations."
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
            faults += _form(folder / file, raw, write=write) + _figures(translations, raw["territory"]["path"])
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(raws)} fact files are sound")


def _form(path: Path, raw: dict[str, Any], *, write: bool) -> list[str]:
    text = loader.canonical(raw)
    if text == path.read_text(encoding="utf-8"):
        return []
    if write:
        path.write_text(text, encoding="utf-8")
        return []
    return [f"{path.name}: is not in canonical form; run manage.py check_knowledge --write"]


def _figures(folder: Path, country: str) -> list[str]:
    return [
        f"{segment.language}/facts-{country}.po: {segment.context}: has not the same figures as its source"
        for segment in catalogues.read(folder, country)
        if sorted(references(segment.source)) != sorted(references(segment.text))
    ]
