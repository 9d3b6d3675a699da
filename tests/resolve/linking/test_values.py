"""Days, ages, sexes and codes as lists write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.linking import values
from marsad.resolve.linking.values import Day


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1990-12-31", ("1990", "12", "31")),
        ("1990-12-31 00:00:00", ("1990", "12", "31")),
        ("31/12/1990", ("1990", "12", "31")),
        ("12/31/1990", ("1990", "12", "31")),
        ("5.6.1990", ("1990", "06", "05")),
        ("19901231", ("1990", "12", "31")),
        ("١٩٩٠-١٢-٣١", ("1990", "12", "31")),
        ("1990-12", ("1990", "12", "")),
        ("1990", ("1990", "", "")),
        ("1990.0", ("1990", "", "")),
        ("1990-00-00", ("1990", "", "")),
        ("1861-19-41", ("1861", "19", "41")),
        ("unknown", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_day_is_read_as_it_was_written(cell: str, found: tuple[str, ...]) -> None:
    assert values.day(cell) == found


def test_only_a_day_with_all_parts_is_whole() -> None:
    assert values.day("1990-12-31").whole == "19901231"
    assert values.day("1990-12").whole == ""


def test_parts_in_cells_of_their_own() -> None:
    assert values.day_of("1990", "3", "7.0") == ("1990", "03", "07")
    assert values.day_of("1990", "", "x") == ("1990", "", "")


@given(st.dates(), st.integers(1, 400))
def test_days_are_as_far_apart_as_the_calendar_has_them(day: date, on: int) -> None:
    later = date.fromordinal(min(day.toordinal() + on, date.max.toordinal()))
    one, other = (values.ordinal(values.day(d.isoformat())) for d in (day, later))
    assert one is not None
    assert other is not None
    assert other - one == (later - day).days


def test_a_day_that_never_was_has_no_place_in_time() -> None:
    assert values.ordinal(values.day("1861-19-41")) is None
    assert values.ordinal(Day("1990", "12", "")) is None


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("34", 34),
        ("34 years", 34),
        ("٣٤ سنة", 34),
        ("30-40", 35),
        ("2.5", 2.5),
        ("6 months", 0.5),
        ("8 اشهر", 8 / 12),
        ("1 week", 7 / 365),
        ("adult", None),
        ("1990", None),
        ("1 2 3", None),
    ],
)
def test_ages_in_years(cell: str, years: float | None) -> None:
    found = values.age(cell)
    assert found is None if years is None else found == pytest.approx(years)


def test_sex_in_two_languages_and_not_guessed() -> None:
    assert [values.sex(c) for c in ("M", "Female", "ذكر", "أنثى")] == [
        "male",
        "female",
        "male",
        "female",
    ]
    assert values.sex("female | male") == ""
    assert values.sex("Q48270") == ""


def test_cells_that_say_nothing_are_empty() -> None:
    assert [values.plain(c) for c in ("N/A", "Unknown", "مجهول", "-", "Rakka")] == [
        "",
        "",
        "",
        "",
        "rakka",
    ]
    assert values.code("SW1A 2-BJ") == "sw1a2bj"
    assert values.code("٠١٢") == "012"
    assert values.code("000-000") == ""
