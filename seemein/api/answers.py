"""What the core says, as plain values for answers. Amounts are exact, dates ISO 8601, texts in the voice's language."""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from seemein.core.facts.loader import plain
from seemein.core.facts.schema import Due, Parameter, Procedure, Source
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.facts.vocabulary import DAYS_IN
from seemein.core.roadmap.alternatives import Alternative
from seemein.core.roadmap.base import Days, PricedCost
from seemein.core.roadmap.conditions import ALWAYS, Reason
from seemein.core.roadmap.plan import MAYBE, REQUIRED, Plan, PlannedBlock, PlannedCost, PlannedStep
from seemein.core.roadmap.questions import next_question
from seemein.core.roadmap.totals import DaysTotal, MoneyTotal
from seemein.knowledge.books import Book, PlaceEntry
from seemein.knowledge.labels import because
from seemein.knowledge.voices import Voice

Plain = dict[str, Any]


def number(amount: Decimal | None) -> int | float | None:
    """An amount as a JSON number."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def territory(book: Book, place: PlaceEntry) -> Plain:
    """A territory with the paths of those in it."""
    return {
        "path": place.path,
        "parent": place.parent,
        "name": place.name,
        "local_name": place.local_name,
        "language": place.language,
        "currency": place.currency,
        "time_zone": place.zone,
        "within": [other.path for other in book.places.values() if other.parent == place.path],
    }


def source(found: Source) -> Plain:
    """Where a fact was read, and when."""
    return {
        "id": found.id,
        "title": found.title,
        "publisher": found.publisher,
        "url": found.url,
        "official": found.official,
        "read_on": found.read_on.isoformat(),
        "page_date": found.page_date,
    }


def sources(voice: Voice, ids: Iterable[str]) -> list[Plain]:
    """The sources of these ids."""
    return [source(found) for found in voice.sources(ids)]


def parameter(voice: Voice, found: Parameter) -> Plain:
    """A parameter with its value on the voice's day."""
    said: Plain = {
        "key": found.key,
        "label": found.label,
        "unit": found.unit,
        "territory": found.territory,
        "legal_basis": found.legal_basis,
    }
    try:
        entry = entry_on(found, voice.on)
    except NoValue as error:
        return {**said, "value": None, "unknown": error.reason, "figure": None}
    return {**said, "value": plain(entry.value), "unknown": None, "figure": voice.figure(found.key)}


def parameter_history(voice: Voice, found: Parameter) -> Plain:
    """The same with every value that is known, past and announced."""
    history = [
        {
            "value": plain(entry.value),
            "valid_from": _iso(entry.valid_from),
            "valid_to": _iso(entry.valid_to),
            "confidence": entry.confidence,
            "note": entry.note,
            "sources": sources(voice, entry.sources),
        }
        for entry in found.history
    ]
    return {**parameter(voice, found), "history": history}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def reason(found: Reason) -> Plain:
    """One reason, also in words."""
    return {"field": found.field, "values": list(found.values), "holds": found.holds, "text": because(found)}


def cost(voice: Voice, planned: PlannedCost) -> Plain:
    """A cost of a step. `parameter`: its key, the higher one of a range."""
    return {**_amount(planned.cost), "label": voice.say_cost(planned.cost.label).text, "state": planned.state}


def _amount(priced: PricedCost) -> Plain:
    return {
        "label": priced.label,
        "kind": priced.kind,
        "parameter": priced.parameters[-1] if priced.parameters else None,
        "parameters": list(priced.parameters),
        "min": number(priced.min),
        "max": number(priced.max),
        "currency": priced.currency,
        "unit": priced.unit,
        "recurs": priced.recurs,
        "once": priced.once,
        "state": REQUIRED,
        "free": priced.free,
        "unknown": priced.unknown,
    }


def days(found: Days) -> Plain:
    """A length in days."""
    return {"min": found.min, "max": found.max}


def authority(voice: Voice, procedure: Procedure) -> Plain | None:
    """The office of a procedure."""
    found = voice.ground.authorities.get(procedure.authority or "")
    return {"id": found.id, "name": found.name, "local_name": found.local_name, "url": found.url} if found else None


def deadline(voice: Voice, procedure: Procedure) -> Plain | None:
    """A deadline's text with its typed dates; the first one stands at the top."""
    if not procedure.deadline:
        return None
    dues = [_due(voice, due) for due in procedure.due]
    first = dues[0] if dues else {"anchor": None, "offset_days": None, "recurs": None}
    return {
        "text": voice.say(f"{procedure.id}/deadline", procedure.deadline).text,
        "anchor": first["anchor"],
        "offset_days": first["offset_days"],
        "recurs": first["recurs"],
        "all": dues,
    }


def _due(voice: Voice, due: Due) -> Plain:
    kinds = {"step": due.step, "event": due.event, "day": due.day, "day_of_month": due.day_of_month}
    kind = next(kind for kind, anchor in kinds.items() if anchor is not None)
    return {
        "anchor": str(_looked_up(voice, due.anchor) if kind.startswith("day") else due.anchor),
        "anchor_kind": kind,
        "offset_days": _offset(voice, due),
        "recurs": due.recurs,
    }


def _looked_up(voice: Voice, anchor: str) -> object:
    found = voice.ground.parameters.get(anchor)
    try:
        return plain(entry_on(found, voice.on).value) if found else anchor
    except NoValue:
        return anchor


def _offset(voice: Voice, due: Due) -> int | None:
    """Days after the anchor, negative before it; None while the figure is not known."""
    if isinstance(due.offset, int):
        found = due.offset
    else:
        parameter = voice.ground.parameters[due.offset]
        try:
            found = math.ceil(float(str(entry_on(parameter, voice.on).value)) * DAYS_IN[parameter.unit])
        except NoValue:
            return None
    return -abs(found) if due.before else found


def procedure(voice: Voice, found: Procedure) -> Plain:
    """A procedure as the facts of a territory have it, for nobody in particular."""
    ready = voice.base.steps[found.id]
    costs = [PlannedCost(priced, REQUIRED if priced.when is ALWAYS else MAYBE) for priced in ready.costs]
    return {
        **_of_both(voice, found, ready.days, costs),
        "territory": found.territory,
        "needs": list(found.needs),
        "channel": list(found.channel),
        "url": found.url,
        "legal_basis": found.legal_basis,
        "when": plain(found.when),
        **{name: voice.say(f"{found.id}/{name}", getattr(found, name)).text for name in ("what", "renew", "gives", "beware")},
    }


def _of_both(voice: Voice, found: Procedure, length: Days, costs: Iterable[PlannedCost]) -> Plain:
    """What procedures and steps of a plan have in common."""
    title = voice.say(f"{found.id}/title", found.title)
    return {
        "id": found.id,
        "title": title.text,
        "title_language": title.language,
        "local_title": found.local_title,
        "phase": found.phase,
        "one_of": found.one_of,
        "days": days(length),
        "costs": [cost(voice, planned) for planned in costs],
        "documents": [voice.say_document(text).text for text in found.documents],
        "authority": authority(voice, found),
        "deadline": deadline(voice, found),
        "sources": sources(voice, found.sources),
    }


def step(voice: Voice, planned: PlannedStep) -> Plain:
    """A step of a plan."""
    return {
        **_of_both(voice, planned.procedure, planned.days, planned.costs),
        "state": planned.state,
        "because": [reason(found) for found in planned.because],
        "waits_for": list(planned.waits_for),
        "needs": list(planned.needs),
        "start_day": planned.start_day,
        "start_is_least": planned.start_is_least,
        "critical": planned.critical,
    }


def block(voice: Voice, planned: PlannedBlock) -> Plain:
    """What a residence status stops, and the ways out that stand in this plan."""
    found = planned.block
    return {
        "id": found.id,
        "level": found.level,
        "state": planned.state,
        "text": voice.say(f"{found.id}/what", found.what).text,
        "ways_out": list(planned.ways_out),
        "because": [reason(each) for each in planned.because],
        "waits_for": list(planned.waits_for),
        "sources": sources(voice, found.sources),
    }


def days_total(total: DaysTotal) -> Plain:
    """The length of a plan."""
    return {"min": total.min, "max": total.max, "unknown_steps": total.unknown_steps}


def money(totals: Iterable[MoneyTotal]) -> list[Plain]:
    """Totals per currency and rhythm."""
    return [
        {
            "currency": total.currency,
            "recurs": total.recurs,
            "min": number(total.min),
            "max": number(total.max),
            "unknown_steps": total.unknown_steps,
        }
        for total in totals
    ]


def roadmap(voice: Voice, found: Plan) -> Plain:
    """A whole roadmap; steps in plan order."""
    question = next_question(found.base, found.profile)
    return {
        "territory": voice.path,
        "language": voice.language,
        "date": voice.on.isoformat(),
        "steps": [step(voice, planned) for planned in found.steps],
        "after": [step(voice, planned) for planned in found.after],
        "blocks": [block(voice, planned) for planned in found.blocks],
        "documents": [
            {"text": voice.say_document(document.text).text, "steps": list(document.steps)} for document in found.documents
        ],
        "totals": {"days": days_total(found.days), "fees": money(found.fees), "capital": money(found.capital)},
        "next_question": {"field": question.field, "decides": question.decides} if question else None,
    }


def alternative(voice: Voice, found: Alternative) -> Plain:
    """One legal form with the totals of its roadmap."""
    form = found.form
    return {
        "id": form.id,
        "form": form.form,
        "name": form.name,
        "local_name": form.local_name,
        "liability": voice.say(f"{form.id}/liability", form.liability).text,
        "state": "open" if found.sure else "maybe",
        "steps": [planned.id for planned in found.plan.steps],
        "days": days_total(found.plan.days),
        "fees": money(found.plan.fees),
        "capital": _amount(found.capital) if found.capital else None,
    }
