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
