"""The legal forms of a country side by side."""

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from seemein.core.facts.schema import Duration, LegalForm, Source
from seemein.core.roadmap.base import PricedCost, length, price
from seemein.core.roadmap.conditions import ALWAYS
from seemein.core.roadmap.plan import MAYBE, REQUIRED, PlannedCost
from seemein.kit.figures import money_range
from seemein.knowledge.shows import ShownCost, show_cost, show_days
from seemein.knowledge.trust import Trust
from seemein.knowledge.voices import Said
from seemein.website.pages import TerritoryPage, Way, territory_page
from seemein.website.views.public import public


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A legal form in the page's language."""

    id: str
    name: Said
    official: str
    what: Said
    liability: Said
    owners: Said
    capital: str
    costs: tuple[ShownCost, ...]
    once: str
    yearly: str
    days: str
    notary: bool
    suits: Said
    beware: Said
    sources: tuple[Source, ...]
    trust: Trust
    report: str


@public
def compare(request: HttpRequest, path: str) -> HttpResponse:
    """One column for each form; one card for each on a phone."""
    page = territory_page(path)
    shown = [_shown(page, form) for form in page.voice.ground.legal_forms.values()]
    sources = list(dict.fromkeys(source for form in shown for source in form.sources))
    context = page.context(Way("", _("Legal forms")), shown=shown, forms=shown, sources=sources)
    return render(request, "website/compare.html", context)


def _shown(page: TerritoryPage, form: LegalForm) -> ShownForm:
    voice, ground, on = page.voice, page.voice.ground, page.voice.on

    def say(field: str) -> Said:
        return voice.say(f"{form.id}/{field}", getattr(form, field))

    costs = [price(ground, cost, on) for cost in form.costs]
    return ShownForm(
        id=form.id,
        name=say("name"),
        official=form.local_name,
        what=say("what"),
        liability=say("liability"),
        owners=say("owners"),
        capital=voice.figure(form.min_capital) if form.min_capital else "",
        costs=tuple(show_cost(voice, PlannedCost(cost, REQUIRED if cost.when is ALWAYS else MAYBE)) for cost in costs),
        once=_total(costs, None, page),
        yearly=_total(costs, "year", page),
        days=show_days(length(ground, Duration(parameter=form.set_up_days), on), page.language),
        notary=form.notary,
        suits=say("suits"),
        beware=say("beware"),
        sources=voice.sources(form.sources),
        trust=page.trust(form),
        report=page.report_address(form.id),
    )


def _total(costs: list[PricedCost], recurs: str | None, page: TerritoryPage) -> str:
    """What everybody pays in one rhythm, as far as it is known; empty where nothing is."""
    fees = [cost for cost in costs if cost.counts and cost.recurs == recurs and cost.when is ALWAYS and cost.currency]
    if not fees:
        return ""
    least = sum((cost.min or Decimal(0) for cost in fees), Decimal(0))
    most = sum((cost.max or Decimal(0) for cost in fees), Decimal(0))
    return money_range(least, most, str(fees[0].currency), page.language) if most else _("free")
