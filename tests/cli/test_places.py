"""The commands on the monitor's own places, as a person calls them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from marsad.cli import places
from marsad.errors import OperatorError
from tests.locate.loading.files import geojson, geonames_row, units

Call = Callable[..., Result]
TABLE = "name,lat,lon\nQaxal,35.5,38.5\nDorvim,,\nBad,north,38\n"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Runs `marsad places ...` in a monitor's folder; errors of ours are raised."""
    (tmp_path / "marsad.toml").write_text('[war]\nname = "x"\narea = ["SY"]\n')
    app = typer.Typer()
    places.register(app)

    @app.command()
    def other() -> None:
        """Makes a group of the commands."""

    def run(*args: str | Path) -> Result:
        words = ["places", *map(str, args), "-C", str(tmp_path)]
        done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_add_tells_what_came_of_it(call: Call, table: Path, tmp_path: Path) -> None:
    done = call("add", table, "--licence", "CC0")
    assert done.exit_code == 0
    assert done.stdout.strip() == (
        "own: 2 places were loaded from own.csv (table), with 2 names; "
        "1 without coordinates; 1 rows left out"
    )
    assert "row 4 left out: latitude 'north' is no number of degrees" in done.stderr
    lines = (tmp_path / places.ERRORS).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["row"] for line in lines] == [3, 4]
    assert "nothing has changed" in call("add", table, "--licence", "CC0").stdout


def test_a_dry_run_and_json(call: Call, table: Path, tmp_path: Path) -> None:
    told = json.loads(call("add", table, "--dry-run", "--json").stdout)
    assert (told["rows"], told["left_out"], told["dry_run"]) == (2, 1, True)
    assert not (tmp_path / "places.sqlite").exists()
    assert not (tmp_path / places.ERRORS).exists()


def test_points_at_zero_and_outside_the_country_are_told(
    call: Call, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,lat,lon\nA,35.5,38.5\nB,0,0\nC,52.5,13.4\n", encoding="utf-8")
    done = call("add", path)
    assert "3 places were loaded" in done.stdout
    assert "1 without coordinates" in done.stdout
    assert "row 3 repaired: latitude and longitude are 0" in done.stderr
    assert "row 4 kept: latitude 52.5, longitude 13.4 is outside SY" in done.stderr


def test_columns_are_mapped(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("Ort\tB\tL\nQaxal\t35.5\t38.5\n", encoding="utf-8")
    mapped = ("--map", "name=Ort", "--map", "lat=B", "--map", "lon=L")
    assert "1 places were loaded" in call("add", path, *mapped).stdout
    with pytest.raises(OperatorError, match="FIELD=COLUMN"):
        call("add", path, "--map", "name")
    with pytest.raises(OperatorError, match="use one of"):
        call("add", path, "--kind", "atlas")


def test_boundaries_are_listed_chosen_and_taken_out(call: Call, tmp_path: Path) -> None:
    file = geojson(tmp_path / "adm1.geojson", units("Qaxal"))
    done = call("add", file, "--set", "cod-ab")
    assert "'cod-ab' is now in use" in done.stdout
    assert "no licence is given" in done.stderr
    call("add", file, "--set", "mine", "--licence", "CC0")
    rows = [json.loads(line) for line in call("list", "--json").stdout.splitlines()]
    assert [(row["name"], row["chosen"]) for row in rows] == [
        ("cod-ab", True), ("mine", False),
    ]  # fmt: skip
    assert call("use", "mine").exit_code == 0
    assert "CC0; in use" in call("list").stdout
    assert "1 rows of 'cod-ab' were taken out" in call("remove", "cod-ab").stdout
    assert "cod-ab" not in call("list").stdout
    assert "was in use" in call("remove", "mine").stderr


def test_geonames_with_alternate_names(call: Call, tmp_path: Path) -> None:
    country, names = tmp_path / "SY.txt", tmp_path / "alternateNames.txt"
    country.write_text(geonames_row(1, "Qaxal"), encoding="utf-8")
    names.write_text("1\t1\tar\tقكسل\n", encoding="utf-8")
    assert "2 names" in call("add", country, "--names", names).stdout
    assert "GeoNames (geonames.org), CC BY 4.0" in call("list").stdout


def test_check_of_a_file_changes_nothing(
    call: Call, table: Path, tmp_path: Path
) -> None:
    done = call("check", table)
    assert done.exit_code == places.FAULTS
    assert "could be loaded" in done.stdout and "row 4" in done.stderr
    assert not (tmp_path / "places.sqlite").exists()


def test_check_of_all_that_is_loaded(call: Call, table: Path, tmp_path: Path) -> None:
    call("add", table)
    sound = call("check")
    assert sound.exit_code == 0
    assert "ok    without coordinates: 1: Dorvim" in sound.stdout
    twin = tmp_path / "twin.csv"
    twin.write_text(TABLE, encoding="utf-8")
    call("add", twin)
    done = call("check", "--json")
    assert done.exit_code == places.FAULTS
    faults = [row for row in map(json.loads, done.stdout.splitlines()) if row["fault"]]
    assert [row["what"] for row in faults] == ["places listed twice"]


def test_nothing_is_loaded_yet(call: Call) -> None:
    assert "places add" in call("list").stdout
    for words in (("check",), ("use", "x"), ("remove", "x")):
        with pytest.raises(OperatorError, match="nothing is loaded"):
            call(*words)
