"""The agreed words of a language: content/translations/<language>/terms.yaml, so that one thing has one name everywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = "terms.yaml"
_FIELDS = {"term", "say", "note"}


@dataclass(frozen=True, slots=True)
class Term:
    """An English word, what we agreed to say for it, and a note on when."""

    term: str
    say: str
    note: str


def terms(folder: Path, language: str) -> tuple[Term, ...]:
    """The agreed words of a language, in the order of the English ones; none where there is no file."""
    path = folder / language / FILE
    return _read(path, path.stat().st_mtime_ns) if path.exists() else ()


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> tuple[Term, ...]:
    rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return tuple(sorted((Term(row["term"], row["say"], row.get("note", "")) for row in rows), key=lambda one: one.term))


def found_in(text: str, agreed: Iterable[Term]) -> list[Term]:
    """The agreed words that a text uses, also in the plural."""
    return [one for one in agreed if _pattern(one.term).search(text)]


@lru_cache(maxsize=512)
def _pattern(term: str) -> re.Pattern[str]:
    stem = re.escape(term[:-1]) + "(?:y|ies)" if term.endswith("y") else re.escape(term) + "(?:s|es)?"
    return re.compile(rf"(?<![\w.]){stem}(?![\w.]*\w)", re.IGNORECASE)


def faults(folder: Path) -> list[str]:
    """What is wrong with the files of agreed words, one line each."""
    found: list[str] = []
    wanted: dict[str, set[str]] = {}
    for path in sorted(folder.glob(f"*/{FILE}")):
        name = f"{path.parent.name}/{FILE}"
        try:
            rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            found.append(f"{name}: is no sound YAML: {error}")
            continue
        found += [f"{name}: {fault}" for fault in _faults(rows)]
        wanted[name] = {str(row["term"]) for row in rows if _sound(row)} if isinstance(rows, list) else set()
    every = set().union(*wanted.values())
    lacking = [(name, term) for name, has in wanted.items() for term in sorted(every - has)]
    return found + [f"{name}: {term}: is missing; other languages have it" for name, term in lacking]


def _sound(row: Any) -> bool:
    texts = isinstance(row, dict) and all(isinstance(row.get(key, ""), str) for key in _FIELDS)
    return texts and set(row) <= _FIELDS and bool(row.get("term", "").strip() and row.get("say", "").strip())


def _faults(rows: Any) -> list[str]:
    if not isinstance(rows, list):
        return ["is no list of entries with term, say and note"]
    found = [f"entry {number}: needs term and say, and may have note" for number, row in enumerate(rows, 1) if not _sound(row)]
    named = [row["term"].casefold() for row in rows if _sound(row)]
    return found + [f"{term}: stands there twice" for term in sorted({one for one in named if named.count(one) > 1})]
