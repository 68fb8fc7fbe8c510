"""The worked cases that a lawyer can read: what must be in the plan, what must not, what comes first, and the whole order."""

import pytest

from tests.cases import Case, all_cases, blocks_that_hold, planned

CASES = all_cases()


def _id(case: Case) -> str:
    return case.name


def test_every_country_has_at_least_six_cases() -> None:
    counted = {country: sum(case.name.startswith(country) for case in CASES) for country in ("it", "de", "hu", "si", "hr")}
    assert {country for country, number in counted.items() if number < 6} == set()


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_case_has_exactly_its_blocks(case: Case) -> None:
    assert sorted(blocks_that_hold(planned(case))) == sorted(case.expect["blocks"])


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_case_has_the_steps_that_the_sources_ask_for_and_none_they_rule_out(case: Case) -> None:
    found = planned(case)
    ids = {step.id for step in (*found.steps, *found.after)}
    assert set(case.expect["must"]) - ids == set()
    assert set(case.expect["must_not"]) & ids == set()


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_case_keeps_the_order_that_the_sources_ask_for(case: Case) -> None:
    found = planned(case)
    ids = [step.id for step in (*found.steps, *found.after)]
    wrong = [(first, second) for first, second in case.expect["before"] if ids.index(first) > ids.index(second)]
    assert wrong == []


@pytest.mark.parametrize("case", CASES, ids=_id)
def test_a_case_has_its_whole_plan_in_order(case: Case) -> None:
    assert [step.id for step in planned(case).steps] == case.expect["steps"]
