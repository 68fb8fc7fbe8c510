"""What a plan takes and costs: days to the first lawful trading day, fees and capital, each as a range."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from seemein.core.roadmap.base import Days, PricedCost


@dataclass(frozen=True, slots=True)
class DaysTotal:
    """`max` None: some counted steps have no known length; `min` is then "at least"."""

    min: int
    max: int | None
    unknown_steps: int


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """Amounts of one currency and one rhythm (`recurs` None: once). `unknown_steps`: required steps without a known cost."""

    currency: str
    recurs: str | None
    min: Decimal
    max: Decimal
    unknown_steps: int


@dataclass(frozen=True, slots=True)
class Timing:
    """When a counted step can start and end, counted from the first day."""

    start: int
    start_is_least: bool
    end_min: int
    end_max: int | None


@dataclass(frozen=True, slots=True)
class StepCosts:
    """What one step costs this person; `named`: the facts name a cost of it (perhaps none that she pays)."""

    named: bool
    costs: tuple[PricedCost, ...]

    @property
    def known(self) -> bool:
        """Whether a cost is named and every fee of it has an amount."""
        return self.named and all(cost.min is not None for cost in self.costs if cost.kind == "fee")


Key = tuple[str, str | None]


def timings(
    steps: Iterable[str], needs: Mapping[str, tuple[frozenset[str], ...]], lengths: Mapping[str, Days]
) -> dict[str, Timing]:
    """Each step's timing; `steps` come after everything they name. `lengths` holds those that count; others add no day."""
    found: dict[str, Timing] = {}
    for step in steps:
        begins = [_earliest(need, found, lengths) for need in needs[step]]
        start = max((begin[0] for begin in begins), default=0)
        latest = _sum_or_none([begin[1] for begin in begins])
        days = lengths.get(step, Days(0, 0))
        found[step] = Timing(
            start=start,
            start_is_least=any(begin[2] for begin in begins),
            end_min=start + (days.min or 0),
            end_max=None if latest is None or days.max is None else latest + days.max,
        )
    return found


def _sum_or_none(ends: list[int | None]) -> int | None:
    known = [end for end in ends if end is not None]
    return None if len(known) < len(ends) else max(known, default=0)


def _earliest(need: frozenset[str], found: Mapping[str, Timing], lengths: Mapping[str, Days]) -> tuple[int, int | None, bool]:
    """When one of the members can be done: earliest, latest, and whether the earliest is only a least."""
    members = [member for member in need if member in lengths] or list(need)
    done = [found[member] for member in members]
    first = min(timing.end_min for timing in done)
    open_ended = any(timing.start_is_least or timing.end_max is None for timing in done if timing.end_min == first)
    return first, _sum_or_none([timing.end_max for timing in done]), open_ended


def days_total(knots: Iterable[Sequence[str]], timing: Mapping[str, Timing], lengths: Mapping[str, Days]) -> DaysTotal:
    """The whole length; a knot of several steps counts from its shortest to its longest choice."""
    least, most, unknown = 0, 0, 0
    open_ended = False
    for knot in knots:
        counted = [step for step in knot if step in lengths]
        if not counted:
            continue
        least = max(least, min(timing[step].end_min for step in counted))
        unknown += any(lengths[step].max is None for step in counted)
        ends = [timing[step].end_max for step in counted]
        open_ended = open_ended or None in ends
        most = max([most, *(end for end in ends if end is not None)])
    return DaysTotal(least, None if open_ended else max(most, least), unknown)


def critical_path(
    timing: Mapping[str, Timing], needs: Mapping[str, tuple[frozenset[str], ...]], lengths: Mapping[str, Days]
) -> frozenset[str]:
    """The longest chain to the first trading day; empty unless every step on it has days."""
    if not lengths:
        return frozenset()
    step: str | None = max(lengths, key=lambda name: (timing[name].end_min, timing[name].end_max or 0, name))
    path: list[str] = []
    while step is not None:
        path.append(step)
        step = _binding(step, timing, needs)
    counted = [name for name in path if name in lengths]
    whole = all(lengths[name].min is not None and lengths[name].max is not None for name in counted)
    return frozenset(counted) if whole and len(counted) > 1 else frozenset()


def _binding(step: str, timing: Mapping[str, Timing], needs: Mapping[str, tuple[frozenset[str], ...]]) -> str | None:
    """The need that keeps a step from starting earlier."""
    firsts = [min(need, key=lambda name: (timing[name].end_min, name)) for need in needs[step]]
    return max(firsts, key=lambda name: (timing[name].end_min, name), default=None)


def money_totals(knots: Sequence[Sequence[StepCosts]], *, kind: str, currency: str) -> tuple[MoneyTotal, ...]:
    """Totals of one kind of cost over knots (one step, or the choices of a group), per currency and rhythm."""
    lows: dict[Key, Decimal] = {(currency, None): Decimal(0)}
    highs: dict[Key, Decimal] = {(currency, None): Decimal(0)}
    counted: set[tuple[str, str | None]] = set()
    unknown = 0
    for knot in sorted(knots, key=len):
        known = [step.costs for step in knot if step.known]
        unknown += len(known) < len(knot)
        sums = [_sum(costs, kind, counted) for costs in known]
        for key in {key for low, high in sums for key in high}:
            lows[key] = lows.get(key, Decimal(0)) + min(low.get(key, Decimal(0)) for low, _ in sums)
            highs[key] = highs.get(key, Decimal(0)) + max(high.get(key, Decimal(0)) for _, high in sums)
        counted |= {(cost.once, cost.recurs) for costs in known for cost in costs if cost.once and cost.kind == kind}
    return tuple(
        MoneyTotal(money, recurs, lows[money, recurs], highs[money, recurs], unknown)
        for money, recurs in sorted(lows, key=lambda key: (key[0] != currency, key[0], key[1] or ""))
    )


def _sum(
    costs: Sequence[PricedCost], kind: str, counted: set[tuple[str, str | None]]
) -> tuple[dict[Key, Decimal], dict[Key, Decimal]]:
    lows: dict[Key, Decimal] = {}
    highs: dict[Key, Decimal] = {}
    here = set(counted)
    for cost in costs:
        if cost.kind != kind or cost.min is None or cost.max is None or cost.currency is None:
            continue
        if cost.once:
            if (cost.once, cost.recurs) in here:
                continue
            here.add((cost.once, cost.recurs))
        key = (cost.currency, cost.recurs)
        lows[key] = lows.get(key, Decimal(0)) + cost.min
        highs[key] = highs.get(key, Decimal(0)) + cost.max
    return lows, highs
