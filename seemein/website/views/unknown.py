"""What the hub does not know yet, said openly."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.knowledge.voices import Said
from seemein.website.lists import paged
from seemein.website.pages import Way, territory_page
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class ShownGap:
    """What was not found, and what was tried."""

    what: Said
    tried: Said


@public
def unknown(request: HttpRequest, path: str) -> HttpResponse:
    """The gaps in a country's facts."""
    page = territory_page(path)
    listed = paged(request, page.book.country.unknown)
    named = f"{page.place.country}/unknown"
    shown = [ShownGap(page.voice.say(named, gap.what), page.voice.say(f"{named}/tried", gap.tried)) for gap in listed]
    context = page.context(Way("", _("What we do not know yet")), shown=shown, listed=listed, lines=shown, query="")
    return render(request, "website/unknown.html", context)
