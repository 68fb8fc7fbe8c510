"""What differs between two records of a fact, and how two people's changes of one record come together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
MISSING: Any = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs; `at` names it: `what`, `history[2026-01-01].value`."""

    at: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """Two changes of one record put together; `conflicts`: the fields that both changed, and differently."""

    record: Record | None
    conflicts: tuple[str, ...]


def differences(before: Record | None, after: Record | None) -> list[Difference]:
    """Every field that differs, in the order of the record; the values of a history are compared by their beginning."""
    old, new = before or {}, after or {}
    names = list(dict.fromkeys([*new, *old]))
    return [found for name in names for found in _field(name, old.get(name, MISSING), new.get(name, MISSING))]


def _field(name: str, old: Any, new: Any) -> Iterator[Difference]:
    if old == new:
        return
    if name == "history" and isinstance(old or [], list) and isinstance(new or [], list):
        yield from _history(old or [], new or [])
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from (Difference(f"{name}.{one.at}", one.before, one.after) for one in differences(old, new))
    else:
        yield Difference(name, old, new)


def _history(old: list[Record], new: list[Record]) -> Iterator[Difference]:
    before = {str(value.get("valid_from")): value for value in old}
    after = {str(value.get("valid_from")): value for value in new}
    for start in dict.fromkeys([*before, *after]):
        named = f"history[{start}]"
        if start in before and start in after:
            yield from (
                Difference(f"{named}.{one.at}", one.before, one.after) for one in differences(before[start], after[start])
            )
        else:
            yield Difference(named, before.get(start), after.get(start))


def merge(base: Record | None, mine: Record | None, theirs: Record | None) -> Merged:
    """My change of `base` on top of what it says now; a field that only one of us changed is taken from the one who did."""
    if base == theirs or mine == theirs:
        return Merged(mine, ())
    if base is None or mine is None or theirs is None:
        return Merged(mine, ("",))
    merged, conflicts = dict(theirs), []
    for name in dict.fromkeys([*theirs, *mine]):
        was, wanted, now = base.get(name), mine.get(name), theirs.get(name)
        if wanted in (was, now):
            continue
        if now != was:
            conflicts.append(name)
        merged[name] = wanted
    names = [name for name in dict.fromkeys([*mine, *theirs]) if merged.get(name) is not None or name in mine]
    return Merged({name: merged.get(name) for name in names}, tuple(conflicts))
