"""Nouns agree with their numbers, in every case and gender."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.arabic.incident import loss
from marsad.publish.arabic.measured import measured
from marsad.publish.arabic.number import (
    ALL,
    FEW,
    MANY,
    ONE,
    OTHER,
    TWO,
    TWO_OBLIQUE,
    counted,
    form,
    part,
    quantity,
    unit_of,
)
from marsad.publish.arabic.words import words
from marsad.publish.prose import VAGUE, number
from marsad.records.claim import MEASURES, POPULATIONS

UNITS = sorted(words("units"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 مدني"),
        (1, "مدني واحد"),
        (2, "مدنيان"),
        (3, "3 مدنيين"),
        (10, "10 مدنيين"),
        (11, "11 مدنياً"),
        (12, "12 مدنياً"),
        (99, "99 مدنياً"),
        (100, "100 مدني"),
        (101, "101 مدني"),
        (102, "102 مدني"),
        (103, "103 مدنيين"),
        (111, "111 مدنياً"),
        (1000, "1,000 مدني"),
        (1003, "1,003 مدنيين"),
        (37000, "37,000 مدني"),
        (57620, "57,620 مدنياً"),
    ],
)
def test_a_masculine_noun_agrees(value: int, said: str) -> None:
    assert counted(value, "civilian") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1, "منشأة واحدة"),
        (2, "منشأتان"),
        (3, "3 منشآت"),
        (11, "11 منشأة"),
        (100, "100 منشأة"),
        (103, "103 منشآت"),
    ],
)
def test_a_feminine_noun_agrees(value: int, said: str) -> None:
    assert counted(value, "structure") == said


def test_a_noun_with_its_adjective_agrees() -> None:
    said = [counted(n, "km2") for n in (1, 2, 4, 50, 100, 12.5)]
    assert said == [
        "كيلومتر مربع واحد",
        "كيلومتران مربعان",
        "4 كيلومترات مربعة",
        "50 كيلومتراً مربعاً",
        "100 كيلومتر مربع",
        "12.5 كيلومتر مربع",
    ]


def test_two_behind_a_preposition_are_told_from_many() -> None:
    assert counted(2, "person", True) == "شخصين"
    assert counted(2, "civilian", True) == "مدنيين اثنين"


@given(st.integers(0, 10**9), st.sampled_from(UNITS), st.booleans())
def test_agreement(value: int, unit: str, oblique: bool) -> None:
    """By the rules of grammar, told apart in another way than the code does."""
    forms = words("units")[unit]
    hundreds, rest = divmod(value, 100)
    if value in (1, 2):
        at = ONE if value == 1 else TWO_OBLIQUE if oblique else TWO
        assert counted(value, unit, oblique) == forms[at]
        return
    at = FEW if rest in range(3, 11) else MANY if rest > 10 else OTHER
    assert counted(value, unit, oblique) == f"{number(value)} {forms[at]}"
    assert form(value) == form(rest if hundreds and rest not in (1, 2) else value)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_a_range_prints_no_other_number(
    one: int, other: int, approx: bool, oblique: bool
) -> None:
    low, high = sorted((one, other))
    said = quantity((low, high), "person", approx, oblique)
    printed = {word.lstrip("و") for word in said.split() if word[-1].isdigit()}
    assert printed <= {number(low), number(high)}


@pytest.mark.parametrize(
    ("low", "high", "approx", "said"),
    [
        (16, 16, False, "16 شخصاً"),
        (16, None, False, "ما لا يقل عن 16 شخصاً"),
        (2, None, False, "ما لا يقل عن شخصين"),
        (16, 20, False, "بين 16 و20 شخصاً"),
        (1, 2, False, "شخص أو شخصان"),
        (5, 7, False, "بين 5 و7 أشخاص"),
        (None, 600, False, "ما يصل إلى 600 شخص"),
        (0, 600, True, "ما يصل إلى نحو 600 شخص"),
        (3200, 3200, True, "نحو 3,200 شخص"),
        (50, None, True, "نحو 50 شخصاً أو أكثر"),
        (40, 60, True, "بين نحو 40 و60 شخصاً"),
        (24, None, True, "عشرات الأشخاص"),
        (20_000, None, True, "عشرات الآلاف من الأشخاص"),
    ],
)
def test_hedges(low: float | None, high: float | None, approx: bool, said: str) -> None:
    assert quantity((low, high), "person", approx) == said


def test_every_vague_word_has_its_own() -> None:
    said = {quantity((low, None), "civilian", True) for low in VAGUE}
    assert len(said) == len(VAGUE)
    assert all(words("units")["civilian"][ALL] in one for one in said)


def test_those_among_the_whole() -> None:
    assert part((7, 7), "civilian") == "7 مدنيين"
    assert part((2, 9), "civilian") == "2 إلى 9 مدنيين"
    assert part((1, 2), "civilian") == "مدني أو مدنيان"
    assert part((16, None), "civilian") == "ما لا يقل عن 16 مدنياً"


def test_every_measure_has_a_noun_and_a_loss() -> None:
    for measure in MEASURES:
        for population in (None, *POPULATIONS):
            assert unit_of(measure, population) in UNITS
            assert "{" not in loss(measure, population, (16, 20))


def test_a_count_of_none_is_said() -> None:
    assert loss("killed", "civilians", (0, 0)) == "عدم مقتل أي مدني"


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("four square kilometres", "4 كيلومترات مربعة"),
        ("about five square kilometres", "نحو 5 كيلومترات مربعة"),
        ("one square mile", "ميل مربع واحد"),
        ("1.54 square mile", "1.54 ميل مربع"),
        ("more than 50 km", "أكثر من 50 كيلومتراً"),
        ("900 metres by 900 metres", "900 متر في 900 متر"),
        ("810000 square metres", "810,000 متر مربع"),
        ("two leagues", ""),
        ("two leagues by three", ""),
    ],
)
def test_measurements(english: str, arabic: str) -> None:
    assert measured(english) == arabic
