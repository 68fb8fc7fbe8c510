"""The first page, and the two doors: I want to start, I have a business."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from seemein.core.facts.vocabulary import STAGES
from seemein.kit.context import alternates
from seemein.knowledge.books import Book, PlaceEntry, shelf
from seemein.knowledge.voices import Said
from seemein.website.pages import NotHere, Way, home_way, place_name, place_way
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class CountryCard:
    """A country with its band and its cities."""

    code: str
    name: Said
    way: Way
    cities: tuple[Way, ...]


@public
def home(request: HttpRequest) -> HttpResponse:
    """What this is; choose language, door and place."""
    doors = [Way(reverse("website:begin", kwargs={"stage": stage}), door_label(stage)) for stage in STAGES]
    return render(request, "website/home.html", {"countries": cards(""), "doors": doors, "alternates": alternates(request.path)})


@public
def begin(request: HttpRequest, stage: str) -> HttpResponse:
    """A door was chosen; now the place, which leads to the questions of its roadmap."""
    if stage not in STAGES:
        ways = [Way(reverse("website:begin", kwargs={"stage": known}), door_label(known)) for known in STAGES]
        raise NotHere(_("There are two doors:"), ways)
    label = door_label(stage)
    context = {"countries": cards(stage), "door": label, "stage": stage, "crumbs": [home_way(), Way("", label)]}
    return render(request, "website/begin.html", context)


def door_label(stage: str) -> str:
    """What is written on a door."""
    return str({"idea": _("I want to start"), "trading": _("I have a business")}[stage])


def cards(stage: str) -> list[CountryCard]:
    """The published countries; their links lead to the places, or with a stage to the questions there."""
    language = get_language() or "en"
    found = [_card(book, stage, language) for book in shelf.books()]
    return sorted(found, key=lambda card: card.name.text)


def _card(book: Book, stage: str, language: str) -> CountryCard:
    country = book.place(book.country.territory.path)
    return CountryCard(
        code=country.path,
        name=place_name(country, language),
        way=_way(country, stage, language),
        cities=tuple(_way(city, stage, language) for city in cities(book)),
    )


def cities(book: Book) -> list[PlaceEntry]:
    """The places that hold no other place."""
    above = {place.parent for place in book.places.values()}
    return [place for place in book.places.values() if place.parent and place.path not in above]


def _way(place: PlaceEntry, stage: str, language: str) -> Way:
    way = place_way(place, language)
    return Way(reverse("roadmaps:start", kwargs={"path": place.path, "stage": stage}), way.label, way.lang) if stage else way
