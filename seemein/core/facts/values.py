"""Dated values: outside its known dates a value is unknown, never the nearest number."""

from datetime import date
from math import isfinite
from types import MappingProxyType
from typing import Any, Final

from seemein.core.facts.schema import Parameter, Value


class NoValue(LookupError):
    """The parameter has no known value on that day; `reason` says why in one of three words."""

    def __init__(self, key: str, on: date, reason: str) -> None:
        super().__init__(f"{key} has no known value on {on.isoformat()} ({reason})")
        self.key, self.on, self.reason = key, on, reason


def entry_on(parameter: Parameter, on: date) -> Value:
    """The entry in force on a day; raises NoValue (`not_yet`, `ended` or `between`) outside the known dates."""
    for entry in reversed(parameter.history):
        if (entry.valid_from is None or entry.valid_from <= on) and (entry.valid_to is None or on <= entry.valid_to):
            return entry
    raise NoValue(parameter.key, on, _why(parameter, on))


def _why(parameter: Parameter, on: date) -> str:
    later = any(entry.valid_from is not None and entry.valid_from > on for entry in parameter.history)
    earlier = any(entry.valid_to is not None and entry.valid_to < on for entry in parameter.history)
    return "between" if later and earlier else "not_yet" if later else "ended"


def next_entry(parameter: Parameter, on: date) -> Value | None:
    """The first entry that begins after a day, if one is announced."""
    coming = [entry for entry in parameter.history if entry.valid_from is not None and entry.valid_from > on]
    return min(coming, key=lambda entry: entry.valid_from or date.max, default=None)


_SHAPES: Final = MappingProxyType(
    {
        "date": "a date such as 2026-11-22",
        "month_day": 'MM-DD such as "03-31"',
        "text": "a text",
        "day_of_month": "a whole number from 1 to 31",
    }
)


def shape(unit: str) -> str:
    """What a value of a unit looks like, in words."""
    return _SHAPES.get(unit, "a number")


def fits(value: Any, unit: str) -> bool:
    """Whether a value can stand in its unit: a number, but for days of a calendar and texts."""
    if unit == "date":
        return is_day(value)
    if unit == "month_day":
        return is_month_day(value)
    if unit == "text":
        return isinstance(value, str)
    if unit == "day_of_month":
        return isinstance(value, int) and 1 <= value <= 31
    return isinstance(value, int | float) and isfinite(value)


def is_day(value: Any) -> bool:
    """Whether a value is a date, as YAML reads it or as the database keeps it: ISO 8601 text."""
    if isinstance(value, date):
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_month_day(value: Any) -> bool:
    """Whether a value is a day that every year has, or the leap day, as MM-DD."""
    return isinstance(value, str) and is_day(f"2000-{value}")
