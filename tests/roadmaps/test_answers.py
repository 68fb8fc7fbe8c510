"""Answers as a person gives, skips, changes and takes them back."""

from seemein.roadmaps.cookie import NOTHING
from tests.roadmaps.people import CITIZEN, STUDENT, answers_of


def test_a_new_answer_is_no_change() -> None:
    assert NOTHING.answer("stage", "idea") == answers_of({"stage": "idea"})


def test_another_answer_keeps_what_was_before() -> None:
    after = answers_of(STUDENT).answer("legal_form", "cooperative")
    assert after == answers_of({**STUDENT, "legal_form": "cooperative"}, before=STUDENT)


def test_the_same_answer_again_changes_nothing() -> None:
    assert answers_of(STUDENT).answer("status", "student") == answers_of(STUDENT)


def test_only_the_last_change_is_kept() -> None:
    twice = answers_of({"stage": "idea", "employs": True}).answer("employs", False).answer("stage", "trading")
    assert twice == answers_of({"stage": "trading", "employs": False}, before={"stage": "idea", "employs": False})


def test_another_passport_drops_the_permit() -> None:
    assert answers_of(STUDENT).answer("nationality", "eu") == answers_of(CITIZEN, before=STUDENT)


def test_passport_and_permit_are_one_change() -> None:
    after = answers_of(CITIZEN).answer("nationality", "non_eu").answer("status", "student")
    assert after == answers_of(STUDENT, before=CITIZEN)


def test_a_new_answer_ends_the_last_change() -> None:
    changed = answers_of({"stage": "idea"}).answer("stage", "trading")
    assert changed.answer("employs", True).before is None


def test_a_skipped_question_is_neither_answered_nor_asked_again() -> None:
    skipped = NOTHING.skip("status").skip("stage")
    assert skipped == answers_of({}, skipped=("stage", "status"))


def test_an_answer_given_later_is_no_longer_skipped() -> None:
    assert NOTHING.skip("stage").answer("stage", "idea") == answers_of({"stage": "idea"})


def test_skipping_an_answered_question_takes_the_answer_back() -> None:
    without = {key: value for key, value in STUDENT.items() if key != "legal_form"}
    assert answers_of(STUDENT).skip("legal_form") == answers_of(without, before=STUDENT, skipped=("legal_form",))
