"""Chips as readers see them: a figure with the way to its source, a step, an office or an offer as a link, a word explained."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from seemein.guides import marks, prose
from seemein.guides.marks import Chip
from seemein.kit.paging import PER_PAGE
from seemein.knowledge.voices import Said, Voice, voice

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_NO_PHRASE = re.compile(r"<(b|h3)>(.*?)</\1>", re.DOTALL)
_SECTIONS = {"figure": "parameters", "step": "procedures", "org": "organisations", "funding": "funding", "form": "legal_forms"}


class Teller:
    """Tells the chips of a text written in one language to a reader of the same or of another."""

    def __init__(self, reader: Voice, language: str) -> None:
        self.reader, self.language = reader, language

    def html(self, source: str) -> SafeString:
        """Rich text of a guide: cleaned again, chips and official names told.

        A word explained is a native <details>, which may not stand in a <p>: a paragraph with one becomes a <div> that says
        it is a paragraph. In bold words and headings, where it may not stand either, the word is a link to the glossary.
        """
        cleaned = prose.clean(source, keys=False)
        cleaned = _NO_PHRASE.sub(lambda found: f"<{found[1]}>{self._told(found[2], aside=False)}</{found[1]}>", cleaned)
        return mark_safe(_PARAGRAPH.sub(_paragraph, self._told(cleaned)))  # noqa: S308 (clean HTML, each chip escaped)

    def line(self, text: str, *, aside: bool = True) -> SafeString:
        """A plain text of a guide; `aside`: a word may open its explanation here."""
        return mark_safe(self._told(escape(text), aside=aside))  # noqa: S308 (escaped here, each chip for itself)

    def _told(self, html: str, *, aside: bool = True) -> str:
        def tell(found: re.Match[str]) -> str:
            if found[1] is not None:
                return self.chip(marks.read_chip(unescape(found[1])), aside=aside)
            return format_html('<bdi lang="{}">{}</bdi>', self._office_language, unescape(found[2]))

        return marks.MARK.sub(tell, html)

    def chip(self, chip: Chip, *, aside: bool = True) -> SafeString:
        """One chip; where its fact is gone since the guide was published, the writer's own words remain."""
        if chip.kind == "term":
            return self._term(chip, aside=aside)
        speaker = self.speaker(chip.kind, chip.key)
        if speaker is None:
            return self._words(chip) or escape(_("(not known today)"))
        tell: Mapping[str, Callable[[Voice, Chip], SafeString]] = {
            "figure": self._figure,
            "step": self._step,
            "org": self._org,
            "funding": self._funding,
            "form": self._form,
        }
        return tell[chip.kind](speaker, chip)

    def speaker(self, kind: str, key: str) -> Voice | None:
        """Who can tell of a fact: the reader's own place, else the place where it holds (a city's fact in a country's guide)."""
        section = _SECTIONS[kind]
        if key in getattr(self.reader.ground, section):
            return self.reader
        for one in getattr(self.reader.book.country, section):
            if getattr(one, "key" if kind == "figure" else "id") == key:
                return voice(self.reader.book, one.territory, self.reader.on, self.reader.language)
        return None

    @property
    def _office_language(self) -> str:
        return self.reader.book.place(self.reader.path).language

    def _figure(self, speaker: Voice, chip: Chip) -> SafeString:
        return format_html('<a class="fact" href="#{}">{}</a>', chip.key, speaker.figure(chip.key, self.language))

    def _step(self, speaker: Voice, chip: Chip) -> SafeString:
        procedure = speaker.ground.procedures[chip.key]
        address = reverse("website:step", kwargs={"path": speaker.path, "step": chip.key})
        return self._link(address, chip, speaker.say(f"{chip.key}/title", procedure.title))

    def _org(self, speaker: Voice, chip: Chip) -> SafeString:
        nearest_first = sorted(speaker.ground.organisations.values(), key=lambda one: -one.territory.count("/"))
        name = speaker.ground.organisations[chip.key].name
        said = Said(name, self.language, machine=False)
        return self._link(place_in_list("website:help", speaker, nearest_first, chip.key), chip, said)

    def _funding(self, speaker: Voice, chip: Chip) -> SafeString:
        nearest_first = sorted(speaker.ground.funding.values(), key=lambda one: -one.territory.count("/"))
        said = speaker.say(f"{chip.key}/name", speaker.ground.funding[chip.key].name)
        return self._link(place_in_list("website:funding", speaker, nearest_first, chip.key), chip, said)

    def _form(self, speaker: Voice, chip: Chip) -> SafeString:
        said = speaker.say(f"{chip.key}/name", speaker.ground.legal_forms[chip.key].name)
        return self._link(f"{reverse('website:compare', kwargs={'path': speaker.path})}#{chip.key}", chip, said)

    def _link(self, address: str, chip: Chip, said: Said) -> SafeString:
        return format_html('<a href="{}">{}</a>', address, self._words(chip) or self.marked(said))

    def _words(self, chip: Chip) -> SafeString:
        """The writer's own words of a chip; they may hold an official name."""
        return mark_safe(marks.OFFICIAL.sub(self._official, escape(chip.words)))  # noqa: S308 (escaped here)

    def _official(self, found: re.Match[str]) -> str:
        return format_html('<bdi lang="{}">{}</bdi>', self._office_language, unescape(found[1]))

    def marked(self, said: Said) -> SafeString:
        """A text of the facts inside the guide's own language: marked where its language is another."""
        if said.language == self.language:
            return escape(said.text)
        return format_html('<span lang="{}" dir="{}">{}</span>', said.language, said.direction, said.text)

    def _term(self, chip: Chip, *, aside: bool) -> SafeString:
        term = self.reader.ground.glossary.get(chip.key)
        word = format_html('<bdi lang="{}">{}</bdi>', self._office_language, chip.words or chip.key)
        if term is None:
            return word
        if not aside:
            address = reverse("website:glossary", kwargs={"path": self.reader.path})
            return format_html('<a href="{}?q={}">{}</a>', address, chip.key, word)
        context = f"{self.reader.path[:2]}/glossary/{term.term}"
        return format_html(
            '<details class="term"><summary>{}</summary><div><b><bdi lang="{}">{}</bdi></b>{} · {}. {}</div></details>',
            word,
            self._office_language,
            term.term,
            format_html(' · <bdi class="meta" lang="en" dir="ltr">{}</bdi>', term.say) if term.say else "",
            self.marked(self.reader.say(f"{context}/english", term.english)),
            self.marked(self.reader.say(f"{context}/means", term.means)),
        )


def place_in_list(name: str, speaker: Voice, listed: list[Any], key: str) -> str:
    """The address of one entry of a paged list."""
    page = [one.id for one in listed].index(key) // PER_PAGE + 1
    address = reverse(name, kwargs={"path": speaker.path})
    return f"{address}?page={page}#{key}" if page > 1 else f"{address}#{key}"


def _paragraph(found: re.Match[str]) -> str:
    inner = found[1]
    return f'<div role="paragraph">{inner}</div>' if "<details" in inner else f"<p>{inner}</p>"
