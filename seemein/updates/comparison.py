"""What a publication changed for readers: two countries' facts beside each other, seen from a day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import partial
from typing import Any, TypeVar

from seemein.core.facts.schema import Country, Funding, Organisation, Parameter, Procedure, Value
from seemein.core.facts.texts import references
from seemein.core.facts.values import NoValue, entry_on
from seemein.guides.enums import Topic
from seemein.updates import topics
from seemein.updates.enums import Act, Section

_DAY = timedelta(days=1)
_CONTACT = ("name", "address", "url", "free")
T = TypeVar("T", Procedure, Organisation, Funding)
Change = Callable[..., "Changed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One change, in the fields of an Update."""

    section: Section
    act: Act
    key: str
    territory: str
    topic: Topic
    title: str
    before: str = ""
    after: str = ""
    unit: str = ""
    starts_on: date | None = None
    step: str = ""


def compare(before: Country, after: Country, on: date) -> list[Changed]:
    """Every change that a reader may have to act on. New figures are told by the steps that name them, not by themselves."""
    return [*_figures(before, after, on), *_steps(before, after), *_helpers(before, after), *_funding(before, after)]


def _figures(before: Country, after: Country, on: date) -> Iterator[Changed]:
    former = {one.key: one for one in before.parameters}
    naming = _naming(after)
    for one in after.parameters:
        old = former.get(one.key)
        if old is None or old.history == one.history:
            continue
        steps = naming.get(one.key, [])
        for start, was, now in _turns(old, one, on):
            yield Changed(
                Section.FIGURE,
                Act.CHANGED,
                one.key,
                one.territory,
                topics.of_figure(one, steps),
                one.label,
                before=was,
                after=now,
                unit=one.unit,
                starts_on=start,
                step=steps[0].id if steps else "",
            )


def _turns(old: Parameter, new: Parameter, on: date) -> Iterator[tuple[date | None, str, str]]:
    """From when on which value stands where another stood, today and on every later day on which either begins or ends."""
    last = ("", "")
    for day in sorted({on, *_edges(old, on), *_edges(new, on)}):
        was, now = _value(old, day), _value(new, day)
        pair = (_said(was), _said(now))
        if pair[0] != pair[1] and pair != last:
            yield (now.valid_from if now else day), *pair
        last = pair


def _edges(parameter: Parameter, on: date) -> Iterator[date]:
    for entry in parameter.history:
        if entry.valid_from and entry.valid_from > on:
            yield entry.valid_from
        if entry.valid_to and entry.valid_to >= on:
            yield entry.valid_to + _DAY


def _value(parameter: Parameter, day: date) -> Value | None:
    try:
        return entry_on(parameter, day)
    except NoValue:
        return None


def _said(entry: Value | None) -> str:
    return str(entry.value) if entry else ""


def _naming(country: Country) -> Mapping[str, list[Procedure]]:
    """The steps that name each figure, in the order of the facts."""
    found: dict[str, list[Procedure]] = {}
    for step in country.procedures:
        named = [key for cost in step.costs for key in cost.parameters]
        named += [key for field in fields(step) for key in references(_text(getattr(step, field.name)))]
        for key in dict.fromkeys([*named, *([step.duration.parameter] if step.duration.parameter else [])]):
            found.setdefault(key, []).append(step)
    return found


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _beside(before: Sequence[T], after: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """Each record as it is now (or was), before and after; those that are the same on both sides are left out."""
    former = {one.id: one for one in before}
    latter = {one.id: one for one in after}
    for key, one in {**former, **latter}.items():
        if former.get(key) != latter.get(key):
            yield one, former.get(key), latter.get(key)


def _come_or_gone(told: Change, old: object, new: object) -> Iterator[Changed]:
    if old is None or new is None:
        yield told(act=Act.NEW if old is None else Act.GONE)


def _steps(before: Country, after: Country) -> Iterator[Changed]:
    for one, old, new in _beside(before.procedures, after.procedures):
        told = partial(
            Changed,
            Section.STEP,
            key=one.id,
            territory=one.territory,
            topic=topics.of_step(one),
            title=one.title,
            step=one.id if new else "",
        )
        yield from _come_or_gone(told, old, new)
        if old and new and old.title != new.title:
            yield told(act=Act.RENAMED, before=old.title)
        if old and new and (old.deadline, old.due) != (new.deadline, new.due):
            yield told(act=Act.DEADLINE, before=old.deadline, after=new.deadline)


def _helpers(before: Country, after: Country) -> Iterator[Changed]:
    for one, old, new in _beside(before.organisations, after.organisations):
        told = partial(
            Changed, Section.ORGANISATION, key=one.id, territory=one.territory, topic=topics.of_helper(one), title=one.name
        )
        yield from _come_or_gone(told, old, new)
        if old and new and any(getattr(old, name) != getattr(new, name) for name in _CONTACT):
            yield told(act=Act.CHANGED)


def _funding(before: Country, after: Country) -> Iterator[Changed]:
    for one, old, new in _beside(before.funding, after.funding):
        told = partial(
            Changed, Section.FUNDING, key=one.id, territory=one.territory, topic=topics.of_funding(one), title=one.name
        )
        yield from _come_or_gone(told, old, new)
        if old and new and old.status != new.status:
            yield told(act=Act.CHANGED, before=old.status, after=new.status)
