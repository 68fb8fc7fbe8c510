"""Every page type: it answers in every language, is whole, and keeps the promises of every page."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from seemein.kit.context import RIGHT_TO_LEFT
from tests.website.paths import CITIES, LANGUAGES, MILAN, OF_TERRITORY, PAGES, STEP
from tests.website.reading import read

pytestmark = pytest.mark.django_db
MOST_AT_FIRST_VIEW = 14 * 1024


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "home")
def test_page_answers_in_every_language_and_leads_to_its_others(client: Client, page: str, language: str) -> None:
    response = client.get(f"/{language}/{page}")
    assert response.status_code == 200
    shown = read(response)
    assert (shown.language, shown.direction) == (language, "rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert shown.alternates == {code: f"{settings.BASE_URL}/{code}/{page}" for code in LANGUAGES}
    assert {f"/{code}/{page}" for code in LANGUAGES} <= set(shown.links)
    assert len(shown.ids) == len(set(shown.ids))
    if page != "gallery/":  # its samples are pieces of pages and of code
        assert shown.title
        assert "{" not in shown.text


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("page", OF_TERRITORY, ids=lambda page: page or "territory")
def test_page_of_every_city_stands(client: Client, page: str, city: str) -> None:
    shown = read(client.get(f"/en/{city}/{page}"))
    assert f"/en/{city}/roadmap/" in shown.links
    assert shown.title


@pytest.mark.slow
@pytest.mark.parametrize("country", [city[:2] for city in CITIES])
def test_every_step_of_every_country_can_be_read(client: Client, country: str) -> None:
    from seemein.knowledge.books import shelf

    for step, procedure in shelf.book(country).ground(country).procedures.items():
        shown = read(client.get(f"/en/{country}/steps/{step}/"))
        assert shown.title == procedure.title
        assert "{" not in shown.text


@pytest.mark.slow
def test_links_of_a_page_lead_somewhere(client: Client) -> None:
    for page in PAGES:
        for link in read(client.get(f"/ar/{page}")).links:
            if link.startswith(("/ar/", "?")):
                address = link if link.startswith("/") else f"/ar/{page}{link}"
                assert client.get(address).status_code in (200, 302), f"{page} → {link}"


@pytest.mark.parametrize("page", ["", f"{MILAN}/", "it/", f"{MILAN}/steps/{STEP}/"])
@pytest.mark.parametrize("language", ["en", "it", "ar"])
def test_first_view_is_small(client: Client, page: str, language: str) -> None:
    css = Path(settings.ROOT, "seemein/kit/static/kit/hub.css").read_bytes()
    html = client.get(f"/{language}/{page}").content
    assert len(gzip.compress(html, 9)) + len(gzip.compress(css, 9)) <= MOST_AT_FIRST_VIEW


@pytest.mark.parametrize("page", [page for page in PAGES if not page.endswith("report/")], ids=lambda page: page or "home")
def test_public_page_holds_nothing_of_one_person(client: Client, page: str) -> None:
    response = client.get(f"/en/{page}")
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response.cookies == {}
    assert b"csrfmiddlewaretoken" not in response.content
    assert client.post(f"/en/{page}").status_code == 405


def test_text_in_another_language_says_so_and_the_page_says_it_once(client: Client) -> None:
    shown = read(client.get(f"/tr/{MILAN}/steps/{STEP}/"))
    assert "Open a certified e-mail box (PEC)" in shown.in_language("en")
    assert "Domicilio digitale - PEC" in shown.in_language("it")


def test_machine_translation_is_marked_where_there_is_one(fresh: Client) -> None:
    note = "A machine translated some texts of this page."
    assert note not in read(fresh.get(f"/en/{MILAN}/steps/{STEP}/")).text
    italian = fresh.get(f"/it/{MILAN}/steps/{STEP}/")
    assert italian.context["by_machine"]
    assert not italian.context["partly_english"] or "en" in {language for _, language in read(italian).words}
