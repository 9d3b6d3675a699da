"""Maps of every form are imported whole, once, and with their faults told."""

import gzip
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from marsad.errors import OperatorError
from marsad.locate.ground import store
from tests.locate.ground.maps import Ground, box, held, quad_km2
from tests.locate.loading.files import feature, geojson, layer, zipped

WEST, EAST = box(37, 35, 38, 36), box(38, 35, 39, 36)
WEST_KM2 = pytest.approx(quad_km2(37, 35, 38, 36), rel=1e-4)
BOW = shapely.Polygon([(37, 35), (38, 36), (38, 35), (37, 36)])


def lines(path: Path, *features: object) -> Path:
    """A file with one feature a line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in features), "utf-8")
    return path


def test_many_days_and_holders_in_one_file(ground: Ground, tmp_path: Path) -> None:
    file = geojson(
        tmp_path / "all.geojson",
        [
            held("2021-05-10", "League", EAST),
            held("2021-05-03", "Northern Army", WEST),
            held("2021-05-03", "League", EAST),
        ],
    )
    loaded = ground.load(file, licence="CC0")
    assert (loaded.areas, loaded.days, loaded.first) == (3, 2, "2021-05-03")
    assert (loaded.holders, loaded.unknown) == (("league", "north"), ())
    assert [row[:2] for row in ground.areas()] == [
        ("2021-05-03", "league"),
        ("2021-05-03", "north"),
        ("2021-05-10", "league"),
    ]
    with ground.opened() as db:
        (series,) = store.all_series(db)
        (source,) = store.sources(db)
    assert (series.days, series.licences, series.files) == (2, ("CC0",), 1)
    assert (source.file, source.rows, len(source.sha256)) == ("all.geojson", 3, 64)


def test_a_feature_a_line_packed_shapefile_and_geopackage_are_the_same(
    ground: Ground, tmp_path: Path
) -> None:
    cells = {"date": ["2021-05-03"], "holder": ["League"]}
    plain = lines(tmp_path / "a.geojsonl", held("2021-05-03", "League", WEST))
    packed = tmp_path / "a.geojsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    shape = layer(tmp_path / "s.shp", [WEST], **cells)
    ends = (".shp", ".shx", ".dbf", ".prj", ".cpg")
    files = {
        "lines": plain,
        "packed": packed,
        "zip": zipped(tmp_path / "s.zip", *map(shape.with_suffix, ends)),
        "package": layer(tmp_path / "p.gpkg", [WEST], layer="x", **cells),
    }
    for name, file in files.items():
        ground.load(file, series=name)
        assert ground.areas(name) == [("2021-05-03", "league", WEST_KM2)], name


def test_the_day_comes_from_a_name_or_is_said(ground: Ground, tmp_path: Path) -> None:
    for day in ("20210503", "2021-05-10"):
        file = geojson(tmp_path / f"map_{day}.geojson", [feature(WEST, who="League")])
        ground.load(file, holder_field="who", day_from_name=True)
    assert [row[0] for row in ground.areas()] == ["2021-05-03", "2021-05-10"]
    nameless = geojson(tmp_path / "map.geojson", [feature(WEST, who="League")])
    with pytest.raises(OperatorError, match="holds no day"):
        ground.load(nameless, holder="league", day_from_name=True)
    with pytest.raises(OperatorError, match="which property tells the day"):
        ground.load(nameless, holder="league")
    with pytest.raises(OperatorError, match="which property tells the holder"):
        ground.load(geojson(tmp_path / "x.geojson", [feature(WEST, date="2021-01-01")]))
    with pytest.raises(OperatorError, match="no property 'side'"):
        ground.load(nameless, holder_field="side", day=date(2021, 5, 3))


def test_the_same_file_again_changes_nothing_and_a_newer_one_its_days(
    ground: Ground, tmp_path: Path
) -> None:
    days = [held(day, "League", WEST) for day in ("2021-05-03", "2021-05-10")]
    first = geojson(tmp_path / "first.geojson", days)
    ground.load(first)
    before = store.version(ground.path)
    assert ground.load(first).unchanged
    assert store.version(ground.path) == before
    newer = geojson(
        tmp_path / "newer.geojson", [held("2021-05-10", "Northern Army", EAST)]
    )
    tried = ground.load(newer, dry_run=True)
    assert (tried.replaced, store.version(ground.path)) == (1, before)
    assert ground.load(newer).replaced == 1
    assert [row[:2] for row in ground.areas()] == [
        ("2021-05-03", "league"),
        ("2021-05-10", "north"),
    ]
    assert store.version(ground.path) != before
    assert not ground.load(first).unchanged
    with ground.opened() as db:
        assert [source.file for source in store.sources(db)] == ["first.geojson"]


def test_files_of_one_holder_each_stand_beside_each_other(
    ground: Ground, tmp_path: Path
) -> None:
    for holder, shape in (("north", WEST), ("league", EAST)):
        file = geojson(
            tmp_path / f"{holder}.geojson", [feature(shape, date="2021-05-03")]
        )
        ground.load(file, holder=holder)
    assert [holder for _, holder, _ in ground.areas()] == ["league", "north"]


def test_ground_counts_once_however_many_features_have_it(
    ground: Ground, tmp_path: Path
) -> None:
    half = box(37, 35, 37.5, 36)
    file = geojson(
        tmp_path / "x.geojson",
        [held("2021-05-03", "League", shape) for shape in (half, WEST, half)],
    )
    assert ground.load(file).features == 3
    assert ground.areas() == [("2021-05-03", "league", WEST_KM2)]


def test_words_are_mapped_to_parties_or_passed_over(
    ground: Ground, tmp_path: Path
) -> None:
    file = geojson(
        tmp_path / "x.geojson",
        [
            held("2021-05-03", "occupied", WEST),
            held("2021-05-03", "unclear", EAST),
            held("2021-05-03", "Hill Folk", box(40, 35, 41, 36)),
        ],
    )
    loaded = ground.load(
        file, meanings=(("Occupied", "Northern Army"), ("unclear", ""))
    )
    assert (loaded.holders, loaded.unknown) == (("Hill Folk", "north"), ("Hill Folk",))


def test_holders_may_be_numbers_and_days_moments(
    ground: Ground, tmp_path: Path
) -> None:
    file = geojson(
        tmp_path / "x.geojson",
        [feature(WEST, code=0, time="2021-05-03T12:00:00"),
         feature(EAST, code=1, time="2021-05-03T12:00:00")],
    )  # fmt: skip
    ground.load(file, holder_field="code", meanings=(("0", "north"), ("1", "league")))
    assert [row[:2] for row in ground.areas()] == [
        ("2021-05-03", "league"),
        ("2021-05-03", "north"),
    ]


def test_faulty_features_are_told_and_do_not_stop_the_rest(
    ground: Ground, tmp_path: Path
) -> None:
    file = lines(
        tmp_path / "x.geojsonl",
        held("2021-05-03", "League", WEST),
        held("soon", "League", WEST),
        held("2021-05-04", "", WEST),
        held("2021-05-05", "League", shapely.Point(37, 35)),
        held("2021-05-06", "League", BOW),
    )
    with file.open("a", encoding="utf-8") as out:
        out.write('{"type": "Feature", "properties": {\n')
    loaded = ground.load(file)
    assert (loaded.areas, loaded.left_out, loaded.repaired) == (2, 4, 1)
    told = [json.loads(line) for line in ground.errors.read_text("utf-8").splitlines()]
    reasons = " | ".join(row["reason"] for row in told)
    for words in ("'soon' is no day", "states no holder", "is a Point", "Self-inter"):
        assert words in reasons
    assert "line 6 is no JSON" in reasons


def test_ground_of_two_holders_on_one_day_is_told_of(
    ground: Ground, tmp_path: Path
) -> None:
    over = box(37.5, 35, 38.5, 36)
    file = geojson(
        tmp_path / "x.geojson",
        [held("2021-05-03", "League", WEST), held("2021-05-03", "north", over)],
    )
    loaded = ground.load(file)
    assert loaded.kept == 1 and "league and north both have" in loaded.faults[0].reason


@pytest.mark.parametrize("crs", ["EPSG:32637", "EPSG:3857"])
def test_any_coordinate_system_is_turned_into_degrees(
    ground: Ground, tmp_path: Path, crs: str
) -> None:
    turn = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    shape = shapely.transform(
        WEST, lambda xy: np.column_stack(turn(xy[:, 0], xy[:, 1]))
    )
    file = layer(tmp_path / "x.gpkg", [shape], crs=crs, layer="x", day=["2021-05-03"])
    ground.load(file, holder="league")
    assert ground.areas()[0][2] == pytest.approx(quad_km2(37, 35, 38, 36), rel=1e-3)


def test_swapped_columns_and_metres_are_refused_in_words(
    ground: Ground, tmp_path: Path
) -> None:
    turned = shapely.transform(WEST, lambda xy: xy[:, ::-1])
    file = geojson(tmp_path / "x.geojson", [held("2021-05-03", "League", turned)])
    with pytest.raises(OperatorError, match="latitude and longitude seem swapped"):
        ground.load(file, area=("SY",))
    metres = shapely.box(500_000, 4_000_000, 600_000, 4_100_000)
    file = geojson(tmp_path / "y.geojson", [held("2021-05-03", "League", metres)])
    with pytest.raises(OperatorError, match="another coordinate system"):
        ground.load(file)
    assert not ground.path.exists() or ground.areas() == []


def test_a_series_is_taken_out(ground: Ground, tmp_path: Path) -> None:
    file = geojson(tmp_path / "x.geojson", [held("2021-05-03", "League", WEST)])
    ground.load(file)
    with store.opened(ground.path, write=True) as db:
        with pytest.raises(OperatorError, match="no series 'other'; there are: map"):
            store.remove(db, "other")
        assert store.remove(db, "map") == 1
        assert (store.all_series(db), store.sources(db)) == ([], [])
    assert store.version(ground.path) == store.version(None) == ""
