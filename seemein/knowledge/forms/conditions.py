"""A condition as cases a person understands: for whom, and one of these, but not these.

The format allows any depth; every condition of the five countries has this shape (tests/knowledge/test_condition_forms.py).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from seemein.core.facts.vocabulary import ASKING_ORDER, FIELDS
from seemein.kit.figures import listed
from seemein.knowledge import labels

Value = str | bool
_OTHER_KEYS: Final = frozenset({"any", "not"})


@dataclass(frozen=True, slots=True)
class Case:
    """Answers that all hold together, each by one of its values; `negated`: whom this does not describe."""

    answers: Mapping[str, tuple[Value, ...]]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Cases:
    """A condition: the base holds, and one of `some` (if there is any), and none of `none`."""

    base: Case = field(default_factory=lambda: Case({}))
    some: tuple[Case, ...] = ()
    none: tuple[Case, ...] = ()


def read(condition: Mapping[str, Any]) -> Cases | None:
    """A condition as cases; None where it is nested deeper than they are."""
    some = [_case(part) for part in condition.get("any", [])]
    ruled_out = condition.get("not", {})
    only_any = set(ruled_out) == {"any"}
    none = [_case(part) for part in (ruled_out["any"] if only_any else [ruled_out] if ruled_out else [])]
    if None in some or None in none or any(case and case.negated for case in none):
        return None
    base = Case({name: _values(value) for name, value in condition.items() if name not in _OTHER_KEYS})
    return Cases(base, tuple(case for case in some if case), tuple(case for case in none if case))


def _case(part: Mapping[str, Any]) -> Case | None:
    inner = part.get("not")
    if inner is not None and set(part) == {"not"} and not _OTHER_KEYS & set(inner):
        return Case({name: _values(value) for name, value in inner.items()}, negated=True)
    if _OTHER_KEYS & set(part):
        return None
    return Case({name: _values(value) for name, value in part.items()})


def _values(value: Any) -> tuple[Value, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def write(cases: Cases) -> dict[str, Any]:
    """The condition that cases say, in the files' format."""
    condition = _plain(cases.base)
    some = [part for part in (_written(case) for case in cases.some) if part]
    none = [part for part in (_plain(case) for case in cases.none) if part]
    if some:
        condition["any"] = some
    if none:
        condition["not"] = none[0] if len(none) == 1 else {"any": none}
    return condition


def _written(case: Case) -> dict[str, Any]:
    plain = _plain(case)
    return {"not": plain} if case.negated and plain else plain


def _plain(case: Case) -> dict[str, Any]:
    kept = {name: case.answers[name] for name in ASKING_ORDER if case.answers.get(name)}
    return {name: values[0] if len(values) == 1 else list(values) for name, values in kept.items()}


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two conditions say the same in another order of fields and values."""
    return bool(_normal(one) == _normal(other))


def _normal(value: Any) -> Any:
    if isinstance(value, Mapping):
        named = ((name, _normal(part if name in _OTHER_KEYS else _values(part))) for name, part in value.items())
        return sorted(named, key=str)
    return sorted((_normal(part) for part in value), key=str) if isinstance(value, list | tuple) else value


def sentences(condition: Mapping[str, Any]) -> list[str]:
    """A condition in whole sentences."""
    cases = read(condition)
    if cases is None:
        return [_("This rule is nested too deep to be written as sentences; its file has it in full.")]
    said = []
    if cases.base.answers:
        said.append(_("For people of whom all this is true: %(what)s.") % {"what": said_of(cases.base)})
    elif not cases.some:
        said.append(_("For everybody."))
    if cases.some:
        said.append(_("At least one of these must fit: %(what)s.") % {"what": _one_of(cases.some)})
    if cases.none:
        said.append(_("Not for people of whom this is true: %(what)s.") % {"what": _one_of(cases.none)})
    return said


def _one_of(cases: Iterable[Case]) -> str:
    parts = [said_of(case) for case in cases]
    return " · ".join(f"({number}) {part}" for number, part in enumerate(parts, 1)) if len(parts) > 1 else parts[0]


def said_of(case: Case) -> str:
    """One case in words: "Permit: Study or Family; Trade: Farming"."""
    clauses = []
    for name in ASKING_ORDER:
        if case.answers.get(name):
            values = listed(labels.value_label(name, value) for value in case.answers[name])
            clauses.append(_("%(field)s: %(values)s") % {"field": labels.FIELDS[name], "values": values})
    text = "; ".join(clauses)
    return _("not so: %(what)s") % {"what": text} if case.negated else text


def choices(name: str) -> list[tuple[str, str]]:
    """The answers of a field as a form offers them."""
    return [(labels.value_key(value), labels.value_label(name, value)) for value in FIELDS[name]]


def value_of(name: str, chosen: str) -> Value:
    """The answer that a form's word stands for."""
    return chosen == "true" if isinstance(FIELDS[name][0], bool) else chosen
