"""What one changed answer did to the roadmap."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.plan import REQUIRED, Plan, plan
from seemein.core.roadmap.profile import Profile
from seemein.kit.figures import listed
from seemein.knowledge import labels
from seemein.knowledge.shows import of_rhythm, show_money
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import step_anchor


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer before and after the change."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """Since her change: steps that came and went, what is paid once before and after."""

    turns: tuple[Turn, ...]
    came: tuple[SafeString, ...]
    went: tuple[SafeString, ...]
    old_cost: str
    new_cost: str

    @property
    def anything(self) -> bool:
        """Whether the roadmap is another one."""
        return bool(self.came or self.went or self.old_cost != self.new_cost)


def show_change(person: Mine, here: frozenset[str]) -> Change | None:
    """What the last change did; None where nothing was changed."""
    before = person.answers.before
    if before is None:
        return None
    old, new = plan(person.base, before), person.plan
    was, now = _required(old), _required(new)
    return Change(
        turns=tuple(_turns(before, person.profile)),
        came=tuple(step_anchor(person.voice, step, here) for step in now if step not in was),
        went=tuple(step_anchor(person.voice, step, ()) for step in was if step not in now),
        old_cost=_once(person, old),
        new_cost=_once(person, new),
    )


def _required(found: Plan) -> list[str]:
    return [step.id for step in found.steps if step.state == REQUIRED]


def _once(person: Mine, found: Plan) -> str:
    sums = [show_money(total, person.language) for total in of_rhythm(found.fees, None)]
    return " + ".join(sums) or gettext("nothing that we know")


def _turns(before: Profile, now: Profile) -> Iterable[Turn]:
    for field in ASKING_ORDER:
        if before.answers.get(field) != now.answers.get(field):
            yield Turn(str(labels.FIELDS[field]), said(before, field), said(now, field))


def said(profile: Profile, field: str) -> str:
    """An answer in words."""
    answer = profile.answers.get(field)
    if answer is None:
        return gettext("not answered")
    if not isinstance(answer, frozenset):
        return labels.value_label(field, answer)
    return listed(label for value, label in labels.VALUES[field].items() if value in answer) or gettext("none of these")
