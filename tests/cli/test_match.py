"""`marsad match` as a person calls it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from marsad.cli import match
from marsad.errors import OperatorError

HEAD = "id,date,latitude,longitude,kind\n"
ONE = "a1,2021-05-01,10,20,1\na2,2021-05-09,10,20,1\n"
TWO = "b1,2021-05-02,10.01,20,raid\nbad,2021-05-09,x,20,raid\n"
TAXONOMY = "source,base,fine,coarse\none,1,air,war\ntwo,raid,air,war\n"


def call(folder: Path, *more: str) -> Result:
    (folder / "one.csv").write_text(HEAD + ONE)
    (folder / "two.csv").write_text(HEAD + TWO)
    (folder / "kind.csv").write_text(TAXONOMY)
    app = typer.Typer()
    match.register(app)
    files = [str(folder / name) for name in ("one.csv", "two.csv")]
    words = [*files, "--taxonomy", str(folder / "kind.csv"), *more]
    done = CliRunner().invoke(app, words)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def test_matches_are_printed_with_counts_scores_and_faults(tmp_path: Path) -> None:
    done = call(tmp_path)
    assert "3 rows in, 2 unique; 1 matches" in done.stdout
    assert "event one:a1 = two:b1 score 0, 1.11 km" in done.stdout
    assert "two, row 2 left out: latitude 'x' is no number" in done.stderr


def test_json_holds_everything(tmp_path: Path) -> None:
    found = json.loads(call(tmp_path, "--json", "--weight", "kind=2").stdout)
    assert found["counts"] == {
        "in": 3,
        "unique": 2,
        "matches": 1,
        "event_matches": 1,
        "episode_matches": 0,
        "duplicates": 1,
        "flagged": 0,
        "left_out": 1,
    }
    assert found["overlap"][-1] == {"tables": ["one", "two"], "events": 1}
    (one,) = found["matches"]
    assert one["lead"] == {"table": "one", "id": "a1"}
    assert [row["id"] for row in one["rows"]] == ["b1"]
    assert found["tables"][1]["faults"][0]["row"] == 2


def test_options_that_cannot_be_are_refused(tmp_path: Path) -> None:
    for odd in (["--weight", "kind=much"], ["--weight", "other=1"], ["--km", "0"]):
        with pytest.raises(OperatorError):
            call(tmp_path, *odd)
