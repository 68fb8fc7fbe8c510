"""Check the translations of the interface."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from seemein.kit import messages


class Command(BaseCommand):
    help = "Check that every message is translated in every language, with its placeholders, plural forms and HTML tags."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        faults = messages.faults()
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} faults in the translations of the interface"]))
        self.stdout.write(f"{len(messages.languages())} catalogues are whole")
