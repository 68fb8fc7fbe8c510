"""Write the texts of the facts as a PO file for a translator, with what is missing and outdated."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.knowledge.books import NoBook, shelf
from seemein.knowledge.translating import catalogue, queries


class Command(BaseCommand):
    help = "Export the texts of one language, of one country or of all, as a PO file for Poedit or Weblate."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("language", choices=queries.LANGUAGES)
        parser.add_argument("--country", default="", help="Two letters; without it, every country.")
        parser.add_argument("--to", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, language: str, country: str, to: Path, **options: Any) -> None:
        try:
            books = [shelf.book(country)] if country else shelf.books()
        except NoBook as error:
            raise CommandError(f"No facts of {country!r} are published. There are: {', '.join(shelf.countries)}.") from error
        entries = [entry for book in books for entry in queries.entries(book, language, queries.standings_of(book, language))]
        to.write_bytes(catalogue.written(language, entries))
        self.stdout.write(f"{len(entries)} texts: {to}")
