"""Load the fact files and their translations into the database and publish them."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.core.facts.loader import FactsError
from seemein.knowledge import actions, catalogues, files
from seemein.knowledge.merging import Changes

_SHOWN = 20


class Command(BaseCommand):
    help = "Load content/knowledge and its translations. Shows what it changed; keeps what an editor changed and says so."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=files.knowledge_folder())
        parser.add_argument("--translations", type=Path, default=files.translations_folder())

    def handle(self, *args: Any, folder: Path, translations: Path, **options: Any) -> None:
        try:
            raws = files.read_all(folder)
            countries = {files.country_of(raw) for raw in raws.values()} - {""}
            segments = [segment for country in sorted(countries) for segment in catalogues.read(translations, country)]
            found = actions.load(raws, segments)
        except FactsError as error:
            raise CommandError("Nothing was loaded. Correct these first:\n" + "\n".join(error.faults)) from error
        for changes in found:
            self._show(changes)

    def _show(self, changes: Changes) -> None:
        if not changes.any and not changes.kept:
            self.stdout.write(f"{changes.country}: nothing changed")
            return
        counts = f"{len(changes.added)} added, {len(changes.changed)} changed, {len(changes.removed)} removed"
        order = ", in another order" if changes.reordered else ""
        self.stdout.write(f"{changes.country}: {counts}, {changes.translations} translations{order}")
        if len(changes.added) <= _SHOWN:
            self._list("added", changes.added)
        self._list("changed", changes.changed)
        self._list("removed", changes.removed)
        self._list("changed by an editor, so the file's newer record is kept beside it", changes.kept)
        self._list("not served, the last good facts stay", changes.faults)

    def _list(self, what: str, items: list[str]) -> None:
        for item in items:
            self.stdout.write(f"  {what}: {item}")
