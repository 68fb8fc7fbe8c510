"""Who helps, nearest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Organisation
from seemein.knowledge import labels
from seemein.website.lists import Filter, chosen, filter_of, paged, query_of
from seemein.website.once import language_name
from seemein.website.pages import TerritoryPage, Way, show_helper, territory_page
from seemein.website.views.public import public


@public
def helpers(request: HttpRequest, path: str) -> HttpResponse:
    """The organisations of a territory and of those above it."""
    page = territory_page(path)
    everybody = page.organisations
    asked = {
        "topic": chosen(request, "topic", labels.TOPICS),
        "language": chosen(request, "language", spoken(page)),
        "free": chosen(request, "free", {"yes": _("Free of charge")}),
    }
    listed = paged(request, [one for one in everybody if _fits(one, asked)])
    shown = [show_helper(page, one) for one in listed]
    context = page.context(
        Way("", _("Who helps")),
        shown=shown,
        listed=listed,
        lines=shown,
        filters=_filters(page, everybody, asked),
        query=query_of(asked),
    )
    return render(request, "website/help.html", context)


def spoken(page: TerritoryPage) -> dict[str, str]:
    """The languages that somebody here speaks, by their names."""
    codes = {code for one in page.organisations for code in one.languages}
    named = {code: language_name(code, page.language) for code in codes}
    return dict(sorted(named.items(), key=lambda item: item[1]))


def _fits(one: Organisation, asked: dict[str, str]) -> bool:
    topic, language, free = asked["topic"], asked["language"], asked["free"]
    return (not topic or topic in one.topics) and (not language or language in one.languages) and (not free or bool(one.free))


def _filters(page: TerritoryPage, everybody: list[Organisation], asked: dict[str, str]) -> list[Filter]:
    def count(name: str, value: str) -> int:
        return sum(_fits(one, {**asked, name: value}) for one in everybody)

    return [
        filter_of("topic", _("About"), _("Everything"), labels.TOPICS, asked["topic"], lambda value: count("topic", value)),
        filter_of(
            "language", _("Speaks"), _("Any language"), spoken(page), asked["language"], lambda value: count("language", value)
        ),
        filter_of(
            "free", _("Price"), _("Free or not"), {"yes": _("Free of charge")}, asked["free"], lambda value: count("free", value)
        ),
    ]
