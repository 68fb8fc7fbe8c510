"""The roadmap as a tagged PDF (PDF/UA-1), in one language or two side by side, typeset by Typst."""

import json
from pathlib import Path
from typing import Any, Final

import typst
from django.utils.translation import gettext

from seemein.core.roadmap.plan import MAYBE, PlannedStep
from seemein.kit.context import direction
from seemein.kit.figures import long_date
from seemein.knowledge import labels
from seemein.knowledge.shows import ShownStep, show_because, show_step
from seemein.knowledge.voices import Said, Voice
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.answer import show_answer
from seemein.roadmaps.shows.money import show_costs

FOLDER: Final = Path(__file__).parent
Plain = dict[str, Any]


def roadmap_pdf(person: Mine, second: Voice | None) -> bytes:
    """The file's bytes. A letter that none of our fonts has stops it: nothing is printed as an empty box."""
    made = typst.compile(
        str(FOLDER / "typst" / "roadmap.typ"),
        root=str(FOLDER),
        font_paths=[str(FOLDER / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(paper(person, second), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        format="pdf",
    )
    return bytes(made)


def paper(person: Mine, second: Voice | None) -> Plain:
    """Everything the paper says, as plain values for the template."""
    plan, voice = person.plan, person.voice
    shown = [(step, show_step(voice, step.procedure, step.costs)) for step in plan.steps]
    answer = show_answer(person, frozenset())
    place = person.place
    return {
        "language": voice.language,
        "direction": direction(voice.language),
        "title": gettext("Roadmap: %(place)s") % {"place": place.local_name},
        "name": {"text": place.local_name, "language": place.language, "direction": "ltr"},
        "headline": answer.headline,
        "figures": [{"label": str(figure.label), "value": str(figure.value)} for figure in answer.figures],
        "unknown": [str(text) for text in answer.unknown],
        "made": gettext("Made on %(day)s from facts with their sources.") % {"day": long_date(voice.on, voice.language)},
        "legal": gettext("This is information, not legal advice. Ask the office before you pay."),
        "words": _words(),
        "blocks": [_block(voice, second, planned) for planned in plan.blocks if planned.state != MAYBE],
        "steps": [_step(voice, second, number, *each) for number, each in enumerate(shown, 1)],
        "after": [_said(voice.say(f"{step.id}/title", step.procedure.title)) for step in plan.after],
        "documents": [
            {"own": _said(voice.say_document(document.text)), "other": _other(second, "document", document.text), "steps": len(document.steps)}
            for document in plan.documents
        ],
        "totals": [{"label": str(total.label), "value": str(total.amount)} for total in (*show_costs(person, frozenset()).fees, *show_costs(person, frozenset()).capital)],
        "sources": _sources(voice, plan.steps),
    }


def _words() -> dict[str, str]:
    return {
        "steps": gettext("Steps"),
        "papers": gettext("Papers to bring"),
        "costs": gettext("What it costs"),
        "sources": gettext("Sources"),
        "after": gettext("After that"),
        "page": gettext("Page"),
    }


def _said(said: Said) -> Plain:
    return {"text": said.text, "language": said.language, "direction": said.direction}


def _other(second: Voice | None, kind: str, text: str) -> Plain | None:
    return _said(second.say(f"{second.path[:2]}/{kind}", text)) if second else None


def _block(voice: Voice, second: Voice | None, planned: Any) -> Plain:
    found = planned.block
    context = f"{found.id}/what"
    return {
        "title": str(labels.BLOCK_LEVELS[found.level]),
        "own": _said(voice.say(context, found.what)),
        "other": _said(second.say(context, found.what)) if second else None,
    }


def _step(voice: Voice, second: Voice | None, number: int, step: PlannedStep, shown: ShownStep) -> Plain:
    other = show_step(second, step.procedure, step.costs) if second else None
    return {
        "number": number,
        "own": {"title": _said(shown.title), "what": _said(shown.what)},
        "other": {"title": _said(other.title), "what": _said(other.what)} if other else None,
        "official": {"text": shown.official, "language": voice.book.place(voice.path).language, "direction": "ltr"},
        "state": gettext("maybe") if step.state == MAYBE else "",
        "because": ", ".join(show_because(step.because)),
        "lines": [{"label": label, "value": value} for label, value in _lines(shown) if value["text"]],
    }


def _lines(shown: ShownStep) -> list[tuple[str, Plain]]:
    """Cost, time, deadline and office of a step, each with the language it is in."""
    costs = [(cost.label, f"{cost.amount} {cost.recurs}".strip()) for cost in shown.costs]
    lines = [(gettext("Cost"), {**_said(label), "text": f"{label.text}: {amount}"}) for label, amount in costs]
    plain = {"language": "", "direction": ""}
    lines.append((gettext("Time"), {**plain, "text": shown.length}))
    lines.append((gettext("Deadline"), _said(shown.deadline)))
    if shown.authority:
        lines.append((gettext("Office"), {"text": shown.authority.local_name, "language": shown.place.language, "direction": "ltr"}))
    return lines


def _sources(voice: Voice, steps: tuple[PlannedStep, ...]) -> list[Plain]:
    """The sources of every step, once, with the day they were read."""
    ids = dict.fromkeys(source for step in steps for source in step.procedure.sources)
    return [
        {
            "text": f"{source.publisher}: {source.title}",
            "read": gettext("read on %(day)s") % {"day": long_date(source.read_on, voice.language)},
            "url": source.url,
        }
        for source in voice.sources(ids)
    ]
