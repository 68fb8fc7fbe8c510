"""The floors of the house: what a room may lean on, in the database and in its own words."""

import importlib
import re

import grimp
import pytest
from django.apps import apps

from tests.house.house import ROOMS, ROOT

USES = re.compile(r"^Uses:? ([^.]+)\.", re.MULTILINE)


def _floor(app: str) -> int:
    return ROOMS.index(app) if app in ROOMS else len(ROOMS)


def test_no_relation_climbs() -> None:
    climbing = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ROOMS  # a library's models point at whichever user model there is
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if _floor(field.related_model._meta.app_label) < _floor(model._meta.app_label)
    ]
    assert climbing == []


def test_every_room_stands_on_a_floor() -> None:
    folders = {path.parent.name for path in (ROOT / "seemein").glob("*/__init__.py")}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_is_for_in_a_line(room: str) -> None:
    said = importlib.import_module(f"seemein.{room}").__doc__ or ""
    first = said.splitlines()[0]
    assert first.endswith(".") or said.count("\n") > 0
    assert ": " in first or "by" in first


@pytest.mark.parametrize("room", [room for room in ROOMS if room not in ("settings", "website", "core")])
def test_a_room_uses_only_what_it_says(room: str) -> None:
    said = USES.search(importlib.import_module(f"seemein.{room}").__doc__ or "")
    assert said, f"seemein/{room}/__init__.py does not say what it uses"
    allowed = set(re.findall(r"[a-z]+", said[1])) | {room}
    graph = grimp.build_graph("seemein", cache_dir=None)
    modules = graph.find_descendants(f"seemein.{room}") | {f"seemein.{room}"}
    used = {
        other.split(".")[1] for module in modules for other in graph.find_modules_directly_imported_by(module) if "." in other
    }
    assert used - allowed == set()
