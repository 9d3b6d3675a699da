"""Days are said as readers of the war's region say them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.arabic.dates import calendar_of
from marsad.records.war import War
from marsad.records.when import When

LEVANT = calendar_of(War("w", ("SY",)))
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2019-02-10", "2019-02-10", "يوم 10 شباط/فبراير 2019"),
        ("2019-02-04", "2019-02-10", "من 4 إلى 10 شباط/فبراير 2019"),
        (
            "2018-12-31",
            "2019-02-10",
            "من 31 كانون الأول/ديسمبر 2018 إلى 10 شباط/فبراير 2019",
        ),
        ("2019-02-01", "2019-02-28", "خلال شباط/فبراير 2019"),
        ("2019-01-01", "2019-12-31", "خلال عام 2019"),
        (None, "2019-02-10", "حتى 10 شباط/فبراير 2019"),
        ("2019-02-10", None, "منذ 10 شباط/فبراير 2019"),
        (None, None, ""),
    ],
)
def test_days(start: str | None, end: str | None, said: str) -> None:
    bounds = [date.fromisoformat(d) if d else None for d in (start, end)]
    assert LEVANT.days(When(bounds[0], bounds[1])) == said


def test_once_within_some_days() -> None:
    when = When(date(2019, 2, 4), date(2019, 2, 10))
    assert LEVANT.days(when, True) == "بين 4 و10 شباط/فبراير 2019"
    assert LEVANT.stretch(when) == "من 4 إلى 10 شباط/فبراير 2019"
    assert LEVANT.stretch(When()) == "يوم غير معروف"


def test_each_region_has_its_own_months_first() -> None:
    war = War("w", ("SY",))
    day = date(2019, 2, 10)
    assert calendar_of(war).day(day) == "10 شباط/فبراير 2019"
    sudan = calendar_of(replace(war, area=("SD",)))
    assert sudan.day(day) == "10 فبراير/شباط 2019"


@given(DAYS, st.integers(0, 800))
def test_days_always_name_the_last_year(start: date, length: int) -> None:
    when = When(start, start + timedelta(days=length))
    for said in (LEVANT.days(when), LEVANT.days(when, True), LEVANT.stretch(when)):
        assert str(when.end and when.end.year) in said
