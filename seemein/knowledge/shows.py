"""Procedures, costs and lengths made ready to show, the same on every page and paper."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext

from seemein.core.facts.schema import Authority, Procedure, Source
from seemein.core.roadmap.base import Days, PricedCost
from seemein.core.roadmap.conditions import ALWAYS, Reason
from seemein.core.roadmap.plan import MAYBE, REQUIRED, PlannedCost
from seemein.core.roadmap.totals import DaysTotal, MoneyTotal
from seemein.kit.figures import days_range, money_range
from seemein.knowledge import labels
from seemein.knowledge.books import PlaceEntry
from seemein.knowledge.voices import Said, Voice


@dataclass(frozen=True, slots=True)
class ShownCost:
    """A cost in words. `amount` is a figure, "free", or why it is not known."""

    label: Said
    kind: str
    kind_label: str
    amount: str
    recurs: str
    maybe: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A procedure in a voice's language, everything a page or paper says of it."""

    id: str
    phase: str
    phase_label: str
    place: PlaceEntry
    official: str
    title: Said
    what: Said
    gives: Said
    deadline: Said
    renew: Said
    beware: Said
    documents: tuple[Said, ...]
    costs: tuple[ShownCost, ...]
    length: str
    length_note: Said
    channels: tuple[str, ...]
    authority: Authority | None
    url: str
    legal_basis: str
    sources: tuple[Source, ...]


def show_step(voice: Voice, procedure: Procedure, costs: Iterable[PlannedCost] | None = None) -> ShownStep:
    """A procedure as shown; with `costs`, those that this person pays."""
    step = voice.base.steps[procedure.id]
    priced = [PlannedCost(cost, REQUIRED if cost.when is ALWAYS else MAYBE) for cost in step.costs] if costs is None else costs
    return ShownStep(
        id=procedure.id,
        phase=procedure.phase,
        phase_label=str(labels.PHASES[procedure.phase]),
        place=place_of(voice, procedure.territory),
        official=procedure.local_title,
        title=_field(voice, procedure, "title"),
        what=_field(voice, procedure, "what"),
        gives=_field(voice, procedure, "gives"),
        deadline=_field(voice, procedure, "deadline"),
        renew=_field(voice, procedure, "renew"),
        beware=_field(voice, procedure, "beware"),
        documents=tuple(voice.say_document(text) for text in procedure.documents),
        costs=tuple(show_cost(voice, cost) for cost in priced),
        length=show_days(step.days, voice.language),
        length_note=voice.say(f"{procedure.id}/note", procedure.duration.note),
        channels=tuple(str(labels.CHANNELS[channel]) for channel in procedure.channel),
        authority=voice.ground.authorities.get(procedure.authority) if procedure.authority else None,
        url=procedure.url,
        legal_basis=procedure.legal_basis,
        sources=voice.sources(procedure.sources),
    )


def place_of(voice: Voice, territory: str) -> PlaceEntry:
    """The nearest known place of a fact's territory: where it holds."""
    return voice.book.chain(territory)[0]


def _field(voice: Voice, procedure: Procedure, field: str) -> Said:
    return voice.say(f"{procedure.id}/{field}", getattr(procedure, field))


def show_cost(voice: Voice, planned: PlannedCost) -> ShownCost:
    """One cost in words."""
    cost = planned.cost
    amount, label = _amount(voice, cost), voice.say_cost(cost.label)
    return ShownCost(
        label=_not_twice(label, amount) if cost.free else label,
        kind=cost.kind,
        kind_label=str(labels.COST_KINDS[cost.kind]),
        amount=amount,
        recurs=str(labels.RECURRENCES[cost.recurs]) if cost.recurs else "",
        maybe=planned.state == MAYBE,
        keys=cost.parameters,
    )


def _not_twice(label: Said, amount: str) -> Said:
    """A label without the word "free" at its beginning, which the amount says already."""
    rest = label.text[len(amount) :] if label.text.lower().startswith(amount.lower()) else label.text
    return replace(label, text=rest.lstrip(" :,;-"))


def _amount(voice: Voice, cost: PricedCost) -> str:
    if cost.free:
        return gettext("free")
    if cost.unknown:
        return str(labels.UNKNOWN_REASONS[cost.unknown])
    if cost.min != cost.max and cost.currency and cost.min is not None and cost.max is not None:
        return money_range(cost.min, cost.max, cost.currency, voice.language)
    shown = dict.fromkeys(voice.figure(key) for key in cost.parameters)
    return (
        gettext("%(least)s to %(most)s") % {"least": next(iter(shown)), "most": list(shown)[-1]}
        if len(shown) > 1
        else "".join(shown)
    )


def show_days(days: Days, language: str) -> str:
    """A length in words; empty where nothing is known."""
    return "" if days.min is None and days.max is None else days_range(days.min or 0, days.max, language)


def show_days_total(total: DaysTotal, language: str) -> str:
    """The whole length in words."""
    return days_range(total.min, total.max, language)


def show_money(total: MoneyTotal, language: str) -> str:
    """A total in words."""
    return money_range(total.min, total.max, total.currency, language)


def of_rhythm(totals: Iterable[MoneyTotal], recurs: str | None) -> tuple[MoneyTotal, ...]:
    """The totals paid in one rhythm (None: once) that are more than nothing."""
    return tuple(total for total in totals if total.recurs == recurs and total.max > Decimal(0))


def show_because(found: Iterable[Reason]) -> list[str]:
    """Why a step is there, in words."""
    return labels.reasons(found)
