"""Which addresses are public pages, and which query parameters each knows."""

from collections.abc import Iterator

from django.conf import settings

from seemein.core.facts.vocabulary import STAGES
from seemein.knowledge.books import Book
from seemein.places.converters import RESERVED

LEGAL_PAGES = ("imprint", "privacy", "accessibility", "no-legal-advice", "contact", "funding")
_NOTHING: frozenset[str] = frozenset()
_PLAIN = frozenset({"", "begin", "about", "legal", "gallery"})
_STEP = frozenset({"with"})
# By the word that stands after the territory.
KNOWN = {
    "steps": frozenset({"phase", "sector", "page"}),
    "compare": _NOTHING,
    "funding": frozenset({"kind", "state", "page"}),
    "help": frozenset({"topic", "language", "free", "page"}),
    "glossary": frozenset({"q", "page"}),
    "pitfalls": frozenset({"page"}),
    "unknown": frozenset({"page"}),
}
_LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


def known_parameters(path: str) -> frozenset[str] | None:
    """The query parameters that a public page knows; None where the address is no public page."""
    language, _, rest = path[1:].partition("/")
    if language not in _LANGUAGES:
        return None
    words = rest.rstrip("/").split("/")
    if words[0] in _PLAIN:
        return _NOTHING
    if len(words[0]) != 2:
        return None
    return _of_territory(words)


def _of_territory(words: list[str]) -> frozenset[str] | None:
    if words[-1] in KNOWN:
        return KNOWN[words[-1]]
    if len(words) > 2 and words[-2] == "steps":
        return _STEP
    return None if any(word in RESERVED for word in words) else _NOTHING


def public_pages(books: list[Book]) -> Iterator[str]:
    """Every public page, without its language: home first, then country by country."""
    yield ""
    yield from (f"begin/{stage}/" for stage in STAGES)
    yield "about/"
    yield from (f"legal/{slug}/" for slug in LEGAL_PAGES)
    yield "gallery/"
    for book in books:
        for path in book.places:
            yield f"{path}/"
            yield from (f"{path}/{word}/" for word in KNOWN)
            yield from (f"{path}/steps/{step}/" for step in book.ground(path).procedures)
