"""Which question to ask next: the first, in a human order, that can still change the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.base import Base, ReadyStep
from seemein.core.roadmap.profile import Answer, Profile, single_answers


@dataclass(frozen=True, slots=True)
class Question:
    """A field and the number of steps whose state an answer may change."""

    field: str
    decides: int


def next_question(base: Base, profile: Profile, *, skip: Iterable[str] = ()) -> Question | None:
    """The next question, or None when no answer would change anything. `skip`: fields the person does not know."""
    return next(iter(open_questions(base, profile, skip=skip, most=1)), None)


def open_questions(base: Base, profile: Profile, *, skip: Iterable[str] = (), most: int | None = None) -> list[Question]:
    """The questions that still matter, in the order of asking."""
    left_out = frozenset(skip)
    undecided = [step for step in base.steps.values() if step.when.judge(profile) is None]
    found: list[Question] = []
    for field in ASKING_ORDER:
        if field in left_out or profile.known(field):
            continue
        persons = _answered(profile, field)
        decides = sum(_would_change(step, field, persons) for step in undecided)
        if decides:
            found.append(Question(field, decides))
        if most is not None and len(found) >= most:
            break
    return found


def _answered(profile: Profile, field: str) -> list[Profile]:
    return [profile.replace(field, answer) for answer in _possible(profile, field)]


def _possible(profile: Profile, field: str) -> tuple[Answer, ...]:
    # A person who has not said where she is from is asked for her status only as a non-EU citizen.
    return () if field == "status" and profile.answers.get("nationality") != "non_eu" else single_answers(field)


def _would_change(step: ReadyStep, field: str, persons: Iterable[Profile]) -> bool:
    touches = field in step.fields or (field == "nationality" and "status" in step.fields)
    return touches and any(step.when.judge(person) is not None for person in persons)
