"""Today, in a territory's own time zone."""

from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from django.utils import timezone

from seemein.knowledge.books import PlaceEntry

_zone = cache(ZoneInfo)


def today(place: PlaceEntry) -> date:
    """The date there now: a value that begins at midnight begins at its midnight."""
    return timezone.now().astimezone(_zone(place.zone)).date()
