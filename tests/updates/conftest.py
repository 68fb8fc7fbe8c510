"""Readers of updates."""

from tests.website.conftest import fresh, nothing_drawn

__all__ = ["fresh", "nothing_drawn"]
