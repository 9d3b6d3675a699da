import json
from pathlib import Path

import pytest

from tests.cli.conftest import Marsad
from tests.weigh.estimate.published import ARTIFICIAL, KOSOVO


def _file(path: Path, counted: dict[str, int], order: list[str]) -> Path:
    lines = [",".join([*order, "n"])]
    for cell, count in counted.items():
        held = ("1" if one in cell.split() else "0" for one in order)
        lines.append(",".join([*held, str(count)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def kosovo(tmp_path: Path) -> Path:
    return _file(tmp_path / "kosovo.csv", KOSOVO, ["EXH", "ABA", "OSCE", "HRW"])


def test_an_estimate_is_printed_with_its_range_and_drawn(
    marsad: Marsad, kosovo: Path, tmp_path: Path
) -> None:
    plot = tmp_path / "plot.svg"
    done = marsad("estimate", kosovo, "--plot", plot)
    assert done.returncode == 0, done.stderr
    assert "10,357  (9,005 to 12,105)  deviance 9.32 on 4 df" in done.stdout
    assert "no headline figure" in done.stdout
    assert "<svg" in plot.read_text(encoding="utf-8")


def test_columns_in_another_order_give_the_same_bytes(
    marsad: Marsad, kosovo: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    backwards = dict(reversed(KOSOVO.items()))
    other = _file(
        tmp_path / "other" / "kosovo.csv", backwards, ["HRW", "ABA", "EXH", "OSCE"]
    )
    first, second = (marsad("estimate", path, "--json") for path in (kosovo, other))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["loglinear"]["independence"]["df"] == 10


def test_a_refusal_ends_with_1_and_says_why(marsad: Marsad, tmp_path: Path) -> None:
    table = _file(tmp_path / "three.csv", ARTIFICIAL, ["A", "B", "C"])
    done = marsad("estimate", table, "--json", "--plot", tmp_path / "plot.png")
    assert done.returncode == 1
    made = json.loads(done.stdout)
    assert made["estimate"] is None
    assert [one["code"] for one in made["refused"]] == ["no-overlap", "no-maximum"]
    assert "not drawn" in done.stderr


def test_options_reach_the_models(marsad: Marsad, kosovo: Path) -> None:
    done = marsad(
        "estimate", kosovo, "--criterion", "aic", "--search", "stepwise", "--json",
        "--lists", "EXH,ABA,OSCE", "--also", kosovo,
    )  # fmt: skip
    made = json.loads(done.stdout)
    assert made["table"]["lists"] == {"ABA": 1528, "EXH": 1910, "OSCE": 1786}
    assert made["floor"] == 4400
    assert made["loglinear"]["search"] == "stepwise"
    assert made["loglinear"]["criterion"] == "aic"
    assert len(made["also"]) == 1


def test_a_bad_file_is_a_clear_error(marsad: Marsad, tmp_path: Path) -> None:
    done = marsad("estimate", tmp_path / "none.csv")
    assert done.returncode == 2
    assert "none.csv: cannot be read" in done.stderr
