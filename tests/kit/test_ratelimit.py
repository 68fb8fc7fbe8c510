"""Limits: how many tries pass, when they pass again, and that the cache holds no address."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from pytest_django import Settings

from seemein.kit.ratelimit import allow, client_address

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[timedelta], None]]:
    """Set the clock to so long after noon; the cache starts empty and ends empty."""
    cache.clear()

    def turn(after: timedelta) -> None:
        monkeypatch.setattr("seemein.kit.ratelimit.timezone.now", lambda: NOON + after)

    turn(timedelta(0))
    yield turn
    cache.clear()


def tries(count: int, who: str = "192.0.2.1", scope: str = "report") -> list[bool]:
    return [allow(scope, who, limit=3, seconds=60) for _ in range(count)]


def test_the_fourth_try_in_a_minute_is_refused(at: Callable[[timedelta], None]) -> None:
    assert tries(5) == [True, True, True, False, False]


def test_a_new_minute_begins_anew(at: Callable[[timedelta], None]) -> None:
    tries(4)
    at(timedelta(seconds=60))
    assert tries(1) == [True]


def test_people_and_scopes_are_counted_apart(at: Callable[[timedelta], None]) -> None:
    tries(4)
    assert tries(1, who="192.0.2.2") == [True]
    assert tries(1, scope="api") == [True]


def test_the_cache_holds_no_address_and_no_key_that_lasts_over_a_day(
    at: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: list[str] = []
    monkeypatch.setattr("seemein.kit.ratelimit.cache.get", lambda key, default: keys.append(key) or default)
    tries(1)
    at(timedelta(days=1))
    tries(1)
    today, tomorrow = (key.split(":")[-1] for key in keys)
    assert "192.0.2.1" not in "".join(keys)
    assert today != tomorrow


ADDRESSES = {
    "the connection's own": ("192.0.2.1", "", False, "192.0.2.1"),
    "a claim is not believed without a proxy": ("192.0.2.1", "198.51.100.9", False, "192.0.2.1"),
    "the last of a proxy's list": ("127.0.0.1", "10.9.8.7, 198.51.100.9", True, "198.51.100.9"),
    "a proxy that says nothing": ("127.0.0.1", "", True, "127.0.0.1"),
    "an IPv6 household": ("2001:db8:1:2:3:4:5:6", "", False, "2001:db8:1:2::/64"),
    "a unix socket": ("", "", False, ""),
}


@pytest.mark.parametrize(("connection", "claim", "proxy", "address"), ADDRESSES.values(), ids=ADDRESSES)
def test_client_address(settings: Settings, connection: str, claim: str, proxy: bool, address: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxy else None
    headers = {"HTTP_X_FORWARDED_FOR": claim} if claim else {}
    request = RequestFactory().get("/", **headers)
    request.META["REMOTE_ADDR"] = connection
    assert client_address(request) == address
