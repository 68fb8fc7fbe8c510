"""What often goes wrong; the same list for everybody."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Pitfall, Source
from seemein.knowledge.trust import Trust
from seemein.knowledge.voices import Said
from seemein.website.lists import paged
from seemein.website.pages import TerritoryPage, Way, territory_page
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class ShownPitfall:
    """What goes wrong, in the page's language."""

    id: str
    title: Said
    what: Said
    place: Said
    sources: tuple[Source, ...]
    trust: Trust
    report: str


@public
def pitfalls(request: HttpRequest, path: str) -> HttpResponse:
    """The pitfalls of a territory and of those above it."""
    page = territory_page(path)
    listed = paged(request, list(page.voice.ground.pitfalls.values()))
    shown = [_shown(page, one) for one in listed]
    context = page.context(Way("", _("What often goes wrong")), shown=shown, listed=listed, lines=shown, query="")
    return render(request, "website/pitfalls.html", context)


def _shown(page: TerritoryPage, one: Pitfall) -> ShownPitfall:
    return ShownPitfall(
        id=one.id,
        title=page.voice.say(f"{one.id}/title", one.title),
        what=page.voice.say(f"{one.id}/what", one.what),
        place=page.named(one.territory),
        sources=page.voice.sources(one.sources),
        trust=page.trust(one),
        report=page.report_address(one.id),
    )
