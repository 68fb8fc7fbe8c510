"""Home: what this is, the doors, the places, and what to do when the city is not here."""

import pytest
from django.test import Client

from tests.website.paths import CITIES
from tests.website.reading import read

pytestmark = pytest.mark.django_db


def test_home_shows_every_country_with_its_cities(fresh: Client) -> None:
    response = fresh.get("/en/")
    cards = response.context["countries"]
    assert [card.name.text for card in cards] == ["Croatia", "Germany", "Hungary", "Italy", "Slovenia"]
    links = read(response).links
    assert {f"/en/{city}/": True for city in CITIES} == {f"/en/{city}/": f"/en/{city}/" in links for city in CITIES}
    assert links["/en/it/lombardia/milano/"] == "Milan"


def test_places_are_named_as_on_their_town_hall_in_other_languages(fresh: Client) -> None:
    response = fresh.get("/ar/")
    cards = {card.code: card for card in response.context["countries"]}
    assert cards["it"].name.language == "ar"
    assert [(city.label, city.lang) for city in cards["it"].cities] == [("Milano", "it")]
    assert [(city.label, city.lang) for city in cards["hu"].cities] == [("Budapest", "hu"), ("Szombathely", "hu")]


@pytest.mark.parametrize("stage", ["idea", "trading"])
def test_door_leads_over_the_place_to_the_questions(client: Client, stage: str) -> None:
    assert f"/en/begin/{stage}/" in read(client.get("/en/")).links
    links = read(client.get(f"/en/begin/{stage}/")).links
    assert {f"/en/{city}/roadmap/start/{stage}/" for city in CITIES} <= set(links)


def test_unknown_door_names_both(client: Client) -> None:
    response = client.get("/en/begin/nothing/")
    assert response.status_code == 404
    assert {"/en/begin/idea/", "/en/begin/trading/"} <= set(read(response).links)


def test_my_city_is_not_here_leads_to_the_country(client: Client) -> None:
    shown = read(client.get("/en/"))
    assert "elsewhere" in shown.ids
    assert "Country level" in read(client.get("/en/it/")).text
    assert "Country level" not in read(client.get("/en/it/lombardia/milano/")).text


def test_home_offers_to_go_on_where_the_device_remembers(client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert "data-continue hidden" in page
    assert 'data-remember-place="it/lombardia/milano"' in client.get("/en/it/lombardia/milano/").content.decode()


def test_nothing_published_is_said(client: Client) -> None:
    from seemein.knowledge.models import Edition, Publication

    Publication.objects.all().delete()
    Edition.objects.update(name="nothing")
    assert "No country is published here yet." in read(client.get("/en/")).text
