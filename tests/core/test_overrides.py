"""Overrides: a narrower territory changes single fields, the nearest wins, and nothing else moves."""

import pytest

from seemein.core.facts.ground import chain, holds, stand_in
from seemein.core.facts.loader import FactsError
from tests.core.facts_small import CITY, FULL, SOURCE, base, country, entry, facts, fee, ids, override, planned, step


def url(path: str, *overrides: dict[str, object]) -> str:
    found = stand_in(country(step("only", url="wide"), overrides=list(overrides)), path)
    return found.procedures["xx.only"].url


def test_the_chain_of_a_place_is_nearest_first() -> None:
    assert chain(CITY) == (CITY, "xx/region", "xx")


@pytest.mark.parametrize(
    ("fact", "path", "expected"),
    [("xx", CITY, True), (CITY, CITY, True), (CITY, "xx/region", False), ("xx/region", "xx/regional", False)],
    ids=["above", "same", "below", "same beginning"],
)
def test_a_fact_is_seen_from_its_place_and_below(fact: str, path: str, expected: bool) -> None:
    assert holds(fact, path) is expected


def test_the_nearest_override_wins_however_the_file_orders_them() -> None:
    near, far = override("only", {"url": "near"}), override("only", {"url": "far"}, "xx/region")
    assert [url(CITY, near, far), url(CITY, far, near)] == ["near", "near"]
    assert [url("xx/region", near, far), url("xx", near, far)] == ["far", "wide"]


def test_overrides_of_different_fields_add_up() -> None:
    wide = override("only", {"renew": "each year"}, "xx/region")
    ground = stand_in(country(step("only"), overrides=[wide, override("only", {"url": "near"})]), CITY)
    found = ground.procedures["xx.only"]
    assert (found.url, found.renew, found.title) == ("near", "each year", "only")


def test_a_list_is_replaced_whole() -> None:
    ground = stand_in(country(step("only", documents=["a", "b"]), overrides=[override("only", {"documents": ["c"]})]), CITY)
    assert ground.procedures["xx.only"].documents == ("c",)


def test_the_sources_of_an_override_stand_before_those_of_the_fact() -> None:
    raw = facts(step("only"))
    local = {**raw["sources"][0], "id": "xx.src.local"}
    changed = {**override("only", {"url": "near"}), "sources": ["xx.src.local"]}
    ground = stand_in(country(step("only"), sources=[raw["sources"][0], local], overrides=[changed]), CITY)
    assert ground.procedures["xx.only"].sources == ("xx.src.local", SOURCE)


def test_a_figure_of_a_city_is_paid_there_and_nowhere_else() -> None:
    sections = {"overrides": [override("ten", {"history": [entry(12)]})]}
    paid = [planned(base(step("only", costs=[fee("ten")]), at=at, **sections), **FULL).fees[0].max for at in ("xx", CITY)]
    assert paid == [10, 12]


def test_a_step_can_fall_away_in_a_city_and_only_there() -> None:
    steps = (step("only", when={"stage": "idea"}), step("local", territory=CITY))
    sections = {"overrides": [override("only", {"when": {"stage": "trading"}})]}
    found = [ids(planned(base(*steps, at=at, **sections), **FULL)) for at in ("xx", CITY)]
    assert found == [["only"], ["local"]]


def test_an_office_of_another_town_can_still_be_named() -> None:
    office = {
        "id": "xx.office",
        "name": "Office",
        "local_name": "Office",
        "what": "stamps",
        "url": "",
        "territory": "xx/region",
        "sources": [],
    }
    ground = stand_in(country(step("only", authority="xx.office"), authorities=[office]), "xx")
    assert list(ground.authorities) == ["xx.office"]


@pytest.mark.parametrize("field", ["id", "phase", "territory", "colour"])
def test_a_field_that_cannot_be_set_is_refused(field: str) -> None:
    with pytest.raises(FactsError) as caught:
        stand_in(country(step("only"), overrides=[override("only", {field: "xx"})]), CITY)
    refused = "cannot be set here; allowed: fields of procedures but not id, phase, territory"
    assert caught.value.faults == [f"{CITY}: overrides xx.only@{CITY}.set.{field}: {refused}"]
