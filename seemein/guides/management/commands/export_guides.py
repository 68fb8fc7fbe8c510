"""Write the public guides as Markdown files, in normal form."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from seemein.guides import markdown, seeds


class Command(BaseCommand):
    help = "Export the public guides with their chips. One way: a later load does not overwrite what editors changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=seeds.folder())

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        count = 0
        for seed in seeds.exported():
            path = folder / seed.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(markdown.write(seed), encoding="utf-8")
            count += 1
        self.stdout.write(f"{count} guides written to {folder}")
