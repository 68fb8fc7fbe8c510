"""Conditions: Kleene's three values, what a set means, what a status means for a citizen of the EU, and the reasons given."""

from typing import Any

import pytest

from seemein.core.roadmap.conditions import Reason, compile_condition
from seemein.core.roadmap.profile import read

# Three persons to whom `stage: idea` is true, false, unknown; and the same for `employs: true`.
FIRST = {"T": {"stage": "idea"}, "F": {"stage": "trading"}, "U": {}}
SECOND = {"T": {"employs": True}, "F": {"employs": False}, "U": {}}
SAID = {True: "T", False: "F", None: "U"}
BOTH = {"stage": "idea", "employs": True}
EITHER = {"any": [{"stage": "idea"}, {"employs": True}]}


def judge(condition: dict[str, Any], **answers: Any) -> bool | None:
    return compile_condition(condition).judge(read(answers))


@pytest.mark.parametrize("pair", ["TT=T", "TF=F", "TU=U", "FT=F", "FF=F", "FU=F", "UT=U", "UF=F", "UU=U"])
def test_all_entries_of_a_mapping_must_hold(pair: str) -> None:
    assert SAID[judge(BOTH, **FIRST[pair[0]], **SECOND[pair[1]])] == pair[-1]


@pytest.mark.parametrize("pair", ["TT=T", "TF=T", "TU=T", "FT=T", "FF=F", "FU=U", "UT=T", "UF=U", "UU=U"])
def test_any_asks_for_one(pair: str) -> None:
    assert SAID[judge(EITHER, **FIRST[pair[0]], **SECOND[pair[1]])] == pair[-1]


@pytest.mark.parametrize("pair", ["TT=F", "TF=T", "TU=U", "FT=T", "FF=T", "FU=T", "UT=U", "UF=T", "UU=U"])
def test_not_denies_the_whole_mapping(pair: str) -> None:
    assert SAID[judge({"not": BOTH}, **FIRST[pair[0]], **SECOND[pair[1]])] == pair[-1]


CASES = {
    "an empty condition always holds": ({}, {}, True),
    "the denial of an empty condition never holds": ({"not": {}}, {}, False),
    "a list means any of its values": ({"legal_form": ["partnership", "cooperative"]}, {"legal_form": "cooperative"}, True),
    "another value is none of them": ({"legal_form": ["partnership", "cooperative"]}, {"legal_form": "freelancer"}, False),
    "a set has one in common": ({"sector": ["care", "crafts"]}, {"sector": ["crafts", "retail"]}, True),
    "a set has none in common": ({"sector": ["care", "crafts"]}, {"sector": ["retail"]}, False),
    "an empty set is an answer": ({"flags": "plays_music"}, {"flags": []}, False),
    "a set not given is unknown": ({"flags": "plays_music"}, {}, None),
    "false is an answer too": ({"employs": False}, {"employs": False}, True),
    "a citizen of the EU has no status": ({"status": "student"}, {"nationality": "eu"}, False),
    "and is outside of every list of statuses": ({"not": {"status": ["student", "other"]}}, {"nationality": "eu"}, True),
    "a status not given is unknown": ({"status": "student"}, {"nationality": "non_eu"}, None),
    "a status implies non-EU": ({"nationality": "non_eu"}, {"status": "student"}, True),
}


@pytest.mark.parametrize("name", CASES)
def test_a_condition_means_what_the_format_says(name: str) -> None:
    condition, answers, expected = CASES[name]
    assert judge(condition, **answers) is expected


def test_because_names_only_what_the_person_said() -> None:
    condition = compile_condition({"sector": ["care", "crafts", "retail"], "any": [{"stage": "idea"}, {"employs": True}]})
    person = read({"sector": ["retail", "care", "tourism"], "stage": "idea", "employs": False})
    assert condition.reasons(person) == (Reason("sector", ("care", "retail")), Reason("stage", ("idea",)))


def test_because_of_a_denial_says_what_does_not_hold() -> None:
    condition = compile_condition({"not": {"legal_form": "cooperative"}})
    assert condition.reasons(read({"legal_form": "freelancer"})) == (Reason("legal_form", ("cooperative",), holds=False),)


def test_a_reason_that_two_parts_share_is_given_once() -> None:
    condition = compile_condition({"stage": "idea", "any": [{"stage": "idea"}]})
    assert condition.reasons(read({"stage": "idea"})) == (Reason("stage", ("idea",)),)


def test_an_undecided_condition_waits_only_for_what_can_decide_it() -> None:
    condition = compile_condition({"stage": "idea", "any": [{"employs": True}, {"legal_form": "cooperative", "sector": "care"}]})
    assert condition.waits(read({"stage": "idea", "legal_form": "freelancer"})) == {"employs"}
    assert condition.waits(read({"stage": "trading"})) == frozenset()
    assert condition.fields == {"stage", "employs", "legal_form", "sector"}
