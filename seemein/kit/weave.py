"""Woven bands, drawn from a few letters: `python -m seemein.kit.weave` writes static/kit/weave/*.svg.

A motif is half of half a pattern: rows of letters, mirrored sideways and downwards. A letter names a thread, a dot is the ground.
None copies a sacred or national emblem.
"""

from pathlib import Path
from types import MappingProxyType
from typing import Final

FOLDER: Final = Path(__file__).parent / "static" / "kit" / "weave"
THREADS: Final = MappingProxyType(
    {"i": "#332c84", "m": "#a92b27", "s": "#f0a51e", "l": "#1c6847", "e": "#0d6579", "c": "#e6d8bd"}
)
MOTIFS: Final = MappingProxyType(
    {
        "hub": ("iiiiiiii.", ".....i..m", "....i..mm", "...i..mms", "..i..mmss", ".i..mmsss"),
        "it": ("llllllll.", ".m.....m.", "..m...m.s", "...m.m.ss", "....m.sss", ".l.m.m.ss"),
        "de": ("iiiiiiiis", ".i..i..is", "..ii.ii.s", "e..iii..s", "ee..i..ss", "eee...sss"),
        "hu": ("mmmmmmmm.", "...l....m", "..lsl..mm", ".lsssl.mm", "..lsl..ms", "m..l..mss"),
        "si": ("eeeeeeee.", ".e..e..e.", "e.ee..ee.", ".e..ss..e", "e..smms.e", ".esmmmms."),
        "hr": ("iiiiiiiii", "..s...s..", ".sms.sms.", "smlmsmlms", ".sms.sms.", "..s.e.s.e"),
        "law": ("iiiiiii", "i.....i", "i.sss.i", "i.s.s.i", "iisssii"),
        "money": ("sssssss", "..s.s..", ".s.l.s.", "s.lll.s", ".s.l.s."),
        "market": ("mmmmmmm", "m.m.m.m", ".m.m.m.", "..sss..", ".sssss."),
        "people": ("eeeeeee", ".e...e.", "ese.ese", ".e...e.", "eeeleee"),
    }
)


def draw(name: str) -> str:
    """The SVG tile of a motif, one path per colour, about half a kilobyte."""
    rows = [row + row[-2::-1] for row in MOTIFS[name]]
    rows += rows[-2::-1]
    width, height = len(rows[0]), len(rows)
    paths: dict[str, str] = {}
    for y, row in enumerate(rows):
        for x, length in _runs(row):
            paths[row[x]] = paths.get(row[x], "") + f"M{x} {y}h{length}v1h-{length}z"
    drawn = "".join(f'<path fill="{THREADS[thread]}" d="{path}"/>' for thread, path in sorted(paths.items()))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" shape-rendering="crispEdges">{drawn}</svg>\n'


def _runs(row: str) -> list[tuple[int, int]]:
    """Where each run of one thread begins and how long it is; the ground is left out."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(row):
        end = start
        while end < len(row) and row[end] == row[start]:
            end += 1
        if row[start] != ".":
            found.append((start, end - start))
        start = end
    return found


def write_all(folder: Path = FOLDER) -> None:
    """Write every motif's tile."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MOTIFS:
        (folder / f"{name}.svg").write_text(draw(name), encoding="utf-8")


if __name__ == "__main__":
    write_all()
