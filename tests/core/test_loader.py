"""Reading a fact file: every fault of shape is said with file, place and remedy; the canonical form is a fixed point."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seemein.core.facts import loader
from seemein.core.facts.loader import FactsError
from seemein.core.facts.sections import FIELDS
from tests.cases import KNOWLEDGE
from tests.core.facts_small import FILE, facts, override, parameter, step

Change = Callable[[dict[str, Any]], object]


def faults(raw: dict[str, Any]) -> list[str]:
    with pytest.raises(FactsError) as caught:
        loader.build(raw, FILE)
    return caught.value.faults


def first(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = raw["procedures"][0]
    return found


SECTORS = (
    "food_service, food_retail, food_production, fashion_textile, beauty, crafts, construction, cleaning, care, transport, "
    "retail, online_shop, it_creative, consulting, import_export, tourism, agriculture"
)
UNIT = "a value needs a unit such as EUR, EUR/year, %, days, people"
SHAPES: dict[str, tuple[Change, str]] = {
    "a fact without a source": (
        lambda raw: first(raw).update(sources=[]),
        "procedures xx.only.sources: has no source; name at least one id of the section sources",
    ),
    "an unknown field": (
        lambda raw: raw["territory"].update(colour="red"),
        "territory.colour: is no known field; allowed: path, name, local_name, currency, language, checked_on, within",
    ),
    "a missing field": (
        lambda raw: first(raw).pop("title"),
        "procedures xx.only.title: is missing; write it, empty or null if there is nothing to say",
    ),
    "an empty text that must say something": (
        lambda raw: first(raw).update(title=" "),
        "procedures xx.only.title: is empty; write it or take the record out",
    ),
    "an unknown section": (
        lambda raw: raw.update(recipes=[]),
        (
            "recipes: is no known section; allowed: territory, sources, authorities, parameters, legal_forms, tax_regimes, "
            "blocks, procedures, overrides, staff, funding, organisations, marketing, glossary, pitfalls, unknown"
        ),
    ),
    "a section that is no list": (
        lambda raw: raw.update(blocks={"id": "xx.b"}),
        "blocks: is no list; write its records with a dash each",
    ),
    "an id that stands twice": (
        lambda raw: raw["procedures"].append(step("only")),
        "procedures xx.only: stands twice; keep one",
    ),
    "an override that stands twice in one place": (
        lambda raw: raw.update(overrides=[override("only", {"url": "a"}), override("only", {"url": "b"})]),
        "overrides xx.only@xx/region/town: stands twice; keep one",
    ),
    "a value without a unit": (
        lambda raw: raw["parameters"][0].update(unit=""),
        f"parameters xx.ten.unit: is ''; {UNIT}",
    ),
    "a unit that is a list": (
        lambda raw: raw["parameters"][0].update(unit=["EUR"]),
        f"parameters xx.ten.unit: is ['EUR']; {UNIT}",
    ),
    "a parameter without a value": (
        lambda raw: raw["parameters"][0].update(history=[]),
        "parameters xx.ten.history: has no value; give one with its dates and sources",
    ),
    "a value without a source": (
        lambda raw: raw["parameters"][0]["history"][0].update(sources=[]),
        "parameters xx.ten.history[0].sources: has no source; name at least one id of the section sources",
    ),
    "an unknown profile field": (
        lambda raw: first(raw).update(when={"age": "old"}),
        (
            "procedures xx.only.when.age: is no field of a profile; allowed: stage, nationality, status, legal_form, employs, "
            "foreign_qualification, sector, premises, flags, any, not"
        ),
    ),
    "an unknown profile value, deep inside": (
        lambda raw: first(raw).update(when={"any": [{"not": {"stage": "dream"}}]}),
        "procedures xx.only.when.any[0].not.stage: has 'dream'; allowed: idea, trading",
    ),
    "a truth written as a text": (
        lambda raw: first(raw).update(when={"employs": "true"}),
        "procedures xx.only.when.employs: has 'true'; allowed: True, False",
    ),
    "a condition with an empty list": (
        lambda raw: first(raw).update(when={"sector": []}),
        f"procedures xx.only.when.sector: is an empty list; allowed: {SECTORS}",
    ),
    "an empty any": (
        lambda raw: first(raw).update(when={"any": []}),
        "procedures xx.only.when.any: is empty; give it conditions",
    ),
    "a condition that is no mapping": (
        lambda raw: first(raw).update(when="always"),
        "procedures xx.only.when: is 'always'; write a mapping such as {stage: idea}, empty if it always holds",
    ),
    "an id with a capital letter": (
        lambda raw: first(raw).update(needs=["xx.Other"]),
        "procedures xx.only.needs[0]: is 'xx.Other'; write an id such as it.some-words, lower case with its country first",
    ),
    "a day that no calendar has": (
        lambda raw: raw["sources"][0].update(read_on="2026-02-30"),
        "sources xx.src.law.read_on: is '2026-02-30'; write a date such as 2026-11-22",
    ),
    "a page date that no calendar has": (
        lambda raw: raw["sources"][0].update(page_date="2026-99-99"),
        "sources xx.src.law.page_date: is '2026-99-99'; write a date such as 2026-11-22",
    ),
    "a word outside a closed list": (
        lambda raw: first(raw).update(channel=["fax"]),
        "procedures xx.only.channel[0]: is 'fax'; allowed: in_person, intermediary, online, post",
    ),
    "a negative length": (
        lambda raw: first(raw)["duration"].update(min_days=-1),
        "procedures xx.only.duration.min_days: is -1; write a whole number of at least 0",
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_fault_of_shape_is_said_with_its_place_and_what_is_allowed(name: str) -> None:
    change, expected = SHAPES[name]
    raw = facts()
    change(raw)
    assert faults(raw) == [f"{FILE}: {expected}"]


def test_a_file_without_a_block_way_out_is_refused() -> None:
    raw = facts(blocks=[{"id": "xx.b", "level": "stop", "when": {}, "what": "b", "ways_out": [], "sources": ["xx.src.law"]}])
    assert faults(raw) == [f"{FILE}: blocks xx.b.ways_out: is empty; every block has a way out"]


def test_all_faults_of_a_file_are_said_at_once() -> None:
    raw = facts(step("one", sources=[]), step("two", phase="party"), parameters=[parameter("ten", "coins", 10)])
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in faults(raw)] == [
        "parameters xx.ten.unit",
        "procedures xx.one.sources",
        "procedures xx.two.phase",
    ]


TEXTS = {
    "a key that stands twice": (
        "territory: {path: xx, path: yy}\n",
        "x.yaml: is no sound YAML: the key 'path' stands twice; keep one in \"<unicode string>\", line 1, column 23",
    ),
    "a list as a key": (
        "? [a]\n: 1\n",
        'x.yaml: is no sound YAML: a list or mapping is no key; write a word in "<unicode string>", line 1, column 3',
    ),
    "a list at the top": ("- a\n", "x.yaml: is no mapping of sections; start with `territory:`"),
    "nothing": ("", "x.yaml: is no mapping of sections; start with `territory:`"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_country_file_is_refused_in_words(name: str) -> None:
    text, expected = TEXTS[name]
    with pytest.raises(FactsError) as caught:
        loader.parse(text, "x.yaml")
    assert caught.value.faults == [expected]


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(KNOWLEDGE.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_real_file_in_canonical_form_stays_byte_for_byte_the_same(path: Any) -> None:
    once = loader.canonical(loader.read(path))
    assert loader.canonical(loader.parse(once, path.name)) == once


@given(
    note=st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    value=st.integers() | st.dates() | st.sampled_from(["A2", "2026-99-99"]),
)
def test_canonical_form_is_a_fixed_point_for_any_text(note: str, value: Any) -> None:
    raw = facts(step("only", beware=note))
    raw["parameters"][0]["history"][0]["value"] = value
    once = loader.canonical(raw)
    assert loader.canonical(loader.parse(once, FILE)) == once


def test_canonical_form_orders_sections_and_fields_and_drops_nothing() -> None:
    raw = facts()
    turned = {name: raw[name] for name in reversed(raw)}
    turned["procedures"] = [dict(reversed(first(raw).items()))]
    assert loader.canonical(turned) == loader.canonical(raw)
    again = loader.parse(loader.canonical(raw), FILE)
    assert {name: rows for name, rows in again.items() if rows} == raw
    assert list(again) == ["territory", *FIELDS]
    assert list(first(again)) == [field for field in FIELDS["procedures"] if field in first(raw)]


def test_facts_kept_as_json_give_the_same_file_as_facts_read_from_yaml() -> None:
    raw = facts()
    assert loader.canonical(loader.plain(raw)) == loader.canonical(raw)
    assert loader.build(loader.plain(raw), FILE) == loader.build(raw, FILE)
