"""How far each language is: the interface and the facts of every country, and who has read them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Message
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seemein.kit import messages
from seemein.kit.figures import figure
from seemein.knowledge.books import shelf
from seemein.knowledge.states import MACHINE, MISSING, OUTDATED, READ, Count, Standing, count
from seemein.knowledge.translating.queries import LANGUAGES, count_of
from seemein.website.once import language_name
from seemein.website.pages import Way, home_way, place_name
from seemein.website.views.public import public

_BY_MACHINE = "state: machine"


@dataclass(frozen=True, slots=True)
class Share:
    """One line of a cell: how much is in which state."""

    state: str
    share: str
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How far one language is with one country or with the interface."""

    label: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A language, in its own name and in the reader's."""

    code: str
    own: str
    name: str
    cells: tuple[Cell, ...]


@public
def coverage(request: HttpRequest) -> HttpResponse:
    """The table of all languages; counted once for each snapshot and for each release."""
    language = get_language() or "en"
    books = shelf.books()
    names = [place_name(book.places[book.country.territory.path], language).text for book in books]
    heads = [_("Interface"), *names]
    rows = [_row(code, language, heads, [interface(code), *(count_of(book, code) for book in books)]) for code in LANGUAGES]
    context = {
        "heads": heads,
        "rows": rows,
        "crumbs": [home_way(), Way("", _("How far each language is"))],
    }
    return render(request, "website/coverage.html", context)


def _row(code: str, language: str, heads: list[str], counts: list[Count]) -> Row:
    cells = tuple(Cell(head, _shares(found, language)) for head, found in zip(heads, counts, strict=True))
    return Row(code, dict(settings.LANGUAGES)[code], language_name(code, language), cells)


def _shares(found: Count, language: str) -> tuple[Share, ...]:
    names = {
        READ: _("read by a person"),
        MACHINE: _("translated by a machine"),
        OUTDATED: _("waits for a new translation"),
        MISSING: _("still in English"),
    }
    shares = found.shares()
    return tuple(Share(state, figure(shares[state], "%", language), names[state]) for state in names if shares[state])


def interface(language: str) -> Count:
    """How many words of the interface stand in each state."""
    path = messages.catalogue_path(language)
    return _interface(path, path.stat().st_mtime_ns if path.exists() else 0)


@lru_cache(maxsize=64)
def _interface(path: Path, _changed: int) -> Count:
    known = messages.read(path)
    asked = messages.read(messages.template_path())
    return count(_standing(message, known.get(message.id, message.context)) for message in asked if message.id)


def _standing(message: Message, known: Message | None) -> Standing:
    text = message.id if isinstance(message.id, str) else message.id[0]
    if known is None or not "".join(known.string or ""):
        return Standing("", text, MISSING)
    if known.fuzzy:
        return Standing("", text, OUTDATED)
    return Standing("", text, MACHINE if _BY_MACHINE in known.auto_comments else READ)
