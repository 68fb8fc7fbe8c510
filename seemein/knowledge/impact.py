"""What a change touches: steps, other facts, guides, languages, worked cases; and who sees a fact."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings

from seemein.core.facts import loader
from seemein.core.facts.ground import stand_in
from seemein.core.facts.schema import Country
from seemein.core.facts.sections import FIELDS, key_of
from seemein.core.facts.texts import references
from seemein.core.roadmap.base import prepare
from seemein.core.roadmap.conditions import compile_condition
from seemein.core.roadmap.plan import Plan, plan
from seemein.core.roadmap.profile import Profile, read
from seemein.knowledge.models import Translation

# Rooms above that hold words about facts tell how many of them name one: (kind, counts what names these keys).
Naming = Callable[[Iterable[str]], list[tuple[str, str]]]
_naming: dict[str, Naming] = {}


def register(kind: str, naming: Naming) -> None:
    """A higher room says what of its own names a fact: a list of (title, address)."""
    _naming[kind] = naming


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """A worked case that a change touches; `differs`: its person would get another roadmap."""

    title: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touches, to be read before it is saved."""

    steps: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    pages: Mapping[str, list[tuple[str, str]]]
    languages: tuple[str, ...]
    cases: tuple[CaseOutcome, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A worked case: a person, where and when."""

    title: str
    territory: str
    on: date
    profile: Profile
    steps: tuple[str, ...]


@cache
def stories(country: str) -> tuple[Story, ...]:
    """The worked cases of a country, as they lie in content/cases."""
    folder = settings.CONTENT / "cases" / country
    raws = [loader.parse(path.read_text(encoding="utf-8"), path.name) for path in sorted(folder.glob("*.yaml"))]
    return tuple(
        Story(raw["title"], raw["territory"], raw["date"], read(raw["profile"]), tuple(raw["expect"]["steps"])) for raw in raws
    )


def named_in(value: Any) -> Iterator[str]:
    """Every word that may be an id in a record, also inside texts as {key}."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from named_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from named_in(part)
    elif isinstance(value, str):
        yield value
        yield from references(value)


def naming(raw: Mapping[str, Any], keys: frozenset[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The records of a country that name one of these keys, with their section."""
    for section in FIELDS:
        for row in raw[section]:
            if key_of(section, row) not in keys and not keys.isdisjoint(named_in(row)):
                yield section, row


def touched(
    *, country: str, section: str, key: str, before: Mapping[str, Any], after: Mapping[str, Any] | None, on: date
) -> Touched:
    """What a change of one fact touches. `before` and `after`: the country's facts without and with it (None: unsound)."""
    found = list(naming(before, frozenset({key})))
    steps = [(row["id"], row["title"]) for name, row in found if name == "procedures"]
    if section == "procedures":
        steps = [(row["id"], row["title"]) for row in before[section] if row["id"] == key] + steps
    texts = frozenset([key, *(key_of(name, row) for name, row in found)])
    return Touched(
        steps=tuple(steps),
        others=tuple((name, key_of(name, row)) for name, row in found if name != "procedures"),
        pages={kind: ask(texts if section != "parameters" else [key]) for kind, ask in _naming.items()},
        languages=_languages(country, texts),
        cases=_cases(country, frozenset(step for step, _ in steps), before, after, on),
    )


def _languages(country: str, keys: Iterable[str]) -> tuple[str, ...]:
    """The languages in which a text of these facts is translated."""
    contexts = [f"{key}/{field}" for key in keys for field in ("title", "what", "label", "beware", "deadline", "means")]
    rows = Translation.objects.filter(country_id=country, context__in=contexts)
    return tuple(rows.order_by("language").values_list("language", flat=True).distinct())


def _cases(
    country: str, steps: frozenset[str], before: Mapping[str, Any], after: Mapping[str, Any] | None, on: date
) -> tuple[CaseOutcome, ...]:
    """The worked cases in whose roadmap one of these steps stands, or would."""
    old = loader.build(before, country)
    new = loader.build(after, country) if after is not None else old
    found = []
    for story in stories(country):
        first, second = _plan(old, story, on), _plan(new, story, on)
        if steps & _ids(first) or steps & _ids(second) or _ids(first) != _ids(second):
            found.append(CaseOutcome(story.title, _said(first) != _said(second)))
    return tuple(found)


def _plan(country: Country, story: Story, on: date) -> Plan:
    return plan(prepare(stand_in(country, story.territory), on), story.profile)


def _ids(found: Plan) -> frozenset[str]:
    return frozenset(step.id for step in (*found.steps, *found.after))


def _said(found: Plan) -> tuple[Any, ...]:
    return tuple(step.id for step in found.steps), found.fees, found.capital, found.days


def who_sees(country: str, condition: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The titles of the country's worked cases whose person fulfils a condition, and of those who do not."""
    rule = compile_condition(condition)
    seeing: list[str] = []
    others: list[str] = []
    for story in stories(country):
        (seeing if rule.judge(story.profile) is not False else others).append(story.title)
    return seeing, others
