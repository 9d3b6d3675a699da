"""Files for maps, as GDAL reads them: layers, types, null geometry, days."""

import json
import shutil
import sqlite3
import struct
import subprocess
import xml.etree.ElementTree as ET
from functools import partial
from pathlib import Path

import pytest

from marsad.publish.formats import geojson, gpkg, kml
from marsad.publish.formats.base import ALL, LOCATED
from marsad.publish.wire import Row
from tests.publish.formats.material import given_of, given_rows

KML = "{http://www.opengis.net/kml/2.2}"


def ogrinfo(path: Path) -> dict[str, dict[str, str]]:
    """What GDAL's own program says of each layer."""
    if not shutil.which("ogrinfo"):
        pytest.skip("needs ogrinfo (Debian: gdal-bin)")
    done = subprocess.run(
        ["ogrinfo", "-ro", "-so", "-al", str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Warning" not in done.stderr and "ERROR" not in done.stderr
    found: dict[str, dict[str, str]] = {}
    for line in done.stdout.splitlines():
        name, sign, value = line.partition(": ")
        if name == "Layer name":
            layer = found.setdefault(value, {})
        elif sign and found:
            layer[name] = value
    return found


def lost(row: Row) -> Row:
    """The row without its place."""
    return {**row, "lat": None, "lon": None}


def test_unplaced_rows_keep_a_null_geometry(tmp_path: Path) -> None:
    geojson.save(given_of(), ["claims"], tmp_path / "x.geojson")
    data = json.loads((tmp_path / "x.geojson").read_text())
    by_id = {feature["id"]: feature for feature in data["features"]}
    assert by_id["clm-ddd1"]["geometry"] is None
    assert by_id["clm-aaa1"]["geometry"]["coordinates"] == [36.52, 36.21]
    assert by_id["clm-aaa1"]["properties"]["quote"].startswith("air strikes")


def test_no_rows_is_a_file_all_the_same(tmp_path: Path) -> None:
    geojson.save(given_rows({}), ["events"], tmp_path / "x.geojson")
    assert json.loads((tmp_path / "x.geojson").read_text())["features"] == []
    gpkg.save(given_rows({}), ALL, tmp_path / "x.gpkg")
    assert {
        layer["Feature Count"] for layer in ogrinfo(tmp_path / "x.gpkg").values()
    } == {"0"}


def test_a_geopackage_has_a_layer_for_each_export(tmp_path: Path) -> None:
    known = given_of()
    gpkg.save(known, ALL, tmp_path / "x.gpkg")
    layers = ogrinfo(tmp_path / "x.gpkg")
    assert set(layers) == set(ALL)
    for name in ALL:
        assert int(layers[name]["Feature Count"]) == len(list(known.rows_of(name)))
        assert layers[name]["Geometry"] == ("Point" if name in LOCATED else "None")
    events = layers["events"]
    assert events["Extent"] == "(36.130000, 35.680000) - (36.520000, 36.210000)"
    assert events["start"].startswith("Date") and events["lat"].startswith("Real")
    assert events["origin_count"].startswith("Integer")
    assert layers["reports"]["captured"].startswith("DateTime")
    assert layers["reports"]["protected"].startswith("Integer(Boolean)")


def test_a_geopackage_is_sound_and_its_points_are_where_rows_say(
    tmp_path: Path,
) -> None:
    import pyogrio  # type: ignore[import-untyped]
    import shapely  # type: ignore[import-untyped]

    known = list(given_of().rows_of("claims"))
    gpkg.save(given_of(), ["claims"], tmp_path / "x.gpkg")
    base = sqlite3.connect(tmp_path / "x.gpkg")
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    base.close()
    info, _, shapes, values = pyogrio.raw.read(tmp_path / "x.gpkg", columns=["id"])
    assert info["crs"] == "EPSG:4326"
    for row, shape, id in zip(known, shapes, values[0], strict=True):
        assert id == row["id"]
        where = None if shape is None else shapely.from_wkb(shape).coords[0]
        assert where == geojson.point(row)


def test_layers_have_a_spatial_index_that_programs_use(tmp_path: Path) -> None:
    known, path = given_of(), tmp_path / "x.gpkg"
    gpkg.save(known, ALL, path)
    ogrinfo(path)  # skips where it is missing
    for name in LOCATED:
        asked = f"SELECT HasSpatialIndex('{name}', 'geom')"
        assert "Index (Integer) = 1" in told_by_ogrinfo(path, "-sql", asked)
        points = [p for p in map(geojson.point, known.rows_of(name)) if p is not None]
        inside = [x for x, y in points if 36.4 <= x <= 36.6 and 36.1 <= y <= 36.3]
        box = ("-spat", "36.4", "36.1", "36.6", "36.3")
        found = told_by_ogrinfo(path, "-so", name, *box)
        assert f"Feature Count: {len(inside)}\n" in found
        assert len(inside) < len(points)
    base = sqlite3.connect(path)
    named = base.execute("SELECT table_name, scope FROM gpkg_extensions").fetchall()
    assert named == [(n, "write-only") for n in ALL if n in LOCATED]
    base.close()


def told_by_ogrinfo(path: Path, *asked: str) -> str:
    """What it answers about a file."""
    return subprocess.run(
        ["ogrinfo", "-ro", str(path), *asked],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_the_index_follows_whoever_edits_the_layer(tmp_path: Path) -> None:
    gpkg.save(given_of(), ["events"], tmp_path / "x.gpkg")
    base = sqlite3.connect(tmp_path / "x.gpkg")
    base.create_function("ST_IsEmpty", 1, lambda geom: 0)
    for name, at in (("X", 0), ("Y", 1)):
        for bound in ("Min", "Max"):
            base.create_function(f"ST_{bound}{name}", 1, partial(coordinate, at))

    def indexed() -> dict[int, tuple[float, float]]:
        rows = base.execute("SELECT id, minx, maxy FROM rtree_events_geom")
        return {id: (round(x, 3), round(y, 3)) for id, x, y in rows}

    def held() -> dict[int, tuple[float, float]]:
        rows = base.execute("SELECT fid, geom FROM events WHERE geom NOTNULL")
        return {id: (coordinate(0, g), coordinate(1, g)) for id, g in rows}

    other = b"GP\x00\x01" + struct.pack("<iBI2d", 4326, 1, 1, 40.5, 30.25)
    edits = (
        ("UPDATE events SET geom = ? WHERE fid = 1", (other,)),
        ("UPDATE events SET geom = NULL WHERE fid = 2", ()),
        ("UPDATE events SET geom = ? WHERE fid = 2", (other,)),
        ("UPDATE events SET fid = 90 WHERE fid = 1", ()),
        ("UPDATE events SET fid = 91, geom = NULL WHERE fid = 90", ()),
        ("INSERT INTO events (geom) VALUES (?)", (other,)),
        ("DELETE FROM events WHERE fid = 2", ()),
    )
    assert indexed() == held()
    for sql, values in edits:
        base.execute(sql, values)
        assert indexed() == held(), sql
    base.close()


def coordinate(at: int, geom: bytes) -> float:
    """X or Y of a point."""
    found: float = struct.unpack("<2d", geom[-16:])[at]
    return found


def test_a_geopackage_is_written_anew(tmp_path: Path) -> None:
    made = set()
    for _ in range(2):
        gpkg.save(given_of(), ["events"], tmp_path / "x.gpkg")
        made.add((tmp_path / "x.gpkg").read_bytes())
    assert len(made) == 1
    assert ogrinfo(tmp_path / "x.gpkg")["events"]["Feature Count"] == "3"


def test_a_globe_has_days_and_what_has_no_place_in_a_folder_of_its_own(
    tmp_path: Path,
) -> None:
    events = list(given_of().rows_of("events"))
    made = {"events": [events[0], lost(events[1])]}
    kml.save(given_rows(made), ["events"], tmp_path / "x.kml")
    layers = ogrinfo(tmp_path / "x.kml")
    assert [
        layers[n]["Feature Count"] for n in ("events", "events without a place")
    ] == [
        "1",
        "1",
    ]
    root = ET.parse(tmp_path / "x.kml").getroot()
    placed, unplaced = root.iter(f"{KML}Placemark")
    data = {
        one.get("name"): "".join(one.itertext()) for one in placed.iter(f"{KML}Data")
    }
    assert data["told_en"] == events[0]["told"]["en"] and "قُتل" in data["told_ar"]
    assert placed.findtext(f".//{KML}begin") == "2021-05-03"
    assert placed.findtext(f"{KML}Point/{KML}coordinates") == "36.52,36.21"
    assert unplaced.find(f"{KML}Point") is None
    assert placed.findtext(f"{KML}name") == (
        "airstrike, Harim: 16 to 20 killed (likeliest 18), 7 of them civilians"
    )
    told = {
        one.get("name"): one.findtext(f"{KML}value")
        for one in placed.iter(f"{KML}Data")
    }
    assert told["figures_killed_best"] == "18" and told["grade"] == "contested"


def test_a_globe_names_parties_and_has_nothing_that_xml_cannot_hold(
    tmp_path: Path,
) -> None:
    kml.save(given_of(), ["events", "control"], tmp_path / "x.kml")
    names = [e.text for e in ET.parse(tmp_path / "x.kml").iter(f"{KML}name")]
    assert "Salma: claimed by Northern Army" in names
    (event, *_) = given_of().rows_of("events")
    odd = {**event, "place": 'a\x00<b> & "c"\ufffe'}
    kml.save(given_rows({"events": [odd]}), ["events"], tmp_path / "y.kml")
    titles = [e.text or "" for e in ET.parse(tmp_path / "y.kml").iter(f"{KML}name")]
    assert any('a\ufffd<b> & "c"\ufffd' in title for title in titles)
