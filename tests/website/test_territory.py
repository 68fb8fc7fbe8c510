"""A territory's page: what holds here, and the doors to everything about it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from seemein.knowledge.books import shelf
from tests.website.paths import MILAN
from tests.website.reading import read

pytestmark = pytest.mark.django_db


def test_phases_count_the_steps_of_this_place(fresh: Client) -> None:
    context = fresh.get(f"/en/{MILAN}/").context
    here = shelf.book("it").ground(MILAN).procedures
    assert sum(phase.count for phase in context["phases"]) == len(here) == context["step_count"]
    assert all(phase.count > 0 for phase in context["phases"])


def test_city_shows_what_holds_only_there(fresh: Client) -> None:
    local = fresh.get(f"/en/{MILAN}/").context["local"]
    assert local
    assert {line.place.text for line in local} == {"Milan"}
    assert fresh.get("/en/it/").context["local"] == []


def test_country_and_region_lead_to_the_places_within(fresh: Client) -> None:
    assert [path for path, _ in fresh.get("/en/it/").context["within"]] == ["it/lombardia", MILAN]
    assert [path for path, _ in fresh.get("/en/it/lombardia/").context["within"]] == [MILAN]
    assert fresh.get(f"/en/{MILAN}/").context["within"] == []


def test_way_back_leads_over_every_place_above(fresh: Client) -> None:
    crumbs = fresh.get(f"/en/{MILAN}/").context["crumbs"]
    assert [(crumb.label, crumb.url) for crumb in crumbs] == [
        ("Home", "/en/"),
        ("Italy", "/en/it/"),
        ("Lombardy", "/en/it/lombardia/"),
        ("Milan", ""),
    ]


def test_nearest_help_stands_on_the_page(fresh: Client) -> None:
    helpers = fresh.get(f"/en/{MILAN}/").context["helpers"]
    assert [helper.place.text for helper in helpers] == ["Milan", "Milan", "Milan"]
    assert helpers[0].name in read(fresh.get(f"/en/{MILAN}/")).text


def test_doors_set_the_stage(client: Client) -> None:
    links = read(client.get(f"/en/{MILAN}/")).links
    assert links[f"/en/{MILAN}/roadmap/start/idea/"] == "I want to start"
    assert links[f"/en/{MILAN}/roadmap/start/trading/"] == "I have a business"


@pytest.mark.parametrize("path", ["it", "it/lombardia", MILAN])
def test_page_asks_the_database_as_little_for_one_place_as_for_three(fresh: Client, path: str) -> None:
    fresh.get(f"/en/{path}/")
    with CaptureQueriesContext(connection) as asked:
        fresh.get(f"/en/{path}/")
    assert len(asked) == 1
