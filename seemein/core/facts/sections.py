"""The shape of each section of a country file, as readers."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from seemein.core.facts import schema
from seemein.core.facts import vocabulary as words
from seemein.core.facts.readers import (
    Faults,
    Reader,
    day,
    identifier,
    many,
    matching,
    maybe,
    one,
    record,
    scalar,
    territory,
    text,
    truth,
    whole,
)
from seemein.core.facts.readers import words as sentence

sources = many(identifier, least=1, missing="has no source; name at least one id of the section sources")


def condition(value: Any, at: str, faults: Faults) -> schema.RawCondition:
    """A mapping of known profile fields to known values, with `any` and `not`."""
    if not isinstance(value, Mapping):
        faults.note(at, f"is {value!r}; write a mapping such as {{stage: idea}}, empty if it always holds")
        return {}
    for field, allowed in value.items():
        if field == "any":
            many(condition, least=1, missing="is empty; give it conditions")(allowed, f"{at}.any", faults)
        elif field == "not":
            condition(allowed, f"{at}.not", faults)
        else:
            _atom(field, allowed, at, faults)
    return value


def _atom(field: str, allowed: Any, at: str, faults: Faults) -> None:
    if field not in words.FIELDS:
        faults.note(f"{at}.{field}", f"is no field of a profile; allowed: {', '.join(words.FIELDS)}, any, not")
        return
    known = words.FIELDS[field]
    if allowed == []:
        faults.note(f"{at}.{field}", f"is an empty list; allowed: {', '.join(map(str, known))}")
    for value in allowed if isinstance(allowed, list) else [allowed]:
        if value not in known or isinstance(value, bool) != isinstance(known[0], bool):
            faults.note(f"{at}.{field}", f"has {value!r}; allowed: {', '.join(map(str, known))}")


def unit(value: Any, at: str, faults: Faults) -> str:
    """A unit of the closed list: a figure without one says nothing."""
    if not isinstance(value, str) or value not in words.UNITS:
        faults.note(at, f"is {value!r}; a value needs a unit such as EUR, EUR/year, %, days, people")
    return value if isinstance(value, str) else ""


def offset(value: Any, at: str, faults: Faults) -> int | str:
    """Whole days, or the key of a parameter of time."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    read: str = identifier(value, at, faults)
    return read


slug = matching(re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*\Z"), "a short name such as it.register-fee")
_reduced = matching(re.compile(r"\d{4}(-\d{2}){0,2}\Z"), "a date as exact as the page gives it: 2026, 2026-11 or 2026-11-22")


def reduced_day(value: Any, at: str, faults: Faults) -> str:
    """A date as ISO 8601 text, reduced to the month or the year where the page says no more."""
    read: str = _reduced(value.isoformat() if isinstance(value, date) else value, at, faults)
    if len(read) == len("YYYY-MM-DD"):
        day(read, at, faults)
    return read


CHECKED: Final[Mapping[str, Reader]] = MappingProxyType({"checked_on": maybe(day), "checked_by": text, "check_by": maybe(day)})
value = record(
    schema.Value,
    {
        "value": scalar,
        "valid_from": maybe(day),
        "valid_to": maybe(day),
        "sources": sources,
        "confidence": one(words.CONFIDENCES),
        "note": text,
        "legal_basis": text,
        **CHECKED,
    },
)
cost = record(
    schema.Cost,
    {
        "label": sentence,
        "parameter": maybe(identifier),
        "min": maybe(identifier),
        "max": maybe(identifier),
        "kind": one(words.COST_KINDS),
        "free": truth,
        "when": condition,
        "recurs": one(words.RECURRENCES),
        "once": slug,
    },
)
duration = record(
    schema.Duration, {"min_days": maybe(whole), "max_days": maybe(whole), "parameter": maybe(identifier), "note": text}
)
due = record(
    schema.Due,
    {
        "step": identifier,
        "event": one(words.DUE_EVENTS),
        "day": scalar,
        "day_of_month": scalar,
        "offset": offset,
        "before": truth,
        "recurs": one(words.DUE_RECURRENCES),
    },
)
worked_example = record(
    schema.WorkedExample,
    {"revenue": scalar, "costs": scalar, "steps": many(sentence), "tax": scalar, "contributions": scalar, "net": scalar},
)
place = record(schema.Place, {"path": territory, "name": sentence, "local_name": sentence})
parameter = many(identifier)

FIELDS: Final[Mapping[str, Mapping[str, Reader]]] = MappingProxyType(
    {
        "sources": {
            "id": identifier,
            "title": sentence,
            "publisher": sentence,
            "url": text,
            "official": truth,
            "language": sentence,
            "page_date": maybe(reduced_day),
            "read_on": day,
        },
        "authorities": {
            "id": identifier,
            "name": sentence,
            "local_name": sentence,
            "what": sentence,
            "url": text,
            "territory": territory,
            "sources": many(identifier),
        },
        "parameters": {
            "key": identifier,
            "label": sentence,
            "unit": unit,
            "territory": territory,
            "legal_basis": text,
            "history": many(value, least=1, missing="has no value; give one with its dates and sources"),
        },
        "legal_forms": {
            "id": identifier,
            "form": one(words.LEGAL_FORMS),
            "name": sentence,
            "local_name": sentence,
            "what": sentence,
            "liability": sentence,
            "owners": sentence,
            "when": condition,
            "min_capital": maybe(identifier),
            "costs": many(cost),
            "set_up_days": maybe(identifier),
            "notary": truth,
            "suits": text,
            "beware": text,
            "sources": sources,
            **CHECKED,
        },
        "tax_regimes": {
            "id": identifier,
            "name": sentence,
            "local_name": sentence,
            "what": sentence,
            "when": condition,
            "limits": parameter,
            "base": text,
            "rates": parameter,
            "contributions": text,
            "vat": text,
            "worked_example": maybe(worked_example),
            "sources": sources,
        },
        "blocks": {
            "id": identifier,
            "level": one(words.BLOCK_LEVELS),
            "when": condition,
            "what": sentence,
            "ways_out": many(identifier, least=1, missing="is empty; every block has a way out"),
            "sources": sources,
            **CHECKED,
        },
        "procedures": {
            "id": identifier,
            "title": sentence,
            "local_title": sentence,
            "what": sentence,
            "territory": territory,
            "phase": one(words.PHASES),
            "when": condition,
            "one_of": identifier,
            "authority": maybe(identifier),
            "channel": many(one(words.CHANNELS)),
            "url": text,
            "costs": many(cost),
            "duration": duration,
            "deadline": text,
            "due": many(due),
            "renew": text,
            "documents": many(sentence),
            "needs": many(identifier),
            "gives": text,
            "beware": text,
            "legal_basis": text,
            "sources": sources,
            **CHECKED,
        },
        "overrides": {
            "of": identifier,
            "territory": territory,
            "set": lambda value, at, faults: value,
            "sources": sources,
        },
        "staff": {
            "id": identifier,
            "gross_month": identifier,
            "employer_rates": parameter,
            "steps": many(sentence),
            "sources": sources,
        },
        "funding": {
            "id": identifier,
            "name": sentence,
            "local_name": text,
            "provider": sentence,
            "kind": one(words.FUNDING_KINDS),
            "territory": territory,
            "who": sentence,
            "when": condition,
            "amount": parameter,
            "rate": text,
            "status": one(words.FUNDING_STATES),
            "url": text,
            "sources": sources,
            "note": text,
            **CHECKED,
        },
        "organisations": {
            "id": identifier,
            "name": sentence,
            "kind": one(words.ORGANISATION_KINDS),
            "territory": territory,
            "what": sentence,
            "topics": many(one(words.TOPICS)),
            "languages": many(sentence),
            "free": maybe(truth),
            "address": text,
            "url": text,
            "sources": sources,
            **CHECKED,
        },
        "marketing": {
            "id": identifier,
            "title": sentence,
            "what": sentence,
            "territory": territory,
            "when": condition,
            "sources": sources,
        },
        "glossary": {"term": sentence, "say": text, "english": sentence, "means": sentence},
        "pitfalls": {
            "id": identifier,
            "title": sentence,
            "what": sentence,
            "territory": territory,
            "when": condition,
            "sources": sources,
            **CHECKED,
        },
        "unknown": {"what": sentence, "tried": text},
    }
)
RECORDS: Final[Mapping[str, type[Any]]] = MappingProxyType(
    {
        "sources": schema.Source,
        "authorities": schema.Authority,
        "parameters": schema.Parameter,
        "legal_forms": schema.LegalForm,
        "tax_regimes": schema.TaxRegime,
        "blocks": schema.Block,
        "procedures": schema.Procedure,
        "overrides": schema.Override,
        "staff": schema.Staff,
        "funding": schema.Funding,
        "organisations": schema.Organisation,
        "marketing": schema.Marketing,
        "glossary": schema.Term,
        "pitfalls": schema.Pitfall,
        "unknown": schema.Gap,
    }
)
KEYS: Final[Mapping[str, str]] = MappingProxyType({"parameters": "key", "glossary": "term", "unknown": "what", "overrides": "of"})
COUNTRY: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "path": territory,
        "name": sentence,
        "local_name": sentence,
        "currency": one(words.MONEY_UNITS),
        "language": sentence,
        "checked_on": day,
        "within": many(place),
    }
)


def key_of(section: str, raw: Mapping[str, Any]) -> str:
    """The word by which a record of a section is known; an override's also names its place."""
    key = str(raw.get(KEYS.get(section, "id"), ""))
    return f"{key}@{raw.get('territory')}" if section == "overrides" else key
