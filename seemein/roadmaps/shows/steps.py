"""The thread: the steps of a plan in their order, the choices of a group in one knot."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.kit.context import direction
from seemein.knowledge import labels
from seemein.knowledge.shows import ShownCost, show_cost, show_days, show_step
from seemein.knowledge.voices import Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.words import Link, because, place_name, question_link, step_link, step_url


@dataclass(frozen=True, slots=True)
class Card:
    """One step for this person. `head`, `body`: what the step says to everybody; `columns`: the same in two languages."""

    id: str
    maybe: bool
    because: str
    waits: tuple[Link, ...]
    costs: tuple[ShownCost, ...]
    length: str
    start: str
    needs: tuple[Link, ...]
    head: SafeString
    body: SafeString
    columns: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of the thread: a step, or the choices of a group. `phase` is empty where it goes on."""

    number: int
    phase: str
    maybe: bool
    cards: tuple[Card, ...]

    @property
    def only(self) -> Card | None:
        """The step, where there is nothing to choose."""
        return self.cards[0] if len(self.cards) == 1 else None


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
        found.append(
            Knot(
                number=number,
                phase="" if begins == phase else str(labels.PHASES[begins]),
                maybe=all(step.state == MAYBE for step in knot),
                cards=tuple(_card(person, step, second, here) for step in knot),
            )
        )
        phase = begins
    return tuple(found)


def count_by_phase(steps: Iterable[PlannedStep]) -> tuple[tuple[str, int], ...]:
    """How many steps each phase has, in the order of phases."""
    counted = Counter(step.procedure.phase for step in steps)
    return tuple((str(label), counted[phase]) for phase, label in labels.PHASES.items() if counted[phase])


def _card(person: Mine, step: PlannedStep, second: Voice | None, here: frozenset[str]) -> Card:
    voice = person.voice
    return Card(
        id=step.id,
        maybe=step.state == MAYBE,
        because=because(step.because),
        waits=tuple(question_link(person.path, field) for field in step.waits_for),
        costs=tuple(show_cost(voice, cost) for cost in step.costs),
        length=show_days(step.days, voice.language),
        start=_start(step),
        needs=tuple(step_link(voice, need, here) for need in step.needs),
        head=_drawn(voice, step.id, "head"),
        body=SafeString() if second else _drawn(voice, step.id, "body"),
        columns=tuple(_drawn(each, step.id, "column") for each in (voice, second)) if second else (),
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


_fragments: WeakKeyDictionary[Voice, dict[tuple[str, str], SafeString]] = WeakKeyDictionary()


def _drawn(voice: Voice, step_id: str, part: str) -> SafeString:
    """What a step says to everybody who reads this language here today; drawn once for all of them."""
    kept = _fragments.setdefault(voice, {})
    found = kept.get((step_id, part))
    if found is None:
        with override(voice.language):
            found = kept[step_id, part] = _draw(voice, step_id, part)
    return found


def _draw(voice: Voice, step_id: str, part: str) -> SafeString:
    step = show_step(voice, voice.ground.procedures[step_id], ())
    context = {
        "step": step,
        "place_name": place_name(step.place, voice.language),
        "office_language": step.place.language,
        "url": step_url(voice.path, step_id),
        "language": voice.language,
        "direction": direction(voice.language),
    }
    return render_to_string(f"roadmaps/parts/step_{part}.html", context)
