"""A reviewer's grade, the ledger of changes and cut tallies, as a person calls them."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from marsad.cli.main import app
from marsad.errors import OperatorError
from tests.cli.conftest import CONFIG, REPORTS, SECRETS

THIRD = """Publisher: Third Post
Date: 2019-02-12
Title: The strike on Raqqa

Twenty people were killed in the air strike on Raqqa on Friday, a doctor at the
city's hospital told reporters.
"""


def call(*args: str | Path) -> Result:
    """Runs the program in this process; errors of ours are raised."""
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A monitor with two reports, run once."""
    root = tmp_path_factory.mktemp("made") / "monitor"
    inbox = tmp_path_factory.mktemp("inbox")
    for name, text in REPORTS.items():
        (inbox / name).write_text(text, encoding="utf-8")
    call("init", root)
    (root / "marsad.toml").write_text(CONFIG, encoding="utf-8")
    (root / "secrets.toml").write_text(SECRETS, encoding="utf-8")
    call("-C", root, "add", *sorted(inbox.iterdir()))
    call("-C", root, "run")
    return root


@pytest.fixture
def own(tmp_path: Path, made: Path) -> Path:
    """A copy of the monitor that a test may change."""
    return shutil.copytree(made, tmp_path / "own")


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def strike(own: Path) -> dict[str, object]:
    events = rows(call("-C", own, "export", "events").stdout)
    return next(e for e in events if e["kind"] == "airstrike")


def test_a_ruling_on_a_grade_counts_and_is_shown_beside_the_computed_one(
    own: Path,
) -> None:
    event = strike(own)
    args = ("--by", "A desk", "--reason", "We saw the graves.")
    call("-C", own, "grade", event["id"], "discounted", *args)
    call("-C", own, "run")
    now = strike(own)
    assert (now["grade"], now["override"]) == (event["grade"], "discounted")
    assert now["override_reason"] == "We saw the graves."
    shown = call("-C", own, "show", event["id"]).stdout
    assert (
        f"reviewer: discounted (computed: {event['grade']}, {event['rule']})" in shown
    )
    assert "strike status: " in shown and "Admiralty: source " in shown
    (row,) = rows(call("-C", own, "tally", "killed", "--json").stdout)
    assert row["best"] is None and row["weak_best"]  # nothing that counts, not nought
    assert any("counts as reviewer: discounted" in str(r) for r in row["reasons"])  # type: ignore[attr-defined]
    brief = call("-C", own, "brief").stdout
    assert "A reviewer grades this “discounted”" in brief


def test_rulings_that_cannot_be_are_refused(own: Path) -> None:
    event = strike(own)["id"]
    args = ("--by", "A desk", "--reason", "x")
    with pytest.raises(OperatorError):
        call("-C", own, "grade", event, "superb", *args)
    with pytest.raises(OperatorError):
        call("-C", own, "grade", "evt-none", "fair", *args)
    empty = ("--by", " ", "--reason", "x")
    with pytest.raises(OperatorError):
        call("-C", own, "grade", event, "fair", *empty)


def test_changes_since_a_day_and_since_a_release(own: Path, tmp_path: Path) -> None:
    (tmp_path / "three.txt").write_text(THIRD, encoding="utf-8")
    call("-C", own, "add", tmp_path / "three.txt")
    call("-C", own, "run")
    done = call("-C", own, "changes", "--since", "2019-02-10", "--json")
    (found,) = rows(done.stdout)
    assert found["since"] == "2019-02-10" and found["changes"]
    for change in found["changes"]:  # type: ignore[attr-defined]
        old = change["before"]["best"] if change["before"] else 0
        new = change["now"]["best"] if change["now"] else 0
        assert sum(cause["by"] for cause in change["causes"]) == new - old
    first = sorted((own / "releases").glob("rel-*"), key=lambda p: p.stat().st_mtime)[0]
    done = call("-C", own, "changes", "--since", first.name)
    assert "killed" in done.stdout
    latest = call("-C", own, "changes", "--since", "latest")
    assert latest.stdout == done.stdout
    with pytest.raises(OperatorError):
        call("-C", own, "changes", "--since", "some-day")


def test_a_tally_is_cut_up_and_counted_by_a_policy(made: Path) -> None:
    args = ("tally", "killed", "--by", "year,country", "--json")
    (row,) = rows(call("-C", made, *args).stdout)
    assert row["by"] == {"country": "SY"} and row["start"] == "2019-01-01"
    best = [
        rows(call("-C", made, "tally", "killed", "--policy", name, "--json").stdout)[0][
            "best"
        ]
        for name in ("conservative", "median", "inclusive")
    ]
    assert best == sorted(best)  # type: ignore[type-var]
    with pytest.raises(OperatorError):
        call("-C", made, "tally", "killed", "--policy", "x")
    only = ("tally", "killed", "--only", "country")
    with pytest.raises(OperatorError):
        call("-C", made, *only)
    table = call("-C", made, "tally", "killed", "--by", "country").stdout
    assert "Best: majority." in table
