"""What it costs, as DESIGN splits it: fees added up by rhythm, capital apart, the rest shown and never added."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.roadmap.plan import REQUIRED
from seemein.core.roadmap.totals import MoneyTotal
from seemein.knowledge import labels
from seemein.knowledge.shows import show_money
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import cost_row, joined
from seemein.roadmaps.shows.words import marked

ADDED = ("fee", "capital")
_RHYTHMS = (None, "month", "year", "renewal")


@dataclass(frozen=True, slots=True)
class Total:
    """One sum of a rhythm."""

    label: str
    amount: str
    marked: SafeString


@dataclass(frozen=True, slots=True)
class Money:
    """The costs of a plan. `apart`: deposits, pay and rates, which no total contains."""

    fees: tuple[Total, ...]
    capital: tuple[Total, ...]
    rows: SafeString
    apart: SafeString
    unknown_steps: int


def show_costs(person: Mine, here: Container[str]) -> Money:
    """The costs of the required steps."""
    plan = person.plan
    return Money(
        fees=tuple(_total(person, total) for recurs in _RHYTHMS for total in plan.fees if total.recurs == recurs and total.max),
        capital=tuple(_total(person, total) for total in plan.capital),
        rows=joined(_rows(person, here, added=True), ""),
        apart=joined(_rows(person, here, added=False), ""),
        unknown_steps=max((total.unknown_steps for total in plan.fees), default=0),
    )


def _rows(person: Mine, here: Container[str], *, added: bool) -> Iterator[SafeString]:
    """The costs of the required steps, those that totals add up or those that they leave out."""
    for step in person.plan.steps:
        if step.state == REQUIRED:
            for cost in step.costs:
                if not cost.cost.free and (cost.cost.kind in ADDED) == added:
                    yield cost_row(person.voice, step.id, cost, here)


def _total(person: Mine, total: MoneyTotal) -> Total:
    amount = show_money(total, person.language)
    return Total(rhythm_label(total.recurs), amount, marked(amount))


def rhythm_label(recurs: str | None) -> str:
    """How often, in words."""
    return str(labels.RECURRENCES[recurs]) if recurs else gettext("once")
