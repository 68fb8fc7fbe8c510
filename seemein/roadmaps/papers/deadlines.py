"""When a plan's typed deadlines fall, counted from the day a person wants to start (or started) to trade."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from seemein.core.facts.schema import Due, Procedure
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.facts.vocabulary import DAYS_IN
from seemein.core.roadmap.plan import REQUIRED, Plan, PlannedStep

# The events that the start day itself dates: she may sell and write invoices from that day on.
AT_START: Final = frozenset({"start", "opening", "first_sale", "first_invoice"})
QUARTERS: Final = (1, 4, 7, 10)
_WEEKEND: Final = 5
_IN_EVERY_MONTH: Final = 28

Rule = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which a step is to be done. `number`: which of its deadlines; `rule`: how it comes back, as iCalendar says it."""

    procedure: Procedure
    number: int
    due: Due
    on: date
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Dates:
    """The deadlines that can be dated, soonest first, and the required steps with a deadline that cannot."""

    dated: tuple[Deadline, ...]
    undated: tuple[Procedure, ...]


def dates(plan: Plan, start: date) -> Dates:
    """The deadlines of the required steps."""
    required = [step.procedure for step in plan.steps if step.state == REQUIRED]
    found = [deadline for procedure in required for deadline in _of_step(plan, procedure, start)]
    dated = {deadline.procedure.id for deadline in found}
    return Dates(
        dated=tuple(sorted(found, key=lambda deadline: (deadline.on, deadline.procedure.id, deadline.number))),
        undated=tuple(procedure for procedure in required if procedure.deadline and procedure.id not in dated),
    )


def earliest_start(plan: Plan) -> date:
    """The first day on which she may trade, as far as the lengths are known."""
    return plan.base.on + timedelta(days=plan.days.min)


def _of_step(plan: Plan, procedure: Procedure, start: date) -> Iterator[Deadline]:
    for number, due in enumerate(procedure.due):
        on = _day(plan, due, start)
        if on is not None:
            yield Deadline(procedure, number, due, on, _rule(plan, due))


def _day(plan: Plan, due: Due, start: date) -> date | None:
    anchor = _anchor(plan, due, start)
    return None if anchor is None else _moved(plan, due, anchor)


def _anchor(plan: Plan, due: Due, start: date) -> date | None:
    if due.event:
        return start if due.event in AT_START else None
    if due.step:
        return _done(plan, due, start)
    since = max(start, plan.base.on)
    if due.day is not None:
        return _of_year(_value(plan, due.day), since)
    return _of_month(_value(plan, due.day_of_month), max(plan.base.on, _next_month(start)), due)


def _done(plan: Plan, due: Due, start: date) -> date | None:
    """The day on which the step it hangs on is done (or begins, for a deadline before it), if all goes as planned."""
    step = next((step for step in plan.steps if step.id == due.step), None)
    if step is None or step.state != REQUIRED or step.start_day is None:
        return None
    begins = _first_day(plan, start) + timedelta(days=step.start_day)
    return begins if due.before else begins + timedelta(days=_length(step))


def _length(step: PlannedStep) -> int:
    return step.days.max or step.days.min or 0


def _first_day(plan: Plan, start: date) -> date:
    """When she has to begin to be able to start on that day; today where that is past."""
    whole = plan.days.min if plan.days.max is None else plan.days.max
    return max(plan.base.on, start - timedelta(days=whole))


def _value(plan: Plan, written: object) -> object:
    """What is written, or today's value of the parameter that is named; None where it has none."""
    parameter = plan.base.ground.parameters.get(str(written))
    if parameter is None:
        return written
    try:
        return entry_on(parameter, plan.base.on).value
    except NoValue:
        return None


def _of_year(value: object, since: date) -> date | None:
    """A whole date that is still to come, or the next of that day of the year."""
    if value is None:
        return None
    month_and_day = str(value).split("-")[-2:]
    if isinstance(value, date) or str(value).count("-") > 1:
        day = date.fromisoformat(str(value))
        return day if day >= since else None
    month, number = (int(part) for part in month_and_day)
    return _first((_clamped(year, month, number) for year in (since.year, since.year + 1)), since)


def _of_month(value: object, since: date, due: Due) -> date | None:
    """The next of that day of the month, or of the month after a quarter; nothing is due for the time before the start."""
    if value is None:
        return None
    months = ((since.year + month // 12, month % 12 + 1) for month in range(since.month - 1, since.month + 4))
    wanted = (each for each in months if due.recurs != "quarter" or each[1] in QUARTERS)
    return _first((_clamped(year, month, int(str(value))) for year, month in wanted), since)


def _first(days: Iterable[date], since: date) -> date | None:
    return next((day for day in days if day >= since), None)


def _clamped(year: int, month: int, day: int) -> date:
    """That day of the month, or the month's last."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _next_month(day: date) -> date:
    return _months_later(day.replace(day=1), 1)


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _clamped(years, month + 1, day.day)


def _working_days_later(day: date, count: int) -> date:
    """Monday to Friday; holidays are not known here."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= _WEEKEND:
            day += step
    return day


_LATER: Final[Mapping[str, Callable[[date, int], date]]] = MappingProxyType(
    {
        "months": _months_later,
        "years": lambda day, years: _months_later(day, 12 * years),
        "working_days": _working_days_later,
    }
)


def _moved(plan: Plan, due: Due, anchor: date) -> date | None:
    """The day so long after the anchor, or before it: "before" without a number is the day before."""
    if isinstance(due.offset, int):
        return anchor + timedelta(days=min(-abs(due.offset), -1) if due.before else due.offset)
    amount = _value(plan, due.offset)
    if amount is None:
        return None
    unit = plan.base.ground.parameters[due.offset].unit
    size = float(str(amount)) * (-1 if due.before else 1)
    if unit in _LATER and size.is_integer():
        return _LATER[unit](anchor, int(size))
    # Part of a day is cut off on the safe side: a deadline is never shown too late.
    return anchor + timedelta(days=size * DAYS_IN[unit] // 1)


def _rule(plan: Plan, due: Due) -> Rule | None:
    if due.recurs == "week":
        return {"freq": "weekly"}
    if due.recurs == "year":
        return {"freq": "yearly"}
    if due.day_of_month is None or due.recurs not in ("month", "quarter"):
        return None
    months = {"bymonth": list(QUARTERS)} if due.recurs == "quarter" else {}
    return {"freq": "monthly", **months, **_by_day(int(str(_value(plan, due.day_of_month))))}


def _by_day(number: int) -> Rule:
    """That day of every month; where a month is shorter, its last day."""
    if number <= _IN_EVERY_MONTH:
        return {"bymonthday": number}
    return {"bymonthday": list(range(_IN_EVERY_MONTH, number + 1)), "bysetpos": -1}
