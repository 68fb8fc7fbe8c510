"""Links and texts with the language they are in."""

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from seemein.core.facts.vocabulary import SETS
from seemein.core.roadmap.conditions import Reason
from seemein.kit.context import direction
from seemein.kit.figures import NO_BREAK, listed, locale
from seemein.knowledge import labels
from seemein.knowledge.books import PlaceEntry
from seemein.knowledge.shows import show_because
from seemein.knowledge.voices import Said, Voice

_SAME = SafeString()
_LOOSE = re.compile(rf"(?<!\d){NO_BREAK}")


@dataclass(frozen=True, slots=True)
class Link:
    """A way on. `tongue`: the attributes that say its language, where it is not the page's."""

    url: str
    text: str
    tongue: SafeString = _SAME


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the attributes that say its language."""

    text: str
    tongue: SafeString = _SAME

    def __str__(self) -> str:
        return self.text


@cache
def tongue(language: str, page_language: str) -> SafeString:
    """The attributes of a text in a language on a page in a language; none where they are the same."""
    return _SAME if language == page_language else format_html(' lang="{}" dir="{}"', language, direction(language))


def told(said: Said, page_language: str) -> Text:
    """A text of the facts as a template writes it."""
    return Text(said.text, tongue(said.language, page_language))


def step_link(voice: Voice, step_id: str, here: Container[str] = ()) -> Link:
    """A link that bears a step's title: to its card where it is one of those `here` on the page, else to its own page."""
    said = voice.say(f"{step_id}/title", voice.ground.procedures[step_id].title)
    url = f"#{step_id}" if step_id in here else step_url(voice.path, step_id)
    return Link(url, said.text, tongue(said.language, voice.language))


def step_url(path: str, step_id: str) -> str:
    """The address of a step's own page."""
    return reverse("website:step", kwargs={"path": path, "step": step_id})


def question_link(path: str, field: str) -> Link:
    """A link to a question, named by what it asks."""
    return Link(reverse("roadmaps:question", kwargs={"path": path, "field": field}), str(labels.FIELDS[field]))


def because(reasons: Iterable[Reason]) -> str:
    """Why, in one sentence; empty where it holds for everybody."""
    found = list(reasons)
    # Who names her permit has said that she is not a citizen of the EU.
    permit = any(reason.field == "status" and reason.holds for reason in found)
    kept = [reason for reason in found if not (permit and reason.field == "nationality")]
    clauses = show_because(sorted(kept, key=lambda reason: reason.field in SETS))
    return gettext("because %(reasons)s") % {"reasons": in_a_row(clauses)} if clauses else ""


def marked(shown: str) -> SafeString:
    """A figure with its mark; a phrase of several (a range, or why there is none) may break between its words."""
    return format_html("<bdi><strong>{}</strong></bdi>" if " " in shown else '<bdi class="fact">{}</bdi>', shown)


def breakable(phrase: str) -> str:
    """A phrase about a figure that may break in a narrow column, but never between the figure and what it counts."""
    return _LOOSE.sub(" ", phrase)


def in_a_row(clauses: Sequence[str]) -> str:
    """Clauses as one says them: "you want to start, people will work for you and your permit is for study"."""
    if len(clauses) < 2:
        return "".join(clauses)
    return gettext("%(others)s and %(last)s") % {"others": listed(clauses[:-1]), "last": clauses[-1]}


@lru_cache(maxsize=2048)
def place_name(place: PlaceEntry, language: str) -> Text:
    """A country's name in the reader's language; a city's as on its town hall, in English in English."""
    if place.parent is None:
        return Text(locale(language).territories.get(place.path.upper(), place.name))
    return Text(place.name) if language == "en" else Text(place.local_name, tongue(place.language, language))
