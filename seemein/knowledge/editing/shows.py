"""A change made ready to read: its differences in words, and a picture of the order in which steps stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from seemein.knowledge.differences import differences
from seemein.knowledge.forms import conditions

_SHORT = 34
_WIDE, _HIGH, _GAP = 250, 44, 12


@dataclass(frozen=True, slots=True)
class ShownDifference:
    """A field before and after."""

    at: str
    before: str
    after: str


def shown_differences(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[ShownDifference]:
    """The differences of two records in words."""
    return [ShownDifference(one.at, told(one.at, one.before), told(one.at, one.after)) for one in differences(before, after)]


def told(at: str, value: Any) -> str:
    """A value of a field as a person reads it."""
    if value in (None, "", [], {}):
        return _("(nothing)")
    if at == "when" or at.startswith("when.") or at.endswith(".when"):
        return " ".join(conditions.sentences(value)) if isinstance(value, Mapping) else _flat(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return _flat(value)


def _flat(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_flat(part)}" for name, part in value.items() if part not in (None, "", [], {}))
    if isinstance(value, list | tuple):
        return " · ".join(_flat(part) for part in value)
    return str(value)


@dataclass(frozen=True, slots=True)
class Box:
    """A step in the picture, at (x, y)."""

    id: str
    title: str
    x: int
    y: int
    here: bool

    @property
    def short(self) -> str:
        return self.title if len(self.title) <= _SHORT else self.title[: _SHORT - 1] + "…"

    @property
    def middle(self) -> int:
        return self.y + _HIGH // 2

    @property
    def end(self) -> int:
        return self.x + _WIDE

    @property
    def text_x(self) -> int:
        return self.x + 10

    @property
    def text_y(self) -> int:
        return self.y + _HIGH // 2 + 5


@dataclass(frozen=True, slots=True)
class Line:
    """From the end of a step that comes first to the beginning of the one that waits."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What comes before a step, and what waits for it."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def order_of(steps: Iterable[Mapping[str, Any]], key: str) -> Picture:
    """The picture of one step: all that comes before it in columns by distance, then itself, then what waits for it."""
    by_id = {step["id"]: step for step in steps}
    column = {key: 0, **{step: -far for step, far in _before(by_id, key).items()}}
    column |= {step: 1 for step, row in by_id.items() if key in row["needs"] and step not in column}
    least = min(column.values())
    filled: dict[int, int] = {}
    boxes = {}
    for step in sorted(column, key=lambda one: (column[one], one)):
        at = column[step] - least
        boxes[step] = Box(
            step, by_id[step]["title"], 10 + at * (_WIDE + 50), 10 + filled.get(at, 0) * (_HIGH + _GAP), step == key
        )
        filled[at] = filled.get(at, 0) + 1
    lines = [
        Line(boxes[need].end, boxes[need].middle, boxes[step].x, boxes[step].middle)
        for step in boxes
        for need in by_id[step]["needs"]
        if need in boxes and column[need] < column[step]
    ]
    width = max(box.end for box in boxes.values()) + 10
    return Picture(tuple(boxes.values()), tuple(lines), width, 10 + max(filled.values()) * (_HIGH + _GAP))


def _before(by_id: Mapping[str, Mapping[str, Any]], key: str) -> dict[str, int]:
    """Every step that comes before one, with how far before; a circle is walked only once."""
    far: dict[str, int] = {}
    edge = [key]
    for distance in range(1, len(by_id)):
        edge = [need for step in edge for need in by_id[step]["needs"] if need in by_id and need != key and need not in far]
        far |= dict.fromkeys(edge, distance)
        if not edge:
            break
    return far
