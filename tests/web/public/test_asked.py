"""Boxes and days as readers write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.public.asked import box, days, several, shared

DAY = date(2019, 2, 1)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("1,2,3,4", (1, 2, 3, 4)),
        ("1, 2.5 ,3,4e0", (1, 2.5, 3, 4)),
        ("1,2,-9,3,4,9", (1, 2, 3, 4)),
        ("170,-20,-170,-10", (170, -20, -170, -10)),
    ],
)
def test_boxes_have_four_numbers_or_six(given: str, meant: tuple[float, ...]) -> None:
    assert box(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        *("", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,4,3,2", "nan,1,2,3", "inf,1,2,3"),
        *("0,-91,1,0", "0,0,1,91", "-181,0,1,1", "0,0,181,1", "1;2;3;4"),
    ],
)
def test_what_is_no_box_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="bbox"):
        box(given)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2019-02-01", (DAY, DAY)),
        ("2019-02-01T10:00:00Z", (DAY, DAY)),
        ("2019-02-01t10:00:00.123z", (DAY, DAY)),
        ("2019-02-02T01:00:00+03:00", (DAY, DAY)),
        ("2019-02-01/..", (DAY, None)),
        ("2019-02-01/", (DAY, None)),
        ("../2019-02-01", (None, DAY)),
        ("/2019-02-01", (None, DAY)),
        ("2019-02-01/2019-02-03", (DAY, date(2019, 2, 3))),
        ("../..", (None, None)),
        ("2019-02-01T", (DAY, DAY)),
        ("2019-02-01T10Z/2019-02-03T", (DAY, date(2019, 2, 3))),
    ],
)
def test_days_are_moments_and_intervals(
    given: str, meant: tuple[date | None, date | None]
) -> None:
    assert days(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        *("", "/", "yesterday", "2019-02", "2019-13-01", "2019-02-30", "2019-2-1"),
        *("2019-02-03/2019-02-01", "a/b", "2019-02-01/2019-02-02/2019-02-03"),
        *("2019-02-01T25:00:00Z", "0001-01-01T00:00:00+23:00", "2019-02-01 10:00"),
    ],
)
def test_what_is_no_day_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"datetime|day|hour|month|iso|range"):
        days(given)


@given(st.text(max_size=40))
def test_a_text_is_refused_or_says_a_box_or_days(text: str) -> None:
    with suppress(ValueError):
        west, south, east, north = box(text)
        assert -180 <= min(west, east) <= max(west, east) <= 180
        assert -90 <= south <= north <= 90
    with suppress(ValueError):
        first, last = days(text)
        assert first is None or last is None or first <= last


@given(
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
    st.tuples(st.floats(-180, 180), st.floats(-90, 90)),
)
def test_every_box_is_read_as_it_is_written(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    south, north = sorted((one[1], other[1]))
    written = (one[0], south, other[0], north)
    assert box(",".join(map(repr, written))) == written


@given(st.dates(), st.dates())
def test_every_span_of_days_is_read_as_it_is_written(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert days(f"{first}/{last}") == (first, last)


def test_intervals_given_twice_hold_both() -> None:
    assert shared([]) is None
    assert shared(["2019-02-01/..", "../2019-03-01"]) == (DAY, date(2019, 3, 1))
    assert shared(["../..", "2019-01-01/2019-02-01", "2019-01-31/.."]) == (
        date(2019, 1, 31),
        DAY,
    )


def test_values_have_commas_between_them() -> None:
    assert several("a, b,,c ") == ("a", "b", "c")
    assert several(None) == several(" , ") == ()
