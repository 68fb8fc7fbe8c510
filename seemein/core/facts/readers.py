"""Readers turn raw values of a file into records; each fault is noted with its place and what is allowed."""

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Reader = Callable[[Any, str, "Faults"], Any]

IDENTIFIER = re.compile(r"[a-z]{2}(\.[a-z0-9]+([-_.][a-z0-9]+)*)+\Z")
TERRITORY = re.compile(r"[a-z]{2}(/[a-z0-9]+(-[a-z0-9]+)*)*\Z")


@dataclass(slots=True)
class Faults:
    """The faults of one file, in the order they were met."""

    file: str
    found: list[str] = field(default_factory=list)

    def note(self, at: str, what: str) -> None:
        """Add one: where, what is wrong and what to do."""
        self.found.append(f"{self.file}: {at}: {what}")


def text(value: Any, at: str, faults: Faults) -> str:
    """Any text, also an empty one."""
    if not isinstance(value, str):
        faults.note(at, f"is {value!r}; write a text in quotes")
        return ""
    return value


def words(value: Any, at: str, faults: Faults) -> str:
    """A text that says something."""
    read = text(value, at, faults)
    if isinstance(value, str) and not value.strip():
        faults.note(at, "is empty; write it or take the record out")
    return read


def truth(value: Any, at: str, faults: Faults) -> bool:
    if not isinstance(value, bool):
        faults.note(at, f"is {value!r}; write true or false")
    return value is True


def whole(value: Any, at: str, faults: Faults) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        faults.note(at, f"is {value!r}; write a whole number of at least 0")
        return 0
    return value


def scalar(value: Any, at: str, faults: Faults) -> Any:
    """A number, a text or a date: the value of a parameter."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | date):
        faults.note(at, f"is {value!r}; write a number, a text or a date")
    return value


def day(value: Any, at: str, faults: Faults) -> date:
    """A date, as YAML reads it or as ISO 8601 text."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        faults.note(at, f"is {value!r}; write a date such as 2026-11-22")
        return date.min


def matching(pattern: re.Pattern[str], allowed: str) -> Reader:
    """A text of one shape."""

    def read(value: Any, at: str, faults: Faults) -> str:
        if not isinstance(value, str) or not pattern.match(value):
            faults.note(at, f"is {value!r}; write {allowed}")
            return ""
        return value

    return read


identifier = matching(IDENTIFIER, "an id such as it.some-words, lower case with its country first")
territory = matching(TERRITORY, "a territory path such as it/lombardia/milano")


def one(allowed: Iterable[str]) -> Reader:
    """One word of a closed list."""
    known = tuple(allowed)

    def read(value: Any, at: str, faults: Faults) -> str:
        if value not in known:
            faults.note(at, f"is {value!r}; allowed: {', '.join(sorted(known))}")
        return value if isinstance(value, str) else ""

    return read


def maybe(reader: Reader) -> Reader:
    """The same, or null."""
    return lambda value, at, faults: None if value is None else reader(value, at, faults)


def many(reader: Reader, *, least: int = 0, missing: str = "") -> Reader:
    """A list of the same."""

    def read(value: Any, at: str, faults: Faults) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            faults.note(at, f"is {value!r}; write a list")
            return ()
        if len(value) < least:
            faults.note(at, missing)
        return tuple(reader(item, f"{at}[{index}]", faults) for index, item in enumerate(value))

    return read


def record(cls: type[Any], readers: Mapping[str, Reader], *, key: str | None = None) -> Reader:
    """A mapping whose fields are known; those with a default in `cls` may be left out. `key` names it in faults."""
    optional = {
        item.name
        for item in dataclasses.fields(cls)
        if item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING
    }

    def read(value: Any, at: str, faults: Faults) -> Any:
        if not isinstance(value, Mapping):
            faults.note(at, f"is {value!r}; write a mapping with the fields {', '.join(readers)}")
            return None
        name = f"{at.partition('[')[0]} {value[key]}" if key and key in value else at
        for unknown in (name for name in value if name not in readers):
            faults.note(f"{name}.{unknown}", f"is no known field; allowed: {', '.join(readers)}")
        for missing in (name for name in readers if name not in value and name not in optional):
            faults.note(f"{name}.{missing}", "is missing; write it, empty or null if there is nothing to say")
        fields = {field: reader(value[field], f"{name}.{field}", faults) for field, reader in readers.items() if field in value}
        return cls(**fields) if readers.keys() - optional <= value.keys() else None

    return read
