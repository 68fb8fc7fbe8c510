"""Load the Markdown guides into Wagtail."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.guides import seeds


class Command(BaseCommand):
    help = "Load content/guides: what is new, and what no editor has touched since the last load."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=seeds.folder())

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        found, faults = seeds.read_all(folder)
        if faults:
            raise CommandError("Nothing was loaded. Correct these first:\n" + "\n".join(faults))
        done = seeds.load(found)
        self.stdout.write(f"guides: {len(done.added)} added, {len(done.changed)} changed, {len(done.same)} as before")
        for name in done.unsound:
            self.stdout.write(f"  names facts that this hub does not have, so it is not taken: {name}")
        for name in done.kept:
            self.stdout.write(f"  changed by an editor, so the file's newer text is not taken: {name}")
