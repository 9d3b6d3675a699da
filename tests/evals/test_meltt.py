"""MELTT's own sample: every published figure, in both windows."""

from pathlib import Path

import meltt as script
import pytest

from marsad.resolve.meltt.taxonomy import Taxonomy, read_taxonomy


@pytest.fixture
def taxonomies(tmp_path: Path) -> list[Taxonomy]:
    paths = script.write_taxonomies(tmp_path)
    return [read_taxonomy(path, path.stem) for path in paths]


def test_taxonomies_have_three_two_and_one_level(taxonomies: list[Taxonomy]) -> None:
    assert [one.depth for one in taxonomies] == [3, 2, 1]
    assert [len(one.levels) for one in taxonomies] == [31, 39, 21]


@pytest.mark.parametrize("window", script.WINDOWS)
def test_published_figures_are_found_exactly(
    shared: Path, taxonomies: list[Taxonomy], window: script.Window
) -> None:
    assert script.figures(script.matched(taxonomies, window)) == script.PUBLISHED


def test_flagged_episodes_are_as_many_as_published(
    shared: Path, taxonomies: list[Taxonomy]
) -> None:
    found = script.matched(taxonomies, script.WINDOWS[0])
    assert len({flag.episode for flag in found.flags}) == 6
