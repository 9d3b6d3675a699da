from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records.when import When, date_prec


@pytest.mark.parametrize(
    ("days", "code"),
    [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5)],
)
def test_steps_of_date_precision(days: int, code: int) -> None:
    assert date_prec(days) == code


@pytest.mark.parametrize("days", [0, -1])
def test_an_interval_has_a_day(days: int) -> None:
    with pytest.raises(ValueError, match="at least one day"):
        date_prec(days)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 400))
def test_an_interval_counts_both_ends(start: date, more: int) -> None:
    when = When(start, start + timedelta(days=more))
    assert when.precision == date_prec(more + 1)


@given(st.integers(1, 1000))
def test_longer_is_never_more_precise(days: int) -> None:
    assert date_prec(days + 1) >= date_prec(days)


def test_an_open_interval_has_no_precision() -> None:
    day = date(2026, 1, 1)
    assert When().precision is None
    assert When(start=day).precision is None
    assert When(end=day).precision is None
