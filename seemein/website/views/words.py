"""The local words that a person meets, with a small search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.website.lists import paged, query_of
from seemein.website.pages import Way, territory_page
from seemein.website.steps import ShownTerm, show_term
from seemein.website.views.public import public

_LONGEST = 60


@public
def glossary(request: HttpRequest, path: str) -> HttpResponse:
    """The country's words in the order of the alphabet, or those in which a text stands."""
    page = territory_page(path)
    asked = " ".join(request.GET.get("q", "").split())[:_LONGEST]
    words = sorted(page.voice.ground.glossary.values(), key=lambda term: term.term.casefold())
    shown = [show_term(page.voice, term) for term in words]
    listed = paged(request, [term for term in shown if _found(term, asked.casefold())])
    context = page.context(
        Way("", _("Words you will meet")),
        shown=list(listed),
        listed=listed,
        terms=list(listed),
        asked=asked,
        query=query_of({"q": asked}),
    )
    return render(request, "website/glossary.html", context)


def _found(term: ShownTerm, asked: str) -> bool:
    return asked in f"{term.term} {term.english} {term.means}".casefold()
