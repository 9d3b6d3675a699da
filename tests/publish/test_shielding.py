"""When protected reports may leave."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.shielding import free_on

DAYS = st.dates(date(1, 1, 8), date(9998, 1, 1))


@given(DAYS, st.integers(1, 400))
def test_all_days_of_a_week_are_free_on_one_day(day: date, delay: int) -> None:
    monday = day - timedelta(day.weekday())
    week = [monday + timedelta(n) for n in range(7)]
    (free,) = {free_on(one, delay) for one in week}
    assert all(free - one >= timedelta(delay) for one in week)
    assert free == week[-1] + timedelta(delay)


@given(st.dates())
def test_without_a_delay_nothing_waits(day: date) -> None:
    assert free_on(day, 0) == day
    assert free_on(day, 10**7) == date.max
