"""The thread: the steps of a plan in their order, the choices of a group in one knot."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.knowledge import labels
from seemein.knowledge.shows import show_days
from seemein.knowledge.voices import Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import cost_item, joined, question_anchors, step_anchors, step_part
from seemein.roadmaps.shows.words import because


@dataclass(frozen=True, slots=True)
class Card:
    """One step for this person. `head`, `body`: what the step says to everybody; `columns`: the same in two languages."""

    id: str
    state: str
    because: str
    waits: SafeString
    costs: SafeString
    length: str
    start: str
    needs: SafeString
    head: SafeString
    body: SafeString
    columns: SafeString


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of the thread: a step, or the choices of a group. `phase` is empty where it goes on."""

    number: int
    phase: str
    state: str
    cards: tuple[Card, ...]
    only: Card | None


def knots_of(steps: Iterable[PlannedStep]) -> list[list[PlannedStep]]:
    """The steps in plan order; the members of a group stand where its first member stands."""
    knots: dict[str, list[PlannedStep]] = {}
    for step in steps:
        knots.setdefault(step.procedure.one_of or step.id, []).append(step)
    return list(knots.values())


def thread(person: Mine, steps: Sequence[PlannedStep], second: Voice | None) -> tuple[Knot, ...]:
    """The knots with their numbers and phase headings."""
    here = frozenset(step.id for step in steps)
    found: list[Knot] = []
    phase = ""
    for number, knot in enumerate(knots_of(steps), 1):
        begins = knot[0].procedure.phase
        heading = "" if begins == phase else str(labels.PHASES[begins])
        found.append(_knot(number, heading, knot, [_card(person, step, second, here) for step in knot]))
        phase = begins
    return tuple(found)


def _knot(number: int, heading: str, steps: list[PlannedStep], cards: list[Card]) -> Knot:
    sure = [step.state for step in steps if step.state != MAYBE]
    return Knot(number, heading, sure[0] if sure else MAYBE, tuple(cards), cards[0] if len(cards) == 1 else None)


def count_by_phase(steps: Iterable[PlannedStep]) -> tuple[tuple[str, int], ...]:
    """How many steps each phase has, in the order of phases."""
    counted = Counter(step.procedure.phase for step in steps)
    return tuple((str(label), counted[phase]) for phase, label in labels.PHASES.items() if counted[phase])


def _card(person: Mine, step: PlannedStep, second: Voice | None, here: frozenset[str]) -> Card:
    voice = person.voice
    return Card(
        id=step.id,
        state=step.state,
        because=because(step.because),
        waits=question_anchors(voice, step.waits_for),
        costs=joined((cost_item(voice, step.id, cost) for cost in step.costs), ""),
        length=show_days(step.days, voice.language),
        start=_start(step),
        needs=step_anchors(voice, step.needs, here),
        head=step_part(voice, step.id, "head"),
        body=SafeString() if second else step_part(voice, step.id, "body"),
        columns=joined((step_part(each, step.id, "column") for each in (voice, second)), "") if second else SafeString(),
    )


def _start(step: PlannedStep) -> str:
    """When it can begin, counted from the first day."""
    if step.start_day is None or step.state == MAYBE:
        return ""
    if step.start_day == 0:
        return gettext("after the steps it needs") if step.start_is_least else gettext("from the first day on")
    if step.start_is_least:
        return gettext("not before day %(day)s") % {"day": step.start_day}
    return gettext("from day %(day)s on") % {"day": step.start_day}
