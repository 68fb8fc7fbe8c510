"""Other ways: the same person with each legal form, and the steps that are left out, with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.roadmap.alternatives import Alternative, alternatives
from seemein.core.roadmap.conditions import Reason
from seemein.core.roadmap.plan import REQUIRED, why_not
from seemein.kit.figures import listed, money
from seemein.knowledge import labels
from seemein.knowledge.shows import of_rhythm, show_days_total, show_money
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.drawn import step_anchor
from seemein.roadmaps.shows.money import rhythm_label
from seemein.roadmaps.shows.steps import knots_of
from seemein.roadmaps.shows.words import Text, marked, told, tongue

_RHYTHMS = (None, "month", "year")


@dataclass(frozen=True, slots=True)
class Form:
    """One column: a legal form with the roadmap it brings."""

    id: str
    form: str
    name: Text
    official: Text
    what: Text
    sure: bool
    chosen: bool
    steps: int
    days: SafeString
    fees: tuple[SafeString, ...]
    capital: SafeString
    liability: Text


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A step that is not for her, and why."""

    step: SafeString
    phase: str
    reasons: tuple[str, ...]


def show_alternatives(person: Mine) -> tuple[Form, ...]:
    """One column per legal form that is open to her, or may be."""
    return tuple(_form(person, one) for one in alternatives(person.base, person.profile))


def _form(person: Mine, one: Alternative) -> Form:
    form, voice = one.form, person.voice
    sure = [knot for knot in knots_of(one.plan.steps) if any(step.state == REQUIRED for step in knot)]
    return Form(
        id=form.id,
        form=form.form,
        name=told(voice.say(f"{form.id}/name", form.name), voice.language),
        official=Text(form.local_name, tongue(person.place.language, voice.language)),
        what=told(voice.say(f"{form.id}/what", form.what), voice.language),
        sure=one.sure,
        chosen=person.profile.answers.get("legal_form") == form.form,
        steps=len(sure),
        days=marked(show_days_total(one.plan.days, voice.language)),
        fees=tuple(_fees(person, one)),
        capital=marked(_capital(person, one)),
        liability=told(voice.say(f"{form.id}/liability", form.liability), voice.language),
    )


def _fees(person: Mine, one: Alternative) -> Iterator[SafeString]:
    for recurs in _RHYTHMS:
        for total in of_rhythm(one.plan.fees, recurs):
            yield format_html("{} {}", marked(show_money(total, person.language)), rhythm_label(recurs))


def _capital(person: Mine, one: Alternative) -> str:
    if one.capital is None:
        return gettext("none needed")
    if one.capital.min is None or one.capital.currency is None:
        return gettext("not known")
    return money(Decimal(one.capital.min), one.capital.currency, person.language)


def left_out(person: Mine) -> list[str]:
    """The ids of the steps that are not for her, in phase order."""
    steps = sorted(person.base.steps.values(), key=lambda step: step.phase)
    return [step.id for step in steps if step.when.judge(person.profile) is False]


def show_left_out(person: Mine, ids: list[str]) -> tuple[LeftOut, ...]:
    """Some of them with their reasons."""
    return tuple(_left_out(person, step_id) for step_id in ids)


def _left_out(person: Mine, step_id: str) -> LeftOut:
    procedure = person.base.ground.procedures[step_id]
    return LeftOut(
        step=step_anchor(person.voice, step_id, ()),
        phase=str(labels.PHASES[procedure.phase]),
        reasons=tuple(_reason(reason) for reason in why_not(person.base, person.profile, step_id)),
    )


def _reason(reason: Reason) -> str:
    """With which answers the step would be hers, or with which it is not."""
    answer = f"{labels.FIELDS[reason.field]}: {listed(labels.value_label(reason.field, value) for value in reason.values)}"
    return (gettext("Not with %(answer)s") if reason.holds else gettext("Only with %(answer)s")) % {"answer": answer}
