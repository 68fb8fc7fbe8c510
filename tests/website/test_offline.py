"""The worker's script, the page without a network, and what a phone keeps of a place."""

import gzip

import pytest
from django.test import Client

from seemein.guides.models import GuidePage
from seemein.knowledge.actions import touch_edition
from tests.website.paths import CITIES, LANGUAGES, MILAN
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
PACK = f"/en/{MILAN}/pack.json"
MOST = 60 * 1024


def test_worker_stands_at_the_root_and_is_asked_for_anew_each_time(client: Client) -> None:
    response = client.get("/sw.js")
    assert (response["Content-Type"], response["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert 'data-worker="/sw.js"' in client.get("/en/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_without_a_network_carries_the_note_on_kept_copies(client: Client, language: str) -> None:
    response = client.get(f"/{language}/offline/")
    assert read(response).language == language
    assert "<template data-kept-note>" in response.content.decode()
    assert "public" in response["Cache-Control"]


def test_pack_holds_every_guide_and_the_names_of_the_steps(client: Client) -> None:
    pack = client.get(PACK).json()
    titles = GuidePage.objects.filter(territory="it", locale__language_code="en").values_list("title", flat=True)
    for title in titles:
        assert sum(f"<h1>{title}</h1>" in item["html"] for item in pack["items"]) == 1
    first = pack["items"][0]
    assert first["url"] == f"/en/{MILAN}/guides/"
    assert "tax code" in first["html"].lower()
    assert pack["id"].split(".") == [item["id"] for item in pack["items"]]
    assert "<script" not in str(pack)


def test_who_has_a_pack_gets_only_what_differs(client: Client) -> None:
    before = client.get(PACK).json()
    assert client.get(f"{PACK}?since={before['id']}").json() == {"id": before["id"], "items": []}
    GuidePage.objects.filter(territory="it", slug="taxes", locale__language_code="en").update(
        summary="Another summary.", live_revision=None
    )
    touch_edition()
    answer = client.get(f"{PACK}?since={before['id']}")
    assert {item["url"] for item in answer.json()["items"]} == {f"/en/{MILAN}/guides/", f"/en/{MILAN}/guides/taxes/"}
    assert answer["Cache-Control"] == "no-cache"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ar"])
def test_pack_is_small(client: Client, language: str) -> None:
    """A hundred and fifty pages' text, guides and steps, go through a slow network."""
    sizes = {city: len(gzip.compress(client.get(f"/{language}/{city}/pack.json").content)) for city in CITIES}
    assert {city: size for city, size in sizes.items() if size > MOST} == {}
