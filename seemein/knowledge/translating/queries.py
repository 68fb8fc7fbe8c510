"""What translators read: every text of a country with its state, all from the published book, without a query."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from seemein.core.facts.schema import Country
from seemein.knowledge import agreed, states
from seemein.knowledge.agreed import Term
from seemein.knowledge.books import Book, kept
from seemein.knowledge.files import translations_folder
from seemein.knowledge.segments import Source, segments_of
from seemein.knowledge.states import Count, Held, Piece, Standing

_MOST = 64
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != "en")
FIELDS: Mapping[str, str | Promise] = {
    "title": _("title"),
    "what": _("what it is"),
    "gives": _("what you have afterwards"),
    "deadline": _("until when"),
    "renew": _("how often again"),
    "beware": _("take care"),
    "note": _("a note"),
    "liability": _("who pays the debts"),
    "owners": _("owners"),
    "suits": _("good for"),
    "label": _("name of a figure"),
    "who": _("for whom"),
    "english": _("the word in English"),
    "means": _("what it means"),
    "document": _("a paper to bring"),
    "cost": _("what a cost is for"),
    "unknown": _("what we do not know"),
    "tried": _("what we tried"),
}
_standings: OrderedDict[tuple[str, str], list[Standing]] = OrderedDict()
_counts: OrderedDict[tuple[str, str], Count] = OrderedDict()
_names: OrderedDict[str, Mapping[str, str]] = OrderedDict()


@dataclass(frozen=True)
class Entry:
    """One segment as translators see it."""

    standing: Standing
    where: str
    agreed: tuple[Term, ...]

    @cached_property
    def id(self) -> str:
        """Its name on a page and in a form; it changes with the English text."""
        return name_of(self.standing.context, self.standing.source)

    @property
    def current(self) -> str:
        """The text that is served now; an outdated one is not."""
        return "" if self.standing.state == states.OUTDATED else self.standing.text

    @property
    def opened(self) -> str:
        """What tells whether somebody else wrote meanwhile."""
        return opened(self.current)

    @property
    def changes(self) -> list[Piece]:
        """What changed in the English since it was translated."""
        return states.changes(self.standing.before, self.standing.source) if self.standing.before else []


def opened(text: str) -> str:
    """What tells a text from another one."""
    return states.digest(text)


def name_of(context: str, source: str) -> str:
    """A short name of a segment."""
    return f"s{states.digest(f'{context} {source}')[:16]}"


def standings_of(book: Book, language: str) -> list[Standing]:
    """Every segment of a country with its state in a language; found once for each snapshot."""
    return kept(_standings, (book.id, language), lambda: _standings_of(book, language), _MOST)


def _standings_of(book: Book, language: str) -> list[Standing]:
    held: dict[Source, Held] = {one: Held(*found) for one, found in book.translations.get(language, {}).items()}
    return states.standings(segments_of(book.country), held)


def count_of(book: Book, language: str) -> Count:
    """How many words of a country stand in each state; counted once for each snapshot."""
    return kept(_counts, (book.id, language), lambda: states.count(_standings_of(book, language)), _MOST * 4)


def entries(book: Book, language: str, found: Iterable[Standing]) -> list[Entry]:
    """Segments with where they stand and the agreed words that occur in them."""
    terms = agreed.terms(translations_folder(), language)
    names = kept(_names, book.id, lambda: _named(book.country), _MOST)
    return [Entry(one, where(names, one.context), tuple(agreed.found_in(one.source, terms))) for one in found]


def where(names: Mapping[str, str], context: str) -> str:
    """Where a text stands, in words: what it says of which thing."""
    thing, _slash, rest = context.partition("/")
    field = rest.rpartition("/")[2]
    said = str(FIELDS.get(field, field))
    named = rest.split("/")[1] if rest.startswith("glossary/") else names.get(thing, "")
    return f"{named}: {said}" if named else said


def _named(country: Country) -> dict[str, str]:
    """The things of a country by id, as people speak of them."""
    titled: tuple[Any, ...] = (*country.procedures, *country.pitfalls)
    named: tuple[Any, ...] = (*country.legal_forms, *country.funding, *country.organisations, *country.authorities)
    return {one.id: one.title for one in titled} | {one.id: one.name for one in named}


def matching(found: Iterable[Standing], state: str, asked: str) -> list[Standing]:
    """The segments in one state (any, if none is given) in which a text stands, in English or in translation."""
    words = asked.casefold()
    return [
        one
        for one in found
        if state in ("", one.state) and (not words or words in f"{one.source}\n{one.text}\n{one.context}".casefold())
    ]
