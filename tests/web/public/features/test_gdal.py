"""GDAL reads the running service: layers, counts, boxes, days, pages."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.public.library import COUNT, made_rows

pytestmark = pytest.mark.skipif(
    shutil.which("ogrinfo") is None, reason="needs GDAL's ogrinfo"
)


@pytest.fixture
def address(running: str) -> str:
    """The server as GDAL names it."""
    return f"OAPIF:{running}/"


def run(*command: str) -> str:
    return ran(*command).stdout


def ran(*command: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "ERROR" not in done.stderr
    return done


def count(address: str, *options: str) -> int:
    told = run("ogrinfo", "-ro", "-so", address, "events", *options)
    return int(re.findall(r"Feature Count: (\d+)", told)[0])


def test_it_finds_the_layers(address: str) -> None:
    told = run("ogrinfo", "-ro", address)
    assert re.findall(r"^\d: (\w+)", told, re.MULTILINE) == [
        *("events", "claims", "control")
    ]


def test_it_counts_by_box_days_and_property(address: str) -> None:
    rows = made_rows()["events"]
    assert count(address) == COUNT + 5
    boxed = [
        row
        for row in rows
        if row["lon"] is not None
        and 36.5 <= row["lon"] <= 39
        and 33.5 <= row["lat"] <= 35
    ]
    assert count(address, "-spat", "36.5", "33.5", "39", "35") == len(boxed)
    late = [r for r in rows if r["start"] and (r["end"] or "9") >= "2016-03-01"]
    assert count(address, "-where", "start >= '2016-03-01'") == len(late)
    clashes = [row for row in rows if row["kind"] == "clash"]
    assert count(address, "-where", "kind = 'clash'") == len(clashes)


def test_box_days_and_property_hold_together(address: str, tmp_path: Path) -> None:
    out = tmp_path / "events.geojson"
    asked = (
        *("-spat", "36.5", "33.5", "39", "35"),
        *("-where", "start >= '2016-03-01' and kind = 'clash'"),
    )
    traced = ("ogr2ogr", "--debug", "OAPIF,HTTP", "-f", "GeoJSON")
    told = ran(*traced, str(out), address, "events", *asked).stderr
    assert re.search(r"items\?\S*bbox=\S*datetime=|items\?\S*datetime=\S*bbox=", told)
    found = json.loads(out.read_text("utf-8"))["features"]
    wanted = [
        row["id"]
        for row in made_rows()["events"]
        if row["lon"] is not None
        and 36.5 <= row["lon"] <= 39
        and 33.5 <= row["lat"] <= 35
        and row["start"]
        and row["start"] >= "2016-03-01"
        and row["kind"] == "clash"
    ]
    assert wanted
    assert sorted(one["properties"]["id"] for one in found) == sorted(wanted)


def test_it_follows_pages_to_the_end(address: str, tmp_path: Path) -> None:
    out = tmp_path / "claims.geojson"
    page = ("-oo", "PAGE_SIZE=7")
    run("ogr2ogr", "-f", "GeoJSON", str(out), address, "claims", *page)
    found = json.loads(out.read_text("utf-8"))["features"]
    wanted = [row["id"] for row in made_rows()["claims"]]
    assert [one["properties"]["id"] for one in found] == wanted
