"""What the printed roadmap says in one language, as plain values for the typesetter."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, ngettext

from seemein.core.facts.schema import Source
from seemein.core.roadmap.changes import Change, changes_ahead
from seemein.core.roadmap.plan import MAYBE, REQUIRED, PlannedBlock, PlannedStep
from seemein.kit.figures import figure, long_date
from seemein.knowledge import labels
from seemein.knowledge.shows import show_cost, show_money
from seemein.roadmaps.papers.sheet_steps import Numbers, numbered, numbers_of, show_knots, step_sources, step_title
from seemein.roadmaps.papers.texts import Plain, Text, text, told, tongue
from seemein.roadmaps.requests import Mine
from seemein.roadmaps.shows.answer import few, first_thing, show_answer
from seemein.roadmaps.shows.money import ADDED, rhythm_label
from seemein.roadmaps.shows.rest import nearest
from seemein.roadmaps.shows.words import because, place_name


def sheet(person: Mine) -> Plain:
    """The whole roadmap in the language of the person's voice, which must be the active one."""
    steps = listed(person)
    numbers = numbers_of(steps)
    sources = _sources_of(person, steps)
    return {
        "lang": tongue(person.language),
        "words": _words(person),
        "place": _place(person),
        **_answer(person, numbers),
        "blocks": [_block(person, block, numbers) for block in person.plan.blocks],
        "knots": show_knots(person.voice, steps, numbers, {source.id: str(number) for number, source in enumerate(sources, 1)}),
        "after": [told(step_title(person.voice, step.id)) for step in person.plan.after],
        "papers": _papers(person, numbers),
        "money": _money(person, numbers),
        "ahead": [_change(person, change, numbers) for change in changes_ahead(person.plan) if numbered(change.steps, numbers)],
        "helpers": _helpers(person),
        "sources": [_source(person, source) for source in sources],
        "notes": _notes(person),
    }


def listed(person: Mine) -> list[PlannedStep]:
    """The steps to print: with under three answers only those that are sure."""
    return [step for step in person.plan.steps if step.state != MAYBE or not few(person)]


def _words(person: Mine) -> dict[str, str]:
    """The headings and labels."""
    return {
        "title": gettext("Your roadmap: %(place)s") % {"place": place_name(person.place, person.language)},
        "roadmap": gettext("Your roadmap"),
        "first": gettext("First thing to do:"),
        "in_the_way": gettext("What stands in the way"),
        "steps": gettext("The steps, in their order"),
        "one_of": gettext("One of these is enough"),
        "maybe": gettext("maybe"),
        "after": gettext("After that"),
        "after_what": gettext("When the way is free, these steps come:"),
        "papers": gettext("Papers to bring"),
        "papers_what": gettext("Each paper stands here once, with the steps that want it."),
        "costs": gettext("What you pay"),
        "what": gettext("What"),
        "how_much": gettext("How much"),
        "which_step": gettext("For which step"),
        "apart": gettext("Deposits, pay and rates: shown, never added"),
        "ahead": gettext("Changes ahead"),
        "talk": gettext("Talk to somebody"),
        "sources": gettext("Sources"),
        "page": gettext("Page"),
    }


def _place(person: Mine) -> Text:
    name = place_name(person.place, person.language)
    return text(name.text, person.place.language if name.tongue else person.language)


def _answer(person: Mine, numbers: Numbers) -> Plain:
    shown = show_answer(person, frozenset())
    first = first_thing(person.plan)
    return {
        "headline": shown.headline,
        "figures": [{"label": each.label, "value": each.value} for each in shown.figures],
        "first": [text(numbers[first.id], person.language), told(step_title(person.voice, first.id))] if first else [],
        "unknown": list(shown.unknown),
    }


def _block(person: Mine, planned: PlannedBlock, numbers: Numbers) -> Plain:
    block, sure = planned.block, planned.state == REQUIRED
    waits = ", ".join(str(labels.FIELDS[field]) for field in planned.waits_for)
    return {
        "level": block.level if sure else "ask",
        "title": str(labels.BLOCK_LEVELS[block.level]),
        "what": told(person.voice.say(f"{block.id}/what", block.what)),
        "because": because(planned.because) if sure else gettext("It depends on your answer:") + f" {waits}",
        "ways": [
            [text(numbers.get(step, ""), person.language), told(step_title(person.voice, step))] for step in planned.ways_out
        ],
    }


def _papers(person: Mine, numbers: Numbers) -> list[Plain]:
    return [
        {"text": told(person.voice.say_document(document.text)), "steps": numbered(document.steps, numbers)}
        for document in person.plan.documents
        if numbered(document.steps, numbers)
    ]


def _money(person: Mine, numbers: Numbers) -> Plain:
    plan = person.plan
    unknown = max((total.unknown_steps for total in plan.fees), default=0)
    lines = [line for step in plan.steps if step.state == REQUIRED for line in _cost_lines(person, step, numbers)]
    return {
        "fees": [
            {"label": rhythm_label(total.recurs), "value": show_money(total, person.language)} for total in plan.fees if total.max
        ],
        "none": "" if any(total.max for total in plan.fees) else gettext("We know no fees for you yet."),
        "capital": _capital(person),
        "unknown": _unknown_costs(unknown) if unknown else "",
        "lines": [line for line in lines if line["kind"] in ADDED],
        "apart": [line for line in lines if line["kind"] not in ADDED],
    }


def _capital(person: Mine) -> str:
    amounts = ", ".join(show_money(total, person.language) for total in person.plan.capital)
    return gettext("Your own money in the business, not a fee:") + f" {amounts}" if amounts else ""


def _unknown_costs(count: int) -> str:
    said = ngettext(
        "The sums leave out %(count)s step whose cost we do not know.",
        "The sums leave out %(count)s steps whose cost we do not know.",
        count,
    )
    return said % {"count": count}


def _cost_lines(person: Mine, step: PlannedStep, numbers: Numbers) -> Iterable[dict[str, Any]]:
    for planned in step.costs:
        if not planned.cost.free:
            shown = show_cost(person.voice, planned)
            about = [shown.recurs, shown.kind_label, gettext("maybe") if shown.maybe else ""]
            yield {
                "kind": shown.kind,
                "label": told(shown.label),
                "amount": shown.amount,
                "about": ", ".join(filter(None, about)),
                "step": [text(numbers[step.id], person.language), told(step_title(person.voice, step.id))],
            }


def _change(person: Mine, change: Change, numbers: Numbers) -> Plain:
    unit = change.parameter.unit
    old = figure(change.old.value, unit, person.language) if change.old else gettext("not known")
    return {
        "day": gettext("From %(day)s:") % {"day": long_date(change.begins, person.language)},
        "label": told(person.voice.say(f"{change.parameter.key}/label", change.parameter.label)),
        "values": gettext("%(old)s now, then %(new)s") % {"old": old, "new": figure(change.new.value, unit, person.language)},
        "steps": numbered(change.steps, numbers),
    }


def _helpers(person: Mine) -> list[Plain]:
    return [
        {
            "name": helper.name,
            "url": helper.url,
            "what": text(helper.what.text, "en" if helper.what.tongue else person.language),
            "about": " · ".join(
                filter(None, [helper.kind, str(helper.place), gettext("free of charge") if helper.free else "", helper.languages])
            ),
        }
        for helper in nearest(person)
    ]


def _sources_of(person: Mine, steps: Iterable[PlannedStep]) -> tuple[Source, ...]:
    """The sources of the blocks, the steps and their figures, in the order in which they are first needed."""
    ids = [source for planned in person.plan.blocks for source in planned.block.sources]
    ids += [source for step in steps for source in step_sources(person.voice, step.procedure)]
    return person.voice.sources(dict.fromkeys(ids))


def _source(person: Mine, source: Source) -> Plain:
    kind = gettext("Official page") if source.official else gettext("Not an official page")
    read = gettext("read on %(day)s") % {"day": long_date(source.read_on, person.language)}
    page = gettext("page of %(day)s") % {"day": page_day(source.page_date, person.language)} if source.page_date else ""
    return {
        "publisher": text(source.publisher, source.language),
        "title": text(source.title, "en"),
        "url": source.url,
        "about": " · ".join(filter(None, [kind, read, page])),
    }


def page_day(written: str, language: str) -> str:
    """The date that a page bears; some name only a year or a month."""
    try:
        return long_date(date.fromisoformat(written), language)
    except ValueError:
        return written


def _notes(person: Mine) -> list[str]:
    """What to know of the paper itself."""
    day = long_date(person.voice.on, person.language)
    address = f"{settings.BASE_URL}/{person.language}/{person.path}/"
    return [
        gettext("This hub informs. It gives no legal advice."),
        gettext("Printed on %(day)s from the facts of that day. Look here for newer ones: %(address)s")
        % {"day": day, "address": address},
        gettext("The texts are free to use under CC BY 4.0."),
    ]
