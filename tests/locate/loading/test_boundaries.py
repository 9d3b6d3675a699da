"""Boundary files of every form, and of every fault that is met in them."""

import gzip
from pathlib import Path

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from marsad.errors import OperatorError
from marsad.locate.loading import boundaries, layers
from marsad.locate.loading.rows import Area, Fault, Options
from tests.locate.loading.conftest import Monitor
from tests.locate.loading.files import feature, geojson, layer, units, zipped

SQUARES = [shapely.box(37, 35, 38, 36), shapely.box(38, 35, 39, 36)]
BOW = shapely.Polygon([(37, 35), (38, 36), (38, 35), (37, 36)])
COD = {
    "ADM1_EN": ["Qaxal", "Dorvim"],
    "ADM1_AR": ["قكسل", "دورفيم"],
    "ADM1_PCODE": ["SY01", "SY02"],
    "ADM0_PCODE": ["SY", "SY"],
}


def of(path: Path, **said: object) -> list[Area]:
    rows = boundaries.areas(path, Options(name="set", **said))  # type: ignore[arg-type]
    return [row for row in rows if isinstance(row, Area)]


def names(path: Path, **said: object) -> list[str]:
    return [area.name for area in of(path, **said)]


def test_geojson_as_ocha_gives_it(monitor: Monitor, tmp_path: Path) -> None:
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal", "Dorvim"))
    loaded = monitor.load(file, name="cod-ab", licence="CC BY-IGO")
    assert (loaded.kind, loaded.areas, loaded.chosen) == ("boundaries", 2, True)
    (row,) = monitor.ask(
        "SELECT a.id, a.name, a.other, a.level, a.country, a.pcode, a.own_name,"
        " a.own_code, a.set_name, p.kind, p.lat, p.admin1, p.licence, p.row"
        " FROM areas AS a JOIN places AS p USING (entry) WHERE a.pcode = 'SY02'"
    )
    assert row == (
        "cod-ab:1:SY02", "Dorvim", '["Dorvim ب"]', 1, "SY", "SY02", "Dorvim", "SY02",
        "cod-ab", "admin1", 35.5, "Dorvim", "CC BY-IGO", 2,
    )  # fmt: skip
    assert monitor.found("dorvim ب") == ["adm1-SY02"]


def test_shapefile_geopackage_and_zip_give_the_same(tmp_path: Path) -> None:
    shape = layer(tmp_path / "adm1.shp", SQUARES, **COD)
    package = layer(tmp_path / "x.gpkg", SQUARES, layer="adm1", **COD)
    parts = [shape.with_suffix(end) for end in (".shp", ".shx", ".dbf", ".prj", ".cpg")]
    packed = zipped(tmp_path / "adm1.zip", *parts, below="in/a folder/")
    plain = of(package)
    for file in (shape, packed):
        found = of(file)
        assert [(a.name, a.names, a.code) for a in found] == [
            (a.name, a.names, a.code) for a in plain
        ]
        for one, two in zip(found, plain, strict=True):
            same = map(shapely.from_wkb, (one.geometry, two.geometry))
            assert shapely.equals(*same)


def test_unpacked_on_the_way(tmp_path: Path) -> None:
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"))
    packed = tmp_path / "adm1.geojson.gz"
    packed.write_bytes(gzip.compress(file.read_bytes()))
    assert names(packed) == ["Qaxal"]


@pytest.mark.parametrize("crs", ["EPSG:32637", "EPSG:3857", "EPSG:4022"])
def test_any_coordinate_system_is_turned_into_degrees(tmp_path: Path, crs: str) -> None:
    turn = Transformer.from_crs("EPSG:4326", crs, always_xy=True).transform
    turned = [
        shapely.transform(square, lambda xy: np.column_stack(turn(xy[:, 0], xy[:, 1])))
        for square in SQUARES
    ]
    for area, square in zip(
        of(layer(tmp_path / "adm1.shp", turned, crs=crs, **COD)), SQUARES, strict=True
    ):
        given = shapely.from_wkb(area.geometry)
        assert shapely.equals_exact(
            given.normalize(), square.normalize(), tolerance=1e-6
        )


def test_no_coordinate_system_is_asked_for(tmp_path: Path) -> None:
    file = layer(tmp_path / "adm1.shp", SQUARES, **COD)
    file.with_suffix(".prj").unlink()
    with pytest.raises(OperatorError, match=r"\.prj.*--crs EPSG:"):
        names(file)
    assert names(file, crs="EPSG:4326") == ["Qaxal", "Dorvim"]
    with pytest.raises(OperatorError, match="'EPSG:1'"):
        names(file, crs="EPSG:1")


def test_metres_in_a_file_that_says_degrees(monitor: Monitor, tmp_path: Path) -> None:
    square = shapely.box(431_000, 3_900_000, 440_000, 3_990_000)
    file = geojson(
        tmp_path / "adm1.geojson",
        [feature(square, ADM1_EN="Qaxal", ADM1_PCODE="SY01", ADM0_PCODE="SY")],
    )
    with pytest.raises(OperatorError, match=r"another coordinate system.*--crs"):
        monitor.load(file, name="set")
    assert monitor.load(file, name="set", crs="EPSG:32637").areas == 1


def test_latitude_before_longitude_is_refused(monitor: Monitor, tmp_path: Path) -> None:
    rows = units("Qaxal", "Dorvim", "Third")
    for row in rows:
        ring = row["geometry"]["coordinates"][0]
        row["geometry"]["coordinates"] = [[point[::-1] for point in ring]]
    file = geojson(tmp_path / "adm1.geojson", rows)
    with pytest.raises(OperatorError, match=r"swapped in 3 rows.*longitude first"):
        monitor.load(file, name="set")


def test_crossing_lines_are_repaired_and_told_of(
    monitor: Monitor, tmp_path: Path
) -> None:
    cells = {"ADM1_EN": "Qaxal", "ADM1_PCODE": "SY01", "ADM0_PCODE": "SY"}
    file = geojson(tmp_path / "adm1.geojson", [feature(BOW, **cells)])
    assert monitor.load(file, name="set").repaired == 1
    ((data,),) = monitor.ask("SELECT geometry FROM areas")
    mended = shapely.from_wkb(data)
    assert mended.is_valid and mended.area == pytest.approx(0.5)
    (told,) = monitor.told()
    assert told["done"] == "repaired" and "Self-intersection" in told["reason"]
    assert told["seen"] == "SY01 Qaxal"


def test_what_is_no_polygon_is_left_out(monitor: Monitor, tmp_path: Path) -> None:
    box = SQUARES[0]
    open_ring = {"type": "Polygon", "coordinates": [[[37, 35], [38, 35], [38, 36]]]}
    shapes = [
        box, None, shapely.Polygon(), shapely.Point(37, 35),
        shapely.LineString([(37, 35), (38, 36)]),
        shapely.GeometryCollection([box, shapely.Point(37, 35)]),
        {"type": "Polygon", "coordinates": [[[37, 35], ["x", 35], [38, 36]]]},
        open_ring, shapely.Polygon([(37, 35), (38, 35), (37, 35)]),
    ]  # fmt: skip
    rows = [
        feature(shape, ADM1_EN=f"U{i}", ADM1_PCODE=f"SY{i:02}", ADM0_PCODE="SY")
        for i, shape in enumerate(shapes)
    ]
    loaded = monitor.load(geojson(tmp_path / "adm1.geojson", rows), name="set")
    assert loaded.areas == 3
    told = {one["row"]: (one["done"], one["reason"]) for one in monitor.told()}
    assert told[2] == told[7] == ("left out", "has no geometry that can be read")
    assert told[3] == ("left out", "its geometry is empty")
    assert told[4] == ("left out", "is a Point, no polygon")
    assert told[6] == (
        "repaired",
        "only the polygons of a GeometryCollection were kept",
    )
    assert told[8] == ("repaired", "a ring that was not closed was closed")
    assert told[9][0] == "left out"


def test_codes_twice_or_missing(monitor: Monitor, tmp_path: Path) -> None:
    rows = units("Qaxal", "Dorvim", "Third", "Fourth")
    rows[1]["properties"]["ADM1_PCODE"] = "SY01"
    rows[2]["properties"]["ADM1_PCODE"] = None
    rows[3]["properties"]["ADM1_EN"] = None
    loaded = monitor.load(geojson(tmp_path / "adm1.geojson", rows), name="set")
    assert (loaded.areas, loaded.duplicates) == (2, 1)
    reasons = [one["reason"] for one in monitor.told()]
    assert reasons == [
        "code SY01 stands already in row 1", "has no ADM1_PCODE", "has no ADM1_EN",
    ]  # fmt: skip
    assert monitor.ask("SELECT name FROM areas WHERE pcode = 'SY04'") == [("Fourth ب",)]


def test_unknown_columns_are_asked_for(tmp_path: Path) -> None:
    file = geojson(
        tmp_path / "units.geojson",
        [feature(SQUARES[0], label="Qaxal", key=7.0, land="SYR")],
    )
    with pytest.raises(OperatorError, match="--level"):
        names(file)
    with pytest.raises(OperatorError, match="--name-column COLUMN; there are label"):
        names(file, level=2)
    label = ("name", "label")
    with pytest.raises(OperatorError, match="--code-column"):
        names(file, level=2, columns=(label,))
    both = (label, ("code", "key"))
    with pytest.raises(OperatorError, match="--country"):
        names(file, level=2, columns=both)
    (area,) = of(file, level=2, columns=(*both, ("country", "land")))
    assert (area.code, area.country, area.pcode) == ("7", "SY", None)
    with pytest.raises(OperatorError, match="no column 'lable'"):
        names(file, level=2, columns=(("name", "lable"),))


def test_a_set_is_named(monitor: Monitor, tmp_path: Path) -> None:
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"))
    with pytest.raises(OperatorError, match="--set"):
        monitor.load(file)


def test_a_country_is_never_made_up(monitor: Monitor, tmp_path: Path) -> None:
    row = feature(SQUARES[0], name="Held Land", iso_a2="-99", adm0_a3="HLD")
    file = geojson(tmp_path / "admin_0.geojson", [row])
    assert monitor.load(file, name="ne", country="SY").kept == 1
    assert monitor.ask("SELECT country, own_code FROM areas") == [("", "HLD")]
    assert monitor.told()[0]["reason"] == "states no country"


def test_layers_of_a_geopackage(monitor: Monitor, tmp_path: Path) -> None:
    file = tmp_path / "syr.gpkg"
    layer(file, SQUARES, layer="adm1", **COD)
    deep = {key.replace("ADM1", "ADM4"): cells for key, cells in COD.items()}
    layer(file, SQUARES, layer="adm4", **deep)
    layer(file, [shapely.Point(37, 35)], layer="points", ADM1_EN=["x"])
    loaded = monitor.load(file, name="set")
    assert loaded.areas == 2
    told = {one["part"]: one["reason"] for one in monitor.told()}
    assert told["points"] == "has no polygons"
    assert told["adm4"].startswith("units of level 4")
    with pytest.raises(OperatorError, match="--layer"):
        names(file, level=1)
    assert names(file, level=1, layer="adm1") == ["Qaxal", "Dorvim"]
    with pytest.raises(OperatorError, match="it has adm1, adm4, points"):
        names(file, layer="adm9")


def test_addresses_in_files_are_not_followed(tmp_path: Path) -> None:
    link = {"type": "link", "properties": {"href": "http://example.org/crs"}}
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"), crs=link)
    with pytest.raises(OperatorError, match="not followed"):
        names(file)
    named = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert names(geojson(file, units("Qaxal"), crs=named)) == ["Qaxal"]


def test_columns_of_dates_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "adm1.gpkg"
    columns = {**COD, "validOn": [np.datetime64("2020-01-01")] * 2}
    assert names(layer(file, SQUARES, layer="adm1", **columns)) == ["Qaxal", "Dorvim"]


def test_files_that_are_not_what_they_seem(tmp_path: Path) -> None:
    page = tmp_path / "adm1.geojson"
    page.write_text("<html>not found</html>")
    with pytest.raises(OperatorError, match="begins with b'<html>"):
        names(page)
    whole = geojson(page, units("Qaxal", "Dorvim")).read_text()
    page.write_text(whole[: len(whole) // 2])
    with pytest.raises(OperatorError, match="cannot be read"):
        names(page)
    package = layer(tmp_path / "x.gpkg", SQUARES, layer="adm1", **COD)
    with package.open("r+b") as file:
        file.truncate(5000)
    with pytest.raises(OperatorError, match="cannot be read"):
        names(package)
    lone = layer(tmp_path / "adm1.shp", SQUARES, **COD)
    lone.with_suffix(".shx").unlink()
    with pytest.raises(OperatorError, match="shx"):
        names(lone)
    packed = tmp_path / "adm1.geojson.gz"
    packed.write_bytes(gzip.compress(whole.encode())[:12])
    with pytest.raises(OperatorError, match="cannot be read"):
        names(packed)
    with pytest.raises(OperatorError, match=r"holds no \.shp"):
        names(zipped(tmp_path / "x.zip", packed))
    with pytest.raises(OperatorError, match="no such file"):
        names(tmp_path / "gone.shp")


def test_letters_of_an_old_shapefile(tmp_path: Path) -> None:
    file = layer(tmp_path / "adm1.shp", SQUARES, **COD)
    file.with_suffix(".cpg").write_text("ISO-8859-1")
    assert [area.names for area in of(file)] == [("قكسل",), ("دورفيم",)]
    file.with_suffix(".cpg").unlink()
    table = file.with_suffix(".dbf")
    old = table.read_bytes()
    arabic = "قكسل".encode()
    table.write_bytes(old.replace(arabic, "قكسل".encode("cp1256").ljust(len(arabic))))
    with pytest.raises(OperatorError, match=r"\.cpg"):
        names(file)


@pytest.mark.parametrize(
    ("cells", "level", "country"),
    [
        ({"NAME_EN": "A", "PCODE": "SY0101", "ADM1_PCODE": "SY01"}, 2, "SY"),
        ({"adm2_name": "A", "adm2_name1": "ب", "adm2_pcode": "SY0101"}, 2, "SY"),
        ({"shapeName": "A", "shapeID": "1B2", "shapeGroup": "SYR"}, 1, "SY"),
        ({"GID_0": "SYR", "GID_2": "SYR.1.2_1", "NAME_1": "X", "NAME_2": "A"}, 2, "SY"),
    ],
)
def test_columns_of_known_providers(
    tmp_path: Path, cells: dict[str, str], level: int, country: str
) -> None:
    file = geojson(tmp_path / "x-ADM1.geojson", [feature(SQUARES[0], **cells)])
    (area,) = of(file)
    assert (area.name, area.level, area.country) == ("A", level, country)


def test_read_a_few_features_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layers, "BATCH", 2)
    file = geojson(tmp_path / "adm1.geojson", units(*"abcdefghi", west=36))
    found = of(file)
    assert [area.row for area in found] == list(range(1, 10))
    first = boundaries.areas(file, Options(name="set"))
    assert not isinstance(next(first), Fault)


def test_a_feature_too_long_for_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(layers._SETTINGS, "OGR_GEOJSON_MAX_OBJ_SIZE", "1")
    ring = shapely.Point(38, 35).buffer(1, quad_segs=20_000)
    cells = {"ADM1_EN": "Qaxal", "ADM1_PCODE": "SY01", "ADM0_PCODE": "SY"}
    file = geojson(tmp_path / "adm1.geojson", [feature(ring, **cells)])
    with pytest.raises(OperatorError, match="save it as a GeoPackage"):
        names(file)


def test_real_boundaries(monitor: Monitor, shared: Path) -> None:
    folder = shared / "data" / "gazetteer"
    counts = [
        monitor.load(folder / f"syria_adm{level}.geojson.gz", name="cod-ab").areas
        for level in range(4)
    ]
    assert counts == [1, 14, 62, 272]
    ((orphans,),) = monitor.ask(
        "SELECT count(*) FROM areas AS a WHERE level > 0 AND NOT EXISTS (SELECT 1 FROM"
        " areas AS b WHERE b.pcode = a.parent AND b.level = a.level - 1)"
    )
    assert orphans == 0
    ((all_names,),) = monitor.ask("SELECT count(*) FROM areas WHERE other != '[]'")
    assert all_names == sum(counts)
    with pytest.raises(OperatorError, match="level 5"):
        monitor.load(folder / "syria_neighbourhoods.geojson.gz", name="cod-ab")
