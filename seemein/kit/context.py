"""What every page's frame needs; nothing of it is personal."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur"})


def direction(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def alternates(path: str) -> tuple[dict[str, str], ...]:
    """The same page in every language; nothing where the address has no language."""
    first, _, rest = path[1:].partition("/")
    if first not in dict(settings.LANGUAGES):
        return ()
    return tuple({"language": code, "name": str(name), "path": f"/{code}/{rest}"} for code, name in settings.LANGUAGES)


@lru_cache(maxsize=4096)
def frame_part(part: str, language: str, path: str) -> SafeString:
    """A part of the frame that is the same for everybody at an address, drawn once per process."""
    context = {
        "language": language,
        "language_label": dict(settings.LANGUAGES).get(language, language),
        "alternates": alternates(path),
        "base_url": settings.BASE_URL,
    }
    return render_to_string(f"kit/parts/{part}.html", context)


def page(request: HttpRequest) -> dict[str, object]:
    """The page's language, its direction and its address."""
    language = get_language() or settings.LANGUAGE_CODE
    return {"language": language, "direction": direction(language), "address": request.path}
