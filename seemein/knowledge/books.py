"""Books: published snapshots as each process holds them in memory."""

import gc
import hashlib
import json
import zlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection, transaction

from seemein.core.facts import loader
from seemein.core.facts.ground import Ground, chain, stand_in
from seemein.core.facts.schema import Country
from seemein.core.roadmap.base import Base, prepare
from seemein.knowledge.models import Edition, Publication, Snapshot

_GROUNDS, _BASES, _BOOKS = 64, 64, 32
K = TypeVar("K")
V = TypeVar("V")
_LOOK = f'SELECT name FROM {Edition._meta.db_table} WHERE "only" = 1'  # noqa: S608 (our own table's name)


class NoBook(LookupError):
    """Nothing is published for this territory; `path` names it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"nothing is published for {path!r}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the facts as it can be shown: in the language asked for, or in English."""

    text: str
    language: str
    state: str


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A territory as pages need it."""

    path: str
    parent: str | None
    name: str
    local_name: str
    language: str
    currency: str
    zone: str

    @property
    def country(self) -> str:
        return self.path[:2]


@dataclass(frozen=True)
class Book:
    """One country's published facts with their translations; immutable, shared by all requests of a process."""

    id: str
    country: Country
    places: Mapping[str, PlaceEntry]
    translations: Mapping[str, Mapping[tuple[str, str], tuple[str, str]]]
    _grounds: OrderedDict[str, Ground] = field(default_factory=OrderedDict)
    _bases: OrderedDict[tuple[str, date], Base] = field(default_factory=OrderedDict)

    def place(self, path: str) -> PlaceEntry:
        """A territory of this country; raises NoBook."""
        if path not in self.places:
            raise NoBook(path)
        return self.places[path]

    def chain(self, path: str) -> list[PlaceEntry]:
        """The territories whose facts hold at a path, nearest first."""
        return [self.places[step] for step in chain(path) if step in self.places]

    def ground(self, path: str) -> Ground:
        """The facts seen from a territory."""
        self.place(path)
        return kept(self._grounds, path, lambda: stand_in(self.country, path), _GROUNDS)

    def base(self, path: str, on: date) -> Base:
        """The same, made ready for planning on a day."""
        return kept(self._bases, (path, on), lambda: prepare(self.ground(path), on), _BASES)

    def words(self, context: str, source: str, language: str) -> Words:
        """A text of the facts in a language, figures as {key}; in English where it is not translated."""
        if language == "en" or not source:
            return Words(source, "en", "original")
        found = self.translations.get(language, {}).get((context, source))
        return Words(found[0], language, found[1]) if found else Words(source, "en", "missing")

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages in which these facts can be read, English first."""
        return ("en", *sorted(self.translations))


def kept(cache: OrderedDict[K, V], key: K, make: Callable[[], V], most: int) -> V:
    """The value kept under a key, the least used going first; two threads that ask at the same moment may both make it."""
    found = cache.get(key)
    if found is None:
        found = cache[key] = make()
        while len(cache) > most:
            cache.popitem(last=False)
    else:
        with suppress(KeyError):  # another thread may just have pushed it out
            cache.move_to_end(key)
    return found


def compose(raw: Mapping[str, Any], places: list[dict[str, Any]], segments: list[list[str]]) -> tuple[str, bytes]:
    """A snapshot's id and content from plain facts, territories and translated segments."""
    content = json.dumps({"facts": raw, "places": places, "segments": segments}, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest(), zlib.compress(content, 6)


def open_snapshot(snapshot_id: str, content: bytes) -> Book:
    """The book that a snapshot holds."""
    data = json.loads(zlib.decompress(content))
    translations: dict[str, dict[tuple[str, str], tuple[str, str]]] = {}
    for language, context, source, text, state in data["segments"]:
        translations.setdefault(language, {})[context, source] = (text, state)
    return Book(
        id=snapshot_id,
        country=loader.build(data["facts"], snapshot_id[:12]),
        places={place["path"]: PlaceEntry(**place) for place in data["places"]},
        translations=translations,
    )


class Shelf:
    """The books of this process: looks once per request whether the edition changed, opens what is new."""

    def __init__(self) -> None:
        self._edition = ""
        self._published: dict[str, str] = {}
        self._books: OrderedDict[str, Book] = OrderedDict()

    def look(self) -> str:
        """The edition served now: one small query, and one more when it changed."""
        edition = edition_now()
        if edition != self._edition:
            self._published = dict(Publication.objects.values_list("country_id", "snapshot_id"))
            self._edition = edition
        return edition

    @property
    def countries(self) -> list[str]:
        """The codes of the published countries, in alphabetical order."""
        return sorted(self._published)

    def book(self, path: str) -> Book:
        """The book of the country of a territory path; raises NoBook."""
        self.look()
        return self.held(path)

    def held(self, path: str) -> Book:
        """The same without a new look at the edition."""
        snapshot_id = self._published.get(path[:2])
        if snapshot_id is None:
            raise NoBook(path)
        return kept(self._books, snapshot_id, lambda: _open(snapshot_id), _BOOKS)

    def books(self) -> list[Book]:
        """Every published country's book."""
        self.look()
        return [self.held(country) for country in self.countries]


def _open(snapshot_id: str) -> Book:
    book = open_snapshot(snapshot_id, bytes(Snapshot.objects.values_list("content", flat=True).get(pk=snapshot_id)))
    # A book is many small objects that live long and hold no circle: the collector need not look at them again.
    gc.freeze()
    return book


def edition_now() -> str:
    """The name of what is public now; empty before anything is published."""
    # The one query of every request, so it goes without the query builder.
    with connection.cursor() as cursor:
        cursor.execute(_LOOK)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def lock_edition() -> None:
    """Inside a transaction: publications follow one another."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("lock_edition needs a transaction")
    Edition.objects.select_for_update().get_or_create(only=1)


shelf = Shelf()
