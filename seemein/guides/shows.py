"""A guide's body as readers see it, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from seemein.guides import marks
from seemein.guides.blocks import texts_of
from seemein.guides.chips import Teller
from seemein.guides.models import GuidePage
from seemein.knowledge.books import NoBook, shelf
from seemein.knowledge.days import today
from seemein.knowledge.units import unit_words
from seemein.knowledge.voices import Said, Voice, voice

_PROSE = frozenset({"heading", "text"})


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A figure of a list: its name, its value today, and what it counts."""

    key: str
    label: Said
    shown: str
    unit: str


@dataclass(frozen=True, slots=True)
class ShownMistake:
    """What people get wrong, and what is true."""

    wrong: SafeString
    right: SafeString


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A part of a guide; `kind` says which of the others is filled."""

    kind: str
    html: SafeString | str = ""
    values: tuple[ShownValue, ...] = ()
    mistakes: tuple[ShownMistake, ...] = ()
    ways: tuple[SafeString, ...] = ()


def show_body(page: GuidePage, reader: Voice) -> list[ShownBlock]:
    """The parts of a guide, told by the reader's voice; headings and texts that follow one another are one part."""
    return show_blocks([(block.block_type, block.value) for block in page.body], Teller(reader, page.locale.language_code))


def show_blocks(blocks: list[tuple[str, Any]], teller: Teller) -> list[ShownBlock]:
    """The same for any blocks."""
    shown: list[ShownBlock] = []
    for is_prose, group in groupby(blocks, key=lambda block: block[0] in _PROSE):
        if is_prose:
            parts = [_prose(teller, kind, value) for kind, value in group]
            shown.append(ShownBlock("prose", mark_safe("".join(parts))))  # noqa: S308 (each part is safe)
        else:
            shown += [_show(teller, kind, value) for kind, value in group]
    return shown


def _prose(teller: Teller, kind: str, value: Any) -> SafeString:
    if kind == "heading":
        return format_html("<h2>{}</h2>", teller.line(str(value), aside=False))
    return teller.html(value.source)


def _show(teller: Teller, kind: str, value: Any) -> ShownBlock:
    if kind == "notice":
        return ShownBlock(kind, teller.html(value.source))
    if kind == "mistakes":
        told = (ShownMistake(teller.line(one["wrong"], aside=False), teller.line(one["right"])) for one in value)
        return ShownBlock(kind, mistakes=tuple(told))
    chips = [chip for one in value if (chip := marks.one_chip(str(one)))]
    if kind == "figures":
        return ShownBlock(kind, values=tuple(_values(teller, [chip.key for chip in chips])))
    return ShownBlock(kind, ways=tuple(teller.chip(chip) for chip in chips))


def _values(teller: Teller, keys: list[str]) -> Iterator[ShownValue]:
    for key in keys:
        speaker = teller.speaker(marks.FIGURE, key)
        if speaker:
            cited = speaker.cite(key)
            unit = unit_words(cited.parameter.unit, cited.value.value) if cited.value else ""
            yield ShownValue(key, cited.label, speaker.figure(key), unit)


def figures_of(page: GuidePage) -> list[str]:
    """The keys of the figures that a guide names, once each, in its order."""
    chips = [chip for _block, text in texts_of(page.body) for chip in marks.chips_in(text)]
    return list(dict.fromkeys(chip.key for chip in chips if chip.kind == marks.FIGURE))


def preview_guide(page: GuidePage) -> list[ShownBlock]:
    """A draft as its readers would see its text, in its own language; nothing where its country is not published."""
    path = page.territory_id
    try:
        place = shelf.book(path).place(path)
    except NoBook:
        return []
    return show_body(page, voice(shelf.held(path), path, today(place), page.locale.language_code))


def preview_block(kind: str, value: Any) -> list[ShownBlock]:
    """A block in the editors' list of blocks, told of the country that its sample names, or of the first there is."""
    chips = [chip for one in value if (chip := marks.one_chip(str(one)))] if kind in ("figures", "next") else []
    named = {chip.key[:2] for chip in chips}
    books = sorted(shelf.books(), key=lambda book: book.country.territory.path not in named)
    if not books:
        return []
    place = next(iter(books[0].places.values()))
    return show_blocks([(kind, value)], Teller(voice(books[0], place.path, today(place), "en"), "en"))
