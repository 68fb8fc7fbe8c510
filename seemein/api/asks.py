"""What a request asks for, read strictly: the territory, the day, the language, the page, the person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from seemein.api.problems import Problem, wrong
from seemein.core.roadmap.profile import Profile, ProfileError, read
from seemein.knowledge.books import Book, NoBook, PlaceEntry, shelf
from seemein.knowledge.days import today
from seemein.knowledge.voices import Voice, voice

T = TypeVar("T")
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
MOST = 200
LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)


def only(request: HttpRequest, *known: str) -> None:
    """Refuse query parameters that nobody reads: a typing error must not look like an answer."""
    for name in request.GET:
        if name not in known:
            raise wrong(name, request.GET[name], known or ["no query parameter"])


def territory_paths() -> list[str]:
    """Every territory that can be asked for."""
    return [path for book in shelf.books() for path in book.places]


def book_of(path: str, *, field: str = "territory", status: int = 404) -> tuple[Book, PlaceEntry]:
    """The book and the place of a territory path."""
    try:
        book = shelf.book(path)
        return book, book.place(path)
    except NoBook:
        raise wrong(field, path, territory_paths(), status) from None


def day(text: str | None, place: PlaceEntry) -> date:
    """The day asked for, or today in the territory."""
    if text is None:
        return today(place)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) != 10 or not FIRST_DAY <= found <= LAST_DAY:
        raise wrong("date", text, [f"a date from {FIRST_DAY} to {LAST_DAY}, such as 2026-11-24"])
    return found


def language_of(text: str | None) -> str:
    """The language asked for, English if none is."""
    if text is not None and text not in LANGUAGES:
        raise wrong("language", text, LANGUAGES)
    return text or "en"


def voice_of(path: str, language: str | None, on: str | None = None, *, status: int = 404) -> Voice:
    """A territory's voice on a day in a language."""
    book, place = book_of(path, status=status)
    return voice(book, path, day(on, place), language_of(language))


def person(raw: Mapping[str, Any]) -> Profile:
    """The profile in a request's body; its values are named in the answer but logged nowhere."""
    try:
        return read(raw)
    except ProfileError as error:
        errors = [
            {"field": f"profile.{fault.field}", "value": fault.value, "allowed": list(fault.allowed)} for fault in error.faults
        ]
        fields = ", ".join(f"profile.{fault.field}" for fault in error.faults)
        raise Problem(422, f"Not allowed as given: {fields}. `errors` lists what is allowed.", errors) from None


def paged(request: HttpRequest, items: Iterable[T]) -> tuple[list[T], dict[str, Any]]:
    """One page of a list by `limit` and `offset`, with how many there are and the address of the next page."""
    listed = list(items)
    limit = _whole(request, "limit", 50, most=MOST)
    offset = _whole(request, "offset", 0, most=10**6)
    more = offset + limit < len(listed)
    query = urlencode({**request.GET.dict(), "limit": limit, "offset": offset + limit})
    return listed[offset : offset + limit], {"count": len(listed), "next": f"{request.path}?{query}" if more else None}


def _whole(request: HttpRequest, name: str, default: int, *, most: int) -> int:
    text = request.GET.get(name, str(default))
    least = 1 if name == "limit" else 0
    if not (text.isascii() and text.isdigit() and least <= int(text[:9]) <= most):
        raise wrong(name, text, [f"a whole number from {least} to {most}"])
    return int(text)
