"""The thread: the steps of a plan in their order, the choices of a group in one knot."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from seemein.core.roadmap.conditions import Reason
from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.knowledge import labels
from seemein.knowledge.voices import Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import (
    cost_item,
    joined,
    length_part,
    own_part,
    question_anchors,
    step_anchor,
    step_part,
    step_tags,
    word,
)
from seemein.roadmaps.shows.words import because


@dataclass(frozen=True, slots=True)
class Card:
    """One step for this person: what it says to everybody, and what it says to her."""

    tags: SafeString
    html: SafeString

    @property
    def item(self) -> str:
        """The step as an item of a list; its parts are safe already."""
        return f'<li{self.tags}><article class="step">{self.html}</article></li>'


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of the thread: a step, or the choices of a group. `phase` is empty where it goes on."""

    number: str
    phase: str
    state: str
    cards: tuple[Card, ...]

    def drawn(self, voice: Voice, place: int) -> str:
        """The knot as an item of the thread, under its phase's heading; `place` names the heading's anchor."""
        heading = f'<li class="phase" id="phase-{place}"><h3>{escape(self.phase)}</h3></li>' if self.phase else ""
        if len(self.cards) == 1:
            return heading + self.cards[0].item
        enough = f'<p class="cluster"><span class="tag">{self.number}</span> <strong>{word(voice, "enough")}</strong></p>'
        choices = "".join(card.item for card in self.cards)
        return f'{heading}<li data-state="{self.state}"><div class="knot">{enough}<ul class="list">{choices}</ul></div></li>'


def knots_of(steps: Iterable[PlannedStep]) -> list[list[PlannedStep]]:
    """The steps in plan order; the members of a group stand where its first member stands."""
    knots: dict[str, list[PlannedStep]] = {}
    for step in steps:
        knots.setdefault(step.procedure.one_of or step.id, []).append(step)
    return list(knots.values())


def thread(person: Mine, steps: Sequence[PlannedStep], second: Voice | None) -> tuple[Knot, ...]:
    """The knots with their numbers and phase headings."""
    loom = _Loom(person.voice, second, frozenset(step.id for step in steps), {})
    found: list[Knot] = []
    phase = ""
    for number, knot in enumerate(knots_of(steps), 1):
        begins = knot[0].procedure.phase
        heading = "" if begins == phase else str(labels.PHASES[begins])
        label = str(number) if len(knot) == 1 else ""
        found.append(_knot(str(number), heading, knot, [_card(loom, step, label) for step in knot]))
        phase = begins
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Loom:
    """What all cards of one page share. `said`: reasons already in words, for this page only."""

    voice: Voice
    second: Voice | None
    here: frozenset[str]
    said: dict[tuple[Reason, ...], SafeString]


def _knot(number: str, heading: str, steps: list[PlannedStep], cards: list[Card]) -> Knot:
    sure = [step.state for step in steps if step.state != MAYBE]
    return Knot(number, heading, sure[0] if sure else MAYBE, tuple(cards))


def count_by_phase(steps: Iterable[PlannedStep]) -> tuple[tuple[str, int], ...]:
    """How many steps each phase has, in the order of phases."""
    counted = Counter(step.procedure.phase for step in steps)
    return tuple((str(label), counted[phase]) for phase, label in labels.PHASES.items() if counted[phase])


def _card(loom: _Loom, step: PlannedStep, number: str) -> Card:
    voice = loom.voice
    parts = [
        _top(voice, step, number),
        step_part(voice, step.id, "head"),
        _why(loom, step),
        _facts(voice, step),
        _columns((voice, loom.second), step) if loom.second else step_part(voice, step.id, "body"),
        _needs(voice, step, loom.here),
        own_part(voice),
    ]
    return Card(step_tags(voice, step.id, step.state), joined(parts, ""))


# All that follows is put together from parts that are safe already: format_html would escape each of them again.
def _top(voice: Voice, step: PlannedStep, number: str) -> SafeString:
    """The step's number, where it holds, and what it waits for."""
    counted = f'<span class="tag">{number}</span>' if number else ""
    waits = _waits(voice, step) if step.waits_for else ""
    return SafeString(f'<p class="cluster">{counted}{step_part(voice, step.id, "place")}{waits}</p>')


def _waits(voice: Voice, step: PlannedStep) -> SafeString:
    return joined((word(voice, "maybe"), word(voice, "waits"), question_anchors(voice, step.waits_for)), " ")


def _why(loom: _Loom, step: PlannedStep) -> SafeString:
    clauses = loom.said.get(step.because)
    if clauses is None:
        text = because(step.because)
        clauses = loom.said[step.because] = format_html('<p class="why">{}</p>', text) if text else SafeString()
    return clauses


def _facts(voice: Voice, step: PlannedStep) -> SafeString:
    """What it costs, how long it takes, when it can begin."""
    lines = [cost_item(voice, step.id, cost) for cost in step.costs]
    lines.append(length_part(voice, step.id, with_cost=bool(lines)))
    return SafeString(f'<p class="meta">{"<br>".join(lines)}{_start(voice, step)}</p>')


def _columns(voices: Iterable[Voice], step: PlannedStep) -> SafeString:
    return SafeString(f'<div class="pair">{"".join(step_part(voice, step.id, "column") for voice in voices)}</div>')


def _needs(voice: Voice, step: PlannedStep, here: frozenset[str]) -> SafeString:
    """What comes first; of the members of a group one is enough."""
    if not step.needs:
        return SafeString()
    groups: dict[str, list[str]] = {}
    for need in step.needs:
        groups.setdefault(voice.ground.procedures[need].one_of or need, []).append(need)
    either = SafeString(f" <em>{word(voice, 'or')}</em> ")
    named = [joined([step_anchor(voice, need, here) for need in needs], either) for needs in groups.values()]
    return SafeString(f'<p class="meta">{word(voice, "needs")} {joined(named, " · ")}</p>')


def _start(voice: Voice, step: PlannedStep) -> str:
    """When it can begin, counted from the first day; empty where it can begin at once or nothing is known."""
    if not step.start_day or step.state == MAYBE:
        return ""
    return f" · {word(voice, 'not before' if step.start_is_least else 'from')}" % {"day": step.start_day}
