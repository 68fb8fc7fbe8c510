"""The one cookie: encrypted, small, for this session or 30 days; what cannot be read is dropped kindly."""

import time
from base64 import urlsafe_b64decode
from itertools import chain
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from seemein.core.facts.vocabulary import ASKING_ORDER, SETS
from seemein.core.roadmap.profile import plain, read
from seemein.roadmaps import cookie
from seemein.roadmaps.cookie import NOTHING, Answers
from tests.roadmaps.people import STUDENT, answers_of, token, url

FULLEST = {**STUDENT, **{field: list(values) for field, values in SETS.items()}, "status": "self_employment_permit"}


def _read(value: str) -> Answers:
    request = RequestFactory().get("/")
    request.COOKIES[cookie.NAME] = value
    return cookie.read(request)


def _morsel(answers: Answers) -> Any:
    response = HttpResponse()
    cookie.write(response, answers)
    return response.cookies[cookie.NAME]


def test_what_is_written_is_read_again() -> None:
    answers = Answers(read(STUDENT), ("flags",), read({"stage": "trading"}), kept=True)
    assert _read(token(answers)) == answers


def test_a_request_without_cookie_has_no_answers() -> None:
    assert cookie.read(RequestFactory().get("/")) == NOTHING


def test_nothing_of_the_answers_can_be_read_in_it() -> None:
    value = token(answers_of(STUDENT))
    opened = urlsafe_b64decode(value)
    words = list(chain(STUDENT, ("student", "non_eu", "kitchen")))
    assert [word for word in words if word in value or word.encode() in opened] == []


def test_the_fullest_answers_fit_into_three_kilobytes() -> None:
    answers = Answers(read(FULLEST), ASKING_ORDER, read(FULLEST), kept=True)
    assert len(token(answers)) < cookie.MOST_BYTES


def test_it_lasts_for_the_session_and_scripts_cannot_read_it() -> None:
    morsel = _morsel(answers_of(STUDENT))
    assert (morsel["max-age"], morsel["expires"], morsel["httponly"], morsel["samesite"]) == ("", "", True, "Lax")


def test_it_lasts_thirty_days_if_she_wishes() -> None:
    assert _morsel(answers_of(STUDENT).keep(wanted=True))["max-age"] == 30 * 24 * 60 * 60


@pytest.mark.parametrize(("local", "secure"), [(True, ""), (False, True)], ids=["localhost", "https"])
def test_it_travels_only_over_https_unless_on_localhost(settings: Any, local: bool, secure: bool | str) -> None:
    settings.LOCAL = local
    assert _morsel(answers_of(STUDENT))["secure"] == secure


def test_it_is_read_after_the_secret_was_changed(settings: Any) -> None:
    value = token(answers_of(STUDENT))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the next one"
    assert _read(value) == answers_of(STUDENT)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda value: value[:-4] + "AAA=", id="changed"),
        pytest.param(lambda value: value[:40], id="cut"),
        pytest.param(lambda value: "nonsense", id="nonsense"),
        pytest.param(lambda value: "é€", id="other letters"),
        pytest.param(lambda value: value + "A" * cookie.MOST_BYTES, id="too big"),
    ],
)
def test_what_was_tampered_with_is_dropped(change: Any) -> None:
    assert _read(change(token(answers_of(STUDENT)))) == Answers(dropped=True)


def test_what_is_older_than_thirty_days_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    value, now = token(answers_of(STUDENT)), time.time()
    monkeypatch.setattr(time, "time", lambda: now + cookie.KEPT_SECONDS + 61)
    assert _read(value) == Answers(dropped=True)


@pytest.mark.parametrize("secret", ["another secret"])
def test_what_another_hub_wrote_is_dropped(settings: Any, secret: str) -> None:
    value = token(answers_of(STUDENT))
    settings.SECRET_KEY = secret
    assert _read(value) == Answers(dropped=True)


def test_answers_that_the_vocabulary_no_longer_has_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cookie, "plain", lambda profile: {**plain(profile), "status": "a status of long ago"})
    value = token(answers_of(STUDENT))
    assert _read(value) == Answers(dropped=True)


@pytest.mark.django_db
def test_a_dropped_cookie_is_said_kindly_and_taken_away(facts: None) -> None:
    client = Client()
    client.cookies[cookie.NAME] = "tampered"
    response = client.get(url())
    assert response.status_code == 200
    assert "We could not read the answers on this device" in response.content.decode()
    assert response.cookies[cookie.NAME]["max-age"] == 0
    assert "We could not read" not in client.get(url()).content.decode()


@pytest.mark.django_db
def test_answering_replaces_a_cookie_that_could_not_be_read(facts: None) -> None:
    client = Client()
    client.cookies[cookie.NAME] = "tampered"
    client.post(url("questions/stage/"), {"answer": "idea"})
    assert _read(client.cookies[cookie.NAME].value) == answers_of({"stage": "idea"})
