"""Figures as a step's page cites them: the value today, its unit in words, where it was read, what it was and will be."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from seemein.core.facts.schema import Parameter, Source, Value
from seemein.core.facts.texts import pieces
from seemein.kit.figures import figure
from seemein.knowledge import labels
from seemein.knowledge.trust import Trust, trust_in
from seemein.knowledge.units import unit_words
from seemein.knowledge.voices import Said, Voice
from seemein.website.once import long_date


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a figure's history."""

    shown: str
    unit: str
    since: str
    until: str
    note: Said


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure with everything a reader may ask of it."""

    key: str
    label: Said
    now: Entry | None
    unknown: str
    trust: Trust | None
    basis: str
    sources: tuple[int, ...]
    before: tuple[Entry, ...]
    ahead: tuple[Entry, ...]


def show_figure(voice: Voice, key: str, numbers: dict[str, int]) -> ShownFigure:
    """A figure as shown; `numbers`: the number of each source on this page."""
    cited = voice.cite(key)
    value = cited.value
    history = cited.parameter.history
    return ShownFigure(
        key=key,
        label=cited.label,
        now=show_entry_today(voice, key),
        unknown=str(labels.UNKNOWN_REASONS[cited.unknown]) if cited.unknown else "",
        trust=trust_in(voice, value, cited.sources, value.confidence) if value else None,
        basis=(value.legal_basis if value else "") or cited.parameter.legal_basis,
        sources=tuple(numbers[source.id] for source in cited.sources),
        before=tuple(_entry(voice, cited.parameter, one) for one in history if one.valid_to and one.valid_to < voice.on),
        ahead=tuple(_entry(voice, cited.parameter, one) for one in history if one.valid_from and one.valid_from > voice.on),
    )


def show_entry_today(voice: Voice, key: str) -> Entry | None:
    """A figure's value today; None where it is not known."""
    cited = voice.cite(key)
    return _entry(voice, cited.parameter, cited.value, cited.shown) if cited.value else None


def _entry(voice: Voice, parameter: Parameter, value: Value, shown: str = "") -> Entry:
    return Entry(
        shown=shown or figure(value.value, parameter.unit, voice.language),
        unit=unit_words(parameter.unit, value.value),
        since=long_date(value.valid_from, voice.language) if value.valid_from else "",
        until=long_date(value.valid_to, voice.language) if value.valid_to else "",
        note=voice.say(f"{parameter.key}/note", value.note),
    )


def sources_of(voice: Voice, keys: Iterable[str], first: Iterable[Source]) -> dict[str, Source]:
    """The sources of a page by id: those of its fact first, then those of its figures."""
    found = {source.id: source for source in first}
    for key in keys:
        found.update({source.id: source for source in voice.cite(key).sources})
    return found


def linked(voice: Voice, context: str, source: str) -> Said:
    """A text of the facts as HTML: each figure leads to its source on the same page."""
    words = voice.book.words(context, source, voice.language)
    parts = [_figure_link(voice, key, words.language) if key else escape(text) for text, key in pieces(words.text)]
    return Said(mark_safe("".join(parts)), words.language, words.state == "machine")  # noqa: S308 (escaped piece by piece)


def _figure_link(voice: Voice, key: str, language: str) -> str:
    return format_html('<a class="fact" href="#{}">{}</a>', key, voice.figure(key, language))
