"""Readers of the front door."""

import pytest
from django.test import Client

from seemein.website import once


@pytest.fixture
def fresh() -> Client:
    """A reader whose pages are drawn anew each time: another cookie passes the page cache by."""
    reader = Client()
    reader.cookies["other"] = "there"
    return reader


@pytest.fixture(autouse=True)
def nothing_drawn() -> None:
    """Every page of a test is drawn anew, so that what it was drawn from can be asked."""
    once._fragments.clear()
