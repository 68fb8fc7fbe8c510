"""Every kind of error is a problem that names the field, its value and what is allowed; never a page, never a traceback."""

from typing import Any

import pytest
from django.db import connection

from seemein.core.facts.vocabulary import ASKING_ORDER, PHASES, SECTORS, STATUSES
from seemein.knowledge.books import shelf
from tests.api.asking import MILAN, STUDENT, Program

LANGUAGES = ["en", "it", "de", "hu", "sl", "hr", "ar", "zh-hans", "uk", "es", "fr", "tr"]
BODY = {"territory": MILAN, "language": "en", "profile": STUDENT}

UNKNOWN_NAMES = {
    "a territory in the path": ("territories/it/atlantis", {}, "territory", "it/atlantis"),
    "a territory that only begins like a country": ("territories/italia", {}, "territory", "italia"),
    "a country": ("parameters", {"territory": "xx"}, "territory", "xx"),
    "a territory of a step": ("procedures", {"territory": ""}, "territory", ""),
    "a language": ("procedures", {"territory": "it", "language": "xx"}, "language", "xx"),
    "a step": ("procedures/it.fly", {}, "id", "it.fly"),
    "a step of another city": ("procedures/it.fly", {"territory": "it"}, "id", "it.fly"),
    "a step of another country": ("procedures/it.codice-fiscale", {"territory": "de"}, "id", "it.codice-fiscale"),
    "a step of no country": ("procedures/xx.fly", {}, "id", "xx.fly"),
    "a figure": ("parameters/it.none.such", {}, "key", "it.none.such"),
    "a figure without its country": ("parameters/limit", {}, "key", "limit"),
}


@pytest.mark.parametrize(("path", "query", "field", "value"), UNKNOWN_NAMES.values(), ids=UNKNOWN_NAMES)
def test_unknown_name(program: Program, path: str, query: dict[str, str], field: str, value: str) -> None:
    (fault,) = program.problem(program.get(path, query), 404)["errors"]
    assert (fault["field"], fault["value"]) == (field, value)
    assert fault["allowed"]
    assert value not in fault["allowed"]


def test_unknown_territory_lists_every_territory(program: Program) -> None:
    (fault,) = program.problem(program.post("roadmap", {**BODY, "territory": "it/atlantis"}), 404)["errors"]
    assert fault["allowed"] == [path for book in shelf.books() for path in book.places]


def test_unknown_language_lists_every_language(program: Program) -> None:
    (fault,) = program.problem(program.post("roadmap", {**BODY, "language": "xx"}), 404)["errors"]
    assert fault == {"field": "language", "value": "xx", "allowed": LANGUAGES}


WRONG_QUERIES = {
    "an unknown parameter": ("territories", {"page": "2"}, "page", "2", ["limit", "offset"]),
    "an unknown parameter where none is known": ("territories/it", {"x": "1"}, "x", "1", []),
    "a status never stands in an address": (
        "procedures",
        {"territory": "it", "status": "student"},
        "status",
        "student",
        ["territory", "language", "phase", "sector", "limit", "offset"],
    ),
    "no territory": ("parameters", {}, "territory", None, ["a text"]),
    "an unknown phase": ("procedures", {"territory": "it", "phase": "sleep"}, "phase", "sleep", list(PHASES)),
    "an unknown trade": ("procedures", {"territory": "it", "sector": "magic"}, "sector", "magic", list(SECTORS)),
    "a limit of nothing": ("territories", {"limit": "0"}, "limit", "0", ["a whole number from 1 to 200"]),
    "a limit too high": ("territories", {"limit": "201"}, "limit", "201", ["a whole number from 1 to 200"]),
    "a limit in words": ("territories", {"limit": "ten"}, "limit", "ten", ["a whole number from 1 to 200"]),
    "an offset before the start": ("territories", {"offset": "-1"}, "offset", "-1", ["a whole number from 0 to 1000000"]),
}


@pytest.mark.parametrize(("path", "query", "field", "value", "allowed"), WRONG_QUERIES.values(), ids=WRONG_QUERIES)
def test_wrong_query(program: Program, path: str, query: dict[str, str], field: str, value: str, allowed: list[str]) -> None:
    found = program.problem(program.get(path, query), 422)
    assert found["errors"] == [{"field": field, "value": value, "allowed": allowed}]


@pytest.mark.parametrize(
    "date", ["1989-12-31", "2101-01-01", "2026-13-01", "20261124", "2026-W48-2", "today", "", "2026-11-24T00:00"]
)
def test_wrong_date(program: Program, date: str) -> None:
    allowed = ["a date from 1990-01-01 to 2100-12-31, such as 2026-11-24"]
    expected = [{"field": "date", "value": date, "allowed": allowed}]
    assert program.problem(program.post("roadmap", {**BODY, "date": date}), 422)["errors"] == expected
    assert program.problem(program.get("parameters", {"territory": "it", "date": date}), 422)["errors"] == expected


WRONG_PROFILES: dict[str, tuple[dict[str, Any], str, str, list[str]]] = {
    "an unknown field": ({"age": 3}, "age", "3", None),
    "an unknown value": ({"status": "tourist"}, "status", "tourist", list(STATUSES)),
    "a value of another kind": ({"employs": "yes"}, "employs", "yes", ["true", "false"]),
    "a list where one is meant": ({"stage": ["idea"]}, "stage", "['idea']", ["idea", "trading"]),
    "one where a list is meant": ({"sector": "beauty"}, "sector", "beauty", list(SECTORS)),
    "an unknown value in a list": ({"sector": ["beauty", "magic"]}, "sector", "['beauty', 'magic']", list(SECTORS)),
    "a status of an EU citizen": (
        {"nationality": "eu", "status": "student"},
        "status",
        "student",
        ["no status together with nationality eu"],
    ),
}


@pytest.mark.parametrize("path", ["roadmap", "roadmap/alternatives"])
@pytest.mark.parametrize(("profile", "field", "value", "allowed"), WRONG_PROFILES.values(), ids=WRONG_PROFILES)
def test_wrong_profile(
    program: Program, path: str, profile: dict[str, Any], field: str, value: str, allowed: list[str] | None
) -> None:
    (fault,) = program.problem(program.post(path, {**BODY, "profile": profile}), 422)["errors"]
    assert (fault["field"], fault["value"]) == (f"profile.{field}", value)
    assert set(fault["allowed"]) == set(ASKING_ORDER if allowed is None else allowed)


def test_every_wrong_answer_of_a_profile_is_named(program: Program) -> None:
    profile = {"stage": "sleeping", "employs": 3, "age": 30}
    found = program.problem(program.post("roadmap", {**BODY, "profile": profile}), 422)
    assert [fault["field"] for fault in found["errors"]] == ["profile.stage", "profile.employs", "profile.age"]


WRONG_BODIES: dict[str, tuple[Any, str, str | None, list[str]]] = {
    "an unknown field": ({**BODY, "lang": "it"}, "lang", "it", ["territory", "language", "date", "profile"]),
    "no territory": ({"profile": {}}, "territory", None, ["a text"]),
    "a territory that is no text": ({**BODY, "territory": 5}, "territory", "5", ["a text"]),
    "a profile that is no object": ({**BODY, "profile": "me"}, "profile", "me", ["an object with answers by field"]),
    "a list": ([1], "body", "[1]", ["an object with territory, language, date and profile"]),
    "nothing": ("", "body", None, ["an object with territory, language, date and profile"]),
}


@pytest.mark.parametrize(("body", "field", "value", "allowed"), WRONG_BODIES.values(), ids=WRONG_BODIES)
def test_wrong_body(program: Program, body: Any, field: str, value: str | None, allowed: list[str]) -> None:
    found = program.problem(program.post("roadmap", body), 422)
    assert found["errors"] == [{"field": field, "value": value, "allowed": allowed}]


def test_query_parameters_of_a_question_are_refused(program: Program) -> None:
    found = program.problem(program.post("roadmap?language=it", BODY), 422)
    assert found["errors"] == [{"field": "language", "value": "it", "allowed": []}]


def test_a_long_value_is_cut(program: Program) -> None:
    (fault,) = program.problem(program.post("roadmap", {**BODY, "profile": {"stage": "x" * 5000}}), 422)["errors"]
    assert fault["value"] == "x" * 200


NO_JSON = {
    "half of it": b'{"territory": ',
    "a form": b"territory=it",
    "another encoding": '{"territory": "é"}'.encode("latin-1"),
    "a very deep list": b"[" * 20_000,
}


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_body_that_is_no_json(program: Program, body: bytes) -> None:
    assert program.problem(program.post("roadmap", body), 400)["detail"] == "The body is no sound JSON."


def test_a_lone_surrogate_is_told_and_not_a_crash(program: Program) -> None:
    body = b'{"territory": "\\ud800", "language": "en", "profile": {}}'
    assert program.problem(program.post("roadmap", body), 404)["errors"][0]["field"] == "territory"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""])
def test_body_of_another_content_type(program: Program, kind: str) -> None:
    response = program.client.generic("POST", "/api/v1/roadmap", b"{}", content_type=kind)
    assert program.problem(response, 415)["detail"] == "Send the body as application/json."


def test_json_with_its_charset_named_is_taken(program: Program) -> None:
    response = program.client.post("/api/v1/roadmap", BODY, content_type="application/json; charset=utf-8")
    assert response.status_code == 200


def test_body_that_is_too_long(program: Program) -> None:
    assert program.problem(program.post("roadmap", {**BODY, "language": "x" * 70_000}), 413)["detail"] == "At most 65536 bytes."


WRONG_METHODS = [
    *(("POST", "territories", "GET, HEAD"), ("DELETE", "procedures/it.codice-fiscale", "GET, HEAD")),
    *(("GET", "roadmap", "POST"), ("PUT", "roadmap", "POST"), ("PATCH", "roadmap/alternatives", "POST")),
    ("POST", "docs", "GET, HEAD"),
]


@pytest.mark.parametrize(("method", "path", "allowed"), WRONG_METHODS)
def test_wrong_method(program: Program, method: str, path: str, allowed: str) -> None:
    response = program.client.generic(method, f"/api/v1/{path}", b"{}", content_type="application/json")
    assert program.problem(response, 405)["detail"] == f"Allowed: {allowed}."
    assert response["Allow"] == allowed


@pytest.mark.parametrize(
    "path", ["", "nothing", "territories/", "roadmap/", "openapi.yaml", "../../etc/passwd", "procedures/a/b"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_unknown_address(program: Program, method: str, path: str) -> None:
    response = program.client.generic(method, f"/api/v1/{path}", b"{}", content_type="application/json")
    assert "/api/v1/openapi.json" in program.problem(response, 404)["detail"]


class TestDatabase:
    def test_without_its_tables_the_hub_says_that_it_is_not_ready(self, program: Program) -> None:
        program.description  # noqa: B018 (read while it can be)
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE knowledge_edition")
        assert "make run" in program.problem(program.get("territories"), 503)["detail"]

    def test_a_table_that_is_missing_further_in_is_said_as_well(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        program.description  # noqa: B018 (read while it can be)
        monkeypatch.setattr(shelf, "_edition", "")
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE knowledge_publication")
        program.problem(program.post("roadmap", BODY), 503)
        monkeypatch.setattr(shelf, "_edition", "")

    def test_before_anything_is_published_the_hub_is_not_ready(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        shelf.look()
        monkeypatch.setattr(shelf, "_published", {})
        assert program.problem(program.post("roadmap", BODY), 503)["detail"] == "Nothing is published yet."
        assert program.read("territories") == {"count": 0, "next": None, "results": []}
