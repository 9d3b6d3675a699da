"""`marsad import`, as a person calls it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from marsad.cli import imports
from marsad.errors import OperatorError
from tests.collect.datasets.rows import ACLED, UCDP, csv_file
from tests.publish.scene import scene
from tests.run.test_released import published

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Runs `marsad import ...` in a monitor's folder; errors of ours are raised."""
    config = '[war]\nname = "x"\n[[sources]]\nid = "own"\nname = "Valley Watch"\n'
    (tmp_path / "marsad.toml").write_text(config, encoding="utf-8")
    app = typer.Typer()
    imports.register(app)

    @app.command()
    def other() -> None:
        """Makes a group of the commands."""

    def run(*args: str | Path) -> Result:
        words = ["import", *map(str, args), "-C", str(tmp_path)]
        done = CliRunner().invoke(app, words)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


def test_it_tells_what_came_of_the_rows(call: Call, tmp_path: Path) -> None:
    rows = [UCDP, {**UCDP, "id": "2", "best": "9"}, {**UCDP, "id": "3", "low": "x"}]
    path = csv_file(tmp_path / "ged_v23_1.csv", rows)
    tried = call("ucdp", path, "--dry-run")
    assert "2 rows: 2 could be kept, 0 on record already, 1 left out" in tried.stdout
    assert not (tmp_path / imports.ERRORS).exists()
    done = call("ucdp", path)
    assert done.exit_code == 0
    assert "2 claims (2 clash); killed: low 10, best 15, high 16" in done.stdout
    assert "1 rows flagged as mismatch-range, kept as published" in done.stdout
    assert "row 4 left out: low 'x' is no whole number" in done.stderr
    assert len((tmp_path / imports.ERRORS).read_text().splitlines()) == 1
    again = json.loads(call("ucdp", path, "--json").stdout)
    assert (again["new"], again["known"], again["row_errors"]) == (
        0,
        2,
        {"left out": 1},
    )


def test_deletions(call: Call, tmp_path: Path) -> None:
    call("acled", csv_file(tmp_path / "a.csv", [ACLED]))
    gone = csv_file(tmp_path / "gone.csv", [{"event_id_cnty": "QAX12"}])
    assert "1 reports would be" in call("acled", gone, "--deleted", "--dry-run").stdout
    told = json.loads(call("acled", gone, "--deleted", "--json").stdout)
    assert told == {"listed": 1, "taken_out": 1, "dry_run": False}


def test_a_table_is_mapped(call: Call, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "own.csv", [{"Datum": "3.4.2016", "Tote": "5"}])
    done = call(
        "table", path, "--source", "own", "--map", "start=Datum,killed=Tote",
        "--date-format", "%d.%m.%Y",
    )  # fmt: skip
    assert "1 claims (1 casualties); killed: low 5, best 5, high 5" in done.stdout


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("gtd", "a.csv"), "'gtd' is no format"),
        (("ucdp", "a.csv", "--deleted"), "only ACLED"),
        (("ucdp", "a.csv", "--map", "killed=x"), "only a table"),
        (("table", "a.csv", "--map", "killed=x", "--publisher", "P"), "start=Date"),
        (("table", "a.csv", "--map", "start=x"), "whose table is it"),
        (("table", "a.csv", "--map", "dead=x"), "'dead' is none of"),
        (("table", "a.csv", "--map", "start"), "write FIELD=COLUMN"),
        (("ucdp", "a.csv"), "no such file"),
    ],
)
def test_what_cannot_be_done_is_told(
    call: Call, args: tuple[str, ...], told: str
) -> None:
    with pytest.raises(OperatorError, match=told):
        call(*args)


def test_who_speaks_and_is_no_source_is_told(call: Call, tmp_path: Path) -> None:
    folder = published(tmp_path / "theirs", scene())
    done = call("release", folder, "--dry-run")
    assert "who speak in it are no source of marsad.toml (" in done.stderr
    assert "a protected contact" not in done.stderr
    told = json.loads(call("release", folder, "--dry-run", "--json").stdout)["voices"]
    names = "".join(
        f"[[sources]]\nid = {json.dumps(id)}\nname = {json.dumps(name)}\n"
        for id, name in zip("abcdefghijklmnopq", told, strict=False)
    )
    (tmp_path / "marsad.toml").write_text(f'[war]\nname = "x"\n{names}', "utf-8")
    assert "no source" not in call("release", folder, "--dry-run").stderr
