"""Texts as the typesetter takes them: with the language they are in."""

from typing import Any

from seemein.knowledge.voices import Said

Plain = dict[str, Any]
Text = dict[str, str]


def text(words: str, language: str) -> Text:
    """Words in a language."""
    return {"text": words, "lang": language}


def told(said: Said) -> Text:
    """A text of the facts."""
    return text(said.text, said.language)
