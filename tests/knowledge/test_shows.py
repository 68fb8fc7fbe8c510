"""Costs and lengths in words: an amount, a range, free, or why it is not known."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from seemein.core.roadmap.base import Days
from seemein.core.roadmap.plan import plan
from seemein.core.roadmap.profile import read
from seemein.knowledge.shows import ShownCost, show_cost, show_days, show_step
from tests.knowledge import small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
COSTS: dict[str, tuple[dict[str, Any], tuple[str, str, bool]]] = {
    "an amount": ({"label": "Fee", "parameter": "xx.ten", "kind": "fee"}, ("€10", "", False)),
    "a range": ({"label": "Fee", "min": "xx.ten", "max": "xx.forty", "kind": "fee"}, ("€10 to €40", "", False)),
    "each month": (
        {"label": "Dues", "parameter": "xx.monthly", "kind": "fee", "recurs": "month"},
        ("€5", "every month", False),
    ),
    "a rate": ({"label": "Rate", "parameter": "xx.share", "kind": "rate"}, ("22%", "", False)),
    "free": ({"label": "Free", "kind": "fee", "free": True}, ("free", "", False)),
    "for some": (
        {"label": "Fee", "parameter": "xx.ten", "kind": "fee", "when": {"employs": True}},
        ("€10", "", True),
    ),
}


def shown(cost: dict[str, Any], day: date = small.DAY) -> ShownCost:
    raw = small.country()
    small.parameter(raw, "forty")["history"] = [small.entry(40, None, date(2026, 12, 31))]
    small.procedure(raw, "register")["costs"] = [cost]
    small.load(raw)
    voice = small.speaking("en", day)
    (found,) = show_step(voice, voice.ground.procedures["xx.register"]).costs
    return found


@pytest.mark.parametrize(("cost", "words"), COSTS.values(), ids=COSTS)
def test_cost_in_words(cost: dict[str, Any], words: tuple[str, str, bool]) -> None:
    found = shown(cost)
    assert (found.amount, found.recurs, found.maybe) == words


def test_a_range_with_an_unknown_end_says_that_it_is_unknown() -> None:
    found = shown({"label": "Fee", "min": "xx.ten", "max": "xx.forty", "kind": "fee"}, date(2027, 1, 1))
    assert found.amount == "The last known value has ended. Ask the office for the new one."


def test_a_person_sees_only_the_costs_that_she_pays() -> None:
    raw = small.country()
    for_staff = {"label": "For staff", "parameter": "xx.forty", "kind": "fee", "when": {"employs": True}}
    small.procedure(raw, "register")["costs"].append(for_staff)
    small.load(raw)
    voice = small.speaking()
    step = plan(voice.base, read({"employs": False})).step("xx.register")
    assert step is not None
    assert [cost.label.text for cost in show_step(voice, step.procedure, step.costs).costs] == ["ten"]


def test_a_step_is_shown_with_its_place_phase_and_papers() -> None:
    small.load(small.country())
    voice = small.speaking()
    step = show_step(voice, voice.ground.procedures["xx.register"])
    assert (step.title.text, step.phase_label, step.place.path) == ("Register", "Register the business", "xx")
    assert [paper.text for paper in step.documents] == ["Passport"]
    assert (step.channels, step.authority, [source.id for source in step.sources]) == (("Online",), None, ["xx.src.law"])


LENGTHS = {
    "from to": (Days(5, 10), "5 to 10 days"),
    "at least": (Days(5, None), "at least 5 days"),
    "up to": (Days(None, 10), "up to 10 days"),
    "not known": (Days(), ""),
}


@pytest.mark.parametrize(("days", "words"), LENGTHS.values(), ids=LENGTHS)
def test_length_in_words(days: Days, words: str) -> None:
    assert show_days(days, "en").replace("\N{NO-BREAK SPACE}", " ") == words


def test_words_are_those_of_the_page() -> None:
    small.load(small.country())
    voice = small.speaking()
    cost = plan(voice.base, read({})).steps[0].costs[0]
    with override("it"):
        assert show_cost(voice, replace(cost, cost=replace(cost.cost, free=True))).amount != "free"
