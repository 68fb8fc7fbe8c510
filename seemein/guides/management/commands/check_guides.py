"""Check the Markdown guides against the fact files, without a database."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.core.facts import loader
from seemein.guides import checks, seeds
from seemein.guides.markdown import ORIGINAL, Seed
from seemein.knowledge import files


class Command(BaseCommand):
    help = "Check content/guides: form, chips, bare figures, parts, length, and that the languages of a guide agree."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=seeds.folder())
        parser.add_argument("--knowledge", type=Path, default=files.knowledge_folder())

    def handle(self, *args: Any, folder: Path, knowledge: Path, **options: Any) -> None:
        found, faults = seeds.read_all(folder)
        raws = files.read_all(knowledge)
        countries = {files.country_of(raw): checks.known_in(loader.build(raw, name)) for name, raw in raws.items()}
        bodies: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
        for seed in found:
            body = bodies[seed.country, seed.slug][seed.language] = seeds.body_of(seed)
            faults += [f"{seed.name}: {fault}" for fault in _faults(seed, body, countries.get(seed.country, {}))]
        for (country, slug), by_language in bodies.items():
            faults += [f"{country}/{slug}: {fault}" for fault in _disagreements(by_language)]
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{len(found)} guides are sound")


def _faults(seed: Seed, body: Any, known: checks.Known) -> list[str]:
    english = seed.language == ORIGINAL
    sources = seed.head["sources"] if english else []
    titles = checks.title_faults(str(seed.head["title"]), str(seed.head["summary"]))
    return [*titles, *checks.faults_in(body, known, sources), *checks.shape_faults(body, english=english)]


def _disagreements(by_language: dict[str, Any]) -> list[str]:
    if ORIGINAL not in by_language:
        return ["has no English file, which is the original of every guide"]
    return [
        f"{language}: {fault}"
        for language, body in by_language.items()
        if language != ORIGINAL
        for fault in checks.differences(by_language[ORIGINAL], body)
    ]
