"""What the facts say to everybody, drawn once for all who read them in a place, a language and on a day.

Nothing personal is kept: the keys are those of the facts, and each fragment is the same for everyone.
"""

from collections.abc import Callable, Container, Iterable
from weakref import WeakKeyDictionary

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, override

from seemein.core.roadmap.plan import PlannedCost
from seemein.kit.context import direction
from seemein.knowledge.shows import ShownCost, show_cost, show_step
from seemein.knowledge.voices import Voice
from seemein.roadmaps.shows.words import place_name, question_link, step_link, step_url, tongue

_fragments: WeakKeyDictionary[Voice, dict[tuple[object, ...], SafeString]] = WeakKeyDictionary()


def drawn(voice: Voice, key: tuple[object, ...], draw: Callable[[], SafeString]) -> SafeString:
    """The fragment under a key of the facts; drawn in the voice's language when it is first asked for."""
    kept = _fragments.setdefault(voice, {})
    found = kept.get(key)
    if found is None:
        with override(voice.language):
            found = kept[key] = draw()
    return found


def joined(parts: Iterable[SafeString], between: str) -> SafeString:
    """Fragments in a row."""
    return mark_safe(between.join(parts))  # noqa: S308 (joins what is safe)


def step_part(voice: Voice, step_id: str, part: str) -> SafeString:
    """What a step says: its `head`, its `body`, or all of it as one `column` of two."""
    return drawn(voice, (step_id, part), lambda: _step_part(voice, step_id, part))


def _step_part(voice: Voice, step_id: str, part: str) -> SafeString:
    step = show_step(voice, voice.ground.procedures[step_id], ())
    context = {
        "step": step,
        "place_name": place_name(step.place, voice.language),
        "office_language": step.place.language,
        "url": step_url(voice.path, step_id),
        "language": voice.language,
        "direction": direction(voice.language),
    }
    return render_to_string(f"roadmaps/parts/step_{part}.html", context)


def step_anchor(voice: Voice, step_id: str, here: Container[str]) -> SafeString:
    """A link that bears a step's title: to its card where it stands on the page, else to its own page."""
    inside = step_id in here
    return drawn(voice, (step_id, "anchor", inside), lambda: _anchor(voice, step_id, (step_id,) if inside else ()))


def _anchor(voice: Voice, step_id: str, here: Container[str]) -> SafeString:
    link = step_link(voice, step_id, here)
    return format_html('<a href="{}"{}>{}</a>', link.url, link.tongue, link.text)


def step_anchors(voice: Voice, ids: Iterable[str], here: Container[str]) -> SafeString:
    """Several of them in a line."""
    return joined((step_anchor(voice, step, here) for step in ids), " · ")


def question_anchors(voice: Voice, fields: Iterable[str]) -> SafeString:
    """Links to questions, named by what they ask."""
    return joined((drawn(voice, ("question", field), lambda field=field: _question(voice, field)) for field in fields), ", ")


def _question(voice: Voice, field: str) -> SafeString:
    link = question_link(voice.path, field)
    return format_html('<a href="{}">{}</a>', link.url, link.text)


def cost_item(voice: Voice, step_id: str, planned: PlannedCost) -> SafeString:
    """A cost as an item of a step's list."""
    return drawn(voice, _cost_key(step_id, planned, "item"), lambda: _cost_item(voice, show_cost(voice, planned)))


def cost_row(voice: Voice, step_id: str, planned: PlannedCost) -> SafeString:
    """A cost as a row of the table of costs."""
    return drawn(voice, _cost_key(step_id, planned, "row"), lambda: _cost_row(voice, step_id, show_cost(voice, planned)))


def _cost_key(step_id: str, planned: PlannedCost, part: str) -> tuple[object, ...]:
    cost = planned.cost
    return step_id, part, cost.label, cost.kind, cost.recurs, cost.parameters, planned.state


def _cost_item(voice: Voice, cost: ShownCost) -> SafeString:
    more = [cost.kind_label] if cost.kind != "fee" else []
    more += [gettext("maybe")] if cost.maybe else []
    return format_html(
        '<li><bdi class="fact">{}</bdi> <span{}>{}</span>{}{}</li>',
        cost.amount,
        tongue(cost.label.language, voice.language),
        cost.label.text,
        f", {cost.recurs}" if cost.recurs else "",
        f" ({', '.join(more)})" if more else "",
    )


def _cost_row(voice: Voice, step_id: str, cost: ShownCost) -> SafeString:
    context = {
        "cost": cost,
        "label_tongue": tongue(cost.label.language, voice.language),
        "step": _anchor(voice, step_id, (step_id,)),
    }
    return render_to_string("roadmaps/parts/cost_row.html", context)


def paper(voice: Voice, text: str, page_language: str) -> SafeString:
    """A paper to bring."""
    said = voice.say_document(text)
    return drawn(voice, ("paper", text, page_language), lambda: format_html("<p{}>{}</p>", tongue(said.language, page_language), said.text))


def help_section(voice: Voice, helpers: Callable[[], object]) -> SafeString:
    """Who helps nearest."""
    return drawn(voice, ("talk",), lambda: _help_section(voice, helpers()))


def _help_section(voice: Voice, helpers: object) -> SafeString:
    url = reverse("website:help", kwargs={"path": voice.path})
    return render_to_string("roadmaps/parts/talk.html", {"helpers": helpers, "url": url})


def list_of(parts: Iterable[SafeString]) -> SafeString:
    """Fragments as items of a list."""
    return format_html_join("", "<li>{}</li>", ((part,) for part in parts))
