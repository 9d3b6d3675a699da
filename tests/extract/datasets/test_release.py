"""Events of another monitor's release become claims by it, with all that they say."""

from datetime import date

import pytest

from marsad.extract.datasets.reader import read_row
from marsad.records.claim import Claim
from marsad.records.issue import Issue
from marsad.records.report import Report
from marsad.text.sheet import render

EVENT = {
    "id": "evt-1",
    "kind": "airstrike",
    "start": "2021-05-03",
    "end": "2021-05-04",
    "place": "Harim",
    "lat": "36.21",
    "lon": "36.52",
    "where_prec": "2",
    "radius_m": "2500",
    "country": "SY",
    "admin1": "Idlib",
    "parties": "league; north",
    "blamed": "north",
    "targeted": "league",
    "targeted by name": "Valley League, armed wing",
    "figures killed low": "16",
    "figures killed best": "18",
    "figures killed high": "",
    "figures killed civilians low": "7",
    "figures killed civilians best": "7",
    "figures killed civilians high": "9",
    "figures area_km2 low": "2.5",
    "figures area_km2 best": "2.5",
    "figures area_km2 high": "2.5",
    "grade": "weak",
    "override": "",
}
NOBODY = {"blamed": "", "targeted": "", "targeted by name": ""}


def read(**changed: str) -> tuple[Claim | None, tuple[Issue, ...]]:
    text = render({**EVENT, **changed}.items())
    report = Report("rpt-1", text, "", publisher="B", dataset="release events")
    reading = read_row(report)
    return (reading.claims[0] if reading.claims else None), reading.issues


def test_a_row_is_a_claim_with_its_place_days_and_parties() -> None:
    claim, issues = read()
    assert claim is not None and claim.coded is not None and issues == ()
    assert (claim.kind, claim.place, claim.certainty) == (
        "airstrike",
        "Harim",
        "asserted",
    )
    assert (claim.actor, claim.target, claim.speaker) == (
        "north",
        "Valley League, armed wing",
        None,
    )
    coded = claim.coded
    assert (coded.lat, coded.lon, coded.precision) == (36.21, 36.52, 2)
    assert (coded.start, coded.end) == (date(2021, 5, 3), date(2021, 5, 4))
    assert (coded.country, coded.admin1, coded.radius_m) == ("Syria", "Idlib", 2500)
    assert not coded.summary and "grade:weak" in claim.rules


def test_its_counts_are_kept_with_the_part_inside_the_whole() -> None:
    claim, _ = read()
    assert claim is not None
    killed, civilians, area = claim.figures
    assert (killed.low, killed.best, killed.high) == (16, 18, None)
    assert civilians.population == "civilians" and civilians.high == 9
    assert civilians.part_of is not None and civilians.part_of.figure == 0
    assert (area.measure, area.best) == ("area_km2", 2.5)
    assert "18" in claim.quote and "16" in claim.quote


def test_what_is_not_told_stays_untold() -> None:
    claim, _ = read(start="", lat="", country="ZZ", where_prec="", **NOBODY)
    assert claim is not None and claim.coded is not None
    assert (claim.coded.start, claim.coded.end) == (None, date(2021, 5, 4))
    assert (claim.coded.lat, claim.actor, claim.coded.country) == (None, None, "ZZ")
    assert claim.time is None and claim.coded.precision == 6


@pytest.mark.parametrize("kind", ["", "festival"])
def test_a_kind_that_is_none_of_ours_makes_no_claim(kind: str) -> None:
    assert read(kind=kind)[0] is None


def test_bounds_the_wrong_way_round_are_flagged() -> None:
    claim, issues = read(**{"figures killed low": "30"})
    assert claim is not None and claim.figures[0].low == 30
    assert [issue.code for issue in issues] == ["mismatch-range"]


def test_the_reviewers_grade_goes_before_the_computed_one() -> None:
    claim, _ = read(override="discounted")
    assert claim is not None and "grade:discounted" in claim.rules


@pytest.mark.parametrize("number", ["-3", "many"])
def test_numbers_that_are_none_are_left_out(number: str) -> None:
    claim, _ = read(**{"figures area_km2 best": number})
    assert claim is not None
    assert {figure.measure for figure in claim.figures} == {"killed"}


@pytest.mark.parametrize(
    ("changed", "actor", "target", "rule"),
    [
        (NOBODY, None, None, "sides:untold"),
        ({"blamed": ""}, None, "Valley League, armed wing", "sides:untold"),
        ({"blamed": "north; league"}, None, None, "sides:disputed"),
        ({"targeted by name": "", "targeted": "north"}, "north", None, "sides:told"),
        ({"kind": "clash"}, "league", "north", "sides:dyad"),
        ({"kind": "clash", "parties": "league"}, "league", None, "sides:dyad"),
    ],
)
def test_nobody_is_a_doer_whom_the_row_does_not_blame(
    changed: dict[str, str], actor: str | None, target: str | None, rule: str
) -> None:
    claim, _ = read(**changed)
    assert claim is not None
    assert (claim.actor, claim.target) == (actor, target)
    assert rule in claim.rules


def test_an_older_release_that_blames_nobody_has_no_doer() -> None:
    older = {name: cell for name, cell in EVENT.items() if "targeted" not in name}
    older.pop("blamed")
    text = render(older.items())
    (claim,) = read_row(
        Report("rpt-1", text, "", publisher="B", dataset="release events")
    ).claims
    assert (claim.actor, claim.target) == (None, None)
