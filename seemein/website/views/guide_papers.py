"""Guides as PDF: one, or all of a place. Public, so each is printed once for an edition and a day, and kept."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.guides.models import GuidePage
from seemein.roadmaps.papers.pdf import PaperError
from seemein.website.guide_papers import guides_pdf
from seemein.website.packs import whole_guides
from seemein.website.pages import NotHere, TerritoryPage, Way, place_name, territory_page
from seemein.website.views.guides import guide_here
from seemein.website.views.public import public

log = logging.getLogger(__name__)


@public
def paper(request: HttpRequest, path: str, slug: str) -> HttpResponse:
    """One guide."""
    page = territory_page(path)
    found = guide_here(page, slug)
    return _printed(request, page, [found], found.title, f"{slug}.pdf")


@public
def pack(request: HttpRequest, path: str) -> HttpResponse:
    """All guides of a territory and of those above it, with their list in front."""
    page = territory_page(path)
    guides = whole_guides(page)
    if not guides:
        raise NotHere(_("There are no guides for this place yet."), [Way(page.address("guides"), _("Guides"))])
    title = _("Guides for %(place)s") % {"place": place_name(page.place, page.language).text}
    return _printed(request, page, guides, title, f"guides-{path.rpartition('/')[2]}.pdf")


def _printed(request: HttpRequest, page: TerritoryPage, guides: list[GuidePage], title: str, name: str) -> HttpResponse:
    try:
        content = guides_pdf(page, guides, title)
    except PaperError as error:
        log.error("%s of %s cannot be printed in %s: %s", name, page.path, page.language, error)
        context = {
            "title": _("We cannot make the PDF now"),
            "text": _("This is our mistake. Read the guides on their pages instead."),
            "ways": [Way(page.address("guides"), _("Guides"))],
        }
        return render(request, "kit/error.html", context, status=500)
    return HttpResponse(content, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})
