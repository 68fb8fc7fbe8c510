"""Names, dates and addresses in a reader's language, made once per process."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

from seemein.kit import figures

language_name = lru_cache(maxsize=2048)(figures.language_name)
long_date = lru_cache(maxsize=2048)(figures.long_date)


def address(name: str, path: str, step: str = "") -> str:
    """The address of a territory's page, or of one of its steps' pages, in the language spoken now."""
    return _address(get_language() or "en", name, path, step)


@lru_cache(maxsize=8192)
def _address(language: str, name: str, path: str, step: str) -> str:
    return reverse(name, kwargs={"path": path, "step": step} if step else {"path": path})
