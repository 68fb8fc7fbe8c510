"""The days of deadlines, counted from the day on which a person starts."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vRecur

from seemein.roadmaps.papers.deadlines import Deadline, dates, earliest_start
from tests.roadmaps.papers.land import TODAY, parameter, plan_of, step

START = date(2027, 3, 31)
COUNTS = [
    parameter("xx.days", 30, "days"),
    parameter("xx.work", 3, "working_days"),
    parameter("xx.weeks", 4, "weeks"),
    parameter("xx.months", 1, "months"),
    parameter("xx.half", 0.5, "months"),
    parameter("xx.years", 2, "years"),
    parameter("xx.hours", 60, "hours"),
    parameter("xx.day", "06-30", "month_day"),
    parameter("xx.date", "2028-01-01", "date"),
    parameter("xx.gone", "2026-12-31", "date"),
    parameter("xx.pay_day", 15, "day_of_month"),
    parameter("xx.ended", 8, "days", valid_to=date(2026, 1, 1)),
]


def only(due: dict[str, Any], start: date = START, today: date = TODAY) -> Deadline | None:
    """The one deadline of a plan of one step."""
    found = dates(plan_of([step("one", due, deadline="in words")], *COUNTS, today=today), start)
    assert bool(found.dated) != bool(found.undated)
    return found.dated[0] if found.dated else None


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        pytest.param({"event": "start"}, date(2027, 3, 31), id="on the start day"),
        pytest.param({"event": "start", "offset": "xx.days"}, date(2027, 4, 30), id="days after"),
        pytest.param({"event": "start", "offset": "xx.days", "before": True}, date(2027, 3, 1), id="days before"),
        pytest.param({"event": "start", "offset": 0, "before": True}, date(2027, 3, 30), id="before is the day before"),
        pytest.param({"event": "start", "offset": -1}, date(2027, 3, 30), id="a number below zero"),
        pytest.param({"event": "start", "offset": "xx.work"}, date(2027, 4, 5), id="working days leave out the weekend"),
        pytest.param({"event": "start", "offset": "xx.work", "before": True}, date(2027, 3, 26), id="working days before"),
        pytest.param({"event": "opening", "offset": "xx.weeks", "before": True}, date(2027, 3, 3), id="weeks before opening"),
        pytest.param({"event": "start", "offset": "xx.months"}, date(2027, 4, 30), id="a month later, which is shorter"),
        pytest.param({"event": "start", "offset": "xx.months", "before": True}, date(2027, 2, 28), id="a month before"),
        pytest.param({"event": "start", "offset": "xx.half"}, date(2027, 4, 15), id="half a month"),
        pytest.param({"event": "start", "offset": "xx.years"}, date(2029, 3, 31), id="years"),
        pytest.param({"event": "start", "offset": "xx.hours"}, date(2027, 4, 2), id="hours, never too late"),
        pytest.param({"event": "start", "offset": "xx.hours", "before": True}, date(2027, 3, 28), id="hours before"),
        pytest.param({"event": "first_sale", "before": True}, date(2027, 3, 30), id="before the first sale"),
        pytest.param({"event": "first_invoice"}, date(2027, 3, 31), id="the first invoice"),
        pytest.param({"day": "xx.day", "recurs": "year"}, date(2027, 6, 30), id="a day of the year"),
        pytest.param({"day": "02-28", "recurs": "year"}, date(2028, 2, 28), id="a day of next year"),
        pytest.param({"day": "03-31", "recurs": "year"}, date(2027, 3, 31), id="the start day itself"),
        pytest.param({"day": "xx.date"}, date(2028, 1, 1), id="a date"),
        pytest.param({"day": "xx.date", "before": True}, date(2027, 12, 31), id="before a date"),
        pytest.param({"day_of_month": "xx.pay_day", "recurs": "month"}, date(2027, 4, 15), id="a day of each month"),
        pytest.param({"day_of_month": 10, "recurs": "quarter"}, date(2027, 4, 10), id="a day after each quarter"),
        pytest.param({"day_of_month": 31, "recurs": "month"}, date(2027, 4, 30), id="the last day of a month"),
    ],
)
def test_a_deadline_falls_on(due: dict[str, Any], expected: date) -> None:
    found = only(due)
    assert found is not None
    assert found.on == expected


@pytest.mark.parametrize(
    "due",
    [
        pytest.param({"event": "permit_end", "before": True, "recurs": "renewal"}, id="the end of a permit"),
        pytest.param({"event": "hiring", "before": True}, id="an employee"),
        pytest.param({"day": "xx.gone"}, id="a date that is past"),
        pytest.param({"event": "start", "offset": "xx.ended"}, id="a length not known today"),
        pytest.param({"step": "xx.elsewhere"}, id="a step that is not hers"),
    ],
)
def test_what_cannot_be_dated_stays_in_words(due: dict[str, Any]) -> None:
    assert only(due) is None


@pytest.mark.parametrize(
    ("start", "today", "expected"),
    [
        pytest.param(date(2027, 1, 5), date(2027, 1, 10), date(2027, 2, 15), id="nothing is due for the month before the start"),
        pytest.param(date(2026, 5, 1), date(2027, 1, 10), date(2027, 1, 15), id="she has traded for long"),
        pytest.param(date(2027, 12, 20), date(2027, 1, 10), date(2028, 1, 15), id="over the end of the year"),
    ],
)
def test_the_first_month_that_counts(start: date, today: date, expected: date) -> None:
    found = only({"day_of_month": 15, "recurs": "month"}, start, today)
    assert found is not None
    assert found.on == expected


def test_a_quarter_that_has_begun_is_paid_after_its_end() -> None:
    found = only({"day_of_month": 20, "recurs": "quarter"}, date(2027, 4, 5))
    assert found is not None
    assert found.on == date(2027, 7, 20)


RHYTHMS = [
    pytest.param({"day": "06-30", "recurs": "year"}, ["2027-06-30", "2028-06-30", "2029-06-30"], id="year"),
    pytest.param({"day_of_month": 15, "recurs": "month"}, ["2027-04-15", "2027-05-15", "2027-06-15"], id="month"),
    pytest.param({"day_of_month": 31, "recurs": "month"}, ["2027-04-30", "2027-05-31", "2027-06-30"], id="end of month"),
    pytest.param({"day_of_month": 10, "recurs": "quarter"}, ["2027-04-10", "2027-07-10", "2027-10-10"], id="quarter"),
    pytest.param({"event": "start", "recurs": "week"}, ["2027-03-31", "2027-04-07", "2027-04-14"], id="week"),
]


@pytest.mark.parametrize(("due", "expected"), RHYTHMS)
def test_a_deadline_comes_back(due: dict[str, Any], expected: list[str]) -> None:
    found = only(due)
    assert found is not None
    assert [day.isoformat() for day in _first_three(found)] == expected


def _first_three(found: Deadline) -> list[date]:
    rule = rrulestr(vRecur(found.rule or {}).to_ical().decode(), dtstart=datetime.combine(found.on, datetime.min.time()))
    return [day.date() for day, _ in zip(rule, range(3), strict=False)]


def test_a_deadline_after_a_step_counts_from_its_end_if_all_goes_as_planned() -> None:
    """Permit 30 days, then registration 10 days: who starts on 31 March begins 40 days before."""
    steps = [
        step("permit", days=30),
        step("register", days=10, needs=["xx.permit"]),
        step("owners", {"step": "xx.register", "offset": "xx.days"}, phase="run"),
        step("forms", {"step": "xx.register", "before": True, "offset": 0}, phase="run"),
    ]
    found = {deadline.procedure.id: deadline.on for deadline in dates(plan_of(steps, *COUNTS), START).dated}
    assert found == {"xx.owners": START + timedelta(days=30), "xx.forms": START - timedelta(days=11)}


def test_who_begins_too_late_counts_from_today() -> None:
    steps = [step("permit", days=300), step("owners", {"step": "xx.permit"}, phase="run")]
    assert [deadline.on for deadline in dates(plan_of(steps), START).dated] == [TODAY + timedelta(days=300)]


def test_a_step_of_unknown_place_in_time_dates_nothing() -> None:
    steps = [step("later", phase="run"), step("owners", {"step": "xx.later"}, deadline="after that")]
    found = dates(plan_of(steps), START)
    assert ([one.id for one in found.undated], found.dated) == (["xx.owners"], ())


def test_a_step_that_is_only_possible_has_no_deadline() -> None:
    found = dates(plan_of([step("one", {"event": "start"}, when={"stage": "idea"}, deadline="soon")]), START)
    assert (found.dated, found.undated) == ((), ())


def test_a_step_dated_once_is_not_among_those_in_words() -> None:
    due = ({"event": "permit_end", "before": True}, {"event": "start"})
    found = dates(plan_of([step("one", *due, deadline="soon"), step("two", deadline="in words")]), START)
    assert [(one.procedure.id, one.number) for one in found.dated] == [("xx.one", 1)]
    assert [one.id for one in found.undated] == ["xx.two"]


def test_the_earliest_start_leaves_time_for_the_steps() -> None:
    assert earliest_start(plan_of([step("a", days=30), step("b", days=12, needs=["xx.a"])])) == TODAY + timedelta(days=42)
    assert earliest_start(plan_of([])) == TODAY


YEARLY = st.builds(lambda day: {"day": day, "recurs": "year"}, st.sampled_from(["01-01", "02-29", "06-30", "12-31"]))
OFTENER = st.builds(
    lambda day, recurs: {"day_of_month": day, "recurs": recurs},
    st.integers(1, 31),
    st.sampled_from(["month", "quarter"]),
)


@given(start=st.dates(date(2026, 1, 11), date(2031, 12, 31)), due=YEARLY | OFTENER)
def test_what_comes_back_begins_with_its_first_day_and_never_before_the_start(start: date, due: dict[str, Any]) -> None:
    found = only(due, start)
    assert found is not None
    assert found.on >= max(start, TODAY)
    assert _first_three(found)[0] == found.on
