"""Texts as the typesetter takes them: with the language they are in."""

from typing import Any, Final

from django.utils.translation import get_language

from seemein.kit.context import direction
from seemein.knowledge.voices import Said

Plain = dict[str, Any]
Text = dict[str, str]

_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


def text(words: str, language: str) -> Text:
    """Words in a language; kept apart from the words around them where those run the other way."""
    runs_along = direction(language) == direction(get_language() or "en")
    return {"text": words if runs_along or not words else _ISOLATE % words, "lang": tongue(language)}


def tongue(language: str) -> str:
    """A language as the typesetter names it, without its script: zh for zh-hans."""
    return language.partition("-")[0]


def told(said: Said) -> Text:
    """A text of the facts."""
    return text(said.text, said.language)
