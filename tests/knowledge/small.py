"""A small country, loaded beside the five: tests change one thing in it and look at what is served."""

from collections.abc import Iterable
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from seemein.core.facts import loader
from seemein.knowledge import actions
from seemein.knowledge.books import Book, shelf
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.merging import Changes
from seemein.knowledge.models import Fact, Translation
from seemein.knowledge.voices import Voice, voice
from tests.core.facts_small import DAY, entry, facts, fee, form, step

FILE = "xland.yaml"


def country(**sections: Any) -> dict[str, Any]:
    """Two steps, two legal forms; the first step costs ten euros and says so in its text."""
    register = step(
        "register", title="Register", what="It costs {xx.ten}. Bring {xx.forty}.", costs=[fee("ten")], documents=["Passport"]
    )
    wait = step("wait", title="Wait", what="Wait for the letter.", needs=["xx.register"])
    forms = [form("alone", "sole_trader"), form("company", "limited_company", min_capital="xx.forty")]
    return deepcopy(facts(register, wait, legal_forms=forms, **sections))


def load(raw: dict[str, Any], segments: Iterable[Segment] = ()) -> Changes:
    """Load one file with its translations."""
    (changes,) = actions.load({FILE: raw}, segments)
    return changes


def said(context: str, source: str, text: str, *, language: str = "it", state: str = "machine") -> Segment:
    """A segment in another language."""
    return Segment(language, f"xx.{context}", source, text, state)


def parameter(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """A parameter of a file."""
    found: dict[str, Any] = next(row for row in raw["parameters"] if row["key"] == f"xx.{name}")
    return found


def procedure(raw: dict[str, Any], name: str) -> dict[str, Any]:
    """A procedure of a file."""
    found: dict[str, Any] = next(row for row in raw["procedures"] if row["id"] == f"xx.{name}")
    return found


def worth(raw: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """The same file with another value of a parameter."""
    changed = deepcopy(raw)
    parameter(changed, name)["history"] = [entry(value)]
    return changed


def row(name: str, section: str = "parameters") -> Fact:
    """A fact of the small country as the database holds it."""
    return Fact.objects.get(country_id="xx", section=section, key=f"xx.{name}")


def translation(context: str, language: str = "it") -> Translation:
    """A translation as the database holds it."""
    return Translation.objects.get(country_id="xx", language=language, context=f"xx.{context}")


def edit(name: str, value: Any) -> list[str]:
    """An editor gives a parameter another value."""
    record = {**row(name).record, "history": [entry(value)]}
    return actions.change_fact(country="xx", section="parameters", key=f"xx.{name}", record=record)


def book() -> Book:
    """What is served of the small country now."""
    return shelf.book("xx")


def speaking(language: str = "en", on: date = DAY) -> Voice:
    """Its voice."""
    return voice(book(), "xx", on, language)


def write(folder: Path, **files: Any) -> Path:
    """Files as an editor of content would leave them."""
    folder.mkdir(exist_ok=True)
    for name, raw in files.items():
        text = raw if isinstance(raw, str) else yaml.safe_dump(loader.plain(raw), allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
