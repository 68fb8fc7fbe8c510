"""When a plan's typed deadlines fall, counted from the day a person wants to start."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from seemein.core.facts.ground import Ground
from seemein.core.facts.schema import Due, Procedure
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.facts.vocabulary import DAYS_IN
from seemein.core.roadmap.plan import REQUIRED, Plan

# The events that a start day alone can date.
_AT_START = frozenset({"start", "opening", "first_sale", "first_invoice"})
_MONTHS = {"month": 1, "quarter": 3}
_RULES = {"year": "YEARLY", "month": "MONTHLY", "quarter": "MONTHLY", "week": "WEEKLY"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which a step is to be done. `every`: the rhythm in which it comes back."""

    procedure: Procedure
    on: date
    every: str | None
    number: int

    @property
    def rule(self) -> dict[str, object] | None:
        """The rhythm as iCalendar says it; None for once."""
        if self.every not in _RULES:
            return None
        return {"FREQ": _RULES[self.every], "INTERVAL": _MONTHS.get(self.every, 1)}


def deadlines(plan: Plan, start: date) -> list[Deadline]:
    """The deadlines of required steps that can be dated, soonest first."""
    found: list[Deadline] = []
    for step in plan.steps:
        if step.state == REQUIRED:
            for number, due in enumerate(step.procedure.due):
                on = _day(plan, due, start)
                if on is not None:
                    found.append(Deadline(step.procedure, on, due.recurs, number))
    return sorted(found, key=lambda deadline: (deadline.on, deadline.procedure.id, deadline.number))


def _day(plan: Plan, due: Due, start: date) -> date | None:
    anchor = _anchor(plan, due, start)
    offset = _offset(plan.base.ground, due, plan.base.on)
    return None if anchor is None or offset is None else anchor + timedelta(days=offset)


def _anchor(plan: Plan, due: Due, start: date) -> date | None:
    if due.event:
        return start if due.event in _AT_START else None
    if due.step:
        # The steps up to trading end on the start day at the latest; a step after it has no known day.
        step = plan.step(due.step)
        return start if step is not None and step.state == REQUIRED and step.start_day is not None else None
    if due.day is not None:
        return next(_days_of_year(_looked_up(plan, due.day), start), None)
    return _day_of_month(_looked_up(plan, due.day_of_month), start)


def _looked_up(plan: Plan, written: object) -> object:
    """The value of a parameter on the start day's facts, or what is written."""
    parameter = plan.base.ground.parameters.get(str(written))
    if parameter is None:
        return written
    try:
        return entry_on(parameter, plan.base.on).value
    except NoValue:
        return None


def _days_of_year(value: object, start: date) -> Iterator[date]:
    """The first day not before the start: a whole date, or a day of the year."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    try:
        days = [date.fromisoformat(text)] if len(text) == 10 else [date.fromisoformat(f"{start.year + n}-{text}") for n in (0, 1)]
    except ValueError:
        return
    yield from (day for day in days if day >= start)


def _day_of_month(value: object, start: date) -> date | None:
    try:
        number = int(str(value))
        this_month = start.replace(day=number)
    except ValueError:
        return None
    return this_month if this_month >= start else (start.replace(day=1) + timedelta(days=32)).replace(day=number)


def _offset(ground: Ground, due: Due, on: date) -> int | None:
    if isinstance(due.offset, int):
        days = due.offset
    else:
        parameter = ground.parameters[due.offset]
        try:
            days = math.ceil(float(str(entry_on(parameter, on).value)) * DAYS_IN[parameter.unit])
        except NoValue:
            return None
    return -abs(days) if due.before else days
