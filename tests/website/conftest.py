"""Readers of the front door."""

import pytest
from django.test import Client


@pytest.fixture
def fresh() -> Client:
    """A reader whose pages are drawn anew each time: another cookie passes the page cache by."""
    reader = Client()
    reader.cookies["other"] = "there"
    return reader
