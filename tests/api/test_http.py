"""How answers travel: freshness, other sites, limits."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from seemein.knowledge.actions import change_fact
from seemein.knowledge.models import Fact
from tests.api.asking import MILAN, STUDENT, Program

BODY = {"territory": MILAN, "language": "en", "profile": STUDENT}
LIMIT = "it.flat_rate.revenue_limit"
READING = ["territories", "territories/it", f"parameters/{LIMIT}", "procedures?territory=it", "openapi.json", "docs"]


def raise_the_limit(value: int) -> None:
    record = Fact.objects.get(country_id="it", section="parameters", key=LIMIT).record
    record["history"][-1]["value"] = value
    assert change_fact(country="it", section="parameters", key=LIMIT, record=record) == []


class TestFreshness:
    @pytest.mark.parametrize("path", READING)
    def test_what_is_read_may_be_kept_and_is_asked_for_again(self, program: Program, path: str) -> None:
        response = program.get(path)
        assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
        again = program.get(path, **{"If-None-Match": response["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", response["ETag"])

    def test_a_known_answer_takes_one_query(self, program: Program, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        tag = program.get("procedures?territory=it")["ETag"]
        with django_assert_num_queries(1):
            program.get("procedures?territory=it", **{"If-None-Match": tag})

    def test_a_compressed_answer_is_known_again(self, program: Program) -> None:
        response = program.get("procedures?territory=it", **{"Accept-Encoding": "gzip"})
        assert response["Content-Encoding"] == "gzip"
        assert program.get("procedures?territory=it", **{"If-None-Match": f'"other", {response["ETag"]}'}).status_code == 304

    def test_a_change_of_a_fact_is_read_at_once(self, program: Program) -> None:
        before = program.get(f"parameters/{LIMIT}")
        raise_the_limit(99_999)
        after = program.get(f"parameters/{LIMIT}", **{"If-None-Match": before["ETag"]})
        assert (after.status_code, after.json()["value"]) == (200, 99_999)

    def test_an_hour_later_the_answer_is_read_anew(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        tag = program.get("parameters?territory=it")["ETag"]
        later = datetime.now(UTC) + timedelta(hours=1)
        monkeypatch.setattr("seemein.api.middleware.timezone.now", lambda: later)
        assert program.get("parameters?territory=it", **{"If-None-Match": tag}).status_code == 200

    def test_other_addresses_have_other_tags(self, program: Program) -> None:
        tags = {program.get("procedures", {"territory": "it", "language": language})["ETag"] for language in ("en", "it")}
        assert len(tags) == 2

    def test_an_answer_to_a_question_is_kept_by_nobody(self, program: Program) -> None:
        response = program.post("roadmap", BODY)
        assert response["Cache-Control"] == "no-store"
        assert "ETag" not in response

    @pytest.mark.parametrize("path", READING)
    def test_head_is_the_same_without_the_body(self, program: Program, path: str) -> None:
        whole, head = program.get(path), program.client.head(f"/api/v1/{path}")
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
        assert head["Content-Length"] == str(len(whole.content))


class TestOtherSites:
    @pytest.mark.parametrize("path", ["territories", "nothing"])
    def test_everybody_may_read_without_credentials(self, program: Program, path: str) -> None:
        response = program.get(path, Origin="https://elsewhere.example")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response

    def test_a_browser_may_ask_for_a_roadmap_from_another_site(self, program: Program) -> None:
        headers = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
        response = program.client.options("/api/v1/roadmap", headers=headers)
        assert (response.status_code, response.content) == (204, b"")
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, POST"
        assert response["Access-Control-Allow-Headers"] == "Content-Type, If-None-Match"

    def test_no_cookie_is_read_or_set(self, program: Program) -> None:
        bare = program.post("roadmap", BODY)
        program.client.cookies["language"] = "ar"
        program.client.cookies["answers"] = "anything"
        assert program.post("roadmap", BODY).content == bare.content
        assert not bare.cookies

    def test_the_language_of_the_browser_changes_nothing(self, program: Program) -> None:
        bare = program.post("roadmap", BODY)
        assert program.post("roadmap", BODY, **{"Accept-Language": "ar"}).content == bare.content


class TestLimits:
    @pytest.fixture(autouse=True)
    def few(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        settings.API_RATE_GET, settings.API_RATE_POST = 3, 2
        noon = datetime(2026, 11, 24, 12, 0, 20, tzinfo=UTC)
        monkeypatch.setattr("seemein.kit.ratelimit.timezone.now", lambda: noon)

    def test_one_question_too_many_is_told_when_to_come_again(self, program: Program) -> None:
        assert [program.post("roadmap", BODY).status_code for _ in range(2)] == [200, 200]
        refused = program.post("roadmap", BODY)
        assert (refused.status_code, refused["Retry-After"]) == (429, "40")
        assert program.problem(refused, 429)["detail"] == "At most 2 such requests a minute."

    def test_reading_and_asking_are_counted_apart(self, program: Program) -> None:
        assert [program.get("territories/it").status_code for _ in range(4)] == [200, 200, 200, 429]
        assert program.post("roadmap", BODY).status_code == 200

    def test_another_address_is_counted_apart(self, program: Program) -> None:
        for _ in range(3):
            program.get("territories/it")
        assert Client().get("/api/v1/territories/it", REMOTE_ADDR="192.0.2.7").status_code == 200
        assert program.get("territories/it").status_code == 429
