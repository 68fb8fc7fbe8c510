"""The steps on paper: knots with their numbers, each step as rows of a label and what stands under it."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from seemein.core.facts.schema import Procedure
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.roadmap.base import parameters_of
from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.knowledge import labels
from seemein.knowledge.shows import ShownCost, ShownStep, show_days, show_step
from seemein.knowledge.voices import Said, Voice
from seemein.roadmaps.papers.texts import Plain, Text, text, told
from seemein.roadmaps.shows.steps import knots_of
from seemein.roadmaps.shows.words import because, place_name

Numbers = Mapping[str, str]
# A row holds items, an item the texts that stand in one line of it.
Item = list[Text]


def numbers_of(steps: Iterable[PlannedStep]) -> Numbers:
    """The number of each step in the thread: 3, or 3a and 3b where one of them is enough."""
    found: dict[str, str] = {}
    for number, knot in enumerate(knots_of(steps), 1):
        for position, step in enumerate(knot):
            found[step.id] = f"{number}{chr(ord('a') + position)}" if len(knot) > 1 else str(number)
    return found


def numbered(steps: Iterable[str], numbers: Numbers) -> str:
    """The numbers of some steps, as far as they are printed."""
    return ", ".join(numbers[step] for step in steps if step in numbers)


def step_title(voice: Voice, step_id: str) -> Said:
    """A step's title."""
    return voice.say(f"{step_id}/title", voice.ground.procedures[step_id].title)


def step_sources(voice: Voice, procedure: Procedure) -> tuple[str, ...]:
    """The ids of a step's sources and of those of its figures today."""
    found = list(procedure.sources)
    for key in parameters_of(procedure):
        parameter = voice.ground.parameters.get(key)
        try:
            found += entry_on(parameter, voice.on).sources if parameter else ()
        except NoValue:
            continue
    return tuple(dict.fromkeys(found))


def show_knots(voice: Voice, steps: Iterable[PlannedStep], numbers: Numbers, sources: Mapping[str, str]) -> list[Plain]:
    """The knots in their order. A phase is named where it begins; it may begin again."""
    found: list[Plain] = []
    phase = ""
    for knot in knots_of(steps):
        begins = knot[0].procedure.phase
        found.append(
            {
                "phase": "" if begins == phase else str(labels.PHASES[begins]),
                "choice": len(knot) > 1,
                "cards": [_card(voice, step, numbers, sources) for step in knot],
            }
        )
        phase = begins
    return found


def _card(voice: Voice, step: PlannedStep, numbers: Numbers, sources: Mapping[str, str]) -> Plain:
    shown = show_step(voice, step.procedure, step.costs)
    place = place_name(shown.place, voice.language)
    return {
        "number": numbers[step.id],
        "maybe": step.state == MAYBE,
        "title": told(shown.title),
        "official": text(shown.official, shown.place.language),
        "place": text(place.text, shown.place.language if place.tongue else voice.language),
        "because": because(step.because),
        "waits": _waits(step),
        "texts": _texts(shown),
        "facts": _facts(voice, step, shown, numbers, sources),
    }


def _waits(step: PlannedStep) -> str:
    fields = ", ".join(str(labels.FIELDS[field]) for field in step.waits_for)
    return f"{gettext('waits for your answer:')} {fields}" if fields else ""


def _texts(shown: ShownStep) -> list[Plain]:
    """What a step is, in sentences."""
    return _rows(
        {
            "": _said(shown.what),
            gettext("By when:"): _said(shown.deadline),
            gettext("What you have afterwards:"): _said(shown.gives),
            gettext("Take care:"): _said(shown.beware),
            gettext("Again:"): _said(shown.renew),
        }
    )


def _facts(voice: Voice, step: PlannedStep, shown: ShownStep, numbers: Numbers, sources: Mapping[str, str]) -> list[Plain]:
    """What it costs, takes and wants."""
    language = voice.language
    costs = [_cost(cost, language) for cost in shown.costs] or [[text(gettext("Cost not known: ask the office."), language)]]
    named = ", ".join(sources[source] for source in step_sources(voice, step.procedure) if source in sources)
    return _rows(
        {
            gettext("To pay:"): costs,
            gettext("How long:"): [[text(_length(step, language), language)]],
            gettext("First you need:"): [_numbered_title(voice, need, numbers) for need in step.needs if need in numbers],
            gettext("Papers to bring:"): [[told(document)] for document in shown.documents],
            gettext("Office:"): _office(shown, language),
            gettext("Sources:"): [[text(named, language)]] if named else [],
        }
    )


def _numbered_title(voice: Voice, step_id: str, numbers: Numbers) -> Item:
    return [text(numbers[step_id], voice.language), told(step_title(voice, step_id))]


def _rows(items: Mapping[str, list[Item]]) -> list[Plain]:
    """The rows that hold something, by their label."""
    return [{"label": label, "items": found} for label, found in items.items() if found]


def _said(said: Said) -> list[Item]:
    return [[told(said)]] if said.text else []


def _cost(cost: ShownCost, language: str) -> Item:
    about = [cost.recurs, cost.kind_label if cost.kind != "fee" else "", gettext("maybe") if cost.maybe else ""]
    more = ", ".join(filter(None, about))
    amount = [] if cost.amount == gettext("free") else [text(cost.amount, language)]
    return [*amount, told(cost.label), *([text(f"({more})", language)] if more else [])]


def _length(step: PlannedStep, language: str) -> str:
    length = show_days(step.days, language) or gettext("We do not know how long it takes.")
    return " · ".join(filter(None, [length, _start(step)]))


def _start(step: PlannedStep) -> str:
    """When it can begin, counted from the first day."""
    if step.start_day is None or step.state == MAYBE:
        return ""
    if step.start_day == 0:
        return gettext("after the steps it needs") if step.start_is_least else gettext("from the first day on")
    said = gettext("not before day %(day)s") if step.start_is_least else gettext("from day %(day)s on")
    return said % {"day": step.start_day}


def _office(shown: ShownStep, language: str) -> list[Item]:
    if shown.authority is None:
        return []
    ways = ", ".join(shown.channels)
    return [[text(shown.authority.local_name, shown.place.language), *([text(f"({ways})", language)] if ways else [])]]
