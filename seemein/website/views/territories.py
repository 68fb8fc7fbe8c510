"""A country, a region or a city: what holds here, and the doors to everything about it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from seemein.core.facts.vocabulary import STAGES
from seemein.guides.enums import Topic
from seemein.knowledge import labels
from seemein.website.once import kept
from seemein.website.pages import TerritoryPage, place_name, territory_page
from seemein.website.steps import count_by_phase, fitting, show_line
from seemein.website.views.home import door_label
from seemein.website.views.public import public

_LOCAL_STEPS = 6


@dataclass(frozen=True, slots=True)
class Room:
    """One of the pages about a territory: where it is, what it holds, how much."""

    url: str
    label: str
    about: str
    count: int


@dataclass(frozen=True, slots=True)
class PhaseLink:
    """The steps of one phase."""

    url: str
    label: str
    count: int


@public
def territory(request: HttpRequest, path: str) -> HttpResponse:
    """What holds in a territory."""
    page = territory_page(path)
    context = page.context(body=kept(page.voice, "territory", draw=lambda: _body(page)))
    return render(request, "website/territory.html", context)


def _body(page: TerritoryPage) -> SafeString:
    """Everything that a territory's page says; the same for everybody."""
    steps = fitting(page, "")
    local = [show_line(page, step) for step in steps if step.territory == page.path and not page.is_country]
    context = page.context(
        shown=local[:_LOCAL_STEPS],
        phases=phase_links(page, count_by_phase(steps)),
        step_count=len(steps),
        local=local[:_LOCAL_STEPS],
        local_count=len(local),
        rooms=rooms(page),
        levels=[place_name(place, page.language) for place in page.book.chain(page.path)],
        topics=[(page.topic_address(topic.value), str(topic.label)) for topic in Topic],
        doors=[(stage, door_label(stage)) for stage in STAGES],
        within=[(place.path, place_name(place, page.language)) for place in page.within],
        language=page.language,
    )
    return render_to_string("website/parts/territory.html", context)


def phase_links(page: TerritoryPage, counted: dict[str, int]) -> list[PhaseLink]:
    """The phases that have steps here."""
    base = page.address("steps")
    return [PhaseLink(f"{base}?phase={phase}", str(labels.PHASES[phase]), count) for phase, count in counted.items() if count]


def rooms(page: TerritoryPage) -> list[Room]:
    """The other pages about a territory, with how much each holds."""
    ground = page.voice.ground
    return [
        Room(page.address("compare"), _("Legal forms"), _("Side by side: owners, debts, costs"), len(ground.legal_forms)),
        Room(page.address("funding"), _("Money to start and grow"), _("Loans, grants, guarantees"), len(ground.funding)),
        Room(page.address("help"), _("Who helps"), _("Offices, chambers, charities near you"), len(ground.organisations)),
        Room(page.address("glossary"), _("Words you will meet"), _("What they mean and how to say them"), len(ground.glossary)),
        Room(page.address("pitfalls"), _("What often goes wrong"), _("And how to avoid it"), len(ground.pitfalls)),
        Room(page.address("unknown"), _("What we do not know yet"), _("And where we looked"), len(page.book.country.unknown)),
    ]
