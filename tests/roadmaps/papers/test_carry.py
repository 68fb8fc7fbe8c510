"""Answers go to another device in a locked code behind the # of an address; nothing of them is sent before she says so."""

import json
import logging
import re
import zlib
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from seemein.core.facts.vocabulary import SETS
from seemein.core.roadmap.profile import EVERYBODY
from seemein.roadmaps import cookie
from seemein.roadmaps.papers import codes
from seemein.roadmaps.papers.codes import CodeError, draw, unwrap, wrap
from tests.roadmaps.people import LANGUAGES, MILAN, STUDENT, answers_of, kept, url, visitor
from tests.website.reading import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]
FULL: dict[str, Any] = {**STUDENT, **{field: list(values) for field, values in SETS.items()}}


def link_on(client: Client) -> str:
    """The link that the screen shows."""
    (link,) = re.findall(r'href="(http[^"]*#[^"]+)"', client.get(url("carry/")).content.decode())
    return unescape(link)


@pytest.mark.parametrize("profile", [{}, {"nationality": "eu", "flags": []}, STUDENT, FULL])
def test_what_is_wrapped_arrives(profile: dict[str, Any]) -> None:
    answers = answers_of(profile, skipped=() if profile else ("sector", "stage"))
    arrived = unwrap(wrap(answers))
    assert arrived.profile == answers.profile
    assert sorted(arrived.skipped) == sorted(answers.skipped)


def test_a_code_fits_into_a_picture_that_a_phone_can_read() -> None:
    """At most 97 modules a side (version 20) and 320 points wide."""
    picture = draw(f"https://hub.example.org/it/{MILAN}/roadmap/receive/#{wrap(answers_of(FULL))}")
    assert 'width="320' in picture
    assert len(wrap(answers_of(FULL))) < 700
    assert "style=" not in picture
    assert "class=" not in picture


def test_a_code_tells_nothing_to_who_reads_it() -> None:
    code = wrap(answers_of(STUDENT))
    assert re.fullmatch(r"[\w-]+", code)
    assert [word for word in ("student", "non_eu", "idea") if word in code] == []


def _locked(content: Any) -> str:
    return codes._lock().encrypt(zlib.compress(json.dumps(content).encode())).decode()


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("", id="nothing"),
        pytest.param("abc", id="no code"),
        pytest.param("ünïcödé#ß", id="other letters"),
        pytest.param(wrap(answers_of(STUDENT))[:-7], id="cut"),
        pytest.param(_locked([{"status": "nonsense"}, []]), id="a value that is not known"),
        pytest.param(_locked({"profile": {}}), id="another shape"),
        pytest.param(_locked([[], []]), id="no mapping"),
    ],
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(CodeError):
        unwrap(code)


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    with pytest.raises(CodeError):
        unwrap(text)


def test_a_code_lives_for_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    code = wrap(answers_of(STUDENT))
    now = codes.Fernet.extract_timestamp(codes._lock()._fernets[0], (code + "=" * (-len(code) % 4)).encode())
    monkeypatch.setattr("time.time", lambda: now + codes.VALID_SECONDS)
    assert unwrap(code)
    monkeypatch.setattr("time.time", lambda: now + codes.VALID_SECONDS + 1)
    with pytest.raises(CodeError):
        unwrap(code)


def test_a_code_outlives_a_change_of_the_secret(settings: Any) -> None:
    code, old = wrap(answers_of(STUDENT)), settings.SECRET_KEY
    settings.SECRET_KEY = "a new secret"
    with pytest.raises(CodeError):
        unwrap(code)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unwrap(code).profile == answers_of(STUDENT).profile


def test_a_code_is_no_cookie_and_a_cookie_no_code() -> None:
    with pytest.raises(CodeError):
        unwrap(visitor(STUDENT).cookies[cookie.NAME].value)


def test_the_screen_shows_a_code_and_the_link_in_it() -> None:
    client = visitor(STUDENT)
    response = client.get(url("carry/"))
    assert read(response).title == "Go on with another device"
    assert '<div class="noprint" role="img" aria-label="Code that carries your answers"><svg ' in response.content.decode()
    address, _, code = link_on(client).partition("#")
    assert address == f"http://localhost:8000{url('receive/')}"
    assert unwrap(code).profile == kept(client).profile


def test_without_answers_there_is_nothing_to_carry() -> None:
    response = Client().get(url("carry/"))
    assert "<svg xmlns" not in response.content.decode().partition("<main")[2]
    assert url("questions/") in read(response).links


def test_what_arrives_is_shown_before_anything_is_kept() -> None:
    other = Client()
    response = other.post(url("receive/"), {"code": link_on(visitor(STUDENT))})
    page = read(response)
    assert page.title == "Take these answers?"
    assert "What is your permit for? Study" in page.text
    assert "Nothing is kept here before you say so." in page.text
    assert cookie.NAME not in other.cookies


def test_what_she_does_not_know_arrives_too() -> None:
    code = wrap(answers_of({"stage": "idea"}, skipped=("sector",)))
    assert "What will you do or sell? I don't know" in read(Client().post(url("receive/"), {"code": code})).text


def test_she_takes_them_and_stands_on_her_roadmap() -> None:
    other = Client()
    response = other.post(url("receive/"), {"code": link_on(visitor(STUDENT)), "take": "1"})
    assert (response.status_code, response["Location"]) == (302, url())
    assert kept(other).profile == answers_of(STUDENT).profile
    assert kept(other).before is None


def test_answers_that_are_there_are_replaced_only_when_she_says_so() -> None:
    other = visitor({"stage": "trading"})
    code = link_on(visitor(STUDENT))
    assert "They replace the answers on this one." in read(other.post(url("receive/"), {"code": code})).text
    assert kept(other).profile.answers == {"stage": "trading"}
    other.post(url("receive/"), {"code": code, "take": "1"})
    assert kept(other).profile == answers_of(STUDENT).profile


def test_the_wish_to_keep_answers_belongs_to_the_device() -> None:
    other = visitor({"stage": "trading"})
    other.post(url("keep/"), {"keep": "1"})
    other.post(url("receive/"), {"code": wrap(answers_of(STUDENT)), "take": "1"})
    assert kept(other).kept is True


@pytest.mark.parametrize("take", [{}, {"take": "1"}])
@pytest.mark.parametrize("code", ["", "nonsense", "x" * 3000])
def test_a_code_that_cannot_be_read_is_said_kindly(code: str, take: dict[str, str]) -> None:
    other = visitor({"stage": "trading"})
    response = other.post(url("receive/"), {"code": code, **take})
    assert response.status_code == 422
    assert len(re.findall(r'<span class="error">.+?</span>', response.content.decode())) == 1
    assert kept(other).profile.answers == {"stage": "trading"}


def test_the_screen_works_by_a_small_module_and_without_it() -> None:
    response = Client().get(url("receive/"))
    content = response.content.decode()
    assert re.findall(r'<script type="module" src="([^"]+)"', content)[-1] == "/static/roadmaps/receive.js"
    assert '<form class="stack" method="post" data-receive>' in content
    assert "Without it, paste the whole link here" in read(response).text
    assert response.status_code == 200


@pytest.mark.parametrize("screen", ["carry/", "receive/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_in_a_language(screen: str, language: str) -> None:
    page = read(visitor(STUDENT).get(url(screen, language=language)))
    assert (page.language, page.direction) == (language, "rtl" if language == "ar" else "ltr")


def test_a_form_of_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(url("receive/"), {"code": wrap(answers_of(STUDENT)), "take": "1"}).status_code == 403
    assert cookie.NAME not in client.cookies


def _traces(caplog: pytest.LogCaptureFixture, profile: dict[str, Any]) -> tuple[Any, ...]:
    """What one visit to every paper leaves: rows, cache keys, log lines."""
    caplog.clear()
    cache.clear()
    client, other = visitor(profile), Client()
    code = link_on(client)
    client.get(url("roadmap.pdf"))
    client.post(url("calendar/"), {"start": "2027-03-01"})
    other.post(url("receive/"), {"code": code})
    other.post(url("receive/"), {"code": code, "take": "1"})
    rows = {model._meta.label: list(model._default_manager.order_by("pk").values_list()) for model in apps.get_models()}
    return rows, sorted(getattr(cache, "_cache", {})), [(record.name, record.getMessage()) for record in caplog.records]


def test_papers_of_two_people_leave_the_same_traces(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _traces(caplog, STUDENT)
    assert _traces(caplog, STUDENT) == _traces(caplog, {**STUDENT, "status": "protection"})


def test_everybody_carries_nothing() -> None:
    assert unwrap(wrap(answers_of({}))).profile == EVERYBODY
