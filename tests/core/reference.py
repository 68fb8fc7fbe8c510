"""A second, naive reading of DESIGN.md's words on selection and order. Slow on purpose; shares nothing but the records."""

from collections.abc import Mapping
from typing import Any

from seemein.core.facts.ground import Ground
from seemein.core.facts.schema import Procedure
from seemein.core.facts.vocabulary import PHASES

Person = Mapping[str, Any]


def holds(condition: Mapping[str, Any], person: Person) -> bool | None:
    """Kleene: the whole mapping, all of whose entries must hold."""
    found = [_entry(field, wanted, person) for field, wanted in condition.items()]
    return False if False in found else None if None in found else True


def _entry(field: str, wanted: Any, person: Person) -> bool | None:
    if field == "any":
        found = [holds(part, person) for part in wanted]
        return True if True in found else None if None in found else False
    if field == "not":
        inner = holds(wanted, person)
        return None if inner is None else not inner
    if field == "status" and person.get("nationality") == "eu":
        return False
    if field not in person:
        return None
    values = wanted if isinstance(wanted, list) else [wanted]
    if isinstance(person[field], frozenset):
        return any(value in person[field] for value in values)
    return person[field] in values


def plan_order(ground: Ground, person: Person) -> list[tuple[str, bool]]:
    """Step ids in plan order, each with whether it is required."""
    judged = {step.id: holds(step.when, person) for step in ground.procedures.values()}
    chosen = {step.id: step for step in ground.procedures.values() if judged[step.id] is not False}
    done: list[str] = []
    chains: dict[str, int] = {}
    while len(done) < len(chosen):
        ready = [step for step in chosen.values() if step.id not in done and _ready(step, chosen, done)]
        done.append(min(ready, key=lambda step: (PHASES.index(step.phase), -_chain(step.id, chosen, chains), step.id)).id)
    return [(step, judged[step] is True) for step in done]


def _wanted(step: Procedure, chosen: Mapping[str, Procedure], need: str) -> list[str]:
    """The steps of which one meets a need: the group of the named one, if it is a member of another group."""
    group = next((other.one_of for other in chosen.values() if other.id == need), None) or _group_of_left_out(step, chosen, need)
    if group and group != step.one_of:
        return [other.id for other in chosen.values() if other.one_of == group]
    return [need] if need in chosen else []


_GROUPS: dict[str, str | None] = {}


def know_groups(ground: Ground) -> None:
    """Remember the group of every step, also of those that are left out."""
    _GROUPS.clear()
    _GROUPS.update({step.id: step.one_of for step in ground.procedures.values()})


def _group_of_left_out(step: Procedure, chosen: Mapping[str, Procedure], need: str) -> str | None:
    return _GROUPS.get(need)


def _ready(step: Procedure, chosen: Mapping[str, Procedure], done: list[str]) -> bool:
    wanted = [_wanted(step, chosen, need) for need in step.needs]
    return all(any(member in done for member in members) for members in wanted if members)


def _chain(step: str, chosen: Mapping[str, Procedure], known: dict[str, int]) -> int:
    """The number of steps in the longest chain that waits for a step."""
    if step not in known:
        waiting = [other for other in chosen.values() if any(step in _wanted(other, chosen, need) for need in other.needs)]
        known[step] = max((1 + _chain(other.id, chosen, known) for other in waiting), default=0)
    return known[step]
