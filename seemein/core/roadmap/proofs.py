"""Proofs over a whole country: no circle, a way out of every block, every step met by somebody."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, combinations, product

from seemein.core.facts.ground import stand_in
from seemein.core.facts.schema import Country
from seemein.core.facts.vocabulary import FIELDS, SETS
from seemein.core.roadmap.base import Base, ReadyBlock, prepare
from seemein.core.roadmap.conditions import All, Any, Atom, Condition, Not
from seemein.core.roadmap.order import CircleError, heights, needs_within
from seemein.core.roadmap.profile import Answer, Profile


def prove(country: Country, on: date) -> list[str]:
    """What does not hold, in words; empty when all does."""
    found: dict[str, None] = {}
    for path in (country.territory.path, *(place.path for place in country.territory.within)):
        base = prepare(stand_in(country, path), on)
        for fault in chain(_circle(base), _no_way_out(base), _met_by_nobody(base), _lonely_groups(base)):
            found[fault] = None
    return list(found)


def _circle(base: Base) -> Iterator[str]:
    try:
        heights(needs_within(base.steps, list(base.steps)))
    except CircleError as error:
        yield f"procedures {error.ids[0]}: {error}; take one of these needs out"


def _no_way_out(base: Base) -> Iterator[str]:
    for ready in base.blocks:
        for person in _persons(_fields(base, ready)):
            if ready.when.judge(person) and not any(_open(base, step, person) for step in ready.block.ways_out):
                said = ", ".join(f"{field} {_words(answer)}" for field, answer in person.answers.items())
                yield f"blocks {ready.block.id}: has no way out for {said}; add a procedure to ways_out"
                break


def _open(base: Base, step: str, person: Profile) -> bool:
    return step in base.steps and base.steps[step].when.judge(person) is not False


def _words(answer: Answer) -> str:
    return "[" + ", ".join(sorted(answer)) + "]" if isinstance(answer, frozenset) else str(answer)


def _fields(base: Base, ready: ReadyBlock) -> dict[str, list[Answer]]:
    """The answers that can make a difference to a block and its ways out, by field."""
    return _answers([ready.when, *(base.steps[step].when for step in ready.block.ways_out if step in base.steps)])


def _answers(conditions: Iterable[Condition]) -> dict[str, list[Answer]]:
    mentioned: dict[str, set[frozenset[str | bool]]] = {}
    for condition in conditions:
        for atom in atoms(condition):
            mentioned.setdefault(atom.field, set()).add(atom.values)
    return {field: list(_differing(field, wanted)) for field, wanted in mentioned.items()}


def _differing(field: str, wanted: Iterable[frozenset[str | bool]]) -> Iterator[Answer]:
    """One answer of each kind that the conditions can tell apart: values in the same atoms are alike to them."""
    alike: dict[tuple[bool, ...], str | bool] = {}
    for value in FIELDS[field]:
        alike.setdefault(tuple(value in values for values in wanted), value)
    if field not in SETS:
        yield from alike.values()
    else:
        named = [str(value) for signature, value in alike.items() if any(signature)]
        yield from (frozenset(some) for size in range(len(named) + 1) for some in combinations(named, size))


def atoms(condition: Condition) -> Iterator[Atom]:
    """Every atom of a condition."""
    if isinstance(condition, Atom):
        yield condition
    elif isinstance(condition, Not):
        yield from atoms(condition.part)
    elif isinstance(condition, All | Any):
        for part in condition.parts:
            yield from atoms(part)


def _persons(fields: dict[str, list[Answer]]) -> Iterator[Profile]:
    """Every full combination of answers; a status only for somebody who is no EU citizen."""
    names = [field for field in fields if field != "nationality"]
    for answers in product(*(fields[field] for field in names)):
        person = dict(zip(names, answers, strict=True))
        if "status" in person:
            yield Profile({**person, "nationality": "non_eu"})
            rest = {field: answer for field, answer in person.items() if field != "status"}
            yield Profile({**rest, "nationality": "eu"})
        else:
            yield from (Profile({**person, "nationality": nationality}) for nationality in ("eu", "non_eu"))


def _met_by_nobody(base: Base) -> Iterator[str]:
    for step in base.steps.values():
        if not any(step.when.judge(person) for person in _persons(_answers([step.when]))):
            yield f"procedures {step.id}: no profile can meet its condition; correct `when`"


def _lonely_groups(base: Base) -> Iterator[str]:
    for group, members in base.ground.groups.items():
        everywhere = [procedure for procedure in base.ground.country.procedures if procedure.one_of == group]
        if len(everywhere) < 2:
            yield f"procedures {members[0]}.one_of: {group} has one member only; a group has at least two"
