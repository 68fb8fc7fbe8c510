"""Compile the catalogues for Django."""

from typing import Any

from django.core.management.base import BaseCommand

from seemein.kit import messages


class Command(BaseCommand):
    help = "Compile every language's catalogue into var/locale."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for language in messages.languages():
            messages.compile_catalogue(language)
        self.stdout.write(f"{len(messages.languages())} catalogues compiled")
