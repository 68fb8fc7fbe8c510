"""How fresh a fact is: when somebody last looked at its sources, and when it should be looked at again."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, Protocol

from seemein.core.facts.schema import Source

# A confirmed fact is looked at once a year, a weaker one twice.
YEARLY: Final = timedelta(days=365)
TWICE_A_YEAR: Final = timedelta(days=182)


class Checked(Protocol):
    """Anything that carries its check: a value, a step, an organisation."""

    @property
    def checked_on(self) -> date | None: ...
    @property
    def check_by(self) -> date | None: ...


def checked_on(fact: Checked, sources: Iterable[Source]) -> date | None:
    """The day it was last checked: the day written down, or else the last day one of its sources was read."""
    read = [source.read_on for source in sources]
    days = [day for day in (fact.checked_on, max(read, default=None)) if day is not None]
    return max(days, default=None)


def check_again_by(fact: Checked, sources: Iterable[Source], confidence: str = "confirmed") -> date | None:
    """The day by which it should be checked again; None where nothing says when it was checked."""
    if fact.check_by is not None:
        return fact.check_by
    last = checked_on(fact, sources)
    return last + (YEARLY if confidence == "confirmed" else TWICE_A_YEAR) if last else None


def overdue(fact: Checked, sources: Iterable[Source], on: date, confidence: str = "confirmed") -> bool:
    """Whether its check is late on a day."""
    by = check_again_by(fact, sources, confidence)
    return by is not None and by < on
