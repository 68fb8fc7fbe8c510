"""What is wrong with a guide: chips that lead nowhere, figures that stand bare, parts that are missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from seemein.core.facts.schema import Country
from seemein.guides import marks
from seemein.guides.blocks import texts_of
from seemein.guides.marks import Chip
from seemein.knowledge.books import NoBook, shelf

Known = Mapping[str, Collection[str]]
LEAST_WORDS, MOST_WORDS = 600, 1200
_WANTED = ("mistakes", "next")
_NAMES_LEFT_FREE = "term"


def known_facts(country: str) -> Known:
    """The keys of a country's facts that a chip can name, by kind of chip; nothing where nothing is published."""
    try:
        return known_in(shelf.book(country).country)
    except NoBook:
        return {}


def known_in(facts: Country) -> Known:
    """The same for facts at hand."""
    return {
        "figure": {one.key for one in facts.parameters},
        "step": {one.id for one in facts.procedures},
        "term": {one.term for one in facts.glossary},
        "org": {one.id for one in facts.organisations},
        "funding": {one.id for one in facts.funding},
        "form": {one.id for one in facts.legal_forms},
        "source": {one.id for one in facts.sources},
    }


def faults_of(page: Any) -> list[str]:
    """What keeps a guide from being published; empty when nothing does."""
    return [*title_faults(page.title, page.summary), *faults(page.body, page.territory_id, page.sources)]


def title_faults(*texts: str) -> list[str]:
    """What is wrong with a title or a summary: they stand in lists and search results, where no chip is told."""
    bare = [_bare(word) for text in texts for word in marks.bare_figures(text)]
    chips = [_("“%(text)s” holds a chip. Say it without one here.") % {"text": text} for text in texts if "{" in text]
    return bare + chips


def faults(body: Any, territory: str, sources: Iterable[str]) -> list[str]:
    """The same for a body and its sources."""
    return faults_in(body, known_facts(territory[:2]), sources)


def faults_in(body: Any, known: Known, sources: Iterable[str]) -> list[str]:
    """The same, where the keys that a chip can name are at hand."""
    texts = texts_of(body)
    found = [_unknown(chip) for chip in chips_of(texts) if chip.key not in known.get(chip.kind, ())]
    found += [
        _("No source is called %(id)s. Take one from the country's facts.") % {"id": one}
        for one in sources
        if one not in known.get("source", ())
    ]
    found += [_bare(word) for _block, text in texts for word in marks.bare_figures(text)]
    return list(dict.fromkeys(found))


def chips_of(texts: Iterable[tuple[str, str]]) -> list[Chip]:
    """The chips of texts, in order."""
    return [chip for _block, text in texts for chip in marks.chips_in(text)]


def _unknown(chip: Chip) -> str:
    return _("%(chip)s names nothing in this country's facts. Look for the right key in the facts, or take the chip out.") % {
        "chip": str(chip)
    }


def _bare(word: str) -> str:
    return _(
        "“%(word)s” is a figure without a source. Put the chip of a figure in its place, or put an official name between "
        "backticks."
    ) % {"word": word}


def shape_faults(body: Any, *, english: bool) -> list[str]:
    """What a whole guide must have beside sound chips: its closing parts, and a length that is read to the end."""
    texts = texts_of(body)
    kinds = {block for block, _text in texts}
    found = [f"has no {kind}" for kind in _WANTED if kind not in kinds]
    if texts and texts[0][0] != "text":
        found.append("does not begin with the answer in a paragraph")
    words = sum(marks.count_words(text) for _block, text in texts)
    if english and not LEAST_WORDS <= words <= MOST_WORDS:
        found.append(f"has {words} words; {LEAST_WORDS} to {MOST_WORDS} are wanted")
    return found


def differences(one: Any, other: Any) -> list[str]:
    """The chips that only one of two languages has; local words are explained where a language needs it."""
    first, second = (Counter(_bare_chips(body)) for body in (one, other))
    return sorted([f"only in English: {chip}" for chip in (first - second).elements()]) + sorted(
        [f"only in the other language: {chip}" for chip in (second - first).elements()]
    )


def _bare_chips(body: Any) -> list[str]:
    return [f"{chip.kind}:{chip.key}" for chip in chips_of(texts_of(body)) if chip.kind != _NAMES_LEFT_FREE]
