"""Territories, parameters and procedures, for nobody in particular."""

from datetime import date as day
from typing import Any

from seemein.api.schemas.common import Source
from seemein.api.schemas.facts import Parameter, ParameterHistory, Procedure, Territory, Value
from seemein.api.shows.common import authority_of, cost_of, days_of, deadline_of, scalar, sources_of, text_of
from seemein.core.facts import schema
from seemein.core.facts.loader import plain
from seemein.core.roadmap.conditions import ALWAYS
from seemein.core.roadmap.plan import MAYBE, REQUIRED, PlannedCost
from seemein.knowledge.books import Book, PlaceEntry
from seemein.knowledge.voices import Voice

_TEXTS = ("what", "gives", "renew", "beware")


def territory_of(book: Book, place: PlaceEntry) -> Territory:
    """A territory with the paths of those right below it."""
    return Territory(
        path=place.path,
        parent=place.parent,
        name=place.name,
        local_name=place.local_name,
        language=place.language,
        currency=place.currency,
        time_zone=place.zone,
        within=[other.path for other in book.places.values() if other.parent == place.path],
        languages=list(book.languages),
    )


def parameter_of(voice: Voice, found: schema.Parameter) -> Parameter:
    """A parameter with its value on the voice's day."""
    return Parameter.model_validate(_parameter(voice, found))


def history_of(voice: Voice, found: schema.Parameter) -> ParameterHistory:
    """The same with every value that is known, past and announced."""
    history = [_value(entry, sources_of(voice, entry.sources)) for entry in found.history]
    return ParameterHistory.model_validate({**_parameter(voice, found), "history": history})


def _parameter(voice: Voice, found: schema.Parameter) -> dict[str, Any]:
    cited = voice.cite(found.key)
    return {
        "key": found.key,
        "label": cited.label.text,
        "label_language": cited.label.language,
        "unit": found.unit,
        "currency": found.currency,
        "territory": found.territory,
        "legal_basis": found.legal_basis,
        "date": voice.on,
        "value": scalar(cited.value.value) if cited.value else None,
        "figure": cited.shown if cited.value else None,
        "confidence": cited.value.confidence if cited.value else None,
        "unknown": cited.unknown,
        "sources": sources_of(voice, cited.value.sources) if cited.value else [],
    }


def _value(entry: schema.Value, sources: list[Source]) -> Value:
    dates: dict[str, day | None] = {"valid_from": entry.valid_from, "valid_to": entry.valid_to}
    about = {"value": scalar(entry.value), "confidence": entry.confidence, "note": entry.note, "sources": sources}
    return Value.model_validate({**about, **dates})


def procedure_of(voice: Voice, found: schema.Procedure) -> Procedure:
    """A procedure as a territory has it."""
    step = voice.base.steps[found.id]
    title = voice.say(f"{found.id}/title", found.title)
    texts = {name: voice.say(f"{found.id}/{name}", getattr(found, name)) for name in _TEXTS}
    costs = [PlannedCost(cost, REQUIRED if cost.when is ALWAYS else MAYBE) for cost in step.costs]
    return Procedure.model_validate(
        {
            "id": found.id,
            "title": title.text,
            "title_language": title.language,
            "local_title": found.local_title,
            **{name: said.text for name, said in texts.items()},
            "languages": {name: said.language for name, said in {"title": title, **texts}.items()},
            "machine": title.machine or any(said.machine for said in texts.values()),
            "territory": found.territory,
            "phase": found.phase,
            "when": plain(found.when),
            "one_of": found.one_of,
            "needs": found.needs,
            "authority": authority_of(voice, found),
            "channel": found.channel,
            "url": found.url,
            "days": days_of(step.days),
            "costs": [cost_of(voice, cost) for cost in costs],
            "deadline": deadline_of(voice, found),
            "documents": [text_of(voice.say_document(document)) for document in found.documents],
            "legal_basis": found.legal_basis,
            "sources": sources_of(voice, found.sources),
        }
    )
