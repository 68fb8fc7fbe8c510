"""References between facts: each fault is said with its place and its remedy; the five real countries have none."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from seemein.core.facts import loader
from seemein.core.facts.checks import check
from tests.cases import countries
from tests.core.facts_small import CITY, FILE, SOURCE, block, entry, facts, fee, form, override, parameter, step

Change = Callable[[dict[str, Any]], object]
PLACES = "xx, xx/region, xx/region/town"
TIME = "days, working_days, weeks, months, years, hours"
MONEY = "this is an amount of money: EUR or HUF"


def first(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = raw["procedures"][0]
    return found


def one(**more: Any) -> Change:
    """The change of some fields of the only procedure."""
    return lambda raw: first(raw).update(more)


def add(section: str, *rows: dict[str, Any]) -> Change:
    return lambda raw: raw.setdefault(section, []).extend(rows)


def history(*entries: dict[str, Any]) -> Change:
    return lambda raw: raw["parameters"][0].update(history=list(entries))


def unit(of: str, value: Any) -> Change:
    return add("parameters", parameter("odd", of, value))


AMOUNT = "names its amount by exactly one of: parameter; min and max; free: true"
FAULTS: dict[str, tuple[Change, str]] = {
    "an unknown source": (
        one(sources=["xx.src.rumour"]),
        "procedures xx.only.sources: xx.src.rumour is no source; add it to the section sources",
    ),
    "an unknown source of a value": (
        history({**entry(1), "sources": ["xx.src.rumour"]}),
        "parameters xx.ten.history[0].sources: xx.src.rumour is no source; add it to the section sources",
    ),
    "an unknown figure in a text": (
        one(documents=["A paper that costs {xx.lost}"]),
        "procedures xx.only.documents[0]: xx.lost is no parameter; add it or correct the key",
    ),
    "an unknown figure in a note": (
        history({**entry(1), "note": "as {xx.lost}"}),
        "parameters xx.ten.history[0].note: xx.lost is no parameter; add it or correct the key",
    ),
    "an unknown figure in the glossary": (
        add("glossary", {"term": "Law", "say": "", "english": "law", "means": "It says {xx.lost}"}),
        "glossary Law.means: xx.lost is no parameter; add it or correct the key",
    ),
    "an unknown figure in the gaps": (
        add("unknown", {"what": "How much", "tried": "{xx.lost}"}),
        "unknown How much.tried: xx.lost is no parameter; add it or correct the key",
    ),
    "an unknown office": (
        one(authority="xx.office"),
        "procedures xx.only.authority: xx.office is no authority; add it to the section authorities",
    ),
    "an unknown need": (one(needs=["xx.before"]), "procedures xx.only.needs: xx.before is no procedure; correct the id"),
    "an unknown way out": (
        add("blocks", block("wall", "stop", {}, "door")),
        "blocks xx.wall.ways_out: xx.door is no procedure; correct the id",
    ),
    "an unknown territory": (
        one(territory="xx/moon"),
        f"procedures xx.only.territory: xx/moon is not known; allowed: {PLACES}",
    ),
    "a place outside the country": (
        lambda raw: raw["territory"]["within"].append({"path": "yy/town", "name": "T", "local_name": "T"}),
        "territory.within: yy/town is not below xx; correct the path",
    ),
    "an id of two sections": (
        add("legal_forms", form("only", "sole_trader")),
        "procedures xx.only: stands in legal_forms too; give each its own id",
    ),
    "an id of another country": (
        add("procedures", step("far", id="yy.far")),
        "procedures yy.far: has the id of another country; begin it with xx.",
    ),
    "a group named like a fact": (
        lambda raw: raw.update(procedures=[step("only"), step("a", one_of="xx.only")]),
        "procedures xx.a.one_of: xx.only is the id of a fact; give the group its own word",
    ),
    "a value that ends before it begins": (
        history(entry(1, date(2026, 5, 1), date(2026, 4, 30))),
        "parameters xx.ten.history: ends 2026-04-30 before it begins 2026-05-01; correct the dates",
    ),
    "two values on one day": (
        history(entry(1, None, date(2026, 5, 1)), entry(2, date(2026, 5, 1))),
        "parameters xx.ten.history: two values hold on 2026-05-01; end the earlier one the day before",
    ),
    "a later value after one without an end": (
        history(entry(2, date(2026, 5, 1)), entry(1)),
        "parameters xx.ten.history: two values hold on 2026-05-01; end the earlier one the day before",
    ),
    "two values without a beginning": (
        history(entry(1, None, date(2026, 5, 1)), entry(2)),
        "parameters xx.ten.history: two values hold on the same days; end the earlier one the day before",
    ),
    "money that is a text": (
        unit("EUR", "ten"),
        "parameters xx.odd.history: has the value 'ten'; write a number, as the unit EUR asks",
    ),
    "money that is not finite": (
        unit("EUR", float("nan")),
        "parameters xx.odd.history: has the value nan; write a number, as the unit EUR asks",
    ),
    "a date that is a number": (
        unit("date", 2026),
        "parameters xx.odd.history: has the value 2026; write a date such as 2026-11-22, as the unit date asks",
    ),
    "a day of the year that no year has": (
        unit("month_day", "13-01"),
        "parameters xx.odd.history: has the value '13-01'; write MM-DD such as \"03-31\", as the unit month_day asks",
    ),
    "a day of the month that no month has": (
        unit("day_of_month", 32),
        "parameters xx.odd.history: has the value 32; write a whole number from 1 to 31, as the unit day_of_month asks",
    ),
    "a level that is a number": (
        unit("text", 2),
        "parameters xx.odd.history: has the value 2; write a text, as the unit text asks",
    ),
    "a cost without an amount": (one(costs=[{"label": "a", "kind": "fee"}]), f"procedures xx.only.costs a: {AMOUNT}"),
    "a cost with two amounts": (
        one(costs=[{"label": "a", "kind": "fee", "parameter": "xx.ten", "free": True}]),
        f"procedures xx.only.costs a: {AMOUNT}",
    ),
    "a range with one end": (
        one(costs=[{"label": "a", "kind": "fee", "min": "xx.ten"}]),
        f"procedures xx.only.costs a: {AMOUNT}",
    ),
    "a range across units": (
        one(costs=[{"label": "a", "kind": "fee", "min": "xx.monthly", "max": "xx.ten"}]),
        "procedures xx.only.costs a: goes from one unit to another (EUR and EUR/month); give min and max the same",
    ),
    "a fee that is no money": (
        one(costs=[fee("share")]),
        f"procedures xx.only.costs share: xx.share has the unit %; {MONEY}",
    ),
    "a capital that is no money": (
        add("legal_forms", form("firm", "limited_company", costs=[fee("share", kind="capital")])),
        f"legal_forms xx.firm.costs share: xx.share has the unit %; {MONEY}",
    ),
    "an unknown rate": (
        one(costs=[fee("lost", kind="rate")]),
        "procedures xx.only.costs lost: xx.lost is no parameter; add it or correct the key",
    ),
    "a least capital that is no money": (
        add("legal_forms", form("firm", "limited_company", min_capital="xx.share")),
        f"legal_forms xx.firm.min_capital: xx.share has the unit %; {MONEY}",
    ),
    "a founding time that is no time": (
        add("legal_forms", form("firm", "limited_company", set_up_days="xx.ten")),
        f"legal_forms xx.firm.set_up_days: xx.ten has the unit EUR; allowed: {TIME}",
    ),
    "a length that is no time": (
        one(duration={"min_days": None, "max_days": None, "parameter": "xx.ten", "note": ""}),
        f"procedures xx.only.duration.parameter: xx.ten has the unit EUR; allowed: {TIME}",
    ),
    "a length from long to short": (
        one(duration={"min_days": 30, "max_days": 10, "parameter": None, "note": ""}),
        "procedures xx.only.duration: lasts from 30 to 10 days; write the shorter one as min_days",
    ),
    "a wage that is no money": (
        add("staff", {"id": "xx.worker", "gross_month": "xx.share", "employer_rates": [], "steps": [], "sources": [SOURCE]}),
        f"staff xx.worker.gross_month: xx.share has the unit %; {MONEY}",
    ),
    "a deadline without an anchor": (
        one(due=[{"offset": 3}]),
        "procedures xx.only.due: hangs on exactly one of: step, event, day, day_of_month",
    ),
    "a deadline with two anchors": (
        one(due=[{"event": "start", "day": "03-31"}]),
        "procedures xx.only.due: hangs on exactly one of: step, event, day, day_of_month",
    ),
    "a deadline on an unknown step": (
        one(due=[{"step": "xx.before"}]),
        "procedures xx.only.due: xx.before is no procedure; correct the id",
    ),
    "a deadline on a day that is none": (
        one(due=[{"day": "02-30"}]),
        "procedures xx.only.due: 02-30 is no day; write MM-DD or a parameter of the unit month_day or date",
    ),
    "a deadline on a figure that is no day": (
        one(due=[{"day": "xx.ten"}]),
        "procedures xx.only.due: xx.ten is no day; write MM-DD or a parameter of the unit month_day or date",
    ),
    "a deadline on a day no month has": (
        one(due=[{"day_of_month": 45}]),
        "procedures xx.only.due: 45 is no day of a month; write 1 to 31 or a parameter of the unit day_of_month",
    ),
    "a deadline on a month day of another unit": (
        one(due=[{"day_of_month": "xx.ten"}]),
        "procedures xx.only.due: xx.ten has the unit EUR; allowed: day_of_month",
    ),
    "an offset that is no time": (
        one(due=[{"event": "start", "offset": "xx.ten"}]),
        f"procedures xx.only.due: xx.ten has the unit EUR; allowed: {TIME}",
    ),
    "an override of nothing": (
        add("overrides", override("ghost", {"url": "x"})),
        "overrides xx.ghost@xx/region/town: xx.ghost is no fact; correct the id",
    ),
    "an override where the fact stands": (
        add("overrides", override("only", {"url": "x"}, "xx")),
        "overrides xx.only@xx: xx is not below xx, where the fact stands; change the fact itself",
    ),
    "an override that moves a step to another phase": (
        add("overrides", override("only", {"phase": "run"})),
        f"overrides xx.only@{CITY}.set.phase: cannot be set here; allowed: fields of procedures but not id, phase, territory",
    ),
    "an override with an impossible value": (
        add("overrides", override("only", {"when": {"stage": "dream"}})),
        "overrides xx.only@xx/region/town.set.when.stage: has 'dream'; allowed: idea, trading",
    ),
    "an override that names an unknown need": (
        add("overrides", override("only", {"needs": ["xx.before"]})),
        f"procedures xx.only.needs in {CITY}: xx.before is no procedure; correct the id",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_between_facts_is_said_with_its_place_and_its_remedy(name: str) -> None:
    change, expected = FAULTS[name]
    raw = facts()
    change(raw)
    assert check(loader.build(raw, FILE), FILE) == [f"{FILE}: {expected}"]


def test_all_faults_are_said_at_once() -> None:
    raw = facts(
        step("only", sources=["xx.src.rumour"], needs=["xx.before"]),
        overrides=[override("only", {"phase": "run"}), override("only", {"id": "xx.other"}, "xx/region")],
    )
    assert [fault.split(": ")[1] for fault in check(loader.build(raw, FILE), FILE)] == [
        "procedures xx.only.sources",
        "procedures xx.only.needs",
        "overrides xx.only@xx/region/town.set.phase",
        "overrides xx.only@xx/region.set.id",
    ]


def test_a_fault_of_the_fact_itself_is_not_said_again_for_each_city() -> None:
    raw = facts(step("only", needs=["xx.before"]), overrides=[override("only", {"url": "x"}), override("ten", {"label": "x"})])
    assert check(loader.build(raw, FILE), FILE) == [
        f"{FILE}: procedures xx.only.needs: xx.before is no procedure; correct the id"
    ]


def test_what_is_allowed_has_no_fault() -> None:
    raw = facts(
        step("region-only", territory="xx/region"),
        step(
            "only",
            what="It costs {xx.ten}",
            costs=[fee("ten"), fee("share", kind="rate"), {"label": "none", "kind": "fee", "free": True}],
            duration={"min_days": None, "max_days": None, "parameter": "xx.weeks_two", "note": ""},
            due=[
                {"event": "start", "offset": "xx.weeks_two", "before": True},
                {"step": "xx.region-only", "offset": 30},
                {"day": "xx.spring", "recurs": "year"},
                {"day": "12-24"},
                {"day_of_month": "xx.sixteenth", "recurs": "month"},
                {"day_of_month": 31},
            ],
        ),
        overrides=[override("ten", {"history": [entry(12)]}), override("only", {"costs": [fee("forty")]})],
    )
    assert check(loader.build(raw, FILE), FILE) == []
    assert check(loader.build(loader.plain(raw), FILE), FILE) == []


def test_dates_kept_as_json_texts_are_dates() -> None:
    raw = facts(step("only", due=[{"day": "2027-03-04"}]))
    raw["parameters"].append(parameter("until", "date", "2027-03-04"))
    assert check(loader.build(raw, FILE), FILE) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", ["de", "hr", "hu", "it", "si"])
def test_a_real_country_refers_to_nothing_that_is_not_there(code: str) -> None:
    assert check(countries()[code], code) == []
