"""What every page's frame needs; nothing of it is personal."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})


def direction(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=4096)
def alternates(path: str) -> tuple[dict[str, str], ...]:
    """The same page in every language; nothing where the address has no language."""
    first, _, rest = path[1:].partition("/")
    if first not in dict(settings.LANGUAGES):
        return ()
    return tuple({"language": code, "name": str(name), "path": f"/{code}/{rest}"} for code, name in settings.LANGUAGES)


def page(request: HttpRequest) -> dict[str, object]:
    """The page's language, its direction, and the same page in the other languages."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "language": language,
        "direction": direction(language),
        "language_label": dict(settings.LANGUAGES).get(language, language),
        "alternates": alternates(request.path),
        "base_url": settings.BASE_URL,
    }
