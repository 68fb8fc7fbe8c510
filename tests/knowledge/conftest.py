"""Words in English: a test before may have left another language behind."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """The page's language."""
    with override("en"):
        yield
