"""What every page of a territory needs: its book, its voice, the way that leads to it, who helps nearest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

from django.http import Http404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Organisation, Source
from seemein.kit.figures import locale
from seemein.knowledge import labels
from seemein.knowledge.books import Book, NoBook, PlaceEntry, shelf
from seemein.knowledge.days import today
from seemein.knowledge.trust import Trust, trust_in
from seemein.knowledge.voices import Said, Voice, voice
from seemein.website.once import address, kept, language_name, long_date

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Way:
    """A link that leads on; `lang`: the language of its label where it is not the page's."""

    url: str
    label: str
    lang: str = ""


class NotHere(Http404):
    """There is no such page; `ways` lists what there is."""

    def __init__(self, text: str, ways: Sequence[Way]) -> None:
        super().__init__(text)
        self.text, self.ways = text, ways


@dataclass(frozen=True, slots=True)
class Helper:
    """An organisation that helps, ready to show."""

    id: str
    name: str
    kind: str
    place: Said
    what: Said
    topics: tuple[str, ...]
    languages: tuple[str, ...]
    free: bool | None
    address: str
    url: str
    sources: tuple[Source, ...]
    trust: Trust
    report: str


@dataclass(frozen=True, slots=True)
class TerritoryPage:
    """A territory as one request sees it."""

    book: Book
    place: PlaceEntry
    voice: Voice

    @property
    def language(self) -> str:
        return self.voice.language

    @property
    def path(self) -> str:
        return self.place.path

    @property
    def is_country(self) -> bool:
        return self.place.parent is None

    @property
    def within(self) -> list[PlaceEntry]:
        """The places that lie in this one, at any depth, in the file's order."""
        return [place for place in self.book.places.values() if place.path.startswith(f"{self.path}/")]

    @property
    def organisations(self) -> list[Organisation]:
        """Who helps: the organisations of this place first, then those of the places above."""
        return sorted(self.voice.ground.organisations.values(), key=lambda one: -one.territory.count("/"))

    def named(self, territory: str) -> Said:
        """The name of the place where a fact holds."""
        return place_name(self.book.chain(territory)[0], self.language)

    def changed_in(self, key: str) -> list[Said]:
        """The places whose own rules change a fact of a wider place, as seen from here."""
        chain = [place.path for place in self.book.chain(self.path)]
        changed = {one.territory for one in self.book.country.overrides if one.of == key and one.territory in chain}
        return [self.named(path) for path in chain if path in changed]

    def crumbs(self, *after: Way) -> list[Way]:
        """The way from home to this page; the last one is the page itself and leads nowhere."""
        ways = [home_way(), *(place_way(place, self.language) for place in reversed(self.book.chain(self.path))), *after]
        return [*ways[:-1], replace(ways[-1], url="")]

    def _talk(self) -> SafeString:
        """Talk to somebody: who helps nearest."""
        helpers = [show_helper(self, one) for one in self.organisations[:_NEAREST]]
        return render_to_string("website/parts/helpers.html", {"helpers": helpers, "more": self.address("help")})

    def address(self, name: str, step: str = "") -> str:
        """The address of one of this territory's pages."""
        return address(f"website:{name}", self.path, step)

    def topic_address(self, topic: str) -> str:
        """The address of one of this territory's topics."""
        return reverse("website:topic", kwargs={"path": self.path, "topic": topic})

    def trust(self, fact: Any) -> Trust:
        """How sure a fact with sources of its own is."""
        return trust_in(self.voice, fact, self.voice.sources(fact.sources))

    def report_address(self, fact: str) -> str:
        """Where a reader says that a fact is wrong or unclear."""
        return f"{address('website:report-fact', self.path)}?{urlencode({'about': fact})}"

    def context(self, *after: Way, shown: Any = (), **more: Any) -> dict[str, Any]:
        """The variables of a template. `shown`: what holds the page's texts, to say in which languages they are."""
        said = list(said_in(shown))
        return {
            "place": self.place,
            "place_name": place_name(self.place, self.language),
            "is_country": self.is_country,
            "motif": self.place.country,
            "crumbs": self.crumbs(*after),
            "ask_url": address("roadmaps:next", self.path),
            "help_url": self.address("help"),
            "talk": kept(self.voice, "talk", draw=self._talk),
            "partly_english": any(one.language == "en" != self.language for one in said),
            "by_machine": any(one.machine for one in said),
            "checked_on": long_date(self.book.country.territory.checked_on, self.language),
            **more,
        }


def territory_page(path: str) -> TerritoryPage:
    """The page's territory; raises NotHere with the places there are."""
    try:
        book = shelf.book(path)
        place = book.place(path)
    except NoBook as error:
        raise NotHere(_("We do not know this place."), places_there_are(path)) from error
    return TerritoryPage(book, place, voice(book, path, today(place), get_language() or "en"))


def places_there_are(path: str) -> list[Way]:
    """The places of a country, or, where the country is unknown, the places of all."""
    books = [book for book in shelf.books() if book.country.territory.path == path[:2]] or shelf.books()
    places = [place for book in books for place in book.places.values()]
    return [home_way(), *(place_way(place, get_language() or "en") for place in places)]


def home_way() -> Way:
    """The link to the home page."""
    return Way(reverse("website:home"), _("Home"))


def place_way(place: PlaceEntry, language: str) -> Way:
    """The link to a territory."""
    name = place_name(place, language)
    return Way(address("website:territory", place.path), name.text, "" if name.language == language else name.language)


@lru_cache(maxsize=1024)
def place_name(place: PlaceEntry, language: str) -> Said:
    """A country's name in the reader's language; a region's or city's as it stands on its town hall, in English in English."""
    if place.parent is None:
        return Said(locale(language).territories.get(place.path.upper(), place.local_name), language, machine=False)
    if language == "en":
        return Said(place.name, "en", machine=False)
    return Said(place.local_name, place.language, machine=False)


def show_helper(page: TerritoryPage, one: Organisation) -> Helper:
    """An organisation in the page's language."""
    return Helper(
        id=one.id,
        name=one.name,
        kind=str(labels.ORGANISATION_KINDS[one.kind]),
        place=page.named(one.territory),
        what=page.voice.say(f"{one.id}/what", one.what),
        topics=tuple(str(labels.TOPICS[topic]) for topic in one.topics),
        languages=tuple(language_name(code, page.language) for code in one.languages),
        free=one.free,
        address=one.address,
        url=one.url,
        sources=page.voice.sources(one.sources),
        trust=page.trust(one),
        report=page.report_address(one.id),
    )


def said_in(thing: Any) -> Iterator[Said]:
    """Every text of the facts that a thing holds, however deep."""
    if isinstance(thing, Said):
        if thing.text:
            yield thing
    elif isinstance(thing, Mapping):
        yield from said_in(tuple(thing.values()))
    elif isinstance(thing, tuple | list):
        for part in thing:
            yield from said_in(part)
    elif is_dataclass(thing) and not isinstance(thing, type):
        yield from said_in([getattr(thing, field.name) for field in fields(thing)])
