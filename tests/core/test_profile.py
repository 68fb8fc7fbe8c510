"""Profiles: what is refused and with which words, what counts as known, and changing one answer."""

from typing import Any

import pytest
from hypothesis import given

from seemein.core.facts.vocabulary import ASKING_ORDER, FIELDS
from seemein.core.roadmap.profile import Profile, ProfileError, ProfileFault, allowed, plain, read
from tests.core.people import people

STATUSES = (
    *("abroad", "employment_permit", "self_employment_permit", "family_permit", "protection", "asylum_seeker"),
    *("temporary_protection", "student", "long_term", "other"),
)
FORMS = ("sole_trader", "freelancer", "partnership", "limited_company", "cooperative")
REFUSED: dict[str, tuple[dict[str, Any], list[ProfileFault]]] = {
    "an unknown field": ({"age": 30}, [ProfileFault("age", "30", tuple(FIELDS))]),
    "an unknown value": ({"stage": "dream"}, [ProfileFault("stage", "dream", ("idea", "trading"))]),
    "a text for a truth": ({"employs": "true"}, [ProfileFault("employs", "true", ("true", "false"))]),
    "a number for a truth": ({"employs": 1}, [ProfileFault("employs", "1", ("true", "false"))]),
    "a truth for a word": ({"legal_form": True}, [ProfileFault("legal_form", "True", FORMS)]),
    "a list for one word": ({"legal_form": ["freelancer"]}, [ProfileFault("legal_form", "['freelancer']", FORMS)]),
    "one word for a set": ({"premises": "shop"}, [ProfileFault("premises", "shop", allowed("premises"))]),
    "an unknown word in a set": ({"flags": ["plays_music", 3]}, [ProfileFault("flags", "['plays_music', 3]", allowed("flags"))]),
    "a status with the EU": (
        {"nationality": "eu", "status": "student"},
        [ProfileFault("status", "student", ("no status together with nationality eu",))],
    ),
    "two faults at once": (
        {"stage": "dream", "status": "king"},
        [ProfileFault("stage", "dream", ("idea", "trading")), ProfileFault("status", "king", STATUSES)],
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_impossible_profile_is_refused_with_what_is_allowed(name: str) -> None:
    raw, expected = REFUSED[name]
    with pytest.raises(ProfileError) as caught:
        read(raw)
    assert list(caught.value.faults) == expected


def test_the_message_names_field_value_and_what_is_allowed() -> None:
    with pytest.raises(ProfileError) as caught:
        read({"stage": "dream", "employs": "yes"})
    assert str(caught.value) == "stage: 'dream', allowed: idea, trading; employs: 'yes', allowed: true, false"


def test_null_is_unknown_and_an_empty_set_is_an_answer() -> None:
    assert read({"stage": None, "flags": []}) == Profile({"flags": frozenset()})


def test_a_status_given_alone_implies_non_eu() -> None:
    assert read({"status": "student"}) == Profile({"status": "student", "nationality": "non_eu"})


def test_a_citizen_of_the_eu_is_not_asked_for_a_status() -> None:
    assert "status" in read({}).unknown
    assert read({"nationality": "eu"}).unknown == tuple(field for field in ASKING_ORDER if field not in ("nationality", "status"))


def test_becoming_a_citizen_of_the_eu_takes_the_status_back() -> None:
    student = read({"status": "student", "stage": "idea"})
    assert student.replace("nationality", "eu") == read({"nationality": "eu", "stage": "idea"})
    assert student.replace("nationality", None) == read({"stage": "idea"})
    assert read({"nationality": "eu"}).replace("status", "student") == read({"status": "student"})


def test_an_answer_can_be_taken_back() -> None:
    assert read({"stage": "idea", "employs": False}).replace("employs", None) == read({"stage": "idea"})


@given(people())
def test_a_profile_written_plainly_reads_as_itself(person: Profile) -> None:
    assert read(plain(person)) == person
    assert list(plain(person)) == [field for field in ASKING_ORDER if field in person.answers]
