"""Conditions over a profile, three-valued: True, False, or None for unknown (Kleene's strong logic)."""

from collections.abc import Iterable
from dataclasses import dataclass

from seemein.core.facts.schema import RawCondition
from seemein.core.facts.vocabulary import ASKING_ORDER
from seemein.core.roadmap.profile import Answer, Profile

Truth = bool | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One atom that decided: the person's field has one of `values`, or (not `holds`) has none of them."""

    field: str
    values: tuple[str | bool, ...]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Atom:
    """A field has one of the values; a set has one in common with them."""

    field: str
    values: frozenset[str | bool]

    def judge(self, profile: Profile) -> Truth:
        answer = profile.answers.get(self.field)
        if answer is None:
            return False if self.field == "status" and profile.answers.get("nationality") == "eu" else None
        if isinstance(answer, frozenset):
            return not self.values.isdisjoint(answer)
        return answer in self.values

    def reasons(self, profile: Profile) -> tuple[Reason, ...]:
        if self.judge(profile):
            return (Reason(self.field, self._common(profile.answers[self.field])),)
        return (Reason(self.field, tuple(sorted(self.values, key=str)), holds=False),)

    def _common(self, answer: Answer) -> tuple[str | bool, ...]:
        if isinstance(answer, frozenset):
            return tuple(sorted(value for value in answer if value in self.values))
        return (answer,)

    def waits(self, profile: Profile) -> frozenset[str]:
        return frozenset({self.field}) if self.judge(profile) is None else frozenset()

    @property
    def fields(self) -> frozenset[str]:
        return frozenset({self.field})


@dataclass(frozen=True, slots=True)
class _Several:
    """What all conditions of several parts have in common; each says how its parts are judged together."""

    parts: tuple["Condition", ...]

    def judge(self, profile: Profile) -> Truth:
        raise NotImplementedError

    def reasons(self, profile: Profile) -> tuple[Reason, ...]:
        decided = self.judge(profile)
        return _merged(part.reasons(profile) for part in self.parts if part.judge(profile) is decided)

    def waits(self, profile: Profile) -> frozenset[str]:
        return _waiting(self.parts, profile) if self.judge(profile) is None else frozenset()

    @property
    def fields(self) -> frozenset[str]:
        return frozenset().union(*(part.fields for part in self.parts))


@dataclass(frozen=True, slots=True)
class All(_Several):
    """Every part holds; no part at all always holds."""

    def judge(self, profile: Profile) -> Truth:
        truth: Truth = True
        for part in self.parts:
            judged = part.judge(profile)
            if judged is False:
                return False
            if judged is None:
                truth = None
        return truth


@dataclass(frozen=True, slots=True)
class Any(_Several):
    """At least one part holds."""

    def judge(self, profile: Profile) -> Truth:
        truth: Truth = False
        for part in self.parts:
            judged = part.judge(profile)
            if judged is True:
                return True
            if judged is None:
                truth = None
        return truth


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"

    def judge(self, profile: Profile) -> Truth:
        judged = self.part.judge(profile)
        return None if judged is None else not judged

    def reasons(self, profile: Profile) -> tuple[Reason, ...]:
        return self.part.reasons(profile)

    def waits(self, profile: Profile) -> frozenset[str]:
        return self.part.waits(profile)

    @property
    def fields(self) -> frozenset[str]:
        return self.part.fields


Condition = Atom | All | Any | Not
ALWAYS = All(())


def compile_condition(raw: RawCondition) -> Condition:
    """The condition that a checked mapping writes down; all of its entries must hold."""
    parts: list[Condition] = []
    for field, allowed in raw.items():
        if field == "any":
            parts.append(Any(tuple(compile_condition(part) for part in allowed)))
        elif field == "not":
            parts.append(Not(compile_condition(allowed)))
        else:
            parts.append(Atom(field, frozenset(allowed) if isinstance(allowed, list | tuple) else frozenset({allowed})))
    return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else ALWAYS


def in_asking_order(fields: Iterable[str]) -> tuple[str, ...]:
    """The fields as a person would be asked for them."""
    return tuple(sorted(fields, key=ASKING_ORDER.index))


def _merged(groups: Iterable[tuple[Reason, ...]]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for group in groups for reason in group))


def _waiting(parts: Iterable[Condition], profile: Profile) -> frozenset[str]:
    return frozenset().union(*(part.waits(profile) for part in parts))
