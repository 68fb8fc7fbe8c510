"""The messages of a Django template, found with Django's own lexer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.template.base import Lexer, Token, TokenType
from django.utils.text import unescape_string_literal
from django.utils.translation import trim_whitespace

TRANSLATORS = "Translators:"
_LITERAL = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_FIRST_LITERAL = re.compile(_LITERAL)
_CONSTANT = re.compile(rf"_\(\s*{_LITERAL}\s*\)")
_SINGLE = ("translate", "trans")
_BLOCK = ("blocktranslate", "blocktrans")


@dataclass(frozen=True, slots=True)
class Found:
    """A message as a template asks for it, with what is said to translators just before it."""

    singular: str
    plural: str = ""
    context: str = ""
    note: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        """The key of a catalogue: one text, or singular and plural."""
        return (self.singular, self.plural) if self.plural else self.singular


def find(template: str) -> Iterator[Found]:
    """Every message of a template, in its order."""
    note = ""
    tokens = iter(Lexer(template).tokenize())
    for token in tokens:
        if token.token_type == TokenType.COMMENT:
            note = _note(token)
        elif token.token_type in (TokenType.BLOCK, TokenType.VAR):
            yield from _of_token(token, tokens, note)
            note = ""


def _note(token: Token) -> str:
    words = token.contents.strip()
    return words.removeprefix(TRANSLATORS).strip() if words.startswith(TRANSLATORS) else ""


def _of_token(token: Token, rest: Iterator[Token], note: str) -> Iterator[Found]:
    name, *bits = token.split_contents() or [""]
    yield from (Found(_literal(text), note=note) for text in _CONSTANT.findall(token.contents))
    if token.token_type == TokenType.VAR:
        return
    text = _FIRST_LITERAL.match(bits[0]) if name in _SINGLE and bits else None
    if text:
        yield Found(_literal(text[0]), context=_context(bits), note=note)
    elif name in _BLOCK:
        yield _of_block(bits, rest, note)


def _literal(text: str) -> str:
    return unescape_string_literal(text).replace("%", "%%")


def _context(bits: list[str]) -> str:
    return unescape_string_literal(bits[bits.index("context") + 1]) if "context" in bits else ""


def _of_block(bits: list[str], rest: Iterator[Token], note: str) -> Found:
    parts = [""]
    for token in rest:
        words = token.contents.split()
        if token.token_type == TokenType.BLOCK and words[0] == "plural":
            parts.append("")
        elif token.token_type == TokenType.BLOCK:
            break
        else:
            parts[-1] += _piece(token)
    singular, plural = (trim_whitespace(part) if "trimmed" in bits else part for part in [*parts, ""][:2])
    return Found(singular, plural, _context(bits), note)


def _piece(token: Token) -> str:
    if token.token_type == TokenType.VAR:
        return f"%({token.contents})s"
    return token.contents.replace("%", "%%") if token.token_type == TokenType.TEXT else ""
