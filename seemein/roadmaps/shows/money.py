"""What it costs, as DESIGN splits it: fees added up by rhythm, capital apart, the rest shown and never added."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from seemein.core.roadmap.plan import REQUIRED, Plan, PlannedStep
from seemein.core.roadmap.totals import MoneyTotal
from seemein.knowledge import labels
from seemein.knowledge.shows import ShownCost, show_cost, show_money
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.words import Link, step_link

ADDED = ("fee", "capital")
_RHYTHMS = (None, "month", "year", "renewal")


@dataclass(frozen=True, slots=True)
class Total:
    """One sum of a rhythm."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Line:
    """One cost of one step."""

    step: Link
    cost: ShownCost


@dataclass(frozen=True, slots=True)
class Money:
    """The costs of a plan. `apart`: deposits, pay and rates, which no total contains."""

    fees: tuple[Total, ...]
    capital: tuple[Total, ...]
    lines: tuple[Line, ...]
    apart: tuple[Line, ...]
    unknown_steps: int


def show_costs(person: Mine, here: frozenset[str]) -> Money:
    """The costs of the required steps."""
    plan = person.plan
    lines = list(_lines(person, plan, here))
    return Money(
        fees=tuple(_total(person, total) for recurs in _RHYTHMS for total in plan.fees if total.recurs == recurs and total.max),
        capital=tuple(_total(person, total) for total in plan.capital),
        lines=tuple(line for line in lines if line.cost.kind in ADDED),
        apart=tuple(line for line in lines if line.cost.kind not in ADDED),
        unknown_steps=max((total.unknown_steps for total in plan.fees), default=0),
    )


def _lines(person: Mine, plan: Plan, here: frozenset[str]) -> Iterator[Line]:
    for step in plan.steps:
        if step.state == REQUIRED and step.costs:
            yield from _of_step(person, step, here)


def _of_step(person: Mine, step: PlannedStep, here: frozenset[str]) -> Iterator[Line]:
    link = step_link(person.voice, step.id, here)
    for cost in step.costs:
        if not cost.cost.free:
            yield Line(link, show_cost(person.voice, cost))


def _total(person: Mine, total: MoneyTotal) -> Total:
    return Total(rhythm_label(total.recurs), show_money(total, person.language))


def rhythm_label(recurs: str | None) -> str:
    """How often, in words."""
    return str(labels.RECURRENCES[recurs]) if recurs else gettext("once")
