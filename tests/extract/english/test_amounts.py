"""What the words of a figure amount to, whoever pointed at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.amounts import figure
from marsad.extract.network.found import FoundFigure
from marsad.records.claim import Figure
from marsad.text.numbers import numbers
from marsad.text.split import clean


def amount(text: str, words: str, measure: str = "killed") -> Figure | None:
    start = text.index(words)
    found = FoundFigure((start, start + len(words)), measure, "people", None)
    return figure(text, found, tuple(numbers(clean(text))))


def bounds(
    text: str, words: str, measure: str = "killed"
) -> tuple[float | None, float | None, bool] | None:
    made = amount(text, words, measure)
    return None if made is None else (made.low, made.high, made.approx)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They killed 12 people.", "12 people", (12, 12, False)),
        ("They killed twelve people.", "twelve people", (12, 12, False)),
        ("They killed at least 12 people.", "at least 12 people", (12, None, False)),
        ("They killed at least 12 people.", "12", (12, None, False)),
        ("Up to 600 fighters are inside.", "600 fighters", (None, 600, False)),
        ("Some 3,200 suspects were held.", "3,200 suspects", (3200, 3200, True)),
        ("Between 5 and 7 men fell.", "5 and 7 men", (5, 7, False)),
        ("In March people fled.", "In", None),
        ("Dozens of people fled.", "Dozens of people", (24, None, True)),
        ("Scores of people fled.", "Scores of people", (40, None, True)),
        ("Tens of thousands fled.", "Tens of thousands", (20000, None, True)),
        ("It hurt another 13.", "another 13", (13, 13, False)),
        ("They held a dozen men.", "a dozen men", (12, 12, False)),
        ("A shell killed a child.", "a child", (1, 1, False)),
        ("A shell killed a 12-year-old boy.", "a 12-year-old boy", (1, 1, False)),
        ("A shell killed a boy aged 12.", "a boy aged 12", (1, 1, False)),
        ("They lost a T-72 tank.", "a T-72 tank", (1, 1, False)),
        ("The 46th regiment chief fell.", "The 46th regiment chief", (1, 1, False)),
        ("A man and a woman died.", "A man and a woman", (2, 2, False)),
        ("It hit the pair.", "the pair", (2, 2, False)),
        ("A twin bombing shook it.", "twin bombing", (2, 2, False)),
        ("Colonel Omar Haddad died.", "Colonel Omar Haddad", (1, 1, False)),
        ("It killed 13-year-old Omar.", "13-year-old Omar", (1, 1, False)),
        ("Dr. A. Haddad died.", "A. Haddad", (1, 1, False)),
        ("They shot a\nchild.", "a\nchild", (1, 1, False)),
        ("One fighter fell.", "One fighter", (1, 1, False)),
        ("They shot the head of the guards.", "the head of the guards", (1, 1, False)),
    ],
)
def test_bounds(
    text: str, words: str, expected: tuple[float | None, float | None, bool]
) -> None:
    assert bounds(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It struck several villages.", "several villages"),
        ("The many dead were buried.", "The many dead"),
        ("Residents fled.", "Residents"),
        ("The troops left.", "The troops"),
        ("They freed women and children.", "women and children"),
        ("It took 20 percent of the town.", "20 percent of the town"),
        ("Two thirds of the dead were minors.", "Two thirds of the dead"),
        ("A third of the dead were minors.", "A third of the dead"),
        ("Half of the homes burned.", "Half of the homes"),
        ("They walked 30 km to the border.", "30 km"),
        ("It was held in 2013.", "2013"),
        ("The dead were children under five.", "five"),
        ("It killed a few women.", "a few women"),
        ("It killed a number of people.", "a number of people"),
        ("My colleagues were killed.", "My colleagues"),
        ("The regime forces fell.", "The regime forces"),
        ("The toll is at least that.", "at least"),
        ('They left "50 dead.', '"'),
    ],
)
def test_what_counts_nothing_is_no_figure(text: str, words: str) -> None:
    assert amount(text, words) is None


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("They hold 20 square kilometres of it.", 20),
        ("They hold 20 sq km of it.", 20),
        ("They hold 20 km2 of it.", 20),
        ("They hold 200 hectares of it.", 2),
        ("They hold one square mile of it.", 2.59),
    ],
)
def test_ground_in_any_unit_is_square_kilometres(text: str, low: float) -> None:
    words = text.removeprefix("They hold ").removesuffix(" of it.")
    for told in ("area_km2", "structures"):
        made = amount(text, words, told)
        assert made is not None
        assert made.low == pytest.approx(low, abs=0.001)
        assert (made.measure, made.population) == ("area_km2", None)


def test_people_are_no_ground() -> None:
    assert amount("They hold 20 men.", "20 men", "area_km2") is None


def test_the_words_take_in_the_hedge_before_and_keep_what_was_pointed_at() -> None:
    made = amount(
        "It killed more than 40 of the civilians there.", "40 of the civilians"
    )
    assert made is not None
    assert made.text == "more than 40 of the civilians"
    made = amount("It killed more than 40 civilians.", "40")
    assert made is not None
    assert made.text == "more than 40"


def test_a_figure_keeps_measure_and_population() -> None:
    made = amount("It killed 9 nurses.", "9 nurses", "wounded")
    assert made is not None
    assert (made.measure, made.population, made.part_of) == ("wounded", "people", None)


WORDS = st.sampled_from(
    ["at least", "12", "between 5 and", "7", "dozens of", "people", "a", "and", "km2",
     "percent", "2019", "the pair", "-year-old", "\u202f", "twenty-two", "300-400"]
)  # fmt: skip


@given(
    st.lists(WORDS | st.text(max_size=5), min_size=1, max_size=12).map(" ".join),
    st.data(),
)
def test_whatever_is_pointed_at_the_words_stand_in_the_text(
    text: str, data: st.DataObject
) -> None:
    known = tuple(numbers(clean(text)))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made = figure(text, FoundFigure((start, end), "killed", None, None), known)
    if made is None:
        return
    assert made.text == text[slice(*made.span)]
    assert made.span[0] <= start
    assert made.span[1] >= end
    if made.low is not None and made.high is not None:
        assert 0 <= made.low <= made.high
    touched = [n for n in known if n.core[0] < end and n.core[1] > start]
    if touched:
        assert (made.low, made.high) == (touched[0].low, touched[0].high)
