"""The site's map holds every public page in every language; the root leads to one; the hub says whether it is ready."""

import gzip
import xml.etree.ElementTree as ET
from datetime import timedelta
from urllib.parse import urljoin

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from seemein.kit import outbox
from seemein.knowledge.books import shelf
from seemein.website.views import health
from tests.website.paths import CITIES, LANGUAGES, OF_TERRITORY
from tests.website.reading import read
from tests.worker import empty_queue

pytestmark = pytest.mark.django_db
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
CITY = "hu/vas/szombathely"
COUNTRIES = [city[:2] for city in CITIES]
MOST_ENTRIES, MOST_BYTES = 50_000, 50 * 1024 * 1024


def entries(client: Client) -> dict[str, dict[str, str]]:
    content = b"".join(client.get("/sitemap.xml").streaming_content)
    assert len(content) < MOST_BYTES
    found = {}
    for entry in ET.fromstring(content).findall("map:url", NAMES):  # noqa: S314 (our own)
        others = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.findall("xhtml:link", NAMES)}
        found[entry.findtext("map:loc", "", NAMES).removeprefix(settings.BASE_URL)] = others
    assert len(found) < MOST_ENTRIES
    return found


@pytest.mark.slow
def test_map_holds_every_public_page_that_links_reach_in_a_city(client: Client) -> None:
    listed = set(entries(client))
    waiting, seen, reached = ["/en/"], {"/en/"}, set()
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        is_page = response.headers["Content-Type"].startswith("text/html")
        if not is_page or not response.headers.get("Cache-Control", "").startswith("public"):
            continue
        reached.add(response.request["PATH_INFO"])
        for link in {urljoin(address, link).partition("#")[0] for link in read(response).links} - seen:
            seen.add(link)
            if link.startswith("/en/") and (link.startswith(f"/en/{CITY}/") or link.split("/")[2] not in COUNTRIES):
                waiting.append(link)
    assert len(reached) > len(shelf.book(CITY).ground(CITY).procedures) + len(OF_TERRITORY)
    assert reached - listed == set()


@pytest.mark.slow
def test_every_page_of_the_map_of_a_small_country_is_public(client: Client) -> None:
    paths = [path for path in entries(client) if path.startswith(("/ar/hu/vas/szombathely/", "/ar/hr/medimurje/cakovec/"))]
    assert len(paths) > 60
    for path in paths:
        response = client.get(path)
        assert (path, response.status_code, response.headers["Cache-Control"][:6]) == (path, 200, "public")


@pytest.mark.slow
def test_map_holds_each_page_in_every_language_with_its_others(client: Client) -> None:
    found = entries(client)
    for place in CITIES:
        steps = shelf.book(place).ground(place).procedures
        for page in ["", "help/", f"steps/{next(iter(steps))}/"]:
            others = {code: f"{settings.BASE_URL}/{code}/{place}/{page}" for code in LANGUAGES}
            assert [found[f"/{code}/{place}/{page}"] for code in LANGUAGES] == [others] * len(LANGUAGES)


@pytest.mark.slow
def test_map_names_no_personal_screen(client: Client) -> None:
    assert [path for path in entries(client) if "/roadmap" in path or "/report" in path] == []


@pytest.mark.slow
def test_map_is_compressed_for_those_who_take_it(client: Client) -> None:
    response = client.get("/sitemap.xml", HTTP_ACCEPT_ENCODING="gzip")
    plain = b"".join(client.get("/sitemap.xml").streaming_content)
    assert gzip.decompress(b"".join(response.streaming_content)) == plain


def test_robots_find_the_map(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in lines


def test_a_queue_that_stands_still_is_a_warning_and_the_hub_stays_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    empty_queue()
    with transaction.atomic():
        outbox.post(to="alice@example.org", language="en", subject="Hi", text="Hi", purpose="seat")
    assert client.get("/readyz").json()["warnings"] == []
    later = timezone.now() + timedelta(minutes=health.QUEUE_MINUTES + 1)
    monkeypatch.setattr("seemein.kit.queries.timezone.now", lambda: later)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["ready"]) == (200, True)
    assert response.json()["warnings"] == ["queue: 1 tasks and 1 letters are over 15 minutes late; see whether the worker runs"]


@pytest.mark.parametrize(
    ("cookie", "accepts", "language"),
    [
        ("", "", "en"),
        ("", "ar,en;q=0.5", "ar"),
        ("", "da, de;q=0.8", "de"),
        ("hu", "ar", "hu"),
        ("xx", "it", "it"),
        ("", "*", "en"),
    ],
)
def test_root_leads_to_the_readers_language(client: Client, cookie: str, accepts: str, language: str) -> None:
    if cookie:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=accepts)
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert response.headers["Vary"] == "Accept-Language, Cookie"
