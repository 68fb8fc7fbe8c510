"""Woven bands, drawn from a few letters: `python -m seemein.kit.weave` writes static/kit/weave/*.svg.

A motif is a quarter of a pattern: rows of letters, mirrored sideways and downwards. A letter names a thread, a dot is the ground.
The motifs remember how textiles are made in a place (printed indigo, cross-stitched tulips, bobbin lace, silk on linen); none
copies a sacred or national emblem.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "kit" / "weave"
THREADS: Final = MappingProxyType({"i": "#332c84", "m": "#a92b27", "s": "#f0a51e", "l": "#1c6847", "e": "#0d6579"})
MOTIFS: Final = MappingProxyType(
    {
        "hub": (
            "iiiiiiiiiiiii",
            ".............",
            "m.........iii",
            "mm.....iiii..",
            "sm...iii....m",
            "m..iii....mmm",
            "..ii.....mmss",
            ".ii.s...mmssi",
        ),
        "it": (
            "lllllllllllll",
            ".............",
            "l...........l",
            "ll.....e...ll",
            ".ll...eee.lls",
            "..ll...e.llss",
            "m..ll...llsss",
            "mm..ll.llssss",
        ),
        "de": (
            "iiiiiiiiiiiii",
            "i.i.i.i.i.i.i",
            "iiiiiiiiiiiii",
            "iii.iiiii.iii",
            "ii.s.iii..i..",
            "iii.iiiii....",
            "i.iiiii..i...",
            "...iii.....ss",
        ),
        "hu": (
            "mmmmmmmmmmmmm",
            ".............",
            "m.......m...m",
            "mm......mm.mm",
            "sm..l...mmmms",
            "mm..ll...mmss",
            "m....ll...mms",
            "llllllllllllm",
        ),
        "si": (
            "eeeeeeeeeeeee",
            "ee.........ee",
            ".ee.e.e.e.ee.",
            "..ee.....ee..",
            "s..eeeeeee..s",
            ".s.........s.",
            "m.s.e.s.e.s.m",
            "mm.e.sms.e.mm",
        ),
        "hr": (
            "iiiiiiiiiiiii",
            "..s...s...s..",
            "s...m...m...m",
            "...mmm.mmm.mm",
            "s.mm.mmm.mmm.",
            ".mm.s.m.s.m.s",
            "mm.sis.m.s.ss",
            "m.siiis...ssi",
        ),
        "law": (
            "iiiiiiiii",
            ".........",
            "....iiiii",
            "...ii....",
            "s..i..iii",
            "ss.i.ii..",
            "s..i.i..s",
            "...i.i.ss",
        ),
        "money": (
            "lllllllll",
            ".........",
            ".......ss",
            "l....ssss",
            "ll..sss..",
            "l...ss.mm",
            "...ss.mmm",
            "m..ss.mm.",
        ),
        "people": (
            "eeeeeeeee",
            ".........",
            "mm.....ee",
            "mm.....ee",
            ".........",
            "mmm...eee",
            "m.mm.ee.e",
            "mm..s..ee",
        ),
        "market": (
            "mmmmmmmmm",
            "mm.mmm.mm",
            "mm.mmm.mm",
            "m...m...m",
            ".........",
            "s...l...s",
            ".s.lll.s.",
            "..s.l.s.s",
        ),
    }
)


def draw(name: str) -> str:
    """The SVG tile of a motif: one path for each thread, half a kilobyte to one."""
    rows = _whole(MOTIFS[name])
    paths: dict[str, str] = {}
    for y, row in enumerate(rows):
        for thread, x, length in _runs(row):
            paths[thread] = paths.get(thread, "") + f"M{x} {y}h{length}"
    drawn = "".join(f'<path stroke="{THREADS[thread]}" d="{path}"/>' for thread, path in sorted(paths.items()))
    box = f"0 -.5 {len(rows[0])} {len(rows)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" shape-rendering="crispEdges">{drawn}</svg>\n'


def _whole(quarter: tuple[str, ...]) -> list[str]:
    """The pattern from its quarter; the last column is left out, because the next tile begins with it."""
    half = [row + row[-2:0:-1] for row in quarter]
    return half + half[-2::-1]


def _runs(row: str) -> Iterator[tuple[str, int, int]]:
    """Each run of one thread, where it begins and how long it is; the ground is left out."""
    start = 0
    for thread, cells in groupby(row):
        length = len(list(cells))
        if thread != ".":
            yield thread, start, length
        start += length


def write_all(folder: Path = FOLDER) -> None:
    """Write every motif's tile."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MOTIFS:
        (folder / f"{name}.svg").write_text(draw(name), encoding="utf-8")


if __name__ == "__main__":
    write_all()
