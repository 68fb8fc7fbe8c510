"""Write the facts of the database as files, in canonical form."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seemein.core.facts import loader
from seemein.knowledge import catalogues, files
from seemein.knowledge.models import Publication
from seemein.knowledge.queries import country_facts, exported_segments


class Command(BaseCommand):
    help = "Export the facts and their translations. Export after load gives the same files, byte for byte."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=files.knowledge_folder())
        parser.add_argument("--translations", type=Path, default=files.translations_folder())

    def handle(self, *args: Any, folder: Path, translations: Path, **options: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for country in Publication.objects.order_by("country_id").values_list("country_id", flat=True):
            raw = country_facts(country)
            path = folder / f"{raw['territory']['name'].lower()}.yaml"
            path.write_text(loader.canonical(raw), encoding="utf-8")
            for language, segments in exported_segments(country).items():
                catalogues.write(translations / language / f"facts-{country}.po", language, segments)
            self.stdout.write(f"{country}: {path.name}")
