"""Dated values: outside its known dates a value is unknown, and says why."""

from datetime import date
from decimal import Decimal

import pytest

from seemein.core.facts.values import NoValue, entry_on, fits, next_entry
from seemein.core.roadmap.changes import changes_ahead
from tests.core.facts_small import FULL, base, country, entry, fee, parameter, planned, step

SPRING, SUMMER, AUTUMN, WINTER = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1)
HISTORY = [entry(10, SPRING, date(2026, 5, 31)), entry(12, AUTUMN, date(2026, 11, 30)), entry(14, WINTER)]


def dated(*entries: dict[str, object]):
    return country(parameters=[parameter("ten", "EUR", history=list(entries))]).parameters[0]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(SPRING, 10), (date(2026, 5, 31), 10), (AUTUMN, 12), (date(2026, 11, 30), 12), (WINTER, 14), (date(2099, 1, 1), 14)],
    ids=str,
)
def test_a_value_holds_from_its_first_to_its_last_day(on: date, expected: int) -> None:
    assert entry_on(dated(*HISTORY), on).value == expected


@pytest.mark.parametrize(
    ("entries", "on", "reason"),
    [
        (HISTORY, date(2026, 2, 28), "not_yet"),
        (HISTORY, SUMMER, "between"),
        (HISTORY[:1], SUMMER, "ended"),
    ],
    ids=["before", "between", "after"],
)
def test_a_day_without_a_value_is_unknown_and_never_the_nearest_number(entries, on: date, reason: str) -> None:
    with pytest.raises(NoValue) as caught:
        entry_on(dated(*entries), on)
    assert (caught.value.reason, str(caught.value)) == (reason, f"xx.ten has no known value on {on} ({reason})")


def test_a_value_whose_start_was_not_read_holds_as_far_as_known() -> None:
    assert entry_on(dated(entry(7, None, SUMMER)), date(1900, 1, 1)).value == 7


def test_the_next_value_is_the_first_that_begins_later() -> None:
    coming = next_entry(dated(*HISTORY), SUMMER)
    assert coming is not None
    assert coming.value == 12
    assert next_entry(dated(*HISTORY), WINTER) is None


def test_a_cost_without_a_value_on_the_day_is_null_with_the_reason_and_counts_as_unknown() -> None:
    history = parameter("ten", "EUR", history=[entry(10, WINTER)])
    found = planned(base(step("only", costs=[fee("ten")]), parameters=[history], on=SUMMER), **FULL)
    cost = found.steps[0].costs[0].cost
    assert (cost.min, cost.max, cost.unknown) == (None, None, "not_yet")
    assert [(total.min, total.max, total.unknown_steps) for total in found.fees] == [(Decimal(0), Decimal(0), 1)]


def test_a_length_without_a_value_on_the_day_is_unknown() -> None:
    weeks = parameter("weeks", "weeks", history=[entry(2, WINTER)])
    waiting = step("only", duration={"min_days": None, "max_days": None, "parameter": "xx.weeks", "note": ""})
    assert planned(base(waiting, parameters=[weeks], on=SUMMER), **FULL).days.max is None
    assert planned(base(waiting, parameters=[weeks], on=WINTER), **FULL).days.max == 14


def test_a_change_ahead_names_what_it_was_what_it_will_be_and_the_steps() -> None:
    steps = (step("pay", costs=[fee("ten")]), step("read", what="It costs {xx.ten}"), step("other"))
    found = planned(base(*steps, parameters=[parameter("ten", "EUR", history=HISTORY)], on=AUTUMN), **FULL)
    (change,) = changes_ahead(found)
    assert (change.begins, change.old and change.old.value, change.new.value) == (WINTER, 12, 14)
    assert change.steps == ("xx.pay", "xx.read")


def test_a_change_that_touches_no_step_of_the_person_is_not_said() -> None:
    other = step("pay", costs=[fee("ten")], when={"stage": "trading"})
    found = planned(base(step("mine"), other, parameters=[parameter("ten", "EUR", history=HISTORY)], on=AUTUMN), **FULL)
    assert changes_ahead(found) == ()


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (10, "EUR", True),
        (10.5, "EUR/month", True),
        ("10", "EUR", False),
        (float("inf"), "%", False),
        ("A2", "text", True),
        (date(2026, 1, 1), "date", True),
        ("2026-01-01", "date", True),
        ("2026-1-1", "date", False),
        ("20260101", "date", False),
        ("02-29", "month_day", True),
        ("02-30", "month_day", False),
        (31, "day_of_month", True),
        (0, "day_of_month", False),
    ],
    ids=str,
)
def test_a_value_fits_its_unit_or_not(value: object, unit: str, expected: bool) -> None:
    assert fits(value, unit) is expected
