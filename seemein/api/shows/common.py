"""Costs, deadlines, offices and sources."""

import math
from collections.abc import Iterable

from seemein.api.schemas.common import Authority, Cost, Days, Deadline, Due, Number, Scalar, Source, Text, number
from seemein.core.facts import schema
from seemein.core.facts.loader import plain
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.facts.vocabulary import DAYS_IN
from seemein.core.roadmap import base
from seemein.core.roadmap.plan import PlannedCost
from seemein.knowledge.voices import Said, Voice


def text_of(said: Said) -> Text:
    """A text with its language."""
    return Text(text=said.text, language=said.language)


def sources_of(voice: Voice, ids: Iterable[str]) -> list[Source]:
    """The sources of these ids."""
    return [
        Source(
            id=found.id,
            title=found.title,
            publisher=found.publisher,
            url=found.url,
            official=found.official,
            read_on=found.read_on,
            page_date=found.page_date,
        )
        for found in voice.sources(ids)
    ]


def authority_of(voice: Voice, procedure: schema.Procedure) -> Authority | None:
    """The office of a procedure."""
    found = voice.ground.authorities.get(procedure.authority or "")
    return Authority(id=found.id, name=found.name, local_name=found.local_name, url=found.url) if found else None


def days_of(days: base.Days) -> Days:
    """A length in days."""
    return Days(min=days.min, max=days.max)


def cost_of(voice: Voice, planned: PlannedCost) -> Cost:
    """A cost with its amounts on the day."""
    cost = planned.cost
    label = voice.say_cost(cost.label)
    return Cost.model_validate(
        {
            "label": label.text,
            "label_language": label.language,
            "kind": cost.kind,
            "state": planned.state,
            "parameter": cost.parameters[-1] if cost.parameters else None,
            "parameters": cost.parameters,
            "min": None if cost.min is None else number(cost.min),
            "max": None if cost.max is None else number(cost.max),
            "currency": cost.currency,
            "unit": cost.unit,
            "recurs": cost.recurs,
            "once": cost.once,
            "free": cost.free,
            "unknown": cost.unknown,
        }
    )


def deadline_of(voice: Voice, procedure: schema.Procedure) -> Deadline | None:
    """A deadline's words and its typed dates."""
    if not procedure.deadline and not procedure.due:
        return None
    said = voice.say(f"{procedure.id}/deadline", procedure.deadline)
    dues = [_due(voice, due) for due in procedure.due]
    first = dues[0] if dues else None
    return Deadline(
        text=said.text,
        language=said.language,
        anchor=first.anchor if first else None,
        offset_days=first.offset_days if first else None,
        recurs=first.recurs if first else None,
        all=dues,
    )


def _due(voice: Voice, due: schema.Due) -> Due:
    kinds = {"step": due.step, "event": due.event, "day": due.day, "day_of_month": due.day_of_month}
    kind = next(kind for kind, anchor in kinds.items() if anchor is not None)
    anchor = due.anchor if kind in ("step", "event") else _on_the_day(voice, due.anchor)
    return Due.model_validate(
        {"anchor": str(anchor), "anchor_kind": kind, "offset_days": _offset(voice, due), "recurs": due.recurs}
    )


def _on_the_day(voice: Voice, key: str) -> Scalar:
    """What a day says that may be a parameter's key; the key itself while that is not known."""
    found = voice.ground.parameters.get(key)
    try:
        return scalar(entry_on(found, voice.on).value) if found else key
    except NoValue:
        return key


def _offset(voice: Voice, due: schema.Due) -> int | None:
    """Days after the anchor, negative before it; None while the figure is not known."""
    if isinstance(due.offset, int):
        return -abs(due.offset) if due.before else due.offset
    parameter = voice.ground.parameters[due.offset]
    try:
        days = math.ceil(float(str(entry_on(parameter, voice.on).value)) * DAYS_IN[parameter.unit])
    except NoValue:
        return None
    return -days if due.before else days


def scalar(value: schema.Scalar) -> Number | str:
    """A parameter's value as JSON knows it."""
    found: Number | str = plain(value)
    return found
