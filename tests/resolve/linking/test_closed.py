"""Minors and victims of sexual violence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.linking.closed import MINOR, VIOLENCE, closed


def reasons(as_of: str = "", **row: str) -> tuple[str, ...]:
    return closed({field: [cell] for field, cell in row.items()}, 1, as_of)[0]


@pytest.mark.parametrize("age", ["17", "0", "6 months", "١٢ سنة", "17-19", "10 days"])
def test_an_age_below_eighteen_closes(age: str) -> None:
    assert reasons(age=age) == (MINOR,)


@pytest.mark.parametrize("age", ["18", "45", "", "unknown", "18-25"])
def test_an_age_of_eighteen_does_not(age: str) -> None:
    assert reasons(age=age) == ()


@given(st.dates(date(1950, 1, 1), date(2020, 1, 1)), st.integers(0, 40 * 365))
def test_birth_and_event_tell_the_age_to_the_day(born: date, days: int) -> None:
    then = born + timedelta(days=days)
    years = then.year - born.year - ((then.month, then.day) < (born.month, born.day))
    found = reasons(dob=born.isoformat(), date=then.isoformat())
    assert (found == (MINOR,)) == (years < 18)


def test_doubt_closes() -> None:
    assert reasons(dob="2000", date="2018-06-01") == (MINOR,)
    assert reasons(birth_year="2000", date="2018-06-01") == (MINOR,)
    assert reasons(dob="2000", date="2019-06-01") == ()


def test_a_day_is_needed_to_judge_a_birth_by() -> None:
    assert reasons(dob="2010-01-01") == ()
    assert reasons(dob="2010-01-01", as_of="2020-01-01") == (MINOR,)
    assert reasons(dob="1980-01-01", date="1990-01-01", as_of="2020-01-01") == (MINOR,)


@pytest.mark.parametrize(
    ("field", "cell", "found"),
    [
        ("category", "civilian; child", (MINOR,)),
        ("category", "torture, rape", (VIOLENCE,)),
        ("category", "اعتداء جنسي", (VIOLENCE,)),
        ("category", "الأطفال", (MINOR,)),
        ("category", "childhood friend", ()),
        ("category", "civilian", ()),
        ("sex", "girl", (MINOR,)),
        ("sex", "female", ()),
        ("name", "الطفل سامي درويش", (MINOR,)),
        ("name", "Baby Darwish", (MINOR,)),
        ("name", "Samir Child", ()),
        ("name", "Child", ()),
    ],
)
def test_words_close(field: str, cell: str, found: tuple[str, ...]) -> None:
    assert reasons(**{field: cell}) == found


def test_reasons_add_up_and_each_row_has_its_own() -> None:
    cells = {"age": ["9", "40", ""], "category": ["rape", "", "rape"]}
    assert closed(cells, 3) == [(MINOR, VIOLENCE), (), (VIOLENCE,)]
    assert closed({}, 2) == [(), ()]
