"""The woven bands are drawn from their motifs, and the committed files are those drawings."""

import gzip
import re

import pytest

from seemein.kit import bundle, weave


@pytest.mark.parametrize("name", weave.MOTIFS)
def test_a_committed_tile_is_its_motifs_drawing(name: str) -> None:
    assert (weave.FOLDER / f"{name}.svg").read_text(encoding="utf-8") == weave.draw(name)


@pytest.mark.parametrize("name", weave.MOTIFS)
def test_a_tile_mirrors_both_ways_and_joins_the_next_without_a_seam(name: str) -> None:
    drawing = weave.draw(name)
    width, height = map(int, re.search(r'viewBox="0 -.5 (\d+) (\d+)"', drawing).groups())  # type: ignore[union-attr]  # always
    cells = {(int(x) + n, int(y)) for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)", drawing) for n in range(int(length))}
    assert cells == {(-x % width, y) for x, y in cells}
    assert cells == {(x, height - 1 - y) for x, y in cells}


def test_every_tile_has_the_height_the_stylesheet_counts_on() -> None:
    assert {len(rows) * 2 - 1 for rows in weave.MOTIFS.values()} == {15}


def test_a_tile_stays_small() -> None:
    assert [name for name in weave.MOTIFS if len(weave.draw(name)) > 1024] == []


@pytest.mark.parametrize("name", weave.MOTIFS)
def test_every_motif_can_be_shown(name: str) -> None:
    shown = 'url("weave/hub.svg")' if name == "hub" else f'.weave[data-motif={name}]{{background-image:url("weave/{name}.svg")}}'
    assert shown in bundle.bundle().replace(": ", ":")


def test_the_committed_stylesheet_is_the_bundle_of_its_parts() -> None:
    assert (bundle.FOLDER / "hub.css").read_text(encoding="utf-8") == bundle.bundle()


def test_the_stylesheet_uses_logical_properties_only() -> None:
    assert re.findall(r"[{;](?:margin|padding|border)-(?:left|right)|[{;](?:left|right):", bundle.bundle()) == []


def test_the_stylesheet_is_small() -> None:
    assert len(gzip.compress(bundle.bundle().encode(), 9)) <= 5.5 * 1024
