"""A voice says the facts of one territory on one day in one language, figures in that language's form."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext, override

from seemein.core.facts.ground import Ground
from seemein.core.facts.schema import Parameter, Source, Value
from seemein.core.facts.texts import fill, references
from seemein.core.facts.values import NoValue, entry_on
from seemein.core.roadmap.base import Base
from seemein.kit.figures import figure
from seemein.knowledge.books import Book, kept

_MOST = 256


@dataclass(frozen=True, slots=True)
class Said:
    """A text ready to show: figures filled in, with the language it is really in and whether a machine translated it."""

    text: str
    language: str
    machine: bool

    def __str__(self) -> str:
        return self.text

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return "rtl" if self.language == "ar" else "ltr"


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter as shown on a day: its figure (or why not), with source, check and confidence beside it."""

    parameter: Parameter
    label: Said
    shown: str
    value: Value | None
    unknown: str | None
    sources: tuple[Source, ...]


class Voice:
    """Texts and figures of a territory in a language; keeps what it has said once."""

    def __init__(self, book: Book, path: str, on: date, language: str) -> None:
        self.book, self.path, self.on, self.language = book, path, on, language
        self._said: dict[tuple[str, str], Said] = {}
        self._figures: dict[tuple[str, str], str] = {}

    @cached_property
    def ground(self) -> Ground:
        """The facts it speaks of."""
        return self.book.ground(self.path)

    @property
    def base(self) -> Base:
        """The same, ready for planning."""
        return self.book.base(self.path, self.on)

    def say(self, context: str, source: str) -> Said:
        """A text of the facts: `context` names its field (it.codice-fiscale/title), `source` is its English words."""
        found = self._said.get((context, source))
        if found is None:
            words = self.book.words(context, source, self.language)
            text = fill(words.text, lambda key: self.figure(key, words.language))
            found = self._said[context, source] = Said(text, words.language, words.state == "machine")
        return found

    def say_document(self, source: str) -> Said:
        """A paper to bring."""
        return self.say(f"{self.path[:2]}/document", source)

    def say_cost(self, source: str) -> Said:
        """What a cost is for."""
        return self.say(f"{self.path[:2]}/cost", source)

    def figure(self, key: str, language: str | None = None) -> str:
        """A parameter's figure today, in the form of a language; in words when it is not known."""
        into = language or self.language
        found = self._figures.get((key, into))
        if found is None:
            found = self._figures[key, into] = self._figure(key, into)
        return found

    def _figure(self, key: str, language: str) -> str:
        parameter = self.ground.parameters[key]
        try:
            value = entry_on(parameter, self.on).value
            if parameter.unit == "text":
                return self.book.words(f"{key}/value", str(value), language).text
            return figure(value, parameter.unit, language)
        except NoValue:
            with override(language):
                return gettext("(not known today)")

    def cite(self, key: str) -> Figure:
        """A parameter with everything a reader may ask of it."""
        parameter = self.ground.parameters[key]
        label = self.say(f"{key}/label", parameter.label)
        try:
            value = entry_on(parameter, self.on)
        except NoValue as error:
            return Figure(parameter, label, "", None, error.reason, ())
        return Figure(parameter, label, self.figure(key), value, None, self.sources(value.sources))

    def sources(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """The sources of these ids, in their order."""
        return tuple(self.ground.sources[source] for source in ids)

    def figures_in(self, *texts: str) -> tuple[str, ...]:
        """The keys that texts name, once each."""
        return tuple(dict.fromkeys(key for text in texts for key in references(text)))


_voices: OrderedDict[tuple[str, str, date, str], Voice] = OrderedDict()


def voice(book: Book, path: str, on: date, language: str) -> Voice:
    """The voice of a territory; the same object for the same snapshot, place, day and language."""
    book.place(path)
    return kept(_voices, (book.id, path, on, language), lambda: Voice(book, path, on, language), _MOST)
