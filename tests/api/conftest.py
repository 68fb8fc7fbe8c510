"""A program that asks, uncounted by the limits of the test before."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tests.api.asking import Program


@pytest.fixture(autouse=True)
def _uncounted() -> Iterator[None]:
    """The limits begin anew."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def program(db: None, facts: None) -> Program:
    """Asks without cookies, and with CSRF checks on: it needs no token."""
    return Program(Client(enforce_csrf_checks=True))
