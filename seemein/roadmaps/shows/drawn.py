"""What the facts say to everybody, drawn once for all who read them in a place, a language and on a day.

Nothing personal is kept: the keys are those of the facts, and each fragment is the same for everyone.
"""

from collections.abc import Callable, Container, Iterable
from functools import partial
from weakref import WeakKeyDictionary

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from seemein.core.roadmap.plan import PlannedCost
from seemein.kit.context import direction
from seemein.kit.figures import listed
from seemein.knowledge.shows import ShownCost, show_cost, show_days, show_step
from seemein.knowledge.voices import Said, Voice
from seemein.roadmaps.shows.words import marked, place_name, question_link, step_link, step_url, tongue

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
    return SafeString(between.join(parts))


def step_part(voice: Voice, step_id: str, part: str) -> SafeString:
    """What a step says: its `place`, `head` or `body`, or all of it as one `column` of two."""
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


def own_part(voice: Voice) -> SafeString:
    """Where a person ticks a step off and writes a note; both stay on her device."""
    return drawn(voice, ("own",), lambda: render_to_string("roadmaps/parts/own.html"))


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
    links = (drawn(voice, ("question", field), partial(_question, voice, field)) for field in fields)
    return SafeString(listed(links, voice.language))


def _question(voice: Voice, field: str) -> SafeString:
    link = question_link(voice.path, field)
    return format_html('<a href="{}">{}</a>', link.url, link.text)


def cost_item(voice: Voice, step_id: str, planned: PlannedCost) -> SafeString:
    """A cost as a line of a step."""
    return drawn(voice, _cost_key(step_id, planned, "item"), lambda: _cost_item(voice, show_cost(voice, planned)))


def step_tags(voice: Voice, step_id: str, state: str) -> SafeString:
    """The attributes by which the page and its script know a step."""
    return drawn(voice, (step_id, "tags", state), partial(_step_tags, step_id, state))


def _step_tags(step_id: str, state: str) -> SafeString:
    return format_html(' id="{0}" data-step="{0}" data-planned="{1}" data-state="{1}"', step_id, state)


def word(voice: Voice, name: str) -> SafeString:
    """One of the few words that stand in many steps."""
    return drawn(voice, ("word", name), lambda: _words()[name])


def _words() -> dict[str, SafeString]:
    return {
        "maybe": format_html('<span class="tag" data-kind="maybe">{}</span>', gettext("maybe")),
        "waits": format_html('<span class="meta">{}</span>', gettext("waits for your answer:")),
        "needs": format_html("{}", gettext("First you need:")),
        "enough": format_html("{}", gettext("One of these is enough")),
        "or": format_html("{}", gettext("or")),
        "not before": format_html("{}", gettext("not before day %(day)s")),
        "from": format_html("{}", gettext("from day %(day)s on")),
    }


def length_part(voice: Voice, step_id: str, *, with_cost: bool) -> SafeString:
    """How long a step takes; without a cost beside it, that this is not known either."""
    return drawn(voice, (step_id, "length", with_cost), lambda: _length(voice, step_id, with_cost=with_cost))


def _length(voice: Voice, step_id: str, *, with_cost: bool) -> SafeString:
    shown = show_days(voice.base.steps[step_id].days, voice.language)
    if not shown:
        text = gettext("Length not known") if with_cost else gettext("Cost and length not known: ask the office")
        return format_html("{}", text)
    length = marked(shown)
    return length if with_cost else format_html("{} · {}", gettext("Cost not known: ask the office"), length)


def cost_row(voice: Voice, step_id: str, planned: PlannedCost, here: Container[str]) -> SafeString:
    """A cost as a row of the table of costs."""
    step = step_anchor(voice, step_id, here)
    key = _cost_key(step_id, planned, "row" if step_id in here else "row elsewhere")
    return drawn(voice, key, lambda: _cost_row(voice, step, show_cost(voice, planned)))


def _cost_key(step_id: str, planned: PlannedCost, part: str) -> tuple[object, ...]:
    cost = planned.cost
    return step_id, part, cost.label, cost.kind, cost.recurs, cost.parameters, planned.state


def _cost_item(voice: Voice, cost: ShownCost) -> SafeString:
    more = [cost.kind_label] if cost.kind != "fee" else []
    more += [gettext("maybe")] if cost.maybe else []
    return format_html(
        "{} <span{}>{}</span>{}{}",
        marked(cost.amount),
        tongue(cost.label.language, voice.language),
        cost.label.text,
        f" {cost.recurs}" if cost.recurs else "",
        f" ({listed(more, voice.language)})" if more else "",
    )


def _cost_row(voice: Voice, step: SafeString, cost: ShownCost) -> SafeString:
    context = {
        "cost": cost,
        "amount": marked(cost.amount),
        "label_tongue": tongue(cost.label.language, voice.language),
        "step": step,
    }
    return render_to_string("roadmaps/parts/cost_row.html", context)


def paper(voice: Voice, text: str, page_language: str) -> SafeString:
    """A paper to bring."""
    return drawn(voice, ("paper", text, page_language), lambda: _paper(voice.say_document(text), page_language))


def _paper(said: Said, page_language: str) -> SafeString:
    return format_html("<p{}>{}</p>", tongue(said.language, page_language), said.text)


def help_section(voice: Voice, helpers: Callable[[], object]) -> SafeString:
    """Who helps nearest."""
    return drawn(voice, ("talk",), lambda: _help_section(voice, helpers()))


def _help_section(voice: Voice, helpers: object) -> SafeString:
    url = reverse("website:help", kwargs={"path": voice.path})
    return render_to_string("roadmaps/parts/talk.html", {"helpers": helpers, "url": url})


def list_of(parts: Iterable[SafeString]) -> SafeString:
    """Fragments as items of a list."""
    return format_html_join("", "<li>{}</li>", ((part,) for part in parts))
