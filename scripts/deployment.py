"""Check the production settings as a public hub would have them: over https, with a secret, saying who runs it."""

import os
import secrets

from django.core.management import execute_from_command_line

from seemein.website.operator import FIELDS


def main() -> None:
    os.environ.update(dict.fromkeys(FIELDS, "filled for this check"))
    os.environ.update(
        DJANGO_SETTINGS_MODULE="seemein.settings.production",
        BASE_URL="https://hub.example.org",
        SECRET_KEY=secrets.token_urlsafe(50),
    )
    execute_from_command_line(["manage.py", "check", "--deploy", "--fail-level", "WARNING"])


if __name__ == "__main__":
    main()
