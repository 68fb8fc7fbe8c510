"""The list of steps: filters, pages, counts, nothing found, wrong input."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.core.facts.vocabulary import SECTORS
from seemein.knowledge.books import shelf
from seemein.website.views import steps as views
from tests.website.paths import MILAN
from tests.website.reading import read

pytestmark = pytest.mark.django_db
ADDRESS = f"/en/{MILAN}/steps/"


def ids(fresh: Client, query: str = "") -> list[str]:
    found: list[str] = []
    page = fresh.get(f"{ADDRESS}?{query}")
    for number in range(1, page.context["listed"].paginator.num_pages + 1):
        shown = fresh.get(f"{ADDRESS}?{query}&page={number}")
        found += [line.id for _, lines in shown.context["groups"] for line in lines]
    return found


def test_pages_together_hold_every_step_once_phase_by_phase(fresh: Client) -> None:
    here = shelf.book("it").ground(MILAN).procedures
    found = ids(fresh)
    assert sorted(found) == sorted(here)
    phases = [here[step].phase for step in found]
    assert phases == sorted(phases, key=list(dict.fromkeys(phases)).index)


def test_page_holds_twenty_and_leads_on(fresh: Client) -> None:
    response = fresh.get(ADDRESS)
    assert sum(len(lines) for _, lines in response.context["groups"]) == 20
    assert "?page=2" in read(response).links
    second = read(fresh.get(f"{ADDRESS}?page=2")).links
    assert {"?page=1", "?page=3"} <= set(second)


def test_filter_by_phase_keeps_exactly_that_phase(fresh: Client) -> None:
    here = shelf.book("it").ground(MILAN).procedures
    assert sorted(ids(fresh, "phase=tax")) == sorted(step for step, one in here.items() if one.phase == "tax")


def test_filter_by_trade_leaves_out_only_what_cannot_be_for_it(fresh: Client) -> None:
    here = shelf.book("it").ground(MILAN).procedures
    beauty = set(ids(fresh, "sector=beauty"))
    only_food = {step for step, one in here.items() if one.when.get("sector") in ("food_service", ["food_service"])}
    assert only_food
    assert beauty & only_food == set()
    assert {step for step, one in here.items() if not one.when} <= beauty


def test_counts_of_filters_are_those_of_their_lists(fresh: Client) -> None:
    phase, sector = fresh.get(f"{ADDRESS}?phase=sector&sector=beauty").context["filters"]
    for choice in sector.choices:
        listed = fresh.get(f"{ADDRESS}?phase=sector&sector={choice.value}").context["listed"]
        assert listed.paginator.count == choice.count
    for choice in phase.choices:
        listed = fresh.get(f"{ADDRESS}?sector=beauty&phase={choice.value}").context["listed"]
        assert listed.paginator.count == choice.count
    assert {choice.value for choice in sector.choices} <= set(SECTORS)


def test_nobody_is_filtered_by_permit_or_passport(fresh: Client) -> None:
    shown = read(fresh.get(ADDRESS))
    assert set(shown.controls) == {"phase", "sector"}
    assert fresh.get(f"{ADDRESS}?status=student&nationality=non_eu").context["listed"].paginator.count == len(ids(fresh))


def test_filters_stay_when_turning_the_page(client: Client) -> None:
    assert "?sector=food_service&page=2" in read(client.get(f"{ADDRESS}?sector=food_service&phase=")).links


def test_nothing_found_says_what_to_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "fitting", lambda page, sector: [])
    shown = read(client.get(f"{ADDRESS}?sector=care"))
    assert "No step fits this choice." in shown.text
    assert shown.links["?"] == "Show all steps"
    assert "Talk to somebody" in shown.text


@pytest.mark.parametrize(
    "query", ["phase=wedding", "sector=spying", "page=0", "page=99", "page=-1", "page=x", "page=²", "page=1e9"]
)
def test_wrong_input_names_what_is_allowed(client: Client, query: str) -> None:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 404
    links = read(response).links
    assert ADDRESS in links
    if query.startswith("phase"):
        assert f"{ADDRESS}?phase=tax" in links


@pytest.mark.parametrize("query", ["phase=tax&sector=care", ""])
def test_list_asks_the_database_once_however_long(fresh: Client, query: str) -> None:
    fresh.get(ADDRESS)
    with CaptureQueriesContext(connection) as asked:
        fresh.get(f"{ADDRESS}?{query}")
    assert len(asked) == 1
