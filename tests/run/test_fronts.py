"""Imported maps leave only where the settings name them and a licence is given."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.run.fronts import MOST_DAYS, fronts, simplified, thinned
from tests.locate.ground.maps import Ground, box, held
from tests.locate.loading.files import geojson

WEST, EAST = box(37, 35, 38, 36), box(38, 35, 39, 36)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path)


def load(ground: Ground, folder: Path, name: str, licence: str) -> None:
    file = geojson(
        folder / f"{name}.geojson",
        [held("2021-05-03", "League", EAST), held("2021-05-03", "Northern Army", WEST)],
    )
    ground.load(file, series=name, licence=licence)


def test_a_map_that_the_settings_name_is_handed_on(
    ground: Ground, tmp_path: Path
) -> None:
    load(ground, tmp_path, "mapper", "CC BY 4.0, the mapper")
    load(ground, tmp_path, "other", "CC0")
    found = fronts(ground.path, ("mapper",))
    assert [(one.series, one.holder) for one in found] == [
        ("mapper", "league"),
        ("mapper", "north"),
    ]
    assert {one.licence for one in found} == {"CC BY 4.0, the mapper"}
    assert {one.day for one in found} == {date(2021, 5, 3)}
    ring = found[0].shape[0][0]
    assert shapely.Polygon(ring).equals(shapely.Polygon(EAST.exterior.coords))


def test_none_is_handed_on_unasked(ground: Ground, tmp_path: Path) -> None:
    load(ground, tmp_path, "mapper", "CC0")
    assert fronts(ground.path, ()) == ()
    assert fronts(None, ()) == ()


def test_a_map_without_a_licence_is_refused(ground: Ground, tmp_path: Path) -> None:
    load(ground, tmp_path, "mapper", "")
    with pytest.raises(OperatorError, match=r"no licence is given for mapper\.geojson"):
        fronts(ground.path, ("mapper",))


def test_a_name_of_no_map_is_told(ground: Ground, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no map is imported"):
        fronts(tmp_path / "none.sqlite", ("mapper",))
    load(ground, tmp_path, "mapper", "CC0")
    with pytest.raises(OperatorError, match="there is no series 'maper'"):
        fronts(ground.path, ("maper",))


@given(st.integers(1, 400))
def test_days_are_thinned_evenly(count: int) -> None:
    days = [date(2021, 1, 1) + timedelta(days=at) for at in range(count)]
    kept = thinned(days)
    assert len(kept) == len(set(kept)) == min(count, MOST_DAYS)
    assert kept == sorted(kept)
    assert (kept[0], kept[-1]) == (days[0], days[-1])


def test_outlines_are_simplified_and_keep_their_holes() -> None:
    outer = [(37, 35), (37.5, 35.001), (38, 35), (38, 36), (37, 36)]
    hole = [(37.4, 35.4), (37.6, 35.4), (37.6, 35.6), (37.4, 35.6)]
    (part,) = simplified(shapely.Polygon(outer, [hole]).wkb)
    assert [len(ring) for ring in part] == [5, 5]
