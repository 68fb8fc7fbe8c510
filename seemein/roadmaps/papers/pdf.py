"""The roadmap as a tagged PDF (PDF/UA-1), in one language or two side by side, typeset by Typst."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.utils.translation import override

from seemein.kit.weave import MOTIFS, draw
from seemein.knowledge.voices import Voice
from seemein.roadmaps.papers.sheets import sheet
from seemein.roadmaps.papers.texts import Plain
from seemein.roadmaps.requests import Mine

FOLDER: Final = Path(__file__).parent


class PaperError(RuntimeError):
    """A paper cannot be printed; the message says what is missing and holds nothing of a person."""


def roadmap_pdf(person: Mine, second: Voice | None = None) -> bytes:
    """Her roadmap, with a second column where a second voice is given; raises PaperError."""
    people = [person, *([replace(person, voice=second)] if second else [])]
    made_at = datetime.combine(person.voice.on, time(), UTC)
    motif = person.place.country if person.place.country in MOTIFS else "hub"
    return typeset({"sheets": [_sheet(each) for each in people], "band": draw(motif)}, made_at)


def _sheet(person: Mine) -> Plain:
    with override(person.language):
        return sheet(person)


def typeset(data: Plain, made_at: datetime, template: str = "roadmap") -> bytes:
    """The bytes of the file. A letter that none of our fonts has stops it: nothing is printed as an empty box."""
    try:
        return typst.compile(
            FOLDER / "typst" / f"{template}.typ",
            root=FOLDER / "typst",
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=made_at,
        )
    except typst.TypstError as error:
        raise PaperError(error.message) from error


@cache
def fonts() -> typst.Fonts:
    """The fonts that travel with us, and no others."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"])
