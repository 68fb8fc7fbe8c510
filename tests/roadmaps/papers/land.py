"""A land of few steps, for the dates that hang on them."""

from datetime import date
from typing import Any

from seemein.core.facts.ground import stand_in
from seemein.core.facts.loader import build
from seemein.core.roadmap.base import prepare
from seemein.core.roadmap.plan import Plan, plan
from seemein.core.roadmap.profile import read

TODAY = date(2027, 1, 10)
_SOURCE = {
    "id": "xx.src",
    "title": "Law",
    "publisher": "Office",
    "url": "",
    "official": True,
    "language": "it",
    "page_date": None,
    "read_on": date(2026, 11, 1),
}
_STEP = {
    **dict.fromkeys(("local_title", "what"), "so"),
    **dict.fromkeys(("url", "deadline", "renew", "gives", "beware", "legal_basis"), ""),
    **{key: [] for key in ("channel", "costs", "documents", "needs")},
    "territory": "xx",
    "phase": "found",
    "when": {},
    "authority": None,
    "sources": ["xx.src"],
}
_LAND = {
    "path": "xx",
    "name": "Land",
    "local_name": "Land",
    "currency": "EUR",
    "language": "it",
    "checked_on": TODAY,
    "within": [],
}


def parameter(key: str, value: Any, unit: str, **dates: date | None) -> dict[str, Any]:
    """A figure, known since long ago unless `dates` say otherwise."""
    between = {"valid_from": None, "valid_to": None, **dates}
    entry = {"value": value, **between, "sources": ["xx.src"], "confidence": "confirmed", "note": ""}
    return {"key": key, "label": key, "unit": unit, "territory": "xx", "legal_basis": "", "history": [entry]}


def step(name: str, *due: dict[str, Any], days: int | None = 0, **more: Any) -> dict[str, Any]:
    """A step of known length."""
    length = {"min_days": days, "max_days": days, "parameter": None, "note": ""}
    return {**_STEP, "id": f"xx.{name}", "title": name, "duration": length, "due": list(due), **more}


def plan_of(steps: list[dict[str, Any]], *parameters: dict[str, Any], today: date = TODAY, **answers: Any) -> Plan:
    """The plan of a person who answered so much."""
    country = build({"territory": _LAND, "sources": [_SOURCE], "parameters": list(parameters), "procedures": steps}, "land")
    return plan(prepare(stand_in(country, "xx"), today), read(answers))
