"""Steps as lists and as one page show them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from seemein.core.facts.schema import Procedure, Source, Term
from seemein.core.facts.vocabulary import PHASES, SECTORS
from seemein.core.roadmap import profile
from seemein.knowledge import labels
from seemein.knowledge.shows import ShownCost, ShownStep, show_days, show_step
from seemein.knowledge.trust import Trust
from seemein.knowledge.voices import Said, Voice, voice
from seemein.website.figures import ShownFigure, linked, show_figure, sources_of
from seemein.website.once import language_name, long_date
from seemein.website.pages import TerritoryPage


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in a list."""

    id: str
    url: str
    phase_label: str
    title: Said
    official: str
    place: Said
    length: str


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a step: its heading, and its texts, each once for every language shown."""

    key: str
    label: str
    items: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source with its number on the page."""

    number: int
    source: Source
    language: str
    read_on: str
    page_date: str


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A local word, how to say it, and what it means."""

    term: str
    say: str
    english: Said
    means: Said


@dataclass(frozen=True, slots=True)
class StepPage:
    """Everything that the page of a step says."""

    step: ShownStep
    titles: tuple[Said, ...]
    price: str
    rows: tuple[Row, ...]
    costs: tuple[ShownCost, ...]
    authority_what: Said | None
    needs: tuple[StepLine, ...]
    others: tuple[StepLine, ...]
    figures: tuple[ShownFigure, ...]
    sources: tuple[ShownSource, ...]
    trust: Trust
    terms: tuple[ShownTerm, ...]


def fitting(page: TerritoryPage, sector: str) -> list[Procedure]:
    """The steps that a person of a trade may meet, phase by phase; every step if no trade is named."""
    steps = page.voice.base.steps.values()
    person = profile.read({"sector": [sector]} if sector else {})
    return [
        step.procedure
        for step in sorted(steps, key=lambda step: step.phase)
        if not sector or "sector" not in step.fields or step.when.judge(person) is not False
    ]


def show_line(page: TerritoryPage, procedure: Procedure) -> StepLine:
    """A step as a line of a list."""
    return StepLine(
        id=procedure.id,
        url=page.address("step", procedure.id),
        phase_label=str(labels.PHASES[procedure.phase]),
        title=page.voice.say(f"{procedure.id}/title", procedure.title),
        official=procedure.local_title,
        place=page.named(procedure.territory),
        length=show_days(page.voice.base.steps[procedure.id].days, page.language),
    )


def count_by_phase(steps: Iterable[Procedure]) -> dict[str, int]:
    """How many steps each phase has."""
    counted = dict.fromkeys(PHASES, 0)
    for step in steps:
        counted[step.phase] += 1
    return counted


def count_by_sector(page: TerritoryPage, phase: str) -> dict[str, int]:
    """How many steps a person of each trade may meet, in one phase or in all."""
    steps = [step for step in page.voice.base.steps.values() if not phase or step.procedure.phase == phase]
    of_some = [step for step in steps if "sector" in step.fields]
    of_all = len(steps) - len(of_some)
    people = {sector: profile.read({"sector": [sector]}) for sector in SECTORS}
    return {sector: of_all + sum(step.when.judge(person) is not False for step in of_some) for sector, person in people.items()}


def show_page(page: TerritoryPage, procedure: Procedure, beside: str = "") -> StepPage:
    """A step's page; `beside`: the language that stands beside the reader's."""
    step = show_step(page.voice, procedure)
    voices = [page.voice, *([voice(page.book, page.path, page.voice.on, beside)] if beside else [])]
    keys = _keys(page.voice, procedure)
    sources = sources_of(page.voice, keys, step.sources)
    numbers = {key: number for number, key in enumerate(sources, 1)}
    return StepPage(
        step=step,
        titles=tuple(one.say(f"{procedure.id}/title", procedure.title) for one in voices),
        price=_price(step.costs),
        rows=tuple(row for row in _rows(voices, procedure) if row.items),
        costs=step.costs,
        authority_what=_what(page.voice, step),
        needs=_lines(page, procedure.needs),
        others=_lines(page, [one for one in page.voice.ground.groups.get(procedure.one_of or "", ()) if one != procedure.id]),
        figures=tuple(show_figure(page.voice, key, numbers) for key in keys),
        sources=tuple(show_source(number, source, page.language) for number, source in enumerate(sources.values(), 1)),
        trust=page.trust(procedure),
        terms=terms_in(page, procedure, step),
    )


def _price(costs: Sequence[ShownCost]) -> str:
    """What is to pay, in a few words; empty where nothing is known."""
    amounts = [f"{cost.amount} {cost.recurs}".strip() for cost in costs if cost.kind == "fee"]
    return " + ".join(amounts) if len(amounts) < 3 else _("several costs, see below")


def _rows(voices: Sequence[Voice], procedure: Procedure) -> list[Row]:
    def row(key: str, label: str, texts: Iterable[str], context: str = "") -> Row:
        named = context or f"{procedure.id}/{key}"
        return Row(key, label, tuple(tuple(linked(one, named, text) for one in voices) for text in texts if text))

    return [
        row("what", _("What it is"), [procedure.what]),
        row("documents", _("Papers to bring"), procedure.documents, f"{procedure.id[:2]}/document"),
        row("gives", _("What you have afterwards"), [procedure.gives]),
        row("deadline", _("By when"), [procedure.deadline]),
        row("note", _("How long it takes"), [procedure.duration.note]),
        row("renew", _("How often again"), [procedure.renew]),
        row("beware", _("Take care"), [procedure.beware]),
    ]


def _keys(of: Voice, procedure: Procedure) -> tuple[str, ...]:
    """The figures on which a step's page stands, in the order in which it names them."""
    texts = (procedure.what, procedure.deadline, procedure.duration.note, *procedure.documents)
    texts += (procedure.gives, procedure.renew, procedure.beware)
    costs = [key for cost in procedure.costs for key in cost.parameters]
    length = [procedure.duration.parameter] if procedure.duration.parameter else []
    return tuple(dict.fromkeys([*costs, *length, *of.figures_in(*texts)]))


def _what(of: Voice, step: ShownStep) -> Said | None:
    return of.say(f"{step.authority.id}/what", step.authority.what) if step.authority else None


def _lines(page: TerritoryPage, ids: Iterable[str]) -> tuple[StepLine, ...]:
    found = page.voice.ground.procedures
    return tuple(show_line(page, found[one]) for one in ids if one in found)


def show_source(number: int, source: Source, language: str) -> ShownSource:
    """A source with its dates in the reader's form."""
    name = language_name(source.language, language)
    return ShownSource(number, source, name, long_date(source.read_on, language), _date(source.page_date, language))


def _date(text: str | None, language: str) -> str:
    """A date as exact as the page gives it."""
    return "" if text is None else long_date(date.fromisoformat(text), language) if len(text) == 10 else text


def terms_in(page: TerritoryPage, procedure: Procedure, step: ShownStep) -> tuple[ShownTerm, ...]:
    """The local words that stand in a step's texts."""
    office = step.authority.local_name if step.authority else ""
    shown = [step.title, step.what, step.gives, step.deadline, step.renew, step.beware, *step.documents]
    texts = [procedure.local_title, procedure.title, procedure.what, procedure.beware, office, *map(str, shown)]
    glossary = page.voice.ground.glossary
    pattern, by_word = _pattern(tuple(glossary))
    found = dict.fromkeys(by_word[word.lower()] for word in pattern.findall(" · ".join(texts)))
    return tuple(show_term(page.voice, glossary[term]) for term in found)


def show_term(of: Voice, term: Term) -> ShownTerm:
    """A local word in a reader's language."""
    context = f"{of.path[:2]}/glossary/{term.term}"
    return ShownTerm(term.term, term.say, of.say(f"{context}/english", term.english), of.say(f"{context}/means", term.means))


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the words of a glossary as whole words, and the term to which each belongs."""
    by_word = {word.lower(): term for term in terms for word in _words(term)}
    longest_first = sorted(by_word, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE), by_word


def _words(term: str) -> list[str]:
    """A term and the short forms it names: "upravna enota (UE)" is both, and so is "SI-PASS, smsPASS"."""
    return [word.strip() for word in re.split(r"[(),]", term) if len(word.strip()) > 1] or [term]
