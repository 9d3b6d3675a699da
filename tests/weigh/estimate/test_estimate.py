import json
from pathlib import Path

import pytest

from marsad.errors import OperatorError
from marsad.weigh.estimate.estimate import Estimate, Options, estimate, estimates
from marsad.weigh.estimate.lcmcr import Sampling
from marsad.weigh.estimate.plot import draw
from marsad.weigh.estimate.table import tabulate
from marsad.weigh.estimate.wire import row
from marsad.weigh.estimate.words import paragraph, shown
from tests.weigh.estimate.published import ARTIFICIAL, KOSOVO, table

STRICTER = {**KOSOVO, "EXH ABA": 120, "EXH": 1188, "ABA": 902}


@pytest.fixture(scope="module")
def kosovo() -> Estimate:
    return estimate(table(KOSOVO, "kosovo"))


@pytest.fixture(scope="module")
def artificial() -> Estimate:
    return estimate(table(ARTIFICIAL, "artificial"))


def test_the_gate_refuses_with_every_reason(artificial: Estimate) -> None:
    assert artificial.interval is None
    codes = [fault.code for fault in artificial.faults]
    assert codes == ["no-overlap", "no-maximum"]
    latent = estimate(artificial.table, Options(method="lcmcr"))
    assert [fault.code for fault in latent.faults] == ["no-overlap"]
    assert latent.latent is None


def test_an_estimate_below_what_is_documented_is_refused() -> None:
    lists = ["A", "B", "C"]
    rows = [([bool(cell & 1 << bit) for bit in range(3)], 40) for cell in range(1, 8)]
    made = tabulate(lists, [*rows, ([False] * 3, 5000)])
    (fault,) = estimate(made).faults
    assert fault.code == "below-floor"
    assert "5,280" in fault.words


def test_an_estimate_a_little_below_the_floor_is_told_with_it() -> None:
    rows = [([bool(cell & 1 << bit) for bit in range(3)], 40) for cell in range(1, 8)]
    made = tabulate(["A", "B", "C"], [*rows, ([False] * 3, 42)])
    found = estimate(made)
    assert found.interval is not None
    value, _, high = found.interval
    assert value < made.floor < high
    words = paragraph([found])
    assert "about 0 of them documented by nobody" in words
    assert "lies below that floor" in words


def test_the_paragraph_tells_range_floor_assumption_and_what_it_is_not(
    kosovo: Estimate,
) -> None:
    words = paragraph([kosovo])
    for part in (
        "10,357 in all (95 % interval 9,005 to 12,105)",
        "about 5,957 of them documented by nobody",
        "4,400 documented are the floor",
        "8,977 to 22,889",
        "it would be 7,395",
        "cannot be tested",
        "--also",
        "no headline figure",
    ):
        assert part in words


def test_a_refusal_is_told_in_words_and_gives_no_number(artificial: Estimate) -> None:
    words = paragraph([artificial])
    assert "There is no estimate. No record of C" in words
    assert "does not exist" in words
    assert "539" not in shown([artificial])
    assert "What is documented, 96, is all that can be said." in words


def test_other_linkages_stand_beside(kosovo: Estimate) -> None:
    found = estimates([kosovo.table, table(STRICTER, "stricter")])
    assert found[0] == kosovo
    other = found[1].interval
    assert other is not None
    words = shown(found)
    assert (
        f"Linked in two ways, the same lists give 10,357 to {other[0]:,.0f}." in words
    )
    assert f"stricter  floor     4,457  estimate {other[0]:>9,.0f}" in words
    assert "--also" not in words
    with pytest.raises(OperatorError, match="of the same lists"):
        estimates([kosovo.table, table(ARTIFICIAL)])


def test_the_row_holds_everything_and_no_number_that_is_none(
    kosovo: Estimate, artificial: Estimate
) -> None:
    made = json.loads(json.dumps(row([kosovo, artificial]), allow_nan=False))
    assert made["estimate"] == pytest.approx(10356.5, abs=0.05)
    assert made["headline"] is False
    assert made["refused"] == []
    assert len(made["loglinear"]["models"]) == 113
    assert made["loglinear"]["chosen"]["model"] == "[ABA EXH OSCE] [HRW OSCE] [EXH HRW]"
    assert sum(cell["records"] for cell in made["table"]["patterns"]) == 4400
    (also,) = made["also"]
    assert also["estimate"] is None
    assert also["loglinear"]["chosen"]["estimate"] is None
    assert also["refused"][0]["code"] == "no-overlap"


def test_latent_classes_are_told_too() -> None:
    options = Options(method="lcmcr", sampling=Sampling(sweeps=600, chains=4))
    found = estimate(table(KOSOVO, "kosovo"), options)
    made = row([found])
    assert made["lcmcr"]["sampling"]["seed"] == 1
    assert len(made["lcmcr"]["medians"]) == 4
    assert "latent classes: 4 chains" in shown([found])


@pytest.mark.parametrize("suffix", [".png", ".svg"])
def test_a_plot_is_the_same_bytes_each_time(
    tmp_path: Path, kosovo: Estimate, suffix: str
) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    assert draw([kosovo, kosovo], first)
    assert draw([kosovo, kosovo], second)
    assert first.read_bytes() == second.read_bytes()
    assert len(first.read_bytes()) > 5000


def test_no_plot_is_drawn_of_a_refusal_or_into_another_format(
    tmp_path: Path, kosovo: Estimate, artificial: Estimate
) -> None:
    assert not draw([artificial], tmp_path / "none.png")
    assert not (tmp_path / "none.png").exists()
    with pytest.raises(OperatorError, match="a plot is"):
        draw([kosovo], tmp_path / "plot.gif")
    with pytest.raises(OperatorError, match="cannot be written"):
        draw([kosovo], tmp_path / "nowhere" / "plot.png")
