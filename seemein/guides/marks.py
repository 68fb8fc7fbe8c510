"""What stands in a guide's text beside words: chips in braces, official names in backticks; and figures that stand bare.

A chip is plain text ({it.some.key}, {step:it.vat-number|get the VAT number}), so that it survives pasting, translation and
PO files as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("step", "term", "org", "funding", "form")
FIGURE = "figure"
CHIP = re.compile(r"\{([^{}<>]*)\}")
OFFICIAL = re.compile(r"`([^`<>\n]*)`")
MARK = re.compile(rf"{CHIP.pattern}|{OFFICIAL.pattern}")
_BARE = re.compile(r"[^\s]*[\d%€][^\s]*")


@dataclass(frozen=True, slots=True)
class Chip:
    """A reference to a fact: its kind, the fact's key, and the writer's own words for it, if any."""

    kind: str
    key: str
    words: str = ""

    def __str__(self) -> str:
        named = self.key if self.kind == FIGURE else f"{self.kind}:{self.key}"
        return f"{{{named}|{self.words}}}" if self.words else f"{{{named}}}"


def read_chip(inside: str) -> Chip:
    """The chip that stands between two braces."""
    named, _bar, words = inside.partition("|")
    kind, colon, key = named.partition(":")
    if colon and kind.strip() in KINDS:
        return Chip(kind.strip(), key.strip(), words.strip())
    return Chip(FIGURE, named.strip(), words.strip())


def chips_in(text: str) -> Iterator[Chip]:
    """The chips of a text, in order."""
    return (read_chip(found) for found in CHIP.findall(text))


def one_chip(text: str) -> Chip | None:
    """The chip that a text is; None where it is anything else."""
    found = CHIP.fullmatch(text.strip())
    return read_chip(found[1]) if found else None


def plain(text: str) -> str:
    """A text without official names; of its chips only the writer's own words are left."""
    return OFFICIAL.sub(" ", CHIP.sub(lambda found: f" {read_chip(found[1]).words} ", text))


def bare_figures(text: str) -> list[str]:
    """The words with a digit, a percent or a euro sign that stand outside chips and official names."""
    return _BARE.findall(plain(text))


def count_words(text: str) -> int:
    """How many words a text has; a chip or an official name counts as one."""
    return len(MARK.sub("x", text).split())
