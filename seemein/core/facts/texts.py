"""Figures inside texts stand as {key} of their parameter."""

import re
from collections.abc import Callable, Iterator

REFERENCE = re.compile(r"\{([^{}]*)\}")


def references(text: str) -> tuple[str, ...]:
    """The keys that a text names, in order."""
    return tuple(REFERENCE.findall(text))


def fill(text: str, figure: Callable[[str], str]) -> str:
    """The text with each {key} replaced by what `figure` says of it."""
    return REFERENCE.sub(lambda found: figure(found[1]), text) if "{" in text else text


def pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """The text cut at its figures: (words, None) or (key, key)."""
    end = 0
    for found in REFERENCE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], None
        yield found[1], found[1]
        end = found.end()
    if end < len(text):
        yield text[end:], None
