"""Checks of a running hub: `manage.py check --deploy` refuses a public hub that does not say who runs it."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from seemein.website.operator import FIELDS, missing


@register(Tags.compatibility, deploy=True)
def who_runs_this_hub(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Over https every field about the operator must say something."""
    if not settings.BASE_URL.startswith("https://"):
        return []
    return [
        Error(f"{name} is empty.", hint=f"Set the environment variable {name}: {FIELDS[name]}.", id="website.E001")
        for name in missing()
    ]
