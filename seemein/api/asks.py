"""What a request asks for, read strictly: the territory, the day, the language, the part of a list, the person."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from seemein.api.problems import Problem, fault, several, wrong
from seemein.api.schemas.asked import LANGUAGES
from seemein.core.roadmap.profile import Profile, ProfileError, read
from seemein.knowledge.books import Book, NoBook, PlaceEntry, shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import Voice, voice

T = TypeVar("T")
FIRST_DAY: Final = date(1990, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def only(request: HttpRequest, *known: str) -> None:
    """Refuse query parameters that nobody reads: a typing error must not look like an answer."""
    faults = [fault(name, request.GET[name], known) for name in request.GET if name not in known]
    if faults:
        raise several(faults)


def book_of(path: str) -> tuple[Book, PlaceEntry]:
    """The book and the place of a territory path."""
    try:
        book = shelf.book(path)
        return book, book.place(path)
    except NoBook:
        raise wrong("territory", path, _territories(), 404) from None


def _territories() -> list[str]:
    """Every territory that can be asked for."""
    known = [path for country in shelf.countries for path in shelf.held(country).places]
    if not known:
        raise Problem(503, "Nothing is published yet.")
    return known


def day_of(text: str | None, place: PlaceEntry) -> date:
    """The day asked for, or today in the territory."""
    if text is None:
        return today(place)
    try:
        found = date.fromisoformat(text) if _ISO_DAY.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise wrong("date", text, [f"a date from {FIRST_DAY} to {LAST_DAY}, such as 2026-11-24"])
    return found


def voice_of(path: str, language: str, on: str | None = None) -> Voice:
    """A territory's voice on a day in a language."""
    book, place = book_of(path)
    if language not in LANGUAGES:
        raise wrong("language", language, LANGUAGES, 404)
    return voice(book, path, day_of(on, place), language)


def home_of(section: str, key: str, *, field: str) -> str:
    """The territory of a fact that is asked for without one."""
    shelf.look()
    if key[:2] not in shelf.countries or key[2:3] != ".":
        raise wrong(field, key, [f"{territory}.…" for territory in _territories() if "/" not in territory], 404)
    found = known_facts(shelf.held(key[:2]), section)
    if key not in found:
        raise wrong(field, key, found, 404)
    return found[key]


def known_facts(book: Book, section: str) -> dict[str, str]:
    """The territory of every fact of a section, by its key."""
    named = "key" if section == "parameters" else "id"
    return {getattr(fact, named): fact.territory for fact in getattr(book.country, section)}


def fact_of(facts: Mapping[str, T], key: str, *, field: str) -> T:
    """A fact that is seen from a territory."""
    if key not in facts:
        raise wrong(field, key, facts, 404)
    return facts[key]


def person_of(raw: Mapping[str, Any]) -> Profile:
    """The profile in a request's body; its values are named in the answer but logged nowhere."""
    try:
        return read(raw)
    except ProfileError as error:
        raise several([fault(f"profile.{each.field}", each.value, each.allowed) for each in error.faults]) from None


def part_of(request: HttpRequest, items: Iterable[T], limit: int, offset: int) -> tuple[Sequence[T], dict[str, Any]]:
    """A part of a list, with how many there are and the address of the next part."""
    listed = list(items)
    query = urlencode({**request.GET.dict(), "limit": limit, "offset": offset + limit})
    following = f"{settings.BASE_URL}{request.path}?{query}" if offset + limit < len(listed) else None
    return listed[offset : offset + limit], {"count": len(listed), "next": following}
