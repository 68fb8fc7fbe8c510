"""Composed readings of the facts in the database."""

from collections.abc import Mapping
from typing import Any

from seemein.core.facts.sections import FIELDS
from seemein.knowledge.catalogues import Segment
from seemein.knowledge.models import Fact, Translation
from seemein.places.models import Territory


def country_facts(country: str) -> dict[str, Any]:
    """A country's facts as plain values, in the shape and order of its file."""
    found: dict[str, Any] = {name: [] for name in FIELDS}
    rows = Fact.objects.filter(country_id=country, withdrawn=False).order_by("section", "position")
    for section, record in rows.values_list("section", "record"):
        if section == "territory":
            found["territory"] = record
        else:
            found[section].append(record)
    return found


def country_places(place: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The territories of a country's record as a snapshot keeps them; one that the record no longer has is left out."""
    paths = [part["path"] for part in (place, *place["within"])]
    rows = Territory.objects.filter(path__in=paths).order_by("position", "path")
    return [
        {
            "path": row.path,
            "parent": row.parent_id,
            "name": row.name,
            "local_name": row.local_name,
            "language": row.language,
            "currency": row.currency,
            "zone": row.zone,
        }
        for row in rows
    ]


def country_segments(country: str) -> list[list[str]]:
    """A country's translated segments: language, context, source, text, state."""
    rows = Translation.objects.filter(country_id=country).order_by("language", "context", "source_hash")
    return [list(row) for row in rows.values_list("language", "context", "source", "text", "state")]


def exported_segments(country: str) -> dict[str, list[Segment]]:
    """The same by language, in the order of the files."""
    found: dict[str, list[Segment]] = {}
    rows = Translation.objects.filter(country_id=country).order_by("language", "position", "pk")
    for language, context, source, text, state in rows.values_list("language", "context", "source", "text", "state"):
        found.setdefault(language, []).append(Segment(language, context, source, text, state))
    return found
