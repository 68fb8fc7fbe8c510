"""Write the partners of content/partners.yaml into the database."""

from typing import Any

import yaml
from django.conf import settings
from django.core.management.base import BaseCommand

from seemein.partners import actions


class Command(BaseCommand):
    help = "Add the partners of content/partners.yaml that the hub does not know yet."

    def handle(self, *args: Any, **options: Any) -> None:
        seed = yaml.safe_load((settings.CONTENT / "partners.yaml").read_text(encoding="utf-8"))
        if new := actions.load_partners(seed["partners"]):
            self.stdout.write(f"{new} partners added")
