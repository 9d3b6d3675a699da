"""Sums of events' counts: nothing twice, nothing mixed, whatever the order."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.redact import redact
from marsad.publish.series import MOST, last_day, series
from marsad.publish.sums import (
    DISPUTED,
    NOBODY,
    Counted,
    added,
    blamed,
    by,
    counted,
    split,
)
from marsad.records.grade import GRADES
from tests.publish.scene import EVENTS, NOW, scene

OPENED = redact(scene(), NOW.date())
WHOLE = st.integers(0, 500)
COUNTS = st.builds(
    lambda at, day, place, grade, low, more, most: Counted(
        f"evt-{at}",
        day,
        place,
        NOBODY,
        "clash",
        grade,
        low,
        low + more,
        None if most is None else low + more + most,
    ),
    st.integers(0, 10**6),
    st.none() | st.dates(date(2012, 1, 1), date(2026, 12, 31)),
    st.sampled_from(["Harim", "Salma", None]),
    st.sampled_from([*GRADES, "none"]),
    WHOLE,
    WHOLE,
    st.none() | WHOLE,
)


def counts_of(measure: str) -> list[Counted]:
    told: dict[str, list[object]] = defaultdict(list)
    for tally in OPENED.tallies:
        if tally.event:
            told[tally.event].append(tally)
    return list(counted(OPENED, told).get(measure, ()))  # type: ignore[arg-type]


def test_a_part_is_not_counted_beside_its_whole() -> None:
    found = {one.event: one.best for one in counts_of("killed")}
    assert found["evt-harim"] == 18


def test_stocks_and_running_totals_are_in_no_sum() -> None:
    assert counts_of("fighters") == []
    assert counts_of("displaced") == []


def test_who_is_blamed_is_told_once_and_disputed_where_sides_differ() -> None:
    claims = {
        id: replace(claim, actor="Northern Army", certainty="asserted")
        for id, claim in OPENED.claims.items()
    }
    one = replace(OPENED, claims=claims)
    assert blamed(EVENTS[0], one) == "north"
    first = EVENTS[0].claims[0]
    other = claims | {first: replace(claims[first], actor="Valley League")}
    assert blamed(EVENTS[0], replace(OPENED, claims=other)) == DISPUTED
    denied = claims | {first: replace(other[first], certainty="denied")}
    assert blamed(EVENTS[0], replace(OPENED, claims=denied)) == "north"
    silent = {id: replace(claim, actor=None) for id, claim in claims.items()}
    assert blamed(EVENTS[0], replace(OPENED, claims=silent)) == NOBODY


@given(st.lists(COUNTS, max_size=30))
def test_a_sum_is_that_of_its_bounds(counts: list[Counted]) -> None:
    found = added(counts)
    assert found.low == sum(one.low for one in counts)
    assert found.best == sum(one.best for one in counts)
    if any(one.high is None for one in counts):
        assert found.high is None
    else:
        assert found.high == sum(one.high or 0 for one in counts)
        assert found.low <= found.best <= (found.high or 0)


@given(st.lists(COUNTS, max_size=30), st.randoms())
def test_rows_of_a_cut_add_up_and_keep_weak_apart(counts: list[Counted], dice) -> None:  # type: ignore[no-untyped-def]
    rows = by(counts, lambda one: one.place)
    whole = split(counts)
    assert sum(sums.head.best for _, sums in rows) == whole.head.best
    assert sum(sums.weak.best for _, sums in rows) == whole.weak.best
    strong = sum(c.best for c in counts if c.grade in ("confirmed", "fair"))
    assert whole.head.best == strong
    lost = sum(c.best for c in counts if c.grade == "discounted")
    assert whole.head.best + whole.weak.best + lost == sum(c.best for c in counts)
    shuffled = list(counts)
    dice.shuffle(shuffled)
    again = by(shuffled, lambda one: one.place)
    assert [(v, s.head.best, s.weak.best) for v, s in rows] == [
        (v, s.head.best, s.weak.best) for v, s in again
    ]


@given(st.lists(COUNTS, max_size=40, unique_by=lambda one: one.event))
def test_a_series_draws_each_event_once_or_says_why_not(counts: list[Counted]) -> None:
    found = series(counts)
    days = {one.event: one.day for one in counts}
    drawn = []
    for one in found.bins:
        assert one.end == last_day(one.start, found.unit)
        for event in (*one.sums.head.events, *one.sums.weak.events):
            day = days[event]
            assert day is not None
            assert one.start <= day <= one.end
            drawn.append(event)
    assert len(drawn) == len(set(drawn))
    assert found.undated == sum(one.day is None for one in counts)
    told = len(drawn) + found.undated + found.earlier
    assert len(counts) - sum(c.grade == "discounted" for c in counts) <= told
    assert told <= len(counts)
    assert len(found.bins) <= MOST
    for one, later in zip(found.bins, found.bins[1:], strict=False):
        assert one.end < later.start


def test_weeks_begin_on_mondays_and_months_on_the_first() -> None:
    base = Counted("e", None, None, NOBODY, "clash", "fair", 1, 1, 1)
    days = [date(2021, 5, 3) + timedelta(days=9 * at) for at in range(5)]
    short = series([replace(base, day=day) for day in days])
    assert short.unit == "week"
    assert {one.start.weekday() for one in short.bins} == {0}
    long = series([replace(base, day=d) for d in (date(2020, 1, 31), days[0])])
    assert long.unit == "month"
    assert [one.end for one in long.bins] == [date(2020, 1, 31), date(2021, 5, 31)]
