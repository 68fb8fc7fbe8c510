"""A topic: everything the hub has about law, money, customers, people or new ideas, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.guides.chips import place_in_list
from seemein.guides.enums import Topic
from seemein.knowledge import labels
from seemein.knowledge.voices import Said
from seemein.website.guides import show_lines
from seemein.website.pages import Helper, NotHere, TerritoryPage, Way, show_helper, territory_page
from seemein.website.steps import count_by_phase, fitting
from seemein.website.views.public import public
from seemein.website.views.territories import phase_links

_MOST = 6
# The facts speak of topics of their own: what an organisation helps with, the phase of a step, the kind of an offer.
HELPS: Final[Mapping[str, str]] = {
    "law": "legal",
    "money": "finance",
    "marketing": "marketing",
    "people": "people",
    "innovation": "innovation",
}
PHASES: Final[Mapping[str, tuple[str, ...]]] = {
    "law": ("prepare", "permit", "qualify", "found", "sector"),
    "money": ("tax", "run"),
    "marketing": ("premises", "sector"),
    "people": ("social", "staff"),
    "innovation": ("grow",),
}
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "money": ("loan", "grant", "guarantee", "equity", "voucher"),
    "innovation": ("voucher", "equity", "grant"),
}
_MOTIFS: Final[Mapping[str, str]] = {"law": "law", "money": "money", "marketing": "market", "people": "people"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A funding line as a link."""

    url: str
    name: Said
    kind: str


@public
def topic(request: HttpRequest, path: str, topic: str) -> HttpResponse:
    """The guides, steps, money and people of one topic in a territory."""
    page = territory_page(path)
    if topic not in Topic.values:
        raise NotHere(_("There is no such topic. You can choose:"), [Way(url, label) for url, label in topic_ways(page)])
    lines = [line for line in show_lines(page) if line.topic == topic]
    helpers, more_help = _helpers(page, topic)
    offers = _offers(page, topic)
    label = str(Topic(topic).label)
    context = page.context(
        Way("", label),
        shown=(lines, offers, helpers),
        topic_label=label,
        motif=_MOTIFS.get(topic, "hub"),
        lines=lines,
        phases=[link for link in phase_links(page, _counted(page, topic)) if link.count],
        offers=offers,
        helpers=helpers,
        more_help=more_help,
        others=[(url, other) for url, other in topic_ways(page) if other != label],
    )
    return render(request, "website/topic.html", context)


def topic_ways(page: TerritoryPage) -> list[tuple[str, str]]:
    """The addresses of all topics with their names."""
    return [(page.topic_address(one.value), str(one.label)) for one in Topic]


def _counted(page: TerritoryPage, topic: str) -> dict[str, int]:
    counted = count_by_phase(fitting(page, ""))
    return {phase: count for phase, count in counted.items() if phase in PHASES[topic]}


def _offers(page: TerritoryPage, topic: str) -> list[Offer]:
    nearest_first = sorted(page.voice.ground.funding.values(), key=lambda one: -one.territory.count("/"))
    fitting_ones = [one for one in nearest_first if one.kind in KINDS.get(topic, ())][:_MOST]
    return [
        Offer(
            place_in_list("website:funding", page.voice, nearest_first, one.id),
            page.voice.say(f"{one.id}/name", one.name),
            str(labels.FUNDING_KINDS[one.kind]),
        )
        for one in fitting_ones
    ]


def _helpers(page: TerritoryPage, topic: str) -> tuple[list[Helper], str]:
    found = [one for one in page.organisations if HELPS[topic] in one.topics]
    return [show_helper(page, one) for one in found[:_MOST]], f"{page.address('help')}?topic={HELPS[topic]}" if found else ""
