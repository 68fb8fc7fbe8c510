"""Bring each language's catalogue up to interface.pot."""

from typing import Any

from django.core.management.base import BaseCommand

from seemein.kit import messages


class Command(BaseCommand):
    help = "Add new messages to every content/translations/<language>/interface.po, drop those no longer asked for."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        template = messages.read(messages.template_path())
        for language in messages.languages():
            path = messages.catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = messages.updated_text(language, template)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"{language}: {messages.untranslated(language)} to translate")
