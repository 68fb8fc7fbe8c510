"""The fact files on disk: content/knowledge/<country>.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from seemein.core.facts import loader


def knowledge_folder() -> Path:
    """Where the fact files lie."""
    return Path(settings.CONTENT) / "knowledge"


def country_of(raw: Mapping[str, Any]) -> str:
    """The country that a file's plain values name; empty if they name none."""
    place = raw.get("territory")
    return str(place.get("path", "")) if isinstance(place, Mapping) else ""


def translations_folder() -> Path:
    """Where the translations lie."""
    return Path(settings.CONTENT) / "translations"


def read_all(folder: Path) -> dict[str, dict[str, Any]]:
    """Every fact file by name; raises FactsError with the faults of all files that are no sound YAML."""
    raws: dict[str, dict[str, Any]] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            raws[path.name] = loader.read(path)
        except loader.FactsError as error:
            faults += error.faults
    if faults:
        raise loader.FactsError(faults)
    return raws
