"""Rows of UCDP GED become claims with its three numbers, its parties and its chain."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records.when import date_prec
from tests.collect.datasets.rows import UCDP
from tests.extract.datasets.rows import claim_of, codes, read

SHORT = {
    "id": "7",
    "year": "1999",
    "month": "4",
    "day": "9",
    "country": "Syria",
    "type_of_violence": "One-sided violence",
    "side_a": "Dorvim Front",
    "side_b": "Civilians",
    "latitude": "36.21",
    "longitude": "36.52",
    "low_death": "4",
    "best_death": "4",
    "high_death": "9",
}


def test_a_row_is_a_claim_with_its_numbers_as_published() -> None:
    claim = claim_of(UCDP, "ucdp")
    whole, *parts = claim.figures
    assert (whole.low, whole.best, whole.high) == (5, 6, 8)
    assert (whole.measure, whole.population, whole.text) == ("killed", None, "6")
    assert [(p.best, p.population, p.low, p.high) for p in parts] == [
        (2, "combatants", None, None),
        (3, "combatants", None, None),
        (1, "civilians", None, None),
    ]
    assert all(p.part_of and p.part_of.figure == 0 for p in parts)
    assert claim.quote.startswith("deaths_a: 2") and claim.quote.endswith("low: 5")
    assert (claim.kind, claim.actor) == ("clash", "Government of Qaxal")
    assert (claim.target, claim.place) == ("Dorvim Front", "Harim town")


def test_parts_of_a_sure_number_are_sure() -> None:
    claim = claim_of({**UCDP, "low": "6", "high": "6"}, "ucdp")
    assert [(f.low, f.high) for f in claim.figures[1:]] == [(2, 2), (3, 3), (1, 1)]


def test_place_and_time_are_those_of_the_coders() -> None:
    coded = claim_of({**UCDP, "date_end": "2016-03-06", "date_prec": "2"}, "ucdp").coded
    assert coded is not None
    assert (coded.lat, coded.lon, coded.precision) == (36.21, 36.52, 1)
    assert (coded.start, coded.end) == (date(2016, 3, 4), date(2016, 3, 6))
    assert (coded.country, coded.admin1, coded.summary) == (
        "Syria",
        "Idlib Governorate",
        False,
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("event_clarity", "2"), ("where_prec", "4"), ("date_prec", "4")],
)
def test_summaries_hold_other_events(field: str, value: str) -> None:
    coded = claim_of({**UCDP, field: value}, "ucdp").coded
    assert coded is not None and coded.summary


def test_a_row_without_a_point_has_none() -> None:
    coded = claim_of({**UCDP, "latitude": "361"}, "ucdp").coded
    assert coded is not None and (coded.lat, coded.lon) == (None, None)


@pytest.mark.parametrize(
    ("violence", "a", "b", "kind"),
    [
        ("1", "2", "3", "clash"),
        ("2", "2", "3", "clash"),
        ("1", "0", "3", "casualties"),
        ("1", "0", "0", "casualties"),
        ("3", "0", "0", "attack"),
    ],
)
def test_kinds(violence: str, a: str, b: str, kind: str) -> None:
    row = {**UCDP, "type_of_violence": violence, "deaths_a": a, "deaths_b": b}
    assert claim_of(row, "ucdp").kind == kind


@pytest.mark.parametrize(
    ("a", "b", "actor", "target"),
    [
        ("2", "0", "Dorvim Front", "Government of Qaxal"),
        ("0", "3", "Government of Qaxal", "Dorvim Front"),
        ("0", "0", None, None),
    ],
)
def test_where_one_side_lost_people_the_other_did_it(
    a: str, b: str, actor: str | None, target: str | None
) -> None:
    claim = claim_of({**UCDP, "deaths_a": a, "deaths_b": b}, "ucdp")
    assert (claim.actor, claim.target) == (actor, target)


@pytest.mark.parametrize(
    ("origins", "offices", "speaker", "via"),
    [
        ("Valley Watch", "Coast Herald", "Valley Watch", ("Coast Herald",)),
        ("Valley Watch", "Valley Watch;valley watch", "Valley Watch", ()),
        ("", "Coast Herald;Coast Herald", "Coast Herald", ()),
        ("Valley Watch, Council", "X", None, ("Valley Watch", "Council")),
        ("", "", None, ()),
        ("n/a", "Coast Herald", "Coast Herald", ()),
    ],
)
def test_who_is_quoted_speaks_and_who_printed_it_stands_between(
    origins: str, offices: str, speaker: str | None, via: tuple[str, ...]
) -> None:
    row = {**UCDP, "source_original": origins, "source_office": offices}
    claim = claim_of(row, "ucdp")
    assert (claim.speaker, claim.via) == (speaker, via)


def test_the_short_layout() -> None:
    claim = claim_of(SHORT, "ucdp")
    (figure,) = claim.figures
    assert (figure.low, figure.best, figure.high) == (4, 4, 9)
    assert (claim.kind, claim.place) == ("attack", "Syria")
    assert claim.time is not None and claim.time.text == "1999\nmonth: 4\nday: 9"
    assert claim.coded is not None and claim.coded.start == date(1999, 4, 9)
    assert not claim.coded.summary
    month = claim_of({**SHORT, "day": ""}, "ucdp").coded
    assert month is not None and month.end == date(1999, 4, 30) and month.summary


def test_what_breaks_the_rules_is_flagged_and_kept() -> None:
    row = {**UCDP, "low": "177", "best": "142", "high": "177", "deaths_b": "138"}
    reading = read(row, "ucdp")
    assert [issue.code for issue in reading.issues] == [
        "mismatch-range",
        "mismatch-sum",
    ]
    (claim,) = reading.claims
    figure = claim.figures[0]
    assert (figure.low, figure.best, figure.high) == (177, 142, 177)
    assert codes({**UCDP, "date_prec": "2"}, "ucdp") == ["mismatch-date-precision"]
    assert codes({**UCDP, "date_end": "2016-03-01"}, "ucdp") == ["mismatch-dates"]
    assert codes(UCDP, "ucdp") == []


NUMBER = st.integers(0, 500)


@given(NUMBER, NUMBER, NUMBER)
def test_ranges_are_flagged_exactly_where_they_break(
    low: int, best: int, high: int
) -> None:
    row = {**SHORT, "low_death": low, "best_death": best, "high_death": high}
    broken = not low <= best <= high
    assert ("mismatch-range" in codes(row, "ucdp")) == broken
    figure = claim_of(row, "ucdp").figures[0]
    assert (figure.low, figure.best, figure.high) == (low, best, high)


@given(st.integers(0, 400), st.integers(1, 5))
def test_date_precision_is_that_of_the_interval(more: int, told: int) -> None:
    end = date(2016, 3, 4) + timedelta(days=more)
    row = {**UCDP, "date_end": str(end), "date_prec": told}
    flagged = "mismatch-date-precision" in codes(row, "ucdp")
    assert flagged == (told != date_prec(more + 1))
