"""Bars hold what events count: each once, on its day, by its grade."""

import itertools
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.publish.plot.series import (
    TIMES,
    Left,
    Scope,
    bucket,
    by_cut,
    following,
    left_out,
    over_time,
    recent,
    refuse_unknown,
    within,
)
from marsad.publish.plot.source import Source
from marsad.records.grade import GRADES, HEADLINE

Row = dict[str, Any]


def row(day: str | None = "2021-05-03", **more: Any) -> Row:
    figures = {"killed": {"low": 1, "best": 2, "high": 3}}
    return {
        "kind": "airstrike", "start": day, "end": day, "place": "Harim, Syria",
        "admin1": "Idlib", "country": "SY", "parties": ["north"], "grade": "fair",
        "override": None, "figures": figures, "lat": 36.2, "lon": 36.5,
        "where_prec": 1,
    } | more  # fmt: skip


ROWS = st.lists(
    st.builds(
        lambda day, grade, low, more, top: row(
            day.isoformat(),
            grade=grade,
            figures={
                "killed": {
                    "low": low,
                    "best": low + more,
                    "high": None if top is None else low + more + top,
                }
            },
        ),
        st.dates(date(2021, 1, 1), date(2021, 6, 30)),
        st.sampled_from([*GRADES, None]),
        st.integers(0, 9),
        st.integers(0, 9),
        st.one_of(st.none(), st.integers(0, 9)),
    ),
    min_size=1,
    max_size=20,
)


@given(ROWS, st.sampled_from(TIMES))
def test_bars_over_time_hold_every_event_once(rows: list[Row], by: str) -> None:
    bars = over_time(rows, "killed", by, Scope())
    sure = [r for r in rows if r["grade"] in HEADLINE]
    assert sum(bar.events for bar in bars) == len(rows)
    assert sum(bar.best for bar in bars) == sum(
        r["figures"]["killed"]["best"] for r in sure
    )
    assert sum(bar.low for bar in bars) == sum(
        r["figures"]["killed"]["low"] for r in sure
    )
    assert sum(bar.unverified for bar in bars) == sum(
        r["figures"]["killed"]["best"]
        for r in rows
        if r not in sure and r["grade"] != "discounted"
    )
    assert any(bar.open for bar in bars) == any(
        r["figures"]["killed"]["high"] is None for r in sure
    )
    firsts = [date.fromisoformat(bar.key) for bar in bars]
    assert all(following(a, by) == b for a, b in itertools.pairwise(firsts))
    assert all(bar.low <= bar.best <= max(bar.high, bar.best) for bar in bars)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(TIMES))
def test_a_day_lies_in_its_stretch(day: date, by: str) -> None:
    first = bucket(day, by)
    assert first <= day < following(first, by)
    assert bucket(first, by) == first
    assert bucket(following(first, by) - timedelta(days=1), by) == first


@given(ROWS)
def test_cuts_add_up_to_the_whole(rows: list[Row]) -> None:
    for by in ("kind", "place", "grade"):
        bars = by_cut(rows, "killed", by, Scope())
        assert sum(bar.events for bar in bars) == len(rows)
        assert [b.best for b in bars] == sorted((b.best for b in bars), reverse=True)


def test_an_event_of_two_parties_stands_under_each() -> None:
    bars = by_cut(
        [row(parties=["a", "b"]), row(parties=[])], "killed", "party", Scope()
    )
    assert Counter({bar.key: bar.events for bar in bars}) == {"a": 1, "b": 1, "": 1}


def test_one_town_has_one_name() -> None:
    rows = [
        row(place="Harim"),
        row(place="حارم"),
        row(place="حارم"),
        row(place="Salma", lat=35.7),
    ]
    bars = by_cut(rows, "killed", "place", Scope())
    assert {bar.key: bar.events for bar in bars} == {"Harim": 3, "Salma": 1}


def test_a_reviewers_grade_is_the_one_that_counts() -> None:
    (bar,) = over_time([row(override="weak")], "killed", "day", Scope())
    assert (bar.best, bar.unverified) == (0, 2)


def test_what_no_bar_has_is_counted() -> None:
    rows = [row(), row(None), row(override="discounted"), row(None, figures={})]
    assert left_out(rows, "killed", "month", None) == Left(2, 2)
    assert left_out(rows, "killed", "place", None) == Left(0, 2)
    assert left_out(rows, "killed", "grade", None) == Left(0, 0)
    bars = {bar.key: bar for bar in by_cut(rows, "killed", "grade", Scope())}
    assert (bars["discounted"].best, bars["discounted"].unverified) == (0, 2)


def test_a_scope_is_of_days_and_a_place() -> None:
    rows = [
        row("2021-05-01"),
        row("2021-05-09"),
        row(None),
        row("2021-05-09", place="Qadma", admin1=None),
    ]
    days = Scope(start=date(2021, 5, 2), end=date(2021, 5, 9))
    assert len(list(within(rows, days))) == 2
    assert len(list(within(rows, Scope()))) == 4
    for name, many in (("harim", 3), ("Idlib", 3), ("SY", 4), ("Syria", 3), ("x", 0)):
        assert len(list(within(rows, Scope(place=name)))) == many


def test_only_one_population_is_shown_where_it_is_asked_for() -> None:
    figure = {
        "low": 5,
        "best": 5,
        "high": 5,
        "civilians": {"low": 1, "best": 1, "high": 1},
    }
    rows = [row(figures={"killed": figure}), row()]
    (bar,) = over_time(rows, "killed", "day", Scope(population="civilians"))
    assert (bar.best, bar.events) == (1, 1)


def test_too_many_bars_ask_for_longer_stretches() -> None:
    rows = [row("2015-01-01"), row("2021-01-01")]
    with pytest.raises(OperatorError, match="--by week"):
        over_time(rows, "killed", "day", Scope())
    assert over_time([row(None)], "killed", "day", Scope()) == []


def test_what_is_told_as_background_is_left_out_and_counted() -> None:
    rows = [row("2013-05-01"), row("2021-05-01")]
    source = Source(
        {"events": rows, "reports": [{"published": "2021-05-02"}]},
        "",
        "",
        "",
        None,
        None,
    )
    scope, older = recent(source, Scope())
    assert older == 1 and len(list(within(rows, scope))) == 1
    assert recent(source, Scope(start=date(2010, 1, 1)))[1] == 0
    assert recent(source, Scope(), "wounded") == (Scope(), 0)


def test_a_place_of_which_nothing_is_told_is_named_with_what_is_near() -> None:
    rows = {"events": [{"place": "Harim", "admin1": "Idlib"}], "control": []}
    source = Source(rows, "", "", "", None, None)
    for known in (None, "Harim", "idlib"):
        refuse_unknown(source, known)
    with pytest.raises(OperatorError, match="did you mean 'Harim'"):
        refuse_unknown(source, "Harem")
