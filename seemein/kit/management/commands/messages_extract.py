"""Collect the interface's messages from code and templates."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.kit import messages


class Command(BaseCommand):
    help = "Write every message of code and templates to content/translations/interface.pot."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail if the file is stale.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        path, text = messages.template_path(), messages.template_text()
        stale = not path.exists() or path.read_text(encoding="utf-8") != text
        if check and stale:
            raise CommandError(f"{path.name} is stale. Run `make translations` and keep what it changes.")
        if stale:
            path.write_text(text, encoding="utf-8")
        self.stdout.write(f"{path.name} {'written' if stale else 'is up to date'}")
