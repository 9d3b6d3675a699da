"""Numbers of those who are so now are told from numbers of those who came to be so."""

import pytest

from marsad.records.claim import Claim, Figure, TimeWords
from marsad.records.when import When
from marsad.text.moments import is_stock, only_stands, stands


def counting(words: str, number: str, measure: str, mode: str = "at") -> Claim:
    at = words.index(number)
    counted = Figure(measure, number, (at, at + len(number)), 1.0, 1.0)
    span = (0, len(words))
    time = TimeWords(words, span, mode)
    return Claim("c", "r", "detention", span, words, figures=(counted,), time=time)


@pytest.mark.parametrize(
    ("words", "number", "measure"),
    [
        ("2.4 million are internally displaced as of May", "2.4 million", "displaced"),
        ("Some 900 people remain displaced", "900 people", "displaced"),
        ("Nearly 700 families live in displacement", "700 families", "displaced"),
        ("There are now 800 displaced people in Harim", "800", "displaced"),
        ("the number of displaced people stands at 800", "800", "displaced"),
        ("بلغ عدد النازحين داخليا في البلاد 800 ألف", "800 ألف", "displaced"),
        ("ولا يزال 300 شخص نازحين", "300 شخص", "displaced"),
        ("A total of 900 people are currently under detention", "900", "detained"),
        ("40 villagers were in custody", "40 villagers", "detained"),
        ("The army still holds 40 villagers", "40", "detained"),
        ("ولا يزال 300 شخص رهن الاحتجاز", "300 شخص", "detained"),
    ],
)
def test_who_is_so_now(words: str, number: str, measure: str) -> None:
    claim = counting(words, number, measure)
    assert only_stands(claim)
    assert is_stock(claim, When(), claim.figures[0])


@pytest.mark.parametrize(
    ("words", "number", "measure"),
    [
        ("3,000 people were displaced on Monday", "3,000 people", "displaced"),
        ("3,000 people have been displaced", "3,000 people", "displaced"),
        ("3,000 people are being displaced each day", "3,000 people", "displaced"),
        ("the number of displaced by the fighting is 3,000", "3,000", "displaced"),
        ("بلغ عدد النازحين من البلدة 300 شخص", "300 شخص", "displaced"),
        ("نزحت 320 أسرة من البلدة", "320 أسرة", "displaced"),
        ("12 people were detained on Sunday", "12 people", "detained"),
        ("900 people have been arrested in all", "900 people", "detained"),
        ("اعتقل الجيش 12 شخصا", "12 شخصا", "detained"),
        ("12 people are dead", "12 people", "killed"),
    ],
)
def test_who_came_to_be_so(words: str, number: str, measure: str) -> None:
    claim = counting(words, number, measure, "total")
    assert not only_stands(claim)
    assert not is_stock(claim, When(), claim.figures[0])


def test_each_number_of_a_claim_is_told_by_the_words_beside_it() -> None:
    words = "300 people fled Harim, and 2,000 are still displaced there"
    spans = [(0, 3), (words.index("2,000"), words.index("2,000") + 5)]
    figures = tuple(
        Figure("displaced", words[a:b], (a, b), n, n)
        for (a, b), n in zip(spans, (300.0, 2000.0), strict=True)
    )
    claim = Claim("c", "r", "displacement", (0, len(words)), words, figures=figures)
    assert [stands(claim, f) for f in figures] == [False, True]
    assert not only_stands(claim)
