"""Roadmaps and alternatives."""

from collections.abc import Iterable
from typing import Any

from seemein.api.schemas import roadmap as shapes
from seemein.api.schemas.common import number
from seemein.api.shows.common import authority_of, cost_of, days_of, deadline_of, sources_of, text_of
from seemein.core.roadmap.alternatives import Alternative
from seemein.core.roadmap.conditions import Reason
from seemein.core.roadmap.plan import REQUIRED, Plan, PlannedBlock, PlannedCost, PlannedStep
from seemein.core.roadmap.questions import next_question
from seemein.core.roadmap.totals import MoneyTotal
from seemein.knowledge.labels import because
from seemein.knowledge.voices import Voice

_FORM_TEXTS = ("name", "what", "liability", "owners")


def roadmap_of(voice: Voice, plan: Plan) -> shapes.Roadmap:
    """A whole roadmap, steps in plan order."""
    question = next_question(plan.base, plan.profile)
    return shapes.Roadmap(
        **_about(voice),
        steps=[_step(voice, step) for step in plan.steps],
        after=[_step(voice, step) for step in plan.after],
        blocks=[_block(voice, block) for block in plan.blocks],
        documents=[_document(voice, document.text, document.steps) for document in plan.documents],
        totals=_totals(plan),
        next_question=shapes.Question(field=question.field, decides=question.decides) if question else None,
    )


def alternatives_of(voice: Voice, found: Iterable[Alternative]) -> shapes.Alternatives:
    """The same person with each legal form."""
    return shapes.Alternatives(**_about(voice), alternatives=[_alternative(voice, each) for each in found])


def _about(voice: Voice) -> dict[str, Any]:
    return {"territory": voice.path, "language": voice.language, "date": voice.on, "snapshot": voice.book.id}


def _step(voice: Voice, planned: PlannedStep) -> shapes.Step:
    procedure = planned.procedure
    title = voice.say(f"{procedure.id}/title", procedure.title)
    documents = [voice.say_document(text) for text in procedure.documents]
    deadline = voice.say(f"{procedure.id}/deadline", procedure.deadline)
    return shapes.Step.model_validate(
        {
            "id": procedure.id,
            "title": title.text,
            "title_language": title.language,
            "local_title": procedure.local_title,
            "machine": any(said.machine for said in (title, deadline, *documents)),
            "phase": procedure.phase,
            "territory": procedure.territory,
            "state": planned.state,
            "because": _because(planned.because),
            "waits_for": planned.waits_for,
            "one_of": procedure.one_of,
            "needs": planned.needs,
            "start_day": planned.start_day,
            "start_is_least": planned.start_is_least,
            "days": days_of(planned.days),
            "critical": planned.critical,
            "costs": [cost_of(voice, cost) for cost in planned.costs],
            "documents": [text_of(said) for said in documents],
            "authority": authority_of(voice, procedure),
            "sources": sources_of(voice, procedure.sources),
            "deadline": deadline_of(voice, procedure),
        }
    )


def _because(reasons: Iterable[Reason]) -> list[shapes.Because]:
    return [shapes.Because(field=each.field, values=list(each.values), holds=each.holds, text=because(each)) for each in reasons]


def _block(voice: Voice, planned: PlannedBlock) -> shapes.Block:
    block = planned.block
    said = voice.say(f"{block.id}/what", block.what)
    return shapes.Block.model_validate(
        {
            "id": block.id,
            "level": block.level,
            "state": planned.state,
            "text": said.text,
            "language": said.language,
            "because": _because(planned.because),
            "waits_for": planned.waits_for,
            "ways_out": planned.ways_out,
            "sources": sources_of(voice, block.sources),
        }
    )


def _document(voice: Voice, text: str, steps: Iterable[str]) -> shapes.Document:
    said = voice.say_document(text)
    return shapes.Document(text=said.text, language=said.language, steps=list(steps))


def _totals(plan: Plan) -> shapes.Totals:
    days = shapes.DaysTotal(min=plan.days.min, max=plan.days.max, unknown_steps=plan.days.unknown_steps)
    return shapes.Totals(days=days, fees=_money(plan.fees), capital=_money(plan.capital))


def _money(totals: Iterable[MoneyTotal]) -> list[shapes.MoneyTotal]:
    return [
        shapes.MoneyTotal.model_validate(
            {
                "currency": total.currency,
                "recurs": total.recurs,
                "min": number(total.min),
                "max": number(total.max),
                "unknown_steps": total.unknown_steps,
            }
        )
        for total in totals
    ]


def _alternative(voice: Voice, found: Alternative) -> shapes.Alternative:
    form = found.form
    texts = {name: text_of(voice.say(f"{form.id}/{name}", getattr(form, name))) for name in _FORM_TEXTS}
    return shapes.Alternative.model_validate(
        {
            "id": form.id,
            "form": form.form,
            **texts,
            "local_name": form.local_name,
            "notary": form.notary,
            "state": "open" if found.sure else "maybe",
            "min_capital": cost_of(voice, PlannedCost(found.capital, REQUIRED)) if found.capital else None,
            "steps": [step.id for step in found.plan.steps],
            "totals": _totals(found.plan),
            "sources": sources_of(voice, form.sources),
        }
    )
