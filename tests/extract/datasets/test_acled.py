"""Rows of ACLED in both layouts give the same claims."""

from datetime import date

import pytest

from marsad.extract.datasets.acled import actor_code, interaction, interaction_code
from tests.collect.datasets.rows import ACLED
from tests.extract.datasets.rows import claim_of, codes, read

WORDS = {
    **ACLED,
    "event_date": "2016-03-04",
    "inter1": "State forces",
    "inter2": "Civilians",
    "interaction": "State forces-Civilians",
}


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("7", "3", 37),
        ("Civilians", "Political militia", 37),
        ("2", None, 20),
        ("2", "0", 20),
        ("Rebel group", None, 20),
        (None, "Rebel groups", 20),
        ("1", "1", 11),
        ("State forces", "External/Other forces", 18),
        (None, None, None),
    ],
)
def test_interaction_of_digits_and_of_words(
    one: str | None, other: str | None, code: int | None
) -> None:
    assert interaction(one, other) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("37", 37),
        ("Political militia-Civilians", 37),
        ("Rebel group only", 20),
        ("Sole rebel group action", 20),
        ("Identity militia-Identity militia", 44),
        ("", None),
    ],
)
def test_interactions_as_written(words: str, code: int | None) -> None:
    assert interaction_code(words) == code


def test_actors_of_unknown_kind_have_no_code() -> None:
    assert actor_code("Somebody") == actor_code("") == actor_code(None) == 0


def test_both_layouts_make_the_same_claim() -> None:
    one, other = claim_of(ACLED, "acled"), claim_of(WORDS, "acled")
    assert "interaction:17" in one.rules
    for name in ("kind", "actor", "target", "place", "coded", "rules", "speaker"):
        assert getattr(one, name) == getattr(other, name), name
    assert [(f.low, f.best, f.high) for f in one.figures] == [(6, 6, 6)]
    assert (one.kind, one.target) == ("airstrike", "Civilians (Qaxal)")


def test_civilians_are_whom_it_is_done_to() -> None:
    turned = {
        **ACLED,
        "actor1": ACLED["actor2"],
        "inter1": "7",
        "actor2": ACLED["actor1"],
        "inter2": "1",
    }
    claim = claim_of(turned, "acled")
    assert (claim.actor, claim.target) == (ACLED["actor1"], ACLED["actor2"])


@pytest.mark.parametrize(
    ("geo", "time", "where", "start", "end", "summary"),
    [
        ("1", "1", 1, date(2016, 3, 4), date(2016, 3, 4), False),
        ("2", "2", 2, date(2016, 3, 1), date(2016, 3, 7), False),
        ("3", "1", 4, date(2016, 3, 4), date(2016, 3, 4), True),
        ("1", "3", 1, date(2016, 3, 1), date(2016, 3, 31), True),
    ],
)
def test_precision_codes(
    geo: str, time: str, where: int, start: date, end: date, summary: bool
) -> None:
    row = {**ACLED, "geo_precision": geo, "time_precision": time}
    coded = claim_of(row, "acled").coded
    assert coded is not None
    assert (coded.precision, coded.start, coded.end) == (where, start, end)
    assert coded.summary is summary


@pytest.mark.parametrize(
    ("deaths", "notes", "expected"),
    [
        ("10", "Dozens died.", (None, 10, None, True)),
        ("10", "Ten people died.", (10, 10, 10, False)),
        ("3", "Some died; 13 houses burned.", (None, 3, None, True)),
        ("0", "No one was hurt.", (0, 0, None, False)),
        ("4", "", (4, 4, 4, False)),
    ],
)
def test_numbers_that_may_be_made_up_are_no_bounds(
    deaths: str, notes: str, expected: tuple[object, ...]
) -> None:
    (figure,) = claim_of(
        {**ACLED, "fatalities": deaths, "notes": notes}, "acled"
    ).figures
    assert (figure.low, figure.best, figure.high, figure.approx) == expected


def test_a_peaceful_protest_is_kept_without_a_claim() -> None:
    row = {**ACLED, "event_type": "Protests", "sub_event_type": "Peaceful protest"}
    assert read({**row, "fatalities": "0"}, "acled").claims == ()
    assert claim_of({**row, "fatalities": "1"}, "acled").kind == "casualties"


def test_of_several_sources_none_speaks() -> None:
    claim = claim_of({**ACLED, "source": "Valley Watch; Coast Herald"}, "acled")
    assert (claim.speaker, claim.via) == (None, ("Valley Watch", "Coast Herald"))
    assert claim_of(ACLED, "acled").speaker == "Valley Watch"


def test_what_does_not_agree_is_flagged() -> None:
    assert codes(ACLED, "acled") == codes(WORDS, "acled") == []
    assert codes({**ACLED, "interaction": "37"}, "acled") == ["mismatch-interaction"]
    assert codes({**ACLED, "sub_event_type": "Tickling"}, "acled") == ["unknown-kind"]
