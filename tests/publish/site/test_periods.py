"""Periods leave no gap and no event out."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.site.periods import (
    LONG_DAYS,
    MOST_DAYS,
    MOST_WEEKS,
    STRAY_DAYS,
    best_killed,
    periods,
    start_of,
    unit_of,
)
from marsad.records.when import When
from tests.publish.scene import HARIM
from tests.publish.site.terrain import FIRST, bare, incident, material, war_of

MADE = bare(war_of())
OFFSETS = st.lists(st.none() | st.integers(0, 4000), max_size=20)


@given(OFFSETS)
def test_every_event_is_in_a_period_or_told_beside(offsets: list[int | None]) -> None:
    known = [FIRST + timedelta(days=n) if n is not None else None for n in offsets]
    events = [incident(at, day, HARIM) for at, day in enumerate(known)]
    found = periods(events, MADE)
    inside = sum(row.events for row in found.rows)
    assert found.undated == known.count(None)
    assert inside + found.undated + found.stray == len(events)
    for row in found.rows:
        days = Counter(d for d in known if d and row.start <= d <= row.end)
        assert row.events in (0, days.total())


@given(OFFSETS)
def test_periods_follow_one_another(offsets: list[int | None]) -> None:
    dated = [FIRST + timedelta(days=n) for n in offsets if n is not None]
    events = [incident(at, day, HARIM) for at, day in enumerate(dated)]
    rows = periods(events, MADE).rows
    for row, after in itertools.pairwise(rows):
        assert after.start == row.end + timedelta(days=1)
    assert len(rows) <= MOST_WEEKS // 7 + 2


def test_the_unit_suits_the_span() -> None:
    spans = {MOST_DAYS: "day", MOST_DAYS + 1: "week", MOST_WEEKS + 1: "month"}
    for days, unit in spans.items():
        assert unit_of(FIRST, FIRST + timedelta(days=days)) == unit


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    day = date(2021, 5, 12)
    assert start_of(day, "week") == date(2021, 5, 10)
    assert start_of(day, "month") == date(2021, 5, 1)
    assert start_of(day, "day") == day


def test_one_old_event_does_not_squeeze_the_rest() -> None:
    near = [incident(at, FIRST + timedelta(days=at), HARIM) for at in range(20)]
    old = incident(99, FIRST - timedelta(days=STRAY_DAYS + 1), HARIM)
    found = periods([*near, old], MADE)
    assert (found.stray, found.unit, len(found.rows)) == (1, "day", 20)


def test_the_best_figure_of_those_killed() -> None:
    made = material()
    by_id = {event.id: event for event in made.dossier.events}
    assert best_killed(by_id["evt-harim"], made) == 18
    assert best_killed(by_id["evt-salma"], made) == 0


def test_figures_of_a_long_time_are_in_no_period() -> None:
    made = material()
    event = next(e for e in made.dossier.events if e.id == "evt-harim")
    day = event.when.end
    assert day is not None
    for days, killed in ((LONG_DAYS, 18), (LONG_DAYS + 1, 0)):
        longer = replace(event, when=When(day - timedelta(days=days), day))
        assert sum(row.killed for row in periods([longer], made).rows) == killed
