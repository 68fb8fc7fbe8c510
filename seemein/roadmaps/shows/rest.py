"""What stands beside the thread: papers, changes ahead, the line of days, people who help."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.facts.schema import Organisation, Parameter, Value
from seemein.core.roadmap.changes import changes_ahead
from seemein.core.roadmap.plan import REQUIRED, PlannedStep
from seemein.kit.context import direction
from seemein.kit.figures import figure, language_name, listed, long_date
from seemein.knowledge import labels
from seemein.knowledge.voices import Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import help_section, paper, step_anchor, step_anchors
from seemein.roadmaps.shows.words import Text, marked, place_name, told, tongue

WIDTH = 1000
NEAREST = 3
_FEWEST_BARS, _LEAST_WIDTH = 2, 8
_FIRST_KINDS = ("legal_clinic", "ngo", "one_stop_shop", "municipality")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to bring, once, with the steps that want it; `beside`: the same in the second language."""

    text: SafeString
    beside: SafeString
    steps: SafeString

    @property
    def html(self) -> str:
        """An item of the list of papers, put together from parts that are safe already."""
        text = f'<div class="pair">{self.text}{self.beside}</div>' if self.beside else self.text
        return f'<li>{text}<p class="meta">{self.steps}</p></li>'


@dataclass(frozen=True, slots=True)
class Ahead:
    """A figure that changes on a day."""

    day: str
    label: Text
    old: str
    new: SafeString
    steps: SafeString


@dataclass(frozen=True, slots=True)
class Bar:
    """A step on the line of days; `left` and `width` in thousandths."""

    step: SafeString
    days: str
    left: str
    width: str
    longest: bool


@dataclass(frozen=True, slots=True)
class Helper:
    """An organisation that helps."""

    name: str
    tongue: SafeString
    kind: str
    what: Text
    place: Text
    languages: str
    free: bool | None
    url: str


def show_papers(person: Mine, second: Voice | None, here: frozenset[str]) -> tuple[Paper, ...]:
    """The papers that the steps `here` on the page want, each once."""
    return tuple(
        Paper(
            text=paper(person.voice, document.text, person.language),
            beside=paper(second, document.text, person.language) if second else SafeString(),
            steps=step_anchors(person.voice, [step for step in document.steps if step in here], here),
        )
        for document in person.plan.documents
        if not here.isdisjoint(document.steps)
    )


def show_ahead(person: Mine, here: frozenset[str]) -> tuple[Ahead, ...]:
    """The announced changes that touch this person."""
    voice = person.voice
    return tuple(
        Ahead(
            day=long_date(change.begins, voice.language),
            label=told(voice.say(f"{change.parameter.key}/label", change.parameter.label), voice.language),
            old=_shown(change.parameter, change.old, voice.language),
            new=marked(_shown(change.parameter, change.new, voice.language)),
            steps=step_anchors(voice, [step for step in change.steps if step in here], here),
        )
        for change in changes_ahead(person.plan)
        if not here.isdisjoint(change.steps)
    )


def _shown(parameter: Parameter, value: Value | None, language: str) -> str:
    return gettext("not known") if value is None else figure(value.value, parameter.unit, language)


def show_line(person: Mine, here: frozenset[str]) -> tuple[Bar, ...]:
    """The required steps whose days are known, as bars over the days; nothing where there are too few to compare."""
    steps = [step for step in person.plan.steps if _can_be_drawn(step)]
    last = max((_end(step) for step in steps), default=0)
    if len(steps) < _FEWEST_BARS or not last:
        return ()
    return tuple(_bar(person, step, last, here) for step in steps)


def _can_be_drawn(step: PlannedStep) -> bool:
    return step.state == REQUIRED and step.start_day is not None and step.days.max is not None


def _end(step: PlannedStep) -> int:
    return (step.start_day or 0) + (step.days.max or 0)


def _bar(person: Mine, step: PlannedStep, last: int, here: frozenset[str]) -> Bar:
    start, end = step.start_day or 0, _end(step)
    width = max(WIDTH * end // last - WIDTH * start // last, _LEAST_WIDTH)
    left = min(WIDTH * start // last, WIDTH - width)
    return Bar(
        step=step_anchor(person.voice, step.id, here),
        days=_days(start, end, least=step.start_is_least),
        left=str(WIDTH - left - width if direction(person.language) == "rtl" else left),
        width=str(width),
        longest=step.critical,
    )


def _days(start: int, end: int, *, least: bool) -> str:
    named = {"first": start, "last": end}
    if least:
        return gettext("day %(first)s to %(last)s at the earliest") % named
    return gettext("day %(first)s to %(last)s") % named


def talk_to(person: Mine) -> SafeString:
    """Who helps nearest, as every screen shows it."""
    return help_section(person.voice, lambda: nearest(person))


def nearest(person: Mine) -> tuple[Helper, ...]:
    """Who helps nearest; of those, who advises on rights first."""
    found = sorted(person.voice.ground.organisations.values(), key=_distance)
    return tuple(_helper(person, one) for one in found[:NEAREST])


def _distance(one: Organisation) -> tuple[int, bool, int]:
    kind = _FIRST_KINDS.index(one.kind) if one.kind in _FIRST_KINDS else len(_FIRST_KINDS)
    return -one.territory.count("/"), "legal" not in one.topics, kind


def _helper(person: Mine, one: Organisation) -> Helper:
    place = person.book.chain(one.territory)[0]
    return Helper(
        name=one.name,
        tongue=tongue(place.language, person.language),
        kind=str(labels.ORGANISATION_KINDS[one.kind]),
        what=told(person.voice.say(f"{one.id}/what", one.what), person.language),
        place=place_name(place, person.language),
        languages=listed(language_name(code, person.language) for code in one.languages),
        free=one.free,
        url=one.url,
    )
