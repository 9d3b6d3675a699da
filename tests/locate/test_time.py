"""From time words and their mode to days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.time import resolve_time
from marsad.records.claim import TimeWords

PUBLISHED = date(2019, 2, 10)


@pytest.mark.parametrize(
    ("text", "mode", "start", "end", "precision"),
    [
        ("Saturday", "at", date(2019, 2, 9), date(2019, 2, 9), 1),
        ("since December", "since", date(2018, 12, 1), PUBLISHED, 5),
        ("December", "since", date(2018, 12, 1), PUBLISHED, 5),
        ("are besieged", "state", PUBLISHED, PUBLISHED, 1),
        ("continues", "ongoing", None, PUBLISHED, None),
        ("have been killed", "total", None, PUBLISHED, None),
        ("until last week", "until", None, date(2019, 2, 3), None),
        ("some words", "at", None, None, None),
    ],
)
def test_modes(
    text: str, mode: str, start: date | None, end: date | None, precision: int | None
) -> None:
    when = resolve_time(TimeWords(text, (0, len(text)), mode), PUBLISHED)
    assert (when.start, when.end, when.precision) == (start, end, precision)
    assert when.words == text


def test_no_words_no_days() -> None:
    when = resolve_time(None, PUBLISHED)
    assert (when.start, when.end, when.basis) == (None, None, "unknown")


@given(
    st.text(max_size=40) | st.sampled_from(("Monday", "since May", "last week")),
    st.sampled_from(("at", "since", "until", "state", "ongoing", "total")),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_never_raises_and_never_runs_backwards(
    text: str, mode: str, published: date | None
) -> None:
    when = resolve_time(TimeWords(text, (0, len(text)), mode), published)
    if when.start is not None and when.end is not None:
        assert when.start <= when.end
        assert when.precision in range(1, 6)


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("Raids on 26 July. Fifteen died two days later.", "two days later", 28, 28),
        ("On 26 July it rained. The next day shells fell.", "The next day", 27, 27),
        ("On 26 July it rained. That same day shells fell.", "That same day", 26, 26),
        (
            "On 26 July one died, two days later two, and a day later three.",
            "a day later",
            29,
            29,
        ),
    ],
)
def test_days_are_counted_on_from_the_last_told(
    text: str, words: str, start: int, end: int
) -> None:
    at = text.index(words)
    said = TimeWords(words, (at, at + len(words)))
    when = resolve_time(said, date(2021, 8, 11), text)
    assert (when.start, when.end) == (date(2021, 7, start), date(2021, 7, end))


def test_days_counted_on_from_nothing_are_unknown() -> None:
    said = TimeWords("two days later", (0, 14))
    assert resolve_time(said, date(2021, 8, 11), "two days later").start is None


def test_a_total_that_says_over_how_long_begins_then() -> None:
    words = "523 have died in two months of fighting"
    when = resolve_time(TimeWords(words, (0, 39), "total"), date(2021, 8, 11), words)
    assert (when.start, when.end) == (date(2021, 6, 11), date(2021, 8, 11))
