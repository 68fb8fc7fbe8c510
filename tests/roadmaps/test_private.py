"""Nothing of a person's answers is kept or said anywhere: no row, no cache key, no log, no address."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from seemein.core.roadmap import profile as core_profile
from seemein.knowledge import labels
from seemein.roadmaps import cookie, forms
from tests.roadmaps.people import STUDENT, url, visitor, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
SENTINEL = "sentinel_4b1f0c97e2"
READ = ["", "?with=it", "questions/", "questions/status/", "questions/nationality/", "answers/", "alternatives/", "why-not/"]
READ += ["forget/", "calendar/", "carry/", "receive/", "roadmap.pdf"]
SENT: list[tuple[str, dict[str, Any]]] = [
    ("questions/employs/", {"answer": "true"}),
    ("questions/sector/", {"answer": ["beauty"]}),
    ("questions/flags/", {"unknown": "1"}),
    ("questions/stage/", {"answer": "nonsense"}),
    ("alternatives/", {"answer": "cooperative"}),
    ("keep/", {"keep": "1"}),
    ("forget/", {}),
]


def _rows() -> dict[str, list[Any]]:
    return {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in apps.get_models()}


def _cache_keys() -> list[str]:
    return sorted(getattr(cache, "_cache", {}))


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def _visit_all(client: Client) -> list[Any]:
    """Go through every screen, then answer, choose, keep and forget."""
    responses = [client.get(url(screen)) for screen in READ]
    return responses + [client.post(url(screen), data) for screen, data in SENT]


def test_the_visits_cover_every_address_of_the_room() -> None:
    patterns = get_resolver("seemein.roadmaps.urls").reverse_dict
    names = {name for name in patterns if isinstance(name, str)}
    visited = {"roadmap", "next", "question", "answers", "alternatives", "whynot", "forget", "keep"}
    assert names - visited == {"start", "calendar", "carry", "receive", "pdf"}


def test_two_people_leave_the_same_traces(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _visit_all(visitor(STUDENT))
    traces = []
    for person in (STUDENT, {**STUDENT, "status": "protection"}):
        caplog.clear()
        cache.clear()
        before = _rows()
        _visit_all(visitor(person))
        assert _rows() == before
        traces.append((_cache_keys(), [(record.name, record.levelno, record.getMessage()) for record in caplog.records]))
    assert traces[0] == traces[1]


def test_a_citizen_leaves_the_same_rows_and_cache_keys_and_no_word_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    before = _rows()
    citizen = {**{key: value for key, value in STUDENT.items() if key != "status"}, "nationality": "eu"}
    keys = []
    for person in (citizen, STUDENT):
        cache.clear()
        _visit_all(visitor(person))
        keys.append(_cache_keys())
    assert _rows() == before
    assert keys[0] == keys[1]
    said = " ".join(record.getMessage() for record in caplog.records)
    assert [word for word in ("non_eu", "student", "nationality=", "status=") if word in said] == []


def test_a_status_is_found_nowhere(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    statuses = (*core_profile.ONE["status"], SENTINEL)
    monkeypatch.setattr(core_profile, "ONE", {**core_profile.ONE, "status": statuses})
    monkeypatch.setattr(core_profile, "FIELDS", {**core_profile.FIELDS, "status": statuses})
    monkeypatch.setattr(forms, "FIELDS", {**forms.FIELDS, "status": statuses})
    monkeypatch.setitem(labels.VALUES, "status", {**labels.VALUES["status"], SENTINEL: SENTINEL})
    monkeypatch.setitem(labels.BECAUSE, "status", {**labels.BECAUSE["status"], SENTINEL: SENTINEL})
    caplog.set_level(logging.DEBUG)
    client = visitor({"nationality": "non_eu"})
    answered = client.post(url("questions/status/"), {"answer": SENTINEL})
    assert answered.status_code == 302
    assert SENTINEL in client.get(url("answers/")).content.decode()
    responses = [answered, *_visit_all(client)]
    places = [str(_rows()), str(_cache_keys()), caplog.text, *(str(dict(response.items())) for response in responses)]
    places += [str(response.cookies) for response in responses]
    assert [place for place in places if SENTINEL in place] == []


@pytest.mark.parametrize("screen", [*READ, "start/idea/"])
def test_a_personal_screen_is_kept_by_nobody(screen: str) -> None:
    response = visitor(STUDENT).get(url(screen))
    assert response.status_code in (200, 302)
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}


@pytest.mark.parametrize(("screen", "data"), SENT)
def test_what_answers_a_form_is_kept_by_nobody(screen: str, data: dict[str, Any]) -> None:
    response = visitor(STUDENT).post(url(screen), data)
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}


@pytest.mark.parametrize(("screen", "data"), SENT)
def test_a_form_of_another_site_is_refused(screen: str, data: dict[str, Any]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = visitor(STUDENT).cookies
    before = client.cookies[cookie.NAME].value
    assert client.post(url(screen), data).status_code == 403
    assert client.cookies[cookie.NAME].value == before


def test_the_answers_are_read_from_no_address() -> None:
    said = "?status=student&nationality=non_eu&stage=trading"
    assert words(Client().get(url(said))) == words(Client().get(url()))
