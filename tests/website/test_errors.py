"""What went wrong is said in the reader's language, with what there is instead."""

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, ProgrammingError
from django.test import Client

from seemein.website.views import health, home
from tests.website.paths import CITIES, LANGUAGES, MILAN
from tests.website.reading import read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_place_names_the_places_of_its_country(client: Client, language: str) -> None:
    response = client.get(f"/{language}/it/lombardia/atlantis/")
    assert response.status_code == 404
    shown = read(response)
    assert (shown.language, shown.direction) == (language, "rtl" if language == "ar" else "ltr")
    assert {f"/{language}/it/", f"/{language}/{MILAN}/"} <= set(shown.links)
    assert f"/{language}/de/" not in shown.links


@pytest.mark.parametrize("page", ["", "steps/", "steps/it.pec/", "help/", "roadmap/", "roadmap/questions/"])
def test_unknown_country_names_every_place(client: Client, page: str) -> None:
    response = client.get(f"/ar/xx/atlantis/{page}")
    assert response.status_code == 404
    assert {f"/ar/{city}/" for city in CITIES} <= set(read(response).links)


@pytest.mark.parametrize("path", ["/da/", "/da/it/lombardia/milano/", "/xx/about/", "/nothing", "/about/"])
def test_unknown_language_names_those_there_are(client: Client, path: str) -> None:
    response = client.get(path, HTTP_ACCEPT_LANGUAGE="ar")
    assert response.status_code == 404
    shown = read(response)
    assert shown.language == "ar"
    assert {f"/{code}/" for code in LANGUAGES} <= set(shown.links)


@pytest.mark.parametrize("path", ["/ar/legal/", "/ar/nothing/at/all/", "/ar/it/steps/it.pec/more/", "/ar/%00/", "/ar/it/STEPS/"])
def test_unknown_page_leads_home(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert read(response).language == "ar"
    assert "/ar/" in read(response).links
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("raised", "status"), [(BadRequest("no"), 400), (PermissionDenied("no"), 403), (ValueError("secret of the house"), 500)]
)
def test_failure_is_said_in_arabic_and_tells_nothing(monkeypatch: pytest.MonkeyPatch, raised: Exception, status: int) -> None:
    def fail(stage: str) -> None:
        raise raised

    monkeypatch.setattr(home, "cards", fail)
    response = Client(raise_request_exception=False).get("/ar/")
    assert response.status_code == status
    shown = read(response)
    assert (shown.language, shown.direction) == ("ar", "rtl")
    assert b"secret" not in response.content
    assert b"Traceback" not in response.content


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (OperationalError("no such table: knowledge_edition"), "make run"),
        (ProgrammingError('relation "knowledge_edition" does not exist'), "make run"),
        (OperationalError("attempt to write a readonly database"), "read-only"),
        (OperationalError("cannot execute INSERT in a read-only transaction"), "read-only"),
    ],
)
def test_database_that_is_not_ready_is_said(monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str) -> None:
    def fail(stage: str) -> None:
        raise raised

    monkeypatch.setattr(home, "cards", fail)
    response = Client().get("/en/")
    assert response.status_code == 503
    assert said in read(response).text
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/", "/api/v2/roadmap"])
def test_machine_gets_a_problem_and_no_page(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 404


def test_host_that_is_not_ours_is_refused(client: Client) -> None:
    client.get("/en/")
    response = client.get("/en/", HTTP_HOST="evil.example")
    assert response.status_code == 400


def test_health_says_alive(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_ready_when_migrated_and_published(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "missing": [], "warnings": []})


def test_not_ready_names_what_is_missing(client: Client) -> None:
    from seemein.knowledge.models import Edition, Publication

    Publication.objects.all().delete()
    Edition.objects.all().delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "missing": ["facts: run manage.py load_knowledge"], "warnings": []}


def test_not_ready_without_a_migration(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: ["one more"])
    assert client.get("/readyz").json()["missing"] == ["migrations: run manage.py migrate"]


def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: object) -> None:
        raise OperationalError("no such file")

    monkeypatch.setattr(health, "MigrationExecutor", fail)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["missing"]) == (503, ["database: it does not answer; see DATABASE_URL"])
