"""Every word of the closed lists can be shown, and every reason told."""

import pytest

from seemein.core.facts import vocabulary
from seemein.core.roadmap.conditions import Reason
from seemein.knowledge import labels

LISTS = {
    "phases": (vocabulary.PHASES, labels.PHASES),
    "channels": (vocabulary.CHANNELS, labels.CHANNELS),
    "kinds of cost": (vocabulary.COST_KINDS, labels.COST_KINDS),
    "recurrences": (vocabulary.RECURRENCES, labels.RECURRENCES),
    "recurrences of deadlines": (vocabulary.DUE_RECURRENCES, labels.RECURRENCES),
    "confidences": (vocabulary.CONFIDENCES, labels.CONFIDENCES),
    "levels of blocks": (vocabulary.BLOCK_LEVELS, labels.BLOCK_LEVELS),
    "kinds of funding": (vocabulary.FUNDING_KINDS, labels.FUNDING_KINDS),
    "states of funding": (vocabulary.FUNDING_STATES, labels.FUNDING_STATES),
    "kinds of organisation": (vocabulary.ORGANISATION_KINDS, labels.ORGANISATION_KINDS),
    "topics": (vocabulary.TOPICS, labels.TOPICS),
    "fields": (vocabulary.ASKING_ORDER, labels.FIELDS),
    "questions": (vocabulary.ASKING_ORDER, labels.QUESTIONS),
    "why a question is asked": (vocabulary.ASKING_ORDER, labels.WHY_ASKED),
}


@pytest.mark.parametrize(("words", "known"), LISTS.values(), ids=LISTS)
def test_every_word_has_a_label(words: tuple[str, ...], known: labels.Labels) -> None:
    assert [word for word in words if not str(known.get(word, ""))] == []


@pytest.mark.parametrize("field", vocabulary.ASKING_ORDER)
def test_every_answer_has_a_label_of_its_own(field: str) -> None:
    said = [labels.value_label(field, value) for value in vocabulary.FIELDS[field]]
    assert len(set(said)) == len(vocabulary.FIELDS[field])


@pytest.mark.parametrize("field", vocabulary.ASKING_ORDER)
@pytest.mark.parametrize("holds", [True, False])
def test_every_answer_can_be_a_reason(field: str, holds: bool) -> None:
    for value in vocabulary.FIELDS[field]:
        assert labels.because(Reason(field, (value,), holds))


def test_a_reason_is_told_in_the_person_s_words() -> None:
    assert labels.because(Reason("status", ("student",))) == "your permit is for study"
    assert labels.because(Reason("employs", (True,))) == "people will work for you"
    assert labels.because(Reason("sector", ("beauty", "care"))) == "you chose: Hair and beauty, Care of children or adults"


def test_what_does_not_hold_is_told_only_where_nothing_else_explains() -> None:
    holds, not_so = Reason("stage", ("idea",)), Reason("employs", (True,), holds=False)
    assert labels.reasons([not_so, holds]) == ["you want to start"]
    assert labels.reasons([not_so]) == ["this is not so for you: Yes"]
