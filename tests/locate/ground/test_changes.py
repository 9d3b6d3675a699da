"""What was gained and lost, and who holds a point."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.ground.at import SEVERAL, runs_at
from marsad.locate.ground.changes import changes
from marsad.locate.ground.measure import km2
from tests.locate.ground.maps import Ground, box, held
from tests.locate.loading.files import geojson

DAYS = ("2021-05-03", "2021-05-10", "2021-05-17")


def weeks(ground: Ground, folder: Path, *lines: float) -> None:
    """The League west of a meridian and the north east of it, a week each."""
    features = []
    for day, lon in zip(DAYS, lines, strict=True):
        features.append(held(day, "League", box(36, 35, lon, 36)))
        features.append(held(day, "north", box(lon, 35, 40, 36)))
    ground.load(geojson(folder / "weeks.geojson", features))


def test_what_one_gains_the_other_loses(ground: Ground, tmp_path: Path) -> None:
    weeks(ground, tmp_path, 38, 38, 37.5)
    with ground.opened() as db:
        found = list(changes(db, "map"))
    assert [(str(c.since), str(c.day), c.holder) for c in found] == [
        (DAYS[1], DAYS[2], "league"),
        (DAYS[1], DAYS[2], "north"),
    ]
    league, north = found
    lost = km2(box(37.5, 35, 38, 36))
    assert league.lost_km2 == north.gained_km2 == pytest.approx(lost)
    assert league.gained_km2 == north.lost_km2 == 0
    (patch,) = north.patches
    assert (patch.gained, patch.other) == (True, "league")
    assert 37.5 < patch.lon < 38 and 35 < patch.lat < 36
    assert league.patches[0].other == "north"


def test_days_that_are_asked_for(ground: Ground, tmp_path: Path) -> None:
    weeks(ground, tmp_path, 38, 37.8, 37.5)
    with ground.opened() as db:
        one = list(changes(db, "map", until=date(2021, 5, 16)))
        two = list(changes(db, "map", since=date(2021, 5, 12)))
        none = list(changes(db, "map", since=date(2021, 5, 17)))
    assert {str(c.day) for c in one} == {DAYS[1]}
    assert {str(c.since) for c in two} == {DAYS[1]}
    assert none == []


def test_a_holder_that_comes_and_goes(ground: Ground, tmp_path: Path) -> None:
    file = geojson(
        tmp_path / "x.geojson",
        [held(DAYS[0], "League", box(37, 35, 38, 36)),
         held(DAYS[1], "north", box(37, 35, 38, 36))],
    )  # fmt: skip
    ground.load(file)
    with ground.opened() as db:
        league, north = changes(db, "map")
    assert (league.after_km2, north.before_km2) == (0, 0)
    assert league.lost_km2 == pytest.approx(north.gained_km2)


@given(st.lists(st.floats(36.2, 39.8), min_size=3, max_size=3))
def test_gains_less_losses_are_the_difference_of_the_areas(
    tmp_path_factory: pytest.TempPathFactory, lines: list[float]
) -> None:
    folder = tmp_path_factory.mktemp("ground")
    ground = Ground(folder)
    weeks(ground, folder, *lines)
    with ground.opened() as db:
        for one in changes(db, "map", least_km2=0):
            net = one.gained_km2 - one.lost_km2
            assert one.after_km2 - one.before_km2 == pytest.approx(net, abs=1e-3)
            listed = sum(patch.km2 for patch in one.patches)
            assert listed == pytest.approx(one.gained_km2 + one.lost_km2, abs=1e-3)


def test_the_history_of_a_point(ground: Ground, tmp_path: Path) -> None:
    weeks(ground, tmp_path, 38, 37.8, 37.5)
    with ground.opened() as db:
        at = runs_at(db, "map", 35.5, 37.6)
        outside = runs_at(db, "map", 50.0, 10.0)
    assert [(str(r.first), str(r.last), r.days, r.holder) for r in at] == [
        (DAYS[0], DAYS[1], 2, "league"),
        (DAYS[2], DAYS[2], 1, "north"),
    ]
    assert [(r.days, r.holder) for r in outside] == [(3, None)]


def test_a_point_in_ground_of_two_is_of_several(ground: Ground, tmp_path: Path) -> None:
    shape = box(37, 35, 38, 36)
    features = [held(DAYS[0], holder, shape) for holder in ("League", "north")]
    ground.load(geojson(tmp_path / "x.geojson", features))
    with ground.opened() as db:
        (run,) = runs_at(db, "map", 35.5, 37.5)
    assert run.holder == SEVERAL
