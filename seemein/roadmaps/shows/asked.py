"""The questions: one a screen, and all answers with what each decides."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from seemein.core.facts.vocabulary import ASKING_ORDER, SETS
from seemein.core.roadmap.profile import Profile
from seemein.core.roadmap.questions import open_questions
from seemein.knowledge import labels
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.change import said


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question with why it is asked, how many steps it decides, and the way back."""

    field: str
    title: str
    why: str
    many: bool
    decides: int
    to_come: int
    back: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer with what it decides and where to change it."""

    field: str
    label: str
    question: str
    answer: str
    answered: bool
    decides: int
    url: str


def show_question(person: Mine, field: str) -> ShownQuestion:
    """A question as its screen shows it."""
    later = open_questions(person.base, person.profile, skip=(*person.answers.skipped, field))
    return ShownQuestion(
        field=field,
        title=str(labels.QUESTIONS[field]),
        why=str(labels.WHY_ASKED[field]),
        many=field in SETS,
        decides=decides(person, field),
        to_come=len(later),
        back=_back(person, field),
    )


def decides(person: Mine, field: str) -> int:
    """How many steps an answer may decide, all other answers being as they are."""
    others = [name for name in ASKING_ORDER if name != field]
    found = open_questions(person.base, _without(person.profile, field), skip=others)
    return found[0].decides if found else 0


def _without(profile: Profile, field: str) -> Profile:
    return profile.replace(field, None) if profile.known(field) else profile


def _back(person: Mine, field: str) -> str:
    """The question before this one that she has seen; the territory's page where there is none."""
    before = ASKING_ORDER[: ASKING_ORDER.index(field)]
    seen = [name for name in before if name in person.profile.answers or name in person.answers.skipped]
    if seen:
        return reverse("roadmaps:question", kwargs={"path": person.path, "field": seen[-1]})
    return reverse("website:territory", kwargs={"path": person.path})


def show_answers(person: Mine) -> tuple[ShownAnswer, ...]:
    """All fields that apply to her, in the order of asking."""
    return tuple(_answer(person, field) for field in ASKING_ORDER if may_be_asked(person.profile, field))


def may_be_asked(profile: Profile, field: str) -> bool:
    """The permit is asked only of people who are not citizens of the EU."""
    return field != "status" or profile.answers.get("nationality") == "non_eu"


def _answer(person: Mine, field: str) -> ShownAnswer:
    answered = field in person.profile.answers
    skipped = gettext("I don't know") if field in person.answers.skipped else gettext("not answered yet")
    url = reverse("roadmaps:question", kwargs={"path": person.path, "field": field})
    return ShownAnswer(
        field=field,
        label=str(labels.FIELDS[field]),
        question=str(labels.QUESTIONS[field]),
        answer=said(person.profile, field) if answered else skipped,
        answered=answered,
        decides=decides(person, field),
        url=f"{url}?then=roadmap",
    )
