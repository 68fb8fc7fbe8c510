"""Typed readers of environment variables: an odd value stops the start and says what is allowed."""

import os
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

_WORDS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without a default it must be set."""
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set. Set the environment variable {name}; docs/operators.md says to what.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in _WORDS:
        raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: {', '.join(_WORDS)}.")
    return _WORDS[value.lower()]


def whole(name: str, default: int, *, least: int, most: int) -> int:
    """A whole number within bounds."""
    value = os.environ.get(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: a whole number from {least} to {most}.")
    return int(value)


def choice(name: str, default: str, allowed: Sequence[str]) -> str:
    """One of a few words."""
    value = os.environ.get(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}. Allowed: {', '.join(allowed)}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list, spaces ignored."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]
