"""The plan: which steps this person meets here, in which order, how long they take and what they cost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from seemein.core.facts.schema import Block, Procedure
from seemein.core.roadmap.base import Base, Days, PricedCost, ReadyStep
from seemein.core.roadmap.conditions import Reason, Truth, in_asking_order
from seemein.core.roadmap.order import heights, in_order, needs_within
from seemein.core.roadmap.profile import Profile
from seemein.core.roadmap.totals import (
    DaysTotal,
    MoneyTotal,
    StepCosts,
    Timing,
    critical_path,
    days_total,
    money_totals,
    timings,
)

REQUIRED, MAYBE = "required", "maybe"


@dataclass(frozen=True, slots=True)
class PlannedCost:
    """A cost this person pays (`required`) or may pay (`maybe`)."""

    cost: PricedCost
    state: str


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step of the plan. `start_day` None: it does not count towards the first trading day."""

    procedure: Procedure
    state: str
    because: tuple[Reason, ...]
    waits_for: tuple[str, ...]
    needs: tuple[str, ...]
    days: Days
    start_day: int | None
    start_is_least: bool
    critical: bool
    costs: tuple[PlannedCost, ...]

    @property
    def id(self) -> str:
        return self.procedure.id


@dataclass(frozen=True, slots=True)
class PlannedBlock:
    """A block that holds (`required`) or may hold (`maybe`), with its ways out that stand in this plan."""

    block: Block
    state: str
    because: tuple[Reason, ...]
    waits_for: tuple[str, ...]
    ways_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to bring, once, with the steps that want it."""

    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The roadmap of a person in a territory on a day. `after`: what stands under "after that" behind a stop."""

    base: Base
    profile: Profile
    steps: tuple[PlannedStep, ...]
    after: tuple[PlannedStep, ...]
    blocks: tuple[PlannedBlock, ...]
    documents: tuple[Document, ...]
    days: DaysTotal
    fees: tuple[MoneyTotal, ...]
    capital: tuple[MoneyTotal, ...]

    def step(self, step_id: str) -> PlannedStep | None:
        """One step of the plan or of what comes after it."""
        return next((step for step in (*self.steps, *self.after) if step.id == step_id), None)


def plan(base: Base, profile: Profile) -> Plan:
    """The roadmap; raises CircleError if steps wait for one another."""
    truths = judged(base, profile)
    blocks = _blocks(base, profile, truths)
    first = _ways_out_only(base, truths, blocks)
    whole = _thread(base, profile, truths, list(truths))
    thread = whole if first is None else _thread(base, profile, truths, first)
    inside = {step.id for step in thread.steps}
    fees, capital = _money(base, thread)
    return Plan(
        base=base,
        profile=profile,
        steps=thread.steps,
        after=tuple(step for step in whole.steps if step.id not in inside),
        blocks=blocks,
        documents=_documents(thread.steps),
        days=thread.days,
        fees=fees,
        capital=capital,
    )


def judged(base: Base, profile: Profile) -> dict[str, Truth]:
    """The steps that are not left out: True for required, None for maybe."""
    truths = {step.id: step.when.judge(profile) for step in base.steps.values()}
    return {step: truth for step, truth in truths.items() if truth is not False}


def why_not(base: Base, profile: Profile, step_id: str) -> tuple[Reason, ...]:
    """What kept a step out of the plan; empty if it is in it."""
    step = base.steps[step_id]
    return step.when.reasons(profile) if step.when.judge(profile) is False else ()


def _blocks(base: Base, profile: Profile, truths: Mapping[str, Truth]) -> tuple[PlannedBlock, ...]:
    found = []
    for ready in base.blocks:
        truth = ready.when.judge(profile)
        if truth is not False:
            found.append(
                PlannedBlock(
                    block=ready.block,
                    state=REQUIRED if truth else MAYBE,
                    because=ready.when.reasons(profile) if truth else (),
                    waits_for=in_asking_order(ready.when.waits(profile)),
                    ways_out=tuple(step for step in ready.block.ways_out if step in truths),
                )
            )
    return tuple(sorted(found, key=lambda block: block.state == MAYBE))


def _ways_out_only(base: Base, truths: Mapping[str, Truth], blocks: Iterable[PlannedBlock]) -> list[str] | None:
    """Behind a stop: the ways out and what they need; None where nothing stops."""
    stops = [block for block in blocks if block.state == REQUIRED and block.block.level == "stop"]
    if not stops:
        return None
    wanted = [step for block in stops for step in block.ways_out]
    found: set[str] = set()
    while wanted:
        step = wanted.pop()
        if step not in found:
            found.add(step)
            wanted += [member for need in base.steps[step].needs for member in need if member in truths]
    return [step for step in truths if step in found]


@dataclass(frozen=True, slots=True)
class _Thread:
    """Some steps in order, planned, with their knots and their length."""

    steps: tuple[PlannedStep, ...]
    knots: list[tuple[str, ...]]
    days: DaysTotal


def _thread(base: Base, profile: Profile, truths: Mapping[str, Truth], chosen: list[str]) -> _Thread:
    needs = needs_within(base.steps, chosen)
    height = heights(needs)
    order = in_order(base.steps, needs, height)
    lengths = _lengths(base, truths, order)
    timing = timings(sorted(order, key=height.__getitem__, reverse=True), needs, lengths)
    critical = critical_path(timing, needs, lengths)
    knots = _knots(base, [step for step in order if truths[step]])
    steps = [
        _planned(
            base.steps[step], profile, truths[step], needs[step], timing[step], counted=step in lengths, critical=step in critical
        )
        for step in order
    ]
    return _Thread(tuple(steps), knots, days_total(knots, timing, lengths))


def _planned(
    ready: ReadyStep,
    profile: Profile,
    truth: Truth,
    needs: tuple[frozenset[str], ...],
    timing: Timing,
    *,
    counted: bool,
    critical: bool,
) -> PlannedStep:
    return PlannedStep(
        procedure=ready.procedure,
        state=REQUIRED if truth else MAYBE,
        because=ready.when.reasons(profile) if truth else (),
        waits_for=() if truth else in_asking_order(ready.when.waits(profile)),
        needs=_named(ready, needs),
        days=ready.days,
        start_day=timing.start if counted else None,
        start_is_least=timing.start_is_least,
        critical=critical,
        costs=_costs(ready, profile),
    )


def _named(ready: ReadyStep, needs: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The needs as the facts name them where those stand in the plan; else the other members of their group."""
    named: list[str] = []
    for need in needs:
        said = [step for step in ready.procedure.needs if step in need]
        named += said or sorted(need)
    return tuple(dict.fromkeys(named))


def _costs(ready: ReadyStep, profile: Profile) -> tuple[PlannedCost, ...]:
    judged_costs = ((cost, cost.when.judge(profile)) for cost in ready.costs)
    return tuple(PlannedCost(cost, REQUIRED if truth else MAYBE) for cost, truth in judged_costs if truth is not False)


def _lengths(base: Base, truths: Mapping[str, Truth], order: list[str]) -> dict[str, Days]:
    """The lengths of the steps that count: required, up to the first trading day or needed by one that is."""
    required = {step for step in order if truths[step]}
    inside = set(order)
    wanted = [step for step in order if step in required and base.steps[step].counts_by_phase]
    found: set[str] = set()
    while wanted:
        step = wanted.pop()
        if step not in found:
            found.add(step)
            wanted += [member for need in base.steps[step].needs for member in need if member in inside]
    return {step: base.steps[step].days for step in order if step in found and step in required}


def _knots(base: Base, required: list[str]) -> list[tuple[str, ...]]:
    """Required steps as knots of the thread: a group's members are one knot of choices."""
    knots: dict[str, list[str]] = {}
    for step in required:
        knots.setdefault(base.steps[step].procedure.one_of or step, []).append(step)
    return [tuple(knot) for knot in knots.values()]


def _money(base: Base, thread: _Thread) -> tuple[tuple[MoneyTotal, ...], tuple[MoneyTotal, ...]]:
    by_id = {step.id: step for step in thread.steps}
    costs = [[_step_costs(by_id[step]) for step in knot] for knot in thread.knots]
    currency = base.ground.country.territory.currency
    capital = money_totals(costs, kind="capital", currency=currency)
    return money_totals(costs, kind="fee", currency=currency), tuple(total for total in capital if total.max)


def _step_costs(step: PlannedStep) -> StepCosts:
    return StepCosts(bool(step.procedure.costs), tuple(cost.cost for cost in step.costs if cost.state == REQUIRED))


def _documents(steps: Iterable[PlannedStep]) -> tuple[Document, ...]:
    found: dict[str, list[str]] = {}
    for step in steps:
        for text in step.procedure.documents:
            found.setdefault(text, []).append(step.id)
    return tuple(Document(text, tuple(ids)) for text, ids in found.items())
