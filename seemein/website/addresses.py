"""Which addresses are public pages, and which query parameters each knows."""

from collections.abc import Iterator, Mapping

from django.conf import settings

from seemein.core.facts.vocabulary import STAGES
from seemein.guides.enums import Topic
from seemein.knowledge.books import Book
from seemein.places.converters import RESERVED

LEGAL_PAGES = ("imprint", "privacy", "accessibility", "no-legal-advice", "contact", "funding")
_NOTHING: frozenset[str] = frozenset()
_PLAIN = frozenset({"", "begin", "about", "coverage", "legal", "gallery", "offline"})
_STEP = frozenset({"with"})
_PACK = frozenset({"since"})
# By the word that stands after the territory.
KNOWN = {
    "steps": frozenset({"phase", "sector", "page"}),
    "guides": _NOTHING,
    "compare": _NOTHING,
    "funding": frozenset({"kind", "state", "page"}),
    "help": frozenset({"topic", "language", "free", "page"}),
    "glossary": frozenset({"q", "page"}),
    "pitfalls": frozenset({"page"}),
    "unknown": frozenset({"page"}),
    "updates": frozenset({"page"}),
}
# By the word before the last: one step, one guide, one topic.
_ONE_OF = {"steps": _STEP, "guides": _NOTHING, "topics": _NOTHING}
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
    if words[-1] == "pack.json":
        return _PACK
    if words[-1] in KNOWN:
        return KNOWN[words[-1]]
    if len(words) > 2 and words[-2] in _ONE_OF:
        return _ONE_OF[words[-2]]
    return None if any(word in RESERVED for word in words) else _NOTHING


def public_pages(books: list[Book], guides: Mapping[str, list[str]]) -> Iterator[str]:
    """Every public page, without its language: home first, then country by country. `guides`: slugs by territory."""
    yield ""
    yield from (f"begin/{stage}/" for stage in STAGES)
    yield "about/"
    yield "coverage/"
    yield from (f"legal/{slug}/" for slug in LEGAL_PAGES)
    yield "gallery/"
    for book in books:
        for path in book.places:
            yield f"{path}/"
            yield from (f"{path}/{word}/" for word in KNOWN)
            yield from (f"{path}/topics/{topic}/" for topic in Topic.values)
            yield from (f"{path}/steps/{step}/" for step in book.ground(path).procedures)
            slugs = dict.fromkeys(slug for place in book.chain(path) for slug in guides.get(place.path, ()))
            yield from (f"{path}/guides/{slug}/" for slug in slugs)
