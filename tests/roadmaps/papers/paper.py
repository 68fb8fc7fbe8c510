"""Reads a PDF as a screen reader does: its title, its language, its headings and the languages of its parts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

HEADINGS = ("H1", "H2", "H3", "H4")


@dataclass(frozen=True)
class Paper:
    """What a PDF says of itself."""

    title: str
    language: str
    tagged: bool
    shows_title: bool
    headings: list[tuple[int, str]]
    languages: Counter[str]
    roles: Counter[str]
    links: set[str]
    fonts: set[str]
    pages: int

    def at(self, level: int) -> list[str]:
        """The headings of a level."""
        return [text for found, text in self.headings if found == level]


def read(content: bytes) -> Paper:
    """The paper that these bytes hold."""
    with pikepdf.open(BytesIO(content)) as pdf:
        root: Any = pdf.Root
        parts = list(_parts(root.StructTreeRoot))
        roles = [str(part.S)[1:] for part in parts]
        return Paper(
            title=str(pdf.docinfo["/Title"]),
            language=str(root.Lang),
            tagged=bool(root.MarkInfo.Marked),
            shows_title=bool(root.ViewerPreferences.DisplayDocTitle),
            headings=[(int(role[1]), str(part.T)) for role, part in zip(roles, parts, strict=True) if role in HEADINGS],
            languages=Counter(str(part.Lang) for part in parts if "/Lang" in part),
            roles=Counter(roles),
            links={str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note},
            fonts={str(font.BaseFont)[8:] for page in pdf.pages for font in page.Resources.get("/Font", {}).values()},
            pages=len(pdf.pages),
        )


def _parts(element: Any) -> Iterator[Any]:
    """Every element of the structure, in reading order."""
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _parts(child)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield element
        if "/K" in element:
            yield from _parts(element.K)
