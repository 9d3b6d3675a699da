"""Number expressions: bounds, hedges, and what is no count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.numbers import Number, numbers, value_of


def only(text: str) -> Number:
    found = list(numbers(text))
    assert len(found) == 1, found
    return found[0]


def bounds(text: str) -> tuple[float | None, float | None, bool]:
    number = only(text)
    return number.low, number.high, number.approx


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 16 people", (16, None, False)),
        ("more than 37,000 people", (37000, None, False)),
        ("no fewer than nine men", (9, None, False)),
        ("100 or more people", (100, None, False)),
        ("over 40 wounded", (40, None, False)),
        ("up to 600 fighters", (None, 600, False)),
        ("as many as 30 people", (None, 30, False)),
        ("fewer than 12 soldiers", (None, 12, False)),
        ("does not exceed 500", (None, 500, False)),
        ("as few as 5,000 people", (5000, None, False)),
        ("some 3,200 suspects", (3200, 3200, True)),
        ("nearly 50 dead", (50, 50, True)),
        ("between 5 and 7 men", (5, 7, False)),
        ("300-400 fighters", (300, 400, False)),
        ("5 to 7 men", (5, 7, False)),
        ("about 5 or 6 men", (5, 6, True)),
        ("dozens of people", (24, None, True)),
        ("scores of people", (40, None, True)),
        ("tens of shells", (20, None, True)),
        ("hundreds fled", (200, None, True)),
        ("tens of thousands fled", (20000, None, True)),
        ("hundreds of thousands fled", (200000, None, True)),
        ("several hundred men", (200, None, True)),
        ("a few dozen men", (24, None, True)),
        ("twenty-two people", (22, 22, False)),
        ("thirty one men", (31, 31, False)),
        ("a dozen men", (12, 12, False)),
        ("two dozen people", (24, 24, False)),
        ("more than a dozen strikes", (12, None, False)),
        ("1.2 million people", (1200000, 1200000, False)),
        ("half a million people", (500000, 500000, False)),
        ("two hundred and fifty people", (250, 250, False)),
        ("two thousand three hundred men", (2300, 2300, False)),
        ("another 13 wounded", (13, 13, False)),
        ("a couple of men", (2, 2, False)),
        ("the pair were held", (2, 2, False)),
        ("both men", (2, 2, False)),
        ("1 400 people", (1400, 1400, False)),
        ("2000 people", (2000, 2000, False)),
        ("In March, 12 people died", (12, 12, False)),
        ("in March two people died", (2, 2, False)),
        ("On 5 May, 30 people died", (30, 30, False)),
    ],
)
def test_bounds(text: str, expected: tuple[float | None, float | None, bool]) -> None:
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a 12-year-old boy",
        "aged 12",
        "in 2013 the rebels left",
        "on 5 January 2015",
        "on 16 and 17 July",
        "on January 5",
        "at 10:30 that day",
        "M-16 rifles and a Mi-8",
        "20 percent of it",
        "20% of it",
        "$5 million",
        "30 km away",
        "three days",
        "a five-year war",
        "no one came",
        "9/11",
        "T-72 tanks",
        "at 0300 GMT",
        "the 16th division",
        "Resolution 2254",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert list(numbers(text)) == []


def test_headlines_without_commas_keep_their_numbers_apart() -> None:
    text = (
        "Seven dead 20 wounded in a blast Sunday 1 Feb 2015 At least nine were killed"
    )
    assert [(n.low, n.high) for n in numbers(text)] == [(7, 7), (20, 20), (9, None)]


def test_areas_are_in_square_kilometres() -> None:
    found = list(numbers("just four square kilometres (one square mile) of land"))
    assert [(n.area, n.low, n.high) for n in found] == [
        (True, 4, 4),
        (True, pytest.approx(2.59, abs=0.001), pytest.approx(2.59, abs=0.001)),
    ]
    assert only("200 hectares").low == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("half a square kilometre", 0.5, 0.5),
        ("about half a square mile", 1.294994, 1.294994),
        ("one and a half square kilometres", 1.5, 1.5),
        ("more than three quarters of a square kilometre", 0.75, None),
        ("less than a quarter of a square kilometre", None, 0.25),
        ("900 square metres", 0.0009, 0.0009),
        ("a 900-square-metre yard", 0.0009, 0.0009),
        ("400 sq m", 0.0004, 0.0004),
        ("60 dunums", 0.06, 0.06),
    ],
)
def test_parts_and_small_units_of_area(
    text: str, low: float | None, high: float | None
) -> None:
    found = only(text)
    assert (found.area, found.low, found.high) == (True, low, high)


@pytest.mark.parametrize(
    ("text", "low"),
    [("the toll rose from 12 to 27", 27), ("numbers fell from 300 to 120", 120)],
)
def test_a_number_that_moved_is_the_newest(text: str, low: float) -> None:
    assert (only(text).low, only(text).high) == (low, low)


def test_half_of_people_is_no_area() -> None:
    assert [n.low for n in numbers("half a million people, half of the men")] == [5e5]


def test_the_span_takes_in_hedges_and_the_core_does_not() -> None:
    text = "They said at least 16 people died"
    number = only(text)
    assert text[slice(*number.span)] == "at least 16"
    assert text[slice(*number.core)] == "16"


@given(st.integers(min_value=1, max_value=10**9))
def test_digits_with_and_without_commas_say_the_same(value: int) -> None:
    assert value_of(f"{value:,}") == value_of(str(value)) == value


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=1, max_value=99))
def test_low_never_exceeds_high(one: int, two: int) -> None:
    for number in numbers(f"killed {one} to {two} men, or between {two} and {one}"):
        if number.low is not None and number.high is not None:
            assert number.low <= number.high


@given(st.text(max_size=200))
def test_any_text_reads_and_spans_lie_inside(text: str) -> None:
    for number in numbers(text):
        start, end = number.span
        assert 0 <= start <= number.core[0] < number.core[1] <= end <= len(text)
        assert number.low is not None or number.high is not None


@pytest.mark.parametrize("words", ["several dozens of them", "a few scores of men"])
def test_some_dozens_are_a_number(words: str) -> None:
    (number,) = numbers(words)
    assert number.low is not None
