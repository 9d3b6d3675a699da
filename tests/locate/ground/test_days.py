"""Days as files write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.ground.days import day_in_name, day_of

DAY = date(2024, 7, 8)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back_from_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y.%m.%d"):
        assert day_of(day.strftime(form)) == day
    assert day_in_name(f"in/map_v2_{day:%Y%m%d}.geojson.gz") == day


@pytest.mark.parametrize(
    "cell", [20240708, 20240708.0, "2024-07-08T23:30:00+03:00", DAY,
             datetime(2024, 7, 8, 21, tzinfo=UTC)]
)  # fmt: skip
def test_numbers_and_moments_are_days(cell: object) -> None:
    assert day_of(cell) == DAY


@pytest.mark.parametrize("cell", ["soon", "2024-13-01", "202407", "2024-07-081", None])
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="day"):
        day_of(cell)


@pytest.mark.parametrize("name", ["map.geojson", "20240708-20240709.zip", "20249999"])
def test_a_name_must_hold_one_day(name: str) -> None:
    with pytest.raises(ValueError, match="day"):
        day_in_name(name)
