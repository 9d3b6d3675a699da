"""What is read from rows to find them by; odd rows are no errors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.feeds.row import grade
from marsad.publish.wire import EXPORTS
from marsad.web.public.index.ask import Ask, order, where
from marsad.web.public.index.build import columns_of
from marsad.web.public.index.tables import TABLES, days, place_of, point, weight
from tests.web.public.library import CHANGES, CORRECTIONS, made_rows

ROWS = {**made_rows(), "corrections": CORRECTIONS, "changes": CHANGES}


def test_every_export_that_can_be_asked_is_one_of_ours() -> None:
    assert set(TABLES) - {"corrections", "changes"} <= set(EXPORTS)


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_fields_of_the_wire(name: str) -> None:
    """A field that is renamed on the wire must not silently go unfound."""
    table = TABLES[name]
    fields = set(ROWS[name][0])
    made = {"weight"}
    assert set(table.columns) - made <= fields
    assert not table.key or table.key in fields
    assert set(table.indexed) <= set(columns_of(table))
    for row in ROWS[name]:
        for value in table.columns.values():
            assert isinstance(value(row), str | int | float | None)
        for values in table.many.values():
            assert values(row) == sorted(set(values(row)))


def test_points_of_claims_are_those_of_their_placement() -> None:
    placed = {"lat": 1, "lon": 2.5}
    assert point({"placement": placed, "lat": 9, "lon": 9}) == (2.5, 1)
    assert point({"placement": None}) is None
    assert point({"lat": 1, "lon": None}) is None
    assert place_of({"lat": 1}) == {"lat": 1}
    assert days({"start": None, "end": "2020-01-01"}) == (None, "2020-01-01")


FIGURE = st.dictionaries(
    st.sampled_from(["killed", "wounded", "displaced", "strikes"]),
    st.fixed_dictionaries({"best": st.none() | st.integers(0, 10**6)}),
)


@given(FIGURE, st.sampled_from(["confirmed", "fair", "weak", None, "new"]))
def test_more_harm_never_weighs_less(figures: dict[str, Any], known: str) -> None:
    row = {"figures": figures, "grade": known, "origins": ["a"]}
    killed = (figures.get("killed") or {}).get("best") or 0
    worse = {**row, "figures": {**figures, "killed": {"best": killed + 5}}}
    assert weight(worse) >= weight(row)
    assert weight({**row, "origins": ["a", "b"]}) >= weight(row)
    assert weight({}) == 0


def test_a_reviewers_grade_goes_first() -> None:
    assert grade({"grade": "weak", "override": "fair"}) == "fair"
    assert grade({"grade": "weak", "override": None}) == "weak"
    assert grade({}) is None


def test_nothing_asked_becomes_part_of_the_sql() -> None:
    evil = "x'); DROP TABLE events; --"
    ask = Ask("events", {"kind": (evil, evil)}, {"party": (evil,)}, (1, 2, 3, 4))
    condition, values = where(ask, TABLES["events"])
    assert "DROP" not in condition
    assert condition.count("?") == len(values)
    assert values.count(evil) == 3
    assert order(Ask("events", sort="-start")).endswith('"start" DESC, n DESC')
    assert order(Ask("events")) == " ORDER BY n"
