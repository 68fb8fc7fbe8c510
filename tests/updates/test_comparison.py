"""What two publications say differently, as readers need to know it."""

from dataclasses import replace
from datetime import date

import pytest

from seemein.core.facts.schema import Country, CountryPlace, Duration, Organisation, Parameter, Procedure, Value
from seemein.guides.enums import Topic
from seemein.updates.comparison import compare
from seemein.updates.enums import Act, Section

TODAY = date(2026, 11, 24)
NEW_YEAR = date(2027, 1, 1)
PLACE = CountryPlace("it", "Italy", "Italia", "EUR", "it", TODAY, ())
STEP = Procedure(
    id="it.vat",
    title="Get a VAT number",
    local_title="Partita IVA",
    what="It costs {it.fee}.",
    territory="it",
    phase="tax",
    when={},
    authority=None,
    channel=(),
    url="",
    costs=(),
    duration=Duration(),
    deadline="Within 30 days.",
    renew="",
    documents=(),
    needs=(),
    gives="",
    beware="",
    legal_basis="",
    sources=(),
)
HELPER = Organisation("it.org.x", "Chamber", "chamber", "it", "Advice", ("people",), (), True, "Via Roma 1", "", ())


def value(amount: int, start: date | None = None, end: date | None = None, note: str = "") -> Value:
    return Value(amount, start, end, (), "confirmed", note)


def figure(*history: Value) -> Country:
    return Country(PLACE, parameters=(Parameter("it.fee", "Fee", "EUR", "it", "", history),), procedures=(STEP,))


def told(before: Country, after: Country) -> list[tuple[date | None, str, str]]:
    return [(one.starts_on, one.before, one.after) for one in compare(before, after, TODAY)]


def test_announced_value_is_told_with_its_day_and_the_step_that_names_it() -> None:
    after = figure(value(10, date(2020, 1, 1), date(2026, 12, 31)), value(12, NEW_YEAR))
    (change,) = compare(figure(value(10, date(2020, 1, 1))), after, TODAY)
    assert (change.section, change.act, change.key, change.topic) == (Section.FIGURE, Act.CHANGED, "it.fee", Topic.MONEY)
    assert (change.starts_on, change.before, change.after, change.step) == (NEW_YEAR, "10", "12", "it.vat")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([value(10)], [value(10)], [], id="nothing"),
        pytest.param([value(10)], [value(10, note="now explained")], [], id="only a note"),
        pytest.param([value(10)], [value(11)], [(None, "10", "11")], id="corrected, start not known"),
        pytest.param(
            [value(10, date(2020, 1, 1))],
            [value(10, date(2020, 1, 1), date(2026, 10, 31)), value(11, date(2026, 11, 1))],
            [(date(2026, 11, 1), "10", "11")],
            id="holds already",
        ),
        pytest.param(
            [value(10)],
            [value(10, None, date(2026, 12, 31))],
            [(NEW_YEAR, "10", "")],
            id="an end without a successor",
        ),
        pytest.param(
            [value(10, None, date(2026, 12, 31)), value(12, NEW_YEAR)],
            [value(10, None, date(2026, 12, 31)), value(13, NEW_YEAR)],
            [(NEW_YEAR, "12", "13")],
            id="announced otherwise",
        ),
        pytest.param(
            [value(9, date(2010, 1, 1), date(2019, 12, 31)), value(10, date(2020, 1, 1))],
            [value(8, date(2010, 1, 1), date(2019, 12, 31)), value(10, date(2020, 1, 1))],
            [],
            id="the past",
        ),
    ],
)
def test_figures_are_compared_from_today_on(
    before: list[Value], after: list[Value], expected: list[tuple[date | None, str, str]]
) -> None:
    assert told(figure(*before), figure(*after)) == expected


@pytest.mark.parametrize(
    ("before", "after", "acts"),
    [
        pytest.param((), (STEP,), [Act.NEW], id="new"),
        pytest.param((STEP,), (), [Act.GONE], id="gone"),
        pytest.param((STEP,), (replace(STEP, title="VAT number"),), [Act.RENAMED], id="renamed"),
        pytest.param((STEP,), (replace(STEP, deadline="Within 60 days."),), [Act.DEADLINE], id="deadline"),
        pytest.param((STEP,), (replace(STEP, beware="Mind the date."),), [], id="only a text"),
    ],
)
def test_steps(before: tuple[Procedure, ...], after: tuple[Procedure, ...], acts: list[Act]) -> None:
    found = compare(Country(PLACE, procedures=before), Country(PLACE, procedures=after), TODAY)
    assert [(one.section, one.act) for one in found] == [(Section.STEP, act) for act in acts]


def test_helper_is_told_when_the_contact_changes_and_not_when_the_description_does() -> None:
    before = Country(PLACE, organisations=(HELPER,))
    moved = Country(PLACE, organisations=(replace(HELPER, address="Via Verdi 2"),))
    described = Country(PLACE, organisations=(replace(HELPER, what="Free advice"),))
    assert [(one.act, one.topic) for one in compare(before, moved, TODAY)] == [(Act.CHANGED, Topic.PEOPLE)]
    assert compare(before, described, TODAY) == []
