"""Changes ahead: values that begin later and touch this person."""

from dataclasses import dataclass
from datetime import date

from seemein.core.facts.ground import Ground
from seemein.core.facts.schema import Parameter, Value
from seemein.core.facts.values import NoValue, entry_on, next_entry
from seemein.core.roadmap.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """A parameter whose value changes on a day, with the steps it touches. `old` None: no value today."""

    parameter: Parameter
    begins: date
    old: Value | None
    new: Value
    steps: tuple[str, ...]


def changes_ahead(plan: Plan) -> tuple[Change, ...]:
    """The announced changes of the plan's figures, soonest first."""
    ground, on = plan.base.ground, plan.base.on
    steps: dict[str, list[str]] = {}
    for step in plan.steps:
        for key in plan.base.steps[step.id].coming:
            steps.setdefault(key, []).append(step.id)
    found = [_change(ground, key, on, tuple(ids)) for key, ids in steps.items()]
    return tuple(sorted((change for change in found if change), key=lambda change: (change.begins, change.parameter.key)))


def _change(ground: Ground, key: str, on: date, steps: tuple[str, ...]) -> Change | None:
    parameter = ground.parameters.get(key)
    coming = next_entry(parameter, on) if parameter else None
    if parameter is None or coming is None or coming.valid_from is None:
        return None
    try:
        today = entry_on(parameter, on)
    except NoValue:
        today = None
    return Change(parameter, coming.valid_from, today, coming, steps)
