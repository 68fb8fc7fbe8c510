"""Translations of facts as PO files: content/translations/<language>/facts-<cc>.po."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from seemein.core.facts.texts import references
from seemein.knowledge.enums import TranslationState

_STATE = "state: "
_HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


@dataclass(frozen=True, slots=True)
class Segment:
    """One translated segment of a country's facts."""

    language: str
    context: str
    source: str
    text: str
    state: str


def read(folder: Path, country: str, languages: Collection[str] | None = None) -> list[Segment]:
    """Every segment of a country (in some languages, if named), in the files' order; untranslated and fuzzy ones are left out."""
    found: list[Segment] = []
    paths = sorted(folder.glob(f"*/facts-{country}.po"))
    for path in [path for path in paths if languages is None or path.parent.name in languages]:
        with path.open("rb") as file:
            catalogue = read_po(file)
        found += [_segment(path.parent.name, message) for message in catalogue if _translated(message)]
    return found


def _translated(message: Message) -> bool:
    return bool(message.id and message.string and not message.fuzzy)


def _segment(language: str, message: Message) -> Segment:
    states = [comment.removeprefix(_STATE) for comment in message.auto_comments if comment.startswith(_STATE)]
    state = states[0] if states and states[0] in TranslationState.values else TranslationState.READ.value
    return Segment(language, str(message.context or ""), str(message.id), str(message.string), state)


def faults(segments: Iterable[Segment]) -> list[str]:
    """The segments whose text does not hold the same figures as its source: they cannot be said."""
    return [
        f"{segment.language}/facts-{segment.context[:2]}.po: {segment.context}: has not the same figures as its source"
        for segment in segments
        if sorted(references(segment.source)) != sorted(references(segment.text))
    ]


def written(language: str, segments: Iterable[Segment]) -> bytes:
    """The segments as a PO file, in the given order; its head holds no date, so that the same facts give the same file."""
    catalogue = Catalog(fuzzy=False)
    for segment in segments:
        catalogue.add(segment.source, segment.text, context=segment.context, auto_comments=[f"{_STATE}{segment.state}"])
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    return _HEAD.format(language=language).encode() + body.getvalue()


def write(path: Path, language: str, segments: Iterable[Segment]) -> None:
    """Write them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(language, segments))
