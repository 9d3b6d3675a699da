"""The commands on maps of who holds what, as a person calls them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from marsad.cli import ground, maps, where
from marsad.errors import OperatorError
from tests.locate.ground.maps import box, held, quad_km2
from tests.locate.loading.files import geojson

Call = Callable[..., Result]
MONITOR = """
[war]
name = "The war for the valley"
area = ["SY"]
[[parties]]
id = "league"
name = "Valley League"
aliases = ["League fighters"]
"""


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Runs `marsad ground ...` in a monitor's folder; errors of ours are raised."""
    (tmp_path / "marsad.toml").write_text(MONITOR)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640995200")
    app = typer.Typer()
    ground.register(app)
    where.register(app)

    def run(*args: str | Path) -> Result:
        group = [] if args[0] == "place" else ["ground"]
        words = [*group, *map(str, args), "-C", str(tmp_path)]
        done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


@pytest.fixture
def weeks(tmp_path: Path) -> Path:
    """The League loses half a degree in a week."""
    shapes = [
        ("2021-05-03", box(37, 35, 38, 36)),
        ("2021-05-10", box(37, 35, 37.5, 36)),
    ]
    features = [held(day, "League fighters", shape) for day, shape in shapes]
    return geojson(tmp_path / "weeks.geojson", features)


def test_import_tells_what_came_of_it(call: Call, weeks: Path, tmp_path: Path) -> None:
    assert "nothing is imported" in call("list").stdout
    tried = call("import", weeks, "--dry-run")
    assert "2 areas could be made" in tried.stdout
    assert not (tmp_path / "ground.sqlite").exists()
    done = call("import", weeks, "--licence", "CC0")
    assert done.stdout.strip() == (
        "weeks: 2 areas were made of 2 features of weeks.geojson, 2 days "
        "(2021-05-03 to 2021-05-10), held by league"
    )
    assert "nothing has changed" in call("import", weeks, "--licence", "CC0").stdout
    listed = call("list").stdout
    assert "weeks: 2 days, 2021-05-03 to 2021-05-10, held by league; CC0" in listed
    assert "weeks.geojson: 2 areas, imported 2022-01-01, SHA-256" in listed
    (row,) = map(json.loads, call("list", "--json").stdout.splitlines())
    assert (row["name"], row["sources"][0]["kept"]) == ("weeks", 2)


def test_faults_are_told_and_written(call: Call, tmp_path: Path) -> None:
    square = box(37, 35, 38, 36)
    file = geojson(
        tmp_path / "x.geojson",
        [held("2021-05-03", "Foes", square), held("?", "x", square)],
    )
    done = call("import", file)
    assert "1 features left out" in done.stdout
    assert "feature 2 left out: '?' is no day" in done.stderr
    assert "no party of marsad.toml is called 'Foes'" in done.stderr
    assert "no licence is given" in done.stderr
    (told,) = (tmp_path / maps.ERRORS).read_text("utf-8").splitlines()
    assert json.loads(told)["row"] == 2


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--date", "soon", "--date: 'soon' is no day"), ("--map", "x", "WORD=PARTY")],
)
def test_wrong_options_are_told(
    call: Call, weeks: Path, option: str, value: str, words: str
) -> None:
    with pytest.raises(OperatorError, match=words):
        call("import", weeks, option, value)


def test_a_day_a_file(call: Call, tmp_path: Path) -> None:
    square = box(37, 35, 38, 36)
    files = [
        geojson(tmp_path / f"{day}.geojson", [held(day, "was", square)])
        for day in ("20210503", "20210510")
    ]
    done = call(
        "import", *files, "--date-from-name", "--map", "was=league", "--name", "m"
    )
    assert len(done.stdout.splitlines()) == 2
    days = [line.split()[1] for line in call("areas").stdout.splitlines()]
    assert days == ["2021-05-03", "2021-05-10"]


def test_the_area_curve(call: Call, weeks: Path) -> None:
    call("import", weeks, "--name", "map")
    rows = list(csv.DictReader(io.StringIO(call("areas", "--csv").stdout)))
    assert [(row["series"], row["day"], row["holder"]) for row in rows] == [
        ("map", "2021-05-03", "league"),
        ("map", "2021-05-10", "league"),
    ]
    sizes = [quad_km2(37, 35, 38, 36), quad_km2(37, 35, 37.5, 36)]
    assert [float(row["km2"]) for row in rows] == pytest.approx(sizes, rel=1e-4)
    plain = [json.loads(line) for line in call("areas", "--json").stdout.splitlines()]
    assert [row["km2"] for row in plain] == [float(row["km2"]) for row in rows]
    with pytest.raises(OperatorError, match="no series 'x'; there are: map"):
        call("areas", "--series", "x")
    assert "2 areas of 'map' were taken out" in call("remove", "map").stdout
    assert call("areas").stdout == ""


def test_the_change_list_names_what_is_near(call: Call, weeks: Path) -> None:
    call("import", weeks)
    (row,) = map(json.loads, call("changes", "--json").stdout.splitlines())
    lost = quad_km2(37.5, 35, 38, 36)
    assert (row["gained_km2"], row["holder"]) == (0, "league")
    assert row["lost_km2"] == pytest.approx(lost, rel=1e-4)
    (patch,) = row["patches"]
    assert patch["what"] == "lost" and patch["near"] and patch["near_km"] < 100
    told = call("changes").stdout
    assert (
        f"league, 2021-05-03 to 2021-05-10: +0.0 km2, -{row['lost_km2']:,.1f}" in told
    )
    assert f"km from {patch['near']}" in told
    assert call("changes", "--from", "2021-05-10").stdout == ""


def test_what_is_on_record_is_shown_and_drawn(call: Call, tmp_path: Path) -> None:
    """Nothing on record is said in words, and an empty map is a map."""
    assert "nothing on record tells who holds 'Qaxal'" in call("show", "Qaxal").stdout
    assert call("changes").stdout == ""
    assert json.loads(call("cells", "2021-05-03").stdout) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_cells_of_a_map_are_written(call: Call, weeks: Path, tmp_path: Path) -> None:
    call("import", weeks)
    out = tmp_path / "cells.geojson"
    call("cells", "2021-05-05", "-o", out)
    found = json.loads(out.read_text("utf-8"))["features"]
    assert len(found) > 3
    assert {one["properties"]["holder"] for one in found} == {"league"}
    public = call("cells", "2021-05-05", "--public").stdout
    assert json.loads(public)["features"] == []
    lines = call("cells", "2021-05-05", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == found
    with pytest.raises(OperatorError, match="say a day"):
        call("cells", "2021-05-05", "--format", "svg")
    shown = call("show", "Homs", "--day", "2021-05-05").stdout
    assert "map weeks, at Homs:" in shown and "maps together, 2021-05-05" in shown


def test_a_name_is_weighed_by_the_front_of_a_day(call: Call, weeks: Path) -> None:
    call("import", weeks)
    plain = call("place", "Homs", "--explain").stdout
    fronted = call("place", "Homs", "--explain", "--front", "2021-05-12").stdout
    assert "front" not in plain and "km from the front of 2021-05-10" in fronted
    with pytest.raises(OperatorError, match="no imported map tells of a front"):
        call("place", "Homs", "--front", "2020-05-12")
