"""A small sound country as plain values: tests change one thing in it and look at what follows."""

from datetime import date
from typing import Any

from seemein.core.facts import loader
from seemein.core.facts.ground import stand_in
from seemein.core.facts.schema import Country
from seemein.core.roadmap.base import Base, prepare
from seemein.core.roadmap.plan import Plan, plan
from seemein.core.roadmap.profile import read

DAY = date(2026, 11, 24)
FILE = "xland.yaml"
SOURCE = "xx.src.law"
CITY = "xx/region/town"
FULL = {
    "stage": "idea",
    "nationality": "eu",
    "legal_form": "sole_trader",
    "sector": ["retail"],
    "premises": ["shop"],
    "employs": False,
    "foreign_qualification": False,
    "flags": [],
}


def parameter(name: str, unit: str, *values: Any, **more: Any) -> dict[str, Any]:
    """A parameter with one value that has always held, or with the history given in `history`."""
    history = more.pop("history", None) or [entry(value) for value in values]
    return {"key": f"xx.{name}", "label": name, "unit": unit, "territory": "xx", "legal_basis": "", "history": history, **more}


def entry(value: Any, begins: date | None = None, ends: date | None = None) -> dict[str, Any]:
    """One value of a history."""
    return {"value": value, "valid_from": begins, "valid_to": ends, "sources": [SOURCE], "confidence": "confirmed", "note": ""}


def step(name: str, **more: Any) -> dict[str, Any]:
    """A procedure with nothing special about it."""
    return {
        "id": f"xx.{name}",
        "title": name,
        "local_title": name,
        "what": name,
        "territory": "xx",
        "phase": "found",
        "when": {},
        "authority": None,
        "channel": ["online"],
        "url": "",
        "costs": [],
        "duration": {"min_days": None, "max_days": None, "parameter": None, "note": ""},
        "deadline": "",
        "renew": "",
        "documents": [],
        "needs": [],
        "gives": "",
        "beware": "",
        "legal_basis": "",
        "sources": [SOURCE],
        **more,
    }


def lasting(least: int | None, most: int | None) -> dict[str, Any]:
    """A duration in days."""
    return {"min_days": least, "max_days": most, "parameter": None, "note": ""}


def fee(key: str, **more: Any) -> dict[str, Any]:
    """A cost of one parameter."""
    return {"label": key, "parameter": f"xx.{key}", "kind": "fee", **more}


def block(name: str, level: str, when: dict[str, Any], *ways_out: str) -> dict[str, Any]:
    """A block with its ways out."""
    return {
        "id": f"xx.{name}",
        "level": level,
        "when": when,
        "what": name,
        "ways_out": [f"xx.{way}" for way in ways_out],
        "sources": [SOURCE],
    }


def form(name: str, general: str, **more: Any) -> dict[str, Any]:
    """A legal form."""
    return {
        "id": f"xx.{name}",
        "form": general,
        "name": name,
        "local_name": name,
        "what": name,
        "liability": "all",
        "owners": "one",
        "when": {},
        "min_capital": None,
        "costs": [],
        "set_up_days": None,
        "notary": False,
        "suits": "",
        "beware": "",
        "sources": [SOURCE],
        **more,
    }


def override(of: str, changed: dict[str, Any], territory: str = CITY) -> dict[str, Any]:
    """A narrower territory changes fields."""
    return {"of": f"xx.{of}", "territory": territory, "set": changed, "sources": [SOURCE]}


def facts(*steps: dict[str, Any], **sections: Any) -> dict[str, Any]:
    """A country file as plain values."""
    within = [
        {"path": "xx/region", "name": "Region", "local_name": "Region"},
        {"path": CITY, "name": "Town", "local_name": "Town"},
    ]
    return {
        "territory": {
            "path": "xx",
            "name": "Xland",
            "local_name": "Xland",
            "currency": "EUR",
            "language": "en",
            "checked_on": DAY,
            "within": within,
        },
        "sources": [
            {
                "id": SOURCE,
                "title": "Law",
                "publisher": "Parliament",
                "url": "https://example.org/law",
                "official": True,
                "language": "en",
                "page_date": "2026",
                "read_on": DAY,
            }
        ],
        "parameters": [
            parameter("ten", "EUR", 10),
            parameter("forty", "EUR", 40),
            parameter("monthly", "EUR/month", 5),
            parameter("share", "%", 22),
            parameter("weeks_two", "weeks", 2),
            parameter("spring", "month_day", "03-31"),
            parameter("sixteenth", "day_of_month", 16),
        ],
        "procedures": list(steps) or [step("only")],
        **sections,
    }


def country(*steps: dict[str, Any], **sections: Any) -> Country:
    """The same, built."""
    return loader.build(facts(*steps, **sections), FILE)


def base(*steps: dict[str, Any], at: str = "xx", on: date = DAY, **sections: Any) -> Base:
    """The same, ready for planning."""
    return prepare(stand_in(country(*steps, **sections), at), on)


def planned(here: Base, **answers: Any) -> Plan:
    """The plan of somebody with these answers."""
    return plan(here, read(answers))


def ids(found: Plan) -> list[str]:
    """The steps of a plan in order, without their country."""
    return [step.id.removeprefix("xx.") for step in found.steps]
