"""Bring a translator's PO file back."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.knowledge.change_actions import Refused
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.translating import actions
from seemein.knowledge.translating.catalogue import Unreadable


class Command(BaseCommand):
    help = "Import a PO file of the facts, whole or not at all; its head names the language."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--state", choices=TranslationState.values, required=True, help="read: a person stands for it; machine: nobody yet."
        )

    def handle(self, *args: Any, file: Path, state: str, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"{file}: there is no such file.")
        try:
            result = actions.bring(content=file.read_bytes(), state=TranslationState(state))
        except Unreadable as error:
            raise CommandError("\n".join(error.faults)) from error
        except Refused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(", ".join(f"{name} {count}" for name, count in asdict(result).items()))
