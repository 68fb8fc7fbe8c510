"""How far a country's texts are translated: for each segment, whether its translation is read, a machine's, outdated, or missing.

A state follows from the segment and its language's translations alone, bound to each other by the hash of the English text:
no clock and no list of tasks.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from seemein.knowledge.segments import Source

READ, MACHINE, OUTDATED, MISSING = STATES = ("read", "machine", "outdated", "missing")
# What many facts share under one context; a former text is that of the most similar one, if it is similar at all.
_SHARED = ("/document", "/cost", "/unknown", "/unknown/tried")
_SIMILAR = 0.6


def digest(source: str) -> str:
    """The hash that binds a translation to its English text, in which figures are {keys}."""
    return hashlib.sha256(source.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Held:
    """A text in one language as the hub holds it: a machine's, or one that a person wrote or has read."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A segment with its state in one language. `before`: the English that an outdated `text` translates."""

    context: str
    source: str
    state: str
    text: str = ""
    before: str = ""

    @property
    def words(self) -> int:
        """How much there is to translate."""
        return len(self.source.split())


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed (`same`), went (`gone`) or came (`new`)."""

    kind: str
    text: str


def standings(segments: Iterable[Source], held: Mapping[Source, Held]) -> list[Standing]:
    """The state of each segment in a language, in the segments' order; `held`: the language's texts by (context, English)."""
    listed = list(segments)
    former = _former(listed, held)
    return [_standing(one, held, former) for one in listed]


def _standing(one: Source, held: Mapping[Source, Held], former: Callable[[Source], str]) -> Standing:
    found = held.get(one)
    if found:
        return Standing(*one, READ if found.state == READ else MACHINE, found.text)
    before = former(one)
    if before:
        return Standing(*one, OUTDATED, held[one[0], before].text, before)
    return Standing(*one, MISSING)


def _former(segments: Iterable[Source], held: Mapping[Source, Held]) -> Callable[[Source], str]:
    """What finds the English that a segment had before: that of a text whose own segment is no more."""
    asked: dict[str, int] = {}
    for context, _ in segments:
        asked[context] = asked.get(context, 0) + 1
    current = set(segments)
    gone: dict[str, list[str]] = {}
    for context, source in sorted(set(held) - current):
        gone.setdefault(context, []).append(source)

    def former(one: Source) -> str:
        context, source = one
        least = _SIMILAR if asked[context] > 1 or context.endswith(_SHARED) else 0.0
        return _nearest(source, gone.get(context, []), least)

    return former


def _nearest(source: str, others: Iterable[str], least: float) -> str:
    """The most similar of other texts, at least so similar; empty where there is none."""
    best, found = least, ""
    matcher = SequenceMatcher(b=source, autojunk=False)
    for other in others:
        matcher.set_seq1(other)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= best and (ratio := matcher.ratio()) >= best:
            best, found = ratio, other
    return found


def remembered(segments: Iterable[Source], held: Mapping[Source, Held]) -> set[Source]:
    """The texts without a segment of their own that a translator still needs: some segment was said like this before."""
    return {(one.context, one.before) for one in standings(segments, held) if one.before}


def changes(before: str, now: str) -> list[Piece]:
    """What changed from one text to another, word by word."""
    old, new = before.split(), now.split()
    pieces: list[Piece] = []
    for tag, first, last, start, end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(old[first:last])))
            continue
        pieces += [
            Piece(kind, text) for kind, text in (("gone", " ".join(old[first:last])), ("new", " ".join(new[start:end]))) if text
        ]
    return pieces


@dataclass(frozen=True, slots=True)
class Count:
    """How many words stand in each state."""

    read: int = 0
    machine: int = 0
    outdated: int = 0
    missing: int = 0

    @property
    def total(self) -> int:
        """All words."""
        return self.read + self.machine + self.outdated + self.missing

    def of(self, state: str) -> int:
        """The words in one state."""
        number: int = getattr(self, state)
        return number

    def shares(self) -> dict[str, int]:
        """Whole percentages that add up to a hundred; what is there at all is never 0, what is not all is never 100."""
        return _whole({state: self.of(state) for state in STATES}, self.total)


def count(found: Iterable[Standing]) -> Count:
    """The words in each state."""
    ordered = sorted(found, key=lambda one: one.state)
    return Count(**{state: sum(one.words for one in group) for state, group in groupby(ordered, key=lambda one: one.state)})


def _whole(parts: Mapping[str, int], total: int) -> dict[str, int]:
    if not total:
        return dict.fromkeys(parts, 0)
    shares = {name: max(1, part * 100 // total) if part else 0 for name, part in parts.items()}
    while sum(shares.values()) < 100:
        shares[max(parts, key=lambda name: parts[name] * 100 - shares[name] * total)] += 1
    while sum(shares.values()) > 100:
        shares[max(parts, key=lambda name: shares[name])] -= 1
    return shares
