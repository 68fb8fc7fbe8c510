"""A territory's facts on one day, made ready for planning: conditions compiled, amounts and lengths looked up once."""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seemein.core.facts.ground import Ground
from seemein.core.facts.schema import Block, Cost, Duration, LegalForm, Procedure
from seemein.core.facts.texts import references
from seemein.core.facts.values import NoValue, entry_on, next_entry
from seemein.core.facts.vocabulary import AFTER_START, DAYS_IN, PHASES
from seemein.core.roadmap.conditions import Condition, compile_condition


@dataclass(frozen=True, slots=True)
class Days:
    """A length in days; None: not known."""

    min: int | None = None
    max: int | None = None


@dataclass(frozen=True, slots=True)
class PricedCost:
    """A cost with its amounts on the day. `min` and `max` None: not known, `unknown` says why. Unit as in the files."""

    label: str
    kind: str
    parameters: tuple[str, ...]
    min: Decimal | None
    max: Decimal | None
    unit: str | None
    currency: str | None
    recurs: str | None
    once: str | None
    free: bool
    unknown: str | None
    when: Condition

    @property
    def counts(self) -> bool:
        """Whether totals add it up."""
        return self.kind == "fee" and self.min is not None


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """A procedure made ready."""

    procedure: Procedure
    id: str
    when: Condition
    fields: frozenset[str]
    phase: int
    counts_by_phase: bool
    days: Days
    costs: tuple[PricedCost, ...]
    # The keys of its figures for which another value is announced.
    coming: tuple[str, ...]
    # Each need as the ids of which one must be done: a single step, or the members of a group.
    needs: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class ReadyBlock:
    block: Block
    when: Condition


@dataclass(frozen=True, slots=True)
class ReadyForm:
    form: LegalForm
    when: Condition
    capital: PricedCost | None


@dataclass(frozen=True, slots=True)
class Base:
    """What `plan` reads: everything that may hold in one territory on one day."""

    ground: Ground
    on: date
    steps: dict[str, ReadyStep]
    blocks: tuple[ReadyBlock, ...]
    forms: tuple[ReadyForm, ...]


def prepare(ground: Ground, on: date) -> Base:
    """Make a territory's facts ready for one day."""
    return Base(
        ground=ground,
        on=on,
        steps={procedure.id: _step(ground, procedure, on) for procedure in ground.procedures.values()},
        blocks=tuple(ReadyBlock(block, compile_condition(block.when)) for block in ground.blocks.values()),
        forms=tuple(
            ReadyForm(form, compile_condition(form.when), _capital(ground, form, on)) for form in ground.legal_forms.values()
        ),
    )


def _step(ground: Ground, procedure: Procedure, on: date) -> ReadyStep:
    when = compile_condition(procedure.when)
    return ReadyStep(
        procedure=procedure,
        id=procedure.id,
        when=when,
        fields=when.fields,
        phase=PHASES.index(procedure.phase),
        counts_by_phase=procedure.phase not in AFTER_START,
        days=length(ground, procedure.duration, on),
        costs=tuple(price(ground, cost, on) for cost in procedure.costs),
        coming=tuple(key for key in parameters_of(procedure) if _announced(ground, key, on)),
        needs=_needs(ground, procedure),
    )


def parameters_of(procedure: Procedure) -> tuple[str, ...]:
    """The keys of every figure of a procedure."""
    texts = (procedure.what, procedure.deadline, procedure.renew, procedure.gives, procedure.beware, procedure.duration.note)
    keys = [key for cost in procedure.costs for key in cost.parameters]
    keys += [key for text in (*texts, *procedure.documents) for key in references(text)]
    if procedure.duration.parameter:
        keys.append(procedure.duration.parameter)
    keys += [str(value) for due in procedure.due for value in (due.day, due.day_of_month, due.offset) if "." in str(value)]
    return tuple(dict.fromkeys(keys))


def _announced(ground: Ground, key: str, on: date) -> bool:
    return key in ground.parameters and next_entry(ground.parameters[key], on) is not None


def _needs(ground: Ground, procedure: Procedure) -> tuple[frozenset[str], ...]:
    found: dict[frozenset[str], None] = {}
    for need in procedure.needs:
        named = ground.procedures.get(need)
        group = named.one_of if named else None
        members = ground.groups[group] if group and group != procedure.one_of else (need,)
        found[frozenset(members)] = None
    return tuple(found)


def length(ground: Ground, duration: Duration, on: date) -> Days:
    """The days an office takes: as written, or from the parameter where nothing is written."""
    if duration.min_days is not None or duration.max_days is not None or duration.parameter is None:
        return Days(duration.min_days, duration.max_days)
    parameter = ground.parameters[duration.parameter]
    try:
        days = math.ceil(float(str(entry_on(parameter, on).value)) * DAYS_IN[parameter.unit])
    except NoValue:
        return Days()
    return Days(days, days)


def price(ground: Ground, cost: Cost, on: date) -> PricedCost:
    """A cost with its amounts on a day."""
    amounts: list[Decimal] = []
    unknown = None
    unit = currency = None
    for key in cost.parameters:
        parameter = ground.parameters[key]
        unit, currency = parameter.unit, parameter.currency
        try:
            amounts.append(Decimal(str(entry_on(parameter, on).value)))
        except NoValue as error:
            unknown = error.reason
    if cost.free:
        amounts, currency = [Decimal(0)], ground.country.territory.currency
    known = bool(amounts) and unknown is None
    return PricedCost(
        label=cost.label,
        kind=cost.kind,
        parameters=cost.parameters,
        min=min(amounts) if known else None,
        max=max(amounts) if known else None,
        unit=unit,
        currency=currency,
        recurs=cost.recurs,
        once=cost.once,
        free=cost.free,
        unknown=unknown,
        when=compile_condition(cost.when),
    )


def _capital(ground: Ground, form: LegalForm, on: date) -> PricedCost | None:
    return price(ground, Cost(label=form.name, kind="capital", parameter=form.min_capital), on) if form.min_capital else None
