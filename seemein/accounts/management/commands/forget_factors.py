"""Let a person who lost her second factor set up a new one, when no coordinator can."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from seemein.accounts import actions
from seemein.accounts.queries import person_of


class Command(BaseCommand):
    help = "Forget every second factor of a person; she sets up a new one when she signs in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        person = person_of(options["email"])
        if person is None:
            raise CommandError(f"Nobody has an account with the address {options['email']}.")
        actions.forget_factors(person=person)
        self.stdout.write(f"{person} sets up a second factor when she signs in next.")
