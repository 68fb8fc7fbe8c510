"""Proofs over a whole country: no circle, a way out for everybody, every step met by somebody, no group of one."""

import time
from itertools import product

import pytest

from seemein.core.facts.ground import stand_in
from seemein.core.facts.vocabulary import SETS
from seemein.core.roadmap.base import prepare
from seemein.core.roadmap.conditions import compile_condition
from seemein.core.roadmap.profile import Profile
from seemein.core.roadmap.proofs import prove
from tests.cases import countries
from tests.core.facts_small import CITY, DAY, block, country, override, step

STUDENT = {"nationality": "non_eu", "status": "student"}


def test_a_sound_country_has_nothing_to_prove_wrong() -> None:
    assert prove(country(step("one"), step("two", needs=["xx.one"])), DAY) == []


def test_a_circle_is_named_from_first_to_first() -> None:
    steps = (step("a", needs=["xx.b"]), step("b", needs=["xx.c"]), step("c", needs=["xx.a"]), step("d"))
    assert prove(country(*steps), DAY) == [
        "procedures xx.a: steps need one another in a circle: xx.a → xx.b → xx.c → xx.a; take one of these needs out"
    ]


def test_a_step_that_needs_itself_is_a_circle() -> None:
    assert prove(country(step("a", needs=["xx.a"])), DAY) == [
        "procedures xx.a: steps need one another in a circle: xx.a → xx.a; take one of these needs out"
    ]


def test_a_circle_through_any_member_of_a_group_is_a_circle() -> None:
    steps = (step("a", needs=["xx.easy"]), step("easy", one_of="xx.ways"), step("hard", one_of="xx.ways", needs=["xx.a"]))
    assert prove(country(*steps), DAY) == [
        "procedures xx.a: steps need one another in a circle: xx.a → xx.hard → xx.a; take one of these needs out"
    ]


def test_a_circle_that_an_override_makes_is_found_in_its_city() -> None:
    steps = (step("a"), step("b", needs=["xx.a"]))
    assert prove(country(*steps, overrides=[override("a", {"needs": ["xx.b"]})]), DAY) == [
        "procedures xx.a: steps need one another in a circle: xx.a → xx.b → xx.a; take one of these needs out"
    ]


def test_a_block_without_a_way_out_for_somebody_names_whom() -> None:
    door = step("door", when={"legal_form": ["sole_trader", "freelancer"]})
    whom = "status student, legal_form partnership, nationality non_eu"
    found = prove(country(door, blocks=[block("wall", "stop", STUDENT, "door")]), DAY)
    assert found == [f"blocks xx.wall: has no way out for {whom}; add a procedure to ways_out"]


def test_two_ways_out_that_share_everybody_between_them_suffice() -> None:
    one = step("one", when={"sector": ["care", "crafts"]})
    other = step("other", when={"not": {"sector": ["crafts", "care"]}})
    assert prove(country(one, other, blocks=[block("wall", "first", STUDENT, "one", "other")]), DAY) == []


def test_a_way_out_of_another_place_is_none_here() -> None:
    found = prove(country(step("door", territory=CITY), blocks=[block("wall", "ask", STUDENT, "door")]), DAY)
    assert found == ["blocks xx.wall: has no way out for status student, nationality non_eu; add a procedure to ways_out"]


def test_a_hole_that_only_a_large_set_shows_is_found() -> None:
    """Five trades at once are needed to fall through: pairs and single trades all find a way out."""
    trades = SETS["sector"][:5]
    doors = [step(f"door-{number}", when={"not": {"sector": trade}}) for number, trade in enumerate(trades)]
    wall = block("wall", "stop", STUDENT, *(f"door-{number}" for number in range(5)))
    whom = f"status student, sector [{', '.join(sorted(trades))}], nationality non_eu"
    found = prove(country(*doors, blocks=[wall]), DAY)
    assert found == [f"blocks xx.wall: has no way out for {whom}; add a procedure to ways_out"]


IMPOSSIBLE = {
    "a status with the EU": {"nationality": "eu", "status": "student"},
    "a value and its denial": {"stage": "idea", "not": {"stage": "idea"}},
    "a set and its denial": {"sector": ["care"], "not": {"sector": ["care", "crafts"]}},
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_a_step_that_nobody_can_meet_is_found(name: str) -> None:
    assert prove(country(step("never", when=IMPOSSIBLE[name])), DAY) == [
        "procedures xx.never: no profile can meet its condition; correct `when`"
    ]


def test_a_group_of_one_is_found() -> None:
    assert prove(country(step("alone", one_of="xx.ways")), DAY) == [
        "procedures xx.alone.one_of: xx.ways has one member only; a group has at least two"
    ]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["de", "hr", "hu", "it", "si"])
def test_a_real_country_is_proven_in_under_two_seconds(code: str) -> None:
    found = countries()[code]
    begun = time.process_time()
    assert prove(found, DAY) == []
    assert time.process_time() - begun < 2


@pytest.mark.slow
@pytest.mark.parametrize("code", ["de", "hr", "hu", "it", "si"])
def test_the_proof_agrees_with_trying_every_status_form_stage_and_single_trade(code: str) -> None:
    """The plain way, over whole answers and without the proof's shortcuts."""
    base = prepare(stand_in(countries()[code], code), DAY)
    statuses = sorted({str(value) for ready in base.blocks for value in _statuses(ready.block.when)})
    forms = ("sole_trader", "freelancer", "partnership", "limited_company", "cooperative")
    for status, form, stage, trade in product(statuses, forms, ("idea", "trading"), SETS["sector"]):
        answers = {"nationality": "non_eu", "status": status, "legal_form": form, "stage": stage, "sector": frozenset({trade})}
        rest = {"premises": frozenset(), "flags": frozenset(), "employs": False, "foreign_qualification": False}
        person = Profile({**answers, **rest})
        for ready in base.blocks:
            if compile_condition(ready.block.when).judge(person):
                ways = [base.steps[way].when for way in ready.block.ways_out if way in base.steps]
                assert any(way.judge(person) for way in ways), (ready.block.id, person)


def _statuses(when: object) -> list[str]:
    wanted = when.get("status", []) if isinstance(when, dict) else []
    return wanted if isinstance(wanted, list) else [wanted]
