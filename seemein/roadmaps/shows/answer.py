"""The answer first: may I, how many steps, how long, how much, what to do first, what we do not know."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from seemein.core.roadmap.plan import REQUIRED, Plan, PlannedBlock, PlannedStep
from seemein.core.roadmap.totals import MoneyTotal
from seemein.knowledge import labels
from seemein.knowledge.shows import of_rhythm, show_days_total, show_money
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import question_anchors, step_anchor
from seemein.roadmaps.shows.steps import knots_of
from seemein.roadmaps.shows.words import Text, because, breakable, told

FEW = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the four figures."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """What a permit stops, and the ways out of it."""

    level: str
    title: str
    what: Text
    because: str
    waits: SafeString
    ways_out: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The block on top. `first`: the first thing to do (`first_id`); `unknown`: what we do not know, one sentence each."""

    verdict: str
    headline: str
    figures: tuple[Figure, ...]
    first: SafeString
    first_id: str
    unknown: tuple[str, ...]


def few(person: Mine) -> bool:
    """Whether she has said too little for a list of what may be."""
    return len(person.profile.answers) < FEW


def show_answer(person: Mine, here: frozenset[str]) -> Answer:
    """The answer in one sentence and four figures."""
    plan = person.plan
    found = verdict(plan)
    first = None if few(person) and not _way_out(plan) else first_thing(plan)
    return Answer(
        verdict=found,
        headline=_headline(person, found),
        figures=_figures(person),
        first=step_anchor(person.voice, first.id, here) if first else SafeString(),
        first_id=first.id if first else "",
        unknown=() if few(person) else _unknown(plan),
    )


def first_thing(plan: Plan) -> PlannedStep | None:
    """The first thing to do: on the way out of what stops her, where something does; else the first step."""
    required = [step for step in plan.steps if step.state == REQUIRED]
    out = _way_out(plan)
    return next((step for step in required if step.id in out), required[0] if required else None)


def _way_out(plan: Plan) -> frozenset[str]:
    """The ways out of the blocks that hold, with everything they need."""
    wanted = [step for block in plan.blocks if block.state == REQUIRED for step in block.ways_out]
    needs = {step.id: step.needs for step in plan.steps}
    found: set[str] = set()
    while wanted:
        step = wanted.pop()
        if step in needs and step not in found:
            found.add(step)
            wanted += needs[step]
    return frozenset(found)


def verdict(plan: Plan) -> str:
    """May I: stop, first, ask, depends or may."""
    levels = {block.block.level for block in plan.blocks if block.state == REQUIRED}
    for level in labels.BLOCK_LEVELS:
        if level in levels:
            return level
    return "may" if plan.profile.known("status") and not plan.blocks else "depends"


def _headline(person: Mine, found: str) -> str:
    if found == "stop":
        return gettext("With this status you may not start a business yet. There is something that you can do.")
    if found == "first":
        return gettext("Not yet: something else comes first.")
    if found == "ask":
        return gettext("Ask first: it is not clear if you may do this. Pay nothing before you know.")
    if found == "depends":
        return gettext("It depends. Answer a few questions, and you see what holds for you.")
    if person.profile.answers.get("stage") == "trading":
        return gettext("You may run your business. These are the steps for you.")
    return gettext("You may start. These are the steps for you.")


def _figures(person: Mine) -> tuple[Figure, ...]:
    plan = person.plan
    knots = knots_of(plan.steps)
    open_still = gettext("your answers decide") if few(person) else ""
    sure = sum(any(step.state == REQUIRED for step in knot) for knot in knots)
    return (
        Figure(gettext("Steps"), _steps(sure, len(knots) - sure)),
        Figure(gettext("Time until you can trade"), open_still or breakable(show_days_total(plan.days, person.language))),
        Figure(gettext("To pay first, once"), open_still or _money(person, of_rhythm(plan.fees, None))),
        Figure(gettext("To pay again and again"), open_still or _again(person)),
    )


def _steps(sure: int, maybe: int) -> str:
    if not maybe:
        return str(sure)
    if not sure:
        return ngettext("%(count)s step perhaps", "%(count)s steps perhaps", maybe) % {"count": maybe}
    text = ngettext("%(sure)s, and %(maybe)s more perhaps", "%(sure)s, and %(maybe)s more perhaps", maybe)
    return text % {"sure": sure, "maybe": maybe}


def _money(person: Mine, totals: Iterable[MoneyTotal]) -> str:
    shown = " + ".join(show_money(total, person.language) for total in totals)
    return shown or _nothing(person.plan)


def _nothing(plan: Plan) -> str:
    return gettext("not known") if any(total.unknown_steps for total in plan.fees) else gettext("nothing")


def _again(person: Mine) -> str:
    totals = [(recurs, total) for recurs in ("month", "year") for total in of_rhythm(person.plan.fees, recurs)]
    parts = [f"{show_money(total, person.language)} {labels.RECURRENCES[recurs]}" for recurs, total in totals]
    return " + ".join(parts) or _nothing(person.plan)


def _unknown(plan: Plan) -> tuple[str, ...]:
    costs = max((total.unknown_steps for total in plan.fees), default=0)
    days = plan.days.unknown_steps
    no_cost = ngettext("For %(count)s step we know no cost.", "For %(count)s steps we know no cost.", costs)
    no_days = ngettext(
        "For %(count)s step we do not know how long it takes.", "For %(count)s steps we do not know how long they take.", days
    )
    return tuple(text % {"count": count} for text, count in ((no_cost, costs), (no_days, days)) if count)


def show_blocks(person: Mine, here: frozenset[str], state: str = REQUIRED) -> tuple[ShownBlock, ...]:
    """What stands in the way, or (with `MAYBE`) may stand there."""
    return tuple(_block(person, block, here) for block in person.plan.blocks if block.state == state)


def _block(person: Mine, planned: PlannedBlock, here: frozenset[str]) -> ShownBlock:
    block = planned.block
    return ShownBlock(
        level=block.level,
        title=str(labels.BLOCK_LEVELS[block.level]),
        what=told(person.voice.say(f"{block.id}/what", block.what), person.language),
        because=because(planned.because),
        waits=question_anchors(person.voice, planned.waits_for),
        ways_out=tuple(step_anchor(person.voice, step, here) for step in planned.ways_out),
    )
