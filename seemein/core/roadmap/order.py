"""The order of a plan: total, respecting every need, the same on every machine."""

import heapq
from collections.abc import Collection, Mapping, Sequence

from seemein.core.roadmap.base import ReadyStep

Needs = Mapping[str, tuple[frozenset[str], ...]]


class CircleError(ValueError):
    """Steps wait for one another; `ids` names the circle, first and last the same."""

    def __init__(self, ids: Sequence[str]) -> None:
        super().__init__("steps need one another in a circle: " + " → ".join(ids))
        self.ids = tuple(ids)


def needs_within(steps: Mapping[str, ReadyStep], chosen: Collection[str]) -> dict[str, tuple[frozenset[str], ...]]:
    """The needs among the chosen steps: what is left out falls away and is not passed on."""
    inside = set(chosen)
    return {step: tuple(kept for kept in (need & inside for need in steps[step].needs) if kept) for step in chosen}


def heights(needs: Needs) -> dict[str, int]:
    """For each step the number of steps in the longest chain that waits for it; raises CircleError."""
    waiting: dict[str, list[str]] = {step: [] for step in needs}
    for step, sets in needs.items():
        for member in {member for need in sets for member in need}:
            waiting[member].append(step)
    found: dict[str, int] = {}
    for step in needs:
        _climb(step, waiting, found, [])
    return found


def _climb(step: str, waiting: Mapping[str, list[str]], found: dict[str, int], path: list[str]) -> int:
    if step in found:
        return found[step]
    if step in path:
        raise CircleError([*path[path.index(step) :], step][::-1])
    path.append(step)
    found_here = max((1 + _climb(next_step, waiting, found, path) for next_step in waiting[step]), default=0)
    path.pop()
    found[step] = found_here
    return found_here


def in_order(steps: Mapping[str, ReadyStep], needs: Needs, height: Mapping[str, int]) -> list[str]:
    """Always the ready step with the smallest (phase, -height, id). A need of several members asks for one of them."""
    open_needs = {step: set(sets) for step, sets in needs.items()}
    wanted_by: dict[str, list[str]] = {step: [] for step in needs}
    for step, sets in needs.items():
        for member in {member for need in sets for member in need}:
            wanted_by[member].append(step)
    ready = [(steps[step].phase, -height[step], step) for step, sets in open_needs.items() if not sets]
    heapq.heapify(ready)
    placed: list[str] = []
    while ready:
        step = heapq.heappop(ready)[2]
        placed.append(step)
        for waiter in wanted_by[step]:
            still_open = open_needs[waiter]
            if still_open:
                still_open.difference_update([need for need in still_open if step in need])
                if not still_open:
                    heapq.heappush(ready, (steps[waiter].phase, -height[waiter], waiter))
    return placed
