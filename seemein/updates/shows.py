"""Changes in a reader's language: what changed, from when, and where she can do something about it."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from seemein.guides.enums import Topic
from seemein.guides.queries import ORIGINAL, guides_of
from seemein.kit.figures import figure, long_date
from seemein.knowledge import labels
from seemein.knowledge.enums import TranslationState
from seemein.knowledge.units import unit_words
from seemein.knowledge.voices import Said, Voice
from seemein.updates.enums import Act, Section
from seemein.updates.models import Update
from seemein.updates.queries import chain_of

_TEXTS: Final[Mapping[Section, str]] = {
    Section.FIGURE: "label",
    Section.STEP: "title",
    Section.FUNDING: "name",
}


@dataclass(frozen=True, slots=True)
class ShownUpdate:
    """A change, ready to show."""

    id: int
    title: Said
    text: str
    url: str
    topic: str
    day: date
    starts_on: date | None


def show_updates(updates: Iterable[Update], reader: Voice) -> list[ShownUpdate]:
    """Changes told by a voice, whose language must be the active one."""
    listed = list(updates)
    guides = _guide_titles(reader) if any(one.section == Section.GUIDE for one in listed) else {}
    return [_show(one, reader, guides.get(one.key) if one.section == Section.GUIDE else None) for one in listed]


def _show(one: Update, reader: Voice, guide: Said | None) -> ShownUpdate:
    title = guide or _title(one, reader, one.title)
    return ShownUpdate(
        id=one.pk,
        title=title,
        text=_TELLERS[Section(one.section)](one, reader, title.text),
        url=address_of(one, reader, guide),
        topic=str(Topic(one.topic).label),
        day=one.made_at.date(),
        starts_on=one.starts_on,
    )


def _guide_titles(reader: Voice) -> dict[str, Said]:
    guides = guides_of(chain_of(reader.path), reader.language)
    return {
        guide.slug: Said(guide.title, guide.locale.language_code, guide.state == TranslationState.MACHINE) for guide in guides
    }


def _title(one: Update, reader: Voice, source: str) -> Said:
    """The name of the thing, translated where the facts that are served now still have it."""
    field = _TEXTS.get(Section(one.section))
    with suppress(KeyError):  # the text names a figure that is no more
        if field:
            return reader.say(f"{one.key}/{field}", source)
    return Said(source, ORIGINAL, machine=False)


def address_of(one: Update, reader: Voice, guide: Said | None) -> str:
    """Where a reader reads on, and does something about it."""
    if guide:
        return reverse("website:guide", kwargs={"path": reader.path, "slug": one.key})
    if one.step and one.step in reader.ground.procedures:
        return reverse("website:step", kwargs={"path": reader.path, "step": one.step})
    rooms = {Section.ORGANISATION: "help", Section.FUNDING: "funding", Section.GUIDE: "guides"}
    room = rooms.get(Section(one.section), "updates")
    return reverse(f"website:{room}", kwargs={"path": reader.path})


def _value(one: Update, value: str, language: str) -> str:
    shown = figure(value, one.unit, language)
    return f"{shown} {unit_words(one.unit, value)}".strip()


def _figure(one: Update, reader: Voice, title: str) -> str:
    words = {
        "title": title,
        "after": _value(one, one.after, reader.language) if one.after else gettext("not known"),
        "before": _value(one, one.before, reader.language) if one.before else gettext("not known"),
        "day": long_date(one.starts_on, reader.language) if one.starts_on else "",
    }
    if one.starts_on:
        return gettext("%(title)s: %(after)s from %(day)s (before: %(before)s)") % words
    return gettext("%(title)s: now %(after)s (before: %(before)s)") % words


def _step(one: Update, reader: Voice, title: str) -> str:
    if one.act == Act.RENAMED:
        return gettext("A step has a new name: %(title)s (before: %(before)s)") % {
            "title": title,
            "before": _title(one, reader, one.before).text,
        }
    if one.act == Act.DEADLINE:
        return gettext("The deadline of a step has changed: %(title)s") % {"title": title}
    known = {Act.NEW: gettext("New step: %(title)s"), Act.GONE: gettext("This step is no longer in the hub: %(title)s")}
    return known[Act(one.act)] % {"title": title}


def _helper(one: Update, reader: Voice, title: str) -> str:
    known = {
        Act.NEW: gettext("New: here you get help: %(title)s"),
        Act.GONE: gettext("No longer in the list of those who help: %(title)s"),
        Act.CHANGED: gettext("New contact details: %(title)s"),
    }
    return known[Act(one.act)] % {"title": title}


def _funding(one: Update, reader: Voice, title: str) -> str:
    if one.act == Act.CHANGED:
        return f"{title}: {labels.FUNDING_STATES[one.after]}"
    known = {
        Act.NEW: gettext("New money to start or grow: %(title)s"),
        Act.GONE: gettext("This money is no longer in the hub: %(title)s"),
    }
    return known[Act(one.act)] % {"title": title}


def _guide(one: Update, reader: Voice, title: str) -> str:
    known = {Act.NEW: gettext("New guide: %(title)s"), Act.CHANGED: gettext("This guide was changed: %(title)s")}
    return known[Act(one.act)] % {"title": title}


_TELLERS: Final[Mapping[Section, Callable[[Update, Voice, str], str]]] = {
    Section.FIGURE: _figure,
    Section.STEP: _step,
    Section.ORGANISATION: _helper,
    Section.FUNDING: _funding,
    Section.GUIDE: _guide,
}
