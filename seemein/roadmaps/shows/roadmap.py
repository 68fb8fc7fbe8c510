"""The roadmap's screen, whole."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.core.roadmap.questions import Question, next_question
from seemein.knowledge.voices import Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.answer import Answer, ShownBlock, few, show_answer, show_blocks
from seemein.roadmaps.shows.change import Change, show_change
from seemein.roadmaps.shows.drawn import list_of, step_anchor
from seemein.roadmaps.shows.money import Money, show_costs
from seemein.roadmaps.shows.rest import Ahead, Bar, Paper, show_ahead, show_line, show_papers
from seemein.roadmaps.shows.steps import Knot, count_by_phase, thread


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the screen. `possible`: maybe steps counted by phase, where she has said too little to list them."""

    answer: Answer
    change: Change | None
    blocks: tuple[ShownBlock, ...]
    possible_blocks: tuple[ShownBlock, ...]
    question: Question | None
    knots: tuple[Knot, ...]
    thread: SafeString
    phases: tuple[tuple[int, str], ...]
    possible: tuple[tuple[str, int], ...]
    after: SafeString
    papers: tuple[Paper, ...]
    paper_items: SafeString
    money: Money
    ahead: tuple[Ahead, ...]
    line: tuple[Bar, ...]
    partly_english: bool
    by_machine: bool


def show_roadmap(person: Mine, second: Voice | None = None) -> Shown:
    """The plan as the screen shows it, in one language or two."""
    plan = person.plan
    listed, counted = _split(person, plan.steps)
    here = frozenset(step.id for step in listed)
    titles = [person.voice.say(f"{step.id}/title", step.procedure.title) for step in listed]
    knots = thread(person, listed, second)
    papers = show_papers(person, second, here)
    return Shown(
        answer=show_answer(person, here),
        change=show_change(person, here),
        blocks=show_blocks(person, here),
        possible_blocks=show_blocks(person, here, MAYBE),
        question=next_question(person.base, person.profile, skip=person.answers.skipped),
        knots=knots,
        thread=SafeString("".join(knot.drawn(person.voice, number) for number, knot in enumerate(knots, 1))),
        phases=tuple((number, knot.phase) for number, knot in enumerate(knots, 1) if knot.phase),
        possible=count_by_phase(counted),
        after=list_of(step_anchor(person.voice, step.id, ()) for step in plan.after),
        papers=papers,
        paper_items=SafeString("".join(paper.html for paper in papers)),
        money=show_costs(person, here),
        ahead=show_ahead(person, here),
        line=show_line(person, here),
        partly_english=any(title.language != person.language for title in titles),
        by_machine=any(title.machine for title in titles),
    )


def _split(person: Mine, steps: tuple[PlannedStep, ...]) -> tuple[list[PlannedStep], list[PlannedStep]]:
    """The steps to list, and those to count only: with under three answers, what may be."""
    if not few(person):
        return list(steps), []
    return [step for step in steps if step.state != MAYBE], [step for step in steps if step.state == MAYBE]
