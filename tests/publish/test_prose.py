"""Numbers, days and names read as an editor would write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.folding import find_names, fold, replace_names
from marsad.publish.naming import an, with_article
from marsad.publish.prose import amount, count, days, listed, number, some, stretch
from marsad.publish.render import escape_markdown
from marsad.publish.telling import place_words
from marsad.publish.views import quoted
from marsad.records.when import When

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("low", "high", "approx", "words"),
    [
        (16, 16, False, "16"),
        (16, None, False, "at least 16"),
        (200, None, True, "about 200 or more"),
        (0, 600, False, "up to 600"),
        (None, 600, False, "up to 600"),
        (16, 20, False, "16 to 20"),
        (3200, 3200, True, "about 3,200"),
        (0, 0, False, "0"),
        (0.5, 0.5, True, "about 0.5"),
        (37000, None, False, "at least 37,000"),
    ],
)
def test_amount(
    low: float | None, high: float | None, approx: bool, words: str
) -> None:
    assert amount(low, high, approx) == words


@given(st.integers(0, 10**9))
def test_numbers_read_back(value: int) -> None:
    assert int(number(float(value)).replace(",", "")) == value


def test_small_numbers_are_not_nought() -> None:
    assert [number(n) for n in (0.0009, 0.05, 0.5)] == ["0.0009", "0.05", "0.5"]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-02-10", "2019-02-10", "on 10 February 2019"),
        ("2019-02-04", "2019-02-10", "from 4 to 10 February 2019"),
        ("2019-01-31", "2019-02-10", "from 31 January to 10 February 2019"),
        ("2018-12-31", "2019-02-10", "from 31 December 2018 to 10 February 2019"),
        ("2019-02-01", "2019-02-28", "in February 2019"),
        ("2019-01-01", "2019-12-31", "in 2019"),
        (None, "2019-02-10", "by 10 February 2019"),
        ("2019-02-10", None, "since 10 February 2019"),
        (None, None, ""),
    ],
)
def test_days(start: str | None, end: str | None, words: str) -> None:
    bounds = [date.fromisoformat(d) if d else None for d in (start, end)]
    assert days(When(bounds[0], bounds[1])) == words


@given(DAYS, st.integers(0, 800))
def test_days_always_name_the_last_year(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    for words in (days(When(start, end)), days(When(start, end), True)):
        assert str(end.year) in words
    assert str(end.year) in stretch(start, end)


def test_lists_and_counts() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert some(["a", "b", "a", "c", "d", "e"]) == "a, b, c and 2 others"
    assert count(1, "source", "sources") == "one source"
    assert count(12, "source", "sources") == "12 sources"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Valley Observatory", "the Valley Observatory"),
        ("The Guardian", "the Guardian"),
        ("Reuters", "Reuters"),
        ("Whitehall source", "a Whitehall source"),
        ("SDF commander", "an SDF commander"),
        ("Spokesman for the army", "a spokesman for the army"),
        ("officials in the capital", "officials in the capital"),
        ("official", "an official"),
        ("One analyst", "one analyst"),
    ],
)
def test_articles(name: str, said: str) -> None:
    assert with_article(name) == said


def test_an() -> None:
    assert [an(w) for w in ("army", "UN van", "US van")] == [
        "an army",
        "a UN van",
        "a US van",
    ]


def test_places() -> None:
    assert place_words("Harim") == " in Harim"
    assert place_words("east of the river") == " east of the river"
    assert (
        place_words("eastern bank of the river") == " on the eastern bank of the river"
    )
    far = "10 km north of Harim"
    assert place_words(far) == f" {far}"
    assert place_words("near the Iraqi border") == " near the Iraqi border"
    assert place_words("Iraqi border") == " on the Iraqi border"
    assert place_words("Harim", located=False) == " in Harim (not located)"
    assert place_words(None) == " at a place not stated"


def test_long_quotes_end_at_a_word() -> None:
    assert quoted("one two three", most=8) == "“one two …”"
    assert quoted("He said “no”.") == "“He said ‘no’”"


@given(st.text(max_size=40))
def test_markdown_has_no_live_characters(text: str) -> None:
    escaped = escape_markdown(text)
    assert escaped.count("[") == escaped.count("\\[")
    assert escaped.count("<") == escaped.count("\\<")


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_under_any_case(before: str, after: str) -> None:
    text = f"{before} ZOË  ångström {after}"
    names = ("Zoe Angstrom",)
    assert find_names(text, names)
    assert "zoe angstrom" not in fold(replace_names(text, names, "X"))


def test_a_part_of_a_word_is_no_name() -> None:
    assert find_names("Anna went to Annapolis", ("Anna",)) == [(0, 4)]
