"""The woven bands are drawn from their motifs, and the committed files are those drawings."""

import re

import pytest

from seemein.kit import bundle, weave


@pytest.mark.parametrize("name", weave.MOTIFS)
def test_a_committed_tile_is_its_motifs_drawing(name: str) -> None:
    assert (weave.FOLDER / f"{name}.svg").read_text(encoding="utf-8") == weave.draw(name)


@pytest.mark.parametrize("name", weave.MOTIFS)
def test_a_tile_mirrors_sideways(name: str) -> None:
    drawing = weave.draw(name)
    width = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])  # type: ignore[index]  # a tile always has one
    cells = {(int(x) + n, int(y)) for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", drawing) for n in range(int(length))}
    assert cells == {(width - 1 - x, y) for x, y in cells}


def test_the_committed_stylesheet_is_the_bundle_of_its_parts() -> None:
    assert (bundle.FOLDER / "hub.css").read_text(encoding="utf-8") == bundle.bundle()


def test_the_stylesheet_uses_logical_properties_only() -> None:
    assert re.findall(r"[{;](?:margin|padding|border)-(?:left|right)|[{;](?:left|right):", bundle.bundle()) == []
