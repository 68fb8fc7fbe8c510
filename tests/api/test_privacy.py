"""What is asked leaves nothing behind: two people who differ in status leave the same database, cache and logs."""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import BinaryField, Model
from wagtail.fields import StreamField

from tests.api.asking import MILAN, STUDENT, Program

SECRETS = ("student", "asylum_seeker", "temporary_protection", "non_eu")
ASKED = ("roadmap", "roadmap/alternatives")


def kept() -> dict[str, list[str]]:
    """Every row of every table; packed contents by their key."""
    return {
        model._meta.label: sorted(map(str, model._default_manager.values_list(*_plain(model)))) for model in apps.get_models()
    }


def _plain(model: type[Model]) -> list[str]:
    """What can be compared as text: a guide's body is read as objects, each drawn anew."""
    return [field.attname for field in model._meta.concrete_fields if not isinstance(field, BinaryField | StreamField)]


def cached() -> list[str]:
    """What lies in the cache, by key, with its value."""
    return sorted(f"{key} {cache.get(key.split(':', 2)[2])}" for key in cache._cache)


def traces(program: Program, caplog: pytest.LogCaptureFixture, profile: dict[str, Any]) -> tuple[Any, ...]:
    """What somebody leaves who asks with this profile, and once with an answer that is refused."""
    cache.clear()
    caplog.clear()
    with caplog.at_level(logging.DEBUG):
        for path in ASKED:
            program.post(path, {"territory": MILAN, "language": "en", "profile": profile})
            program.post(path, {"territory": MILAN, "language": "en", "profile": {**profile, "nationality": "eu"}})
            program.post(path, {"territory": MILAN, "language": "en", "profile": {**profile, "stage": profile["status"]}})
    logged = [(record.name, record.levelname, record.getMessage(), str(record.exc_info)) for record in caplog.records]
    return kept(), cached(), logged


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits are counted in one window."""
    monkeypatch.setattr("seemein.kit.ratelimit.timezone.now", lambda: datetime(2026, 11, 24, 12, 0, 20, tzinfo=UTC))


@pytest.mark.slow
@pytest.mark.usefixtures("at_noon")
def test_two_people_who_differ_in_status_leave_the_same_traces(program: Program, caplog: pytest.LogCaptureFixture) -> None:
    first = traces(program, caplog, STUDENT)
    second = traces(program, caplog, {**STUDENT, "status": "asylum_seeker"})
    assert first == second
    assert len(first[2]) == 4, "a refused question is logged: by its path"


@pytest.mark.slow
@pytest.mark.usefixtures("at_noon")
def test_no_answer_stands_in_cache_or_logs(program: Program, caplog: pytest.LogCaptureFixture) -> None:
    _, lying, logged = traces(program, caplog, {**STUDENT, "status": "temporary_protection"})
    assert lying
    assert logged
    assert [secret for secret in SECRETS if secret in f"{lying}{logged}"] == []


def test_no_address_of_the_one_who_asks_is_kept(program: Program) -> None:
    program.post("roadmap", {"territory": MILAN, "language": "en", "profile": STUDENT}, **{"X-Forwarded-For": "198.51.100.9"})
    assert cached()
    assert "127.0.0.1" not in str(cached())
