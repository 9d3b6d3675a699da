"""What a brief of days tells of: nothing later, and each count once."""

import dataclasses
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.period import (
    Period,
    day_of,
    known_by,
    landing,
    share,
    since_day,
    sums,
    week_to,
)
from marsad.publish.redact import redact
from marsad.records.dossier import Dossier
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.tally import Tally
from marsad.records.when import When
from tests.publish.scene import EVENTS, NOW, TALLIES, WAR, grade, scene

OPENED = redact(scene(), NOW.date())
WEEK = week_to(date(2021, 5, 7))


def test_periods_hold_their_days() -> None:
    assert week_to(date(2021, 5, 7)) == Period("week", date(2021, 5, 1), WEEK.end)
    assert day_of(WEEK.end).holds(WEEK.end) and not day_of(WEEK.end).holds(WEEK.start)
    assert not WEEK.holds(None) and WEEK.before == date(2021, 4, 30)
    assert since_day(date(2021, 5, 7), date(2021, 5, 7)).empty
    assert since_day(date(2021, 5, 1), date(2021, 5, 7)).start == date(2021, 5, 2)


@given(st.dates(date(2021, 5, 1), date(2021, 5, 20)))
def test_what_is_later_is_not_known(on: date) -> None:
    known = known_by(OPENED, on)
    assert all((r.published or on) <= on for r in known.reports.values())
    told = {c for e in known.events for c in e.claims}
    told |= {c for t in known.tallies for c in t.claims}
    told |= {c for one in known.controls for c in one.claims}
    told |= {s.claim for p in known.persons for s in p.statuses}
    assert told <= set(known.claims)
    assert all(known.claims[c].report in known.reports for c in told)
    assert all((e.when.start or on) <= on for e in known.events)
    assert all((c.when.start or on) <= on for c in known.controls)


def test_an_event_of_two_days_of_reports_keeps_its_earlier_claims_alone() -> None:
    (harim,) = known_by(OPENED, date(2021, 5, 4)).events
    assert harim.claims == ("clm-aaa1",)
    assert harim.contradictions == ()
    assert harim.reports == ("rpt-a",)
    assert "evt-harim" not in known_by(OPENED, date(2021, 5, 4)).grades


@given(st.dates(date(2021, 4, 28), date(2021, 5, 20)), st.integers(0, 9))
def test_an_event_is_told_on_one_day_or_as_late(start: date, days: int) -> None:
    period = Period("since", start, start + timedelta(days=days))
    part = share(OPENED, period)
    inside = {e.id for e in part.dossier.events}
    before = {e.id for e in (*part.late, *part.again)}
    assert not inside & before
    assert inside == {e.id for e in OPENED.events if period.holds(landing(e.when))}
    reported = {r.id for r in part.reports}
    assert before == {
        e.id for e in OPENED.events if e.id not in inside and reported & {*e.reports}
    }
    assert part.fresh == {c.id for c in OPENED.claims.values() if c.report in reported}


def test_what_came_in_is_told_by_what_the_reader_had_not_seen() -> None:
    period = since_day(date(2021, 5, 20), date(2021, 5, 21))
    assert not share(OPENED, period).reports
    found = share(OPENED, period, frozenset({"rpt-a"}))
    assert {r.id for r in found.reports} == set(OPENED.reports) - {"rpt-a"}
    assert [e.id for e in found.again] == ["evt-harim"]


Shot = tuple[str, int, int, int | None]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(GRADES),
            st.integers(0, 50),
            st.integers(0, 50),
            st.one_of(st.none(), st.integers(0, 50)),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_only_confirmed_and_fair_events_are_added(shots: list[Shot]) -> None:
    own: dict[str, list[Tally]] = {}
    grades = {}
    for at, (word, low, more, top) in enumerate(shots):
        id = f"evt-{at}"
        high = None if top is None else low + more + top
        own[id] = [
            dataclasses.replace(
                TALLIES[0],
                id=f"tly-{at}",
                event=id,
                low=low,
                best=low + more,
                high=high,
                claims=(f"clm-{at}",),
            )
        ]
        grades[id] = grade(id, word, 2)
    (total,) = sums(own, Dossier(war=WAR, grades=grades), WEEK)
    counted = [s for s in shots if s[0] in HEADLINE]
    assert total.low == sum(low for _, low, _, _ in counted)
    assert total.best == sum(low + more for _, low, more, _ in counted)
    if any(top is None for *_, top in counted):
        assert total.high is None
    else:
        assert total.high == sum(
            low + more + (top or 0) for _, low, more, top in counted
        )
    assert sum(dict(total.grades).values()) == sum(
        low + more for _, low, more, _ in shots
    )
    assert set(total.claims) == {f"clm-{at}" for at in range(len(shots))}


def test_a_number_is_given_to_those_alone_who_count_the_same_people() -> None:
    told = dataclasses.replace(TALLIES[0], id="tly-1", event="evt-1", claims=("c-all",))
    armed = dataclasses.replace(
        told, id="tly-2", population="combatants", claims=("c-armed",)
    )
    grades = {"evt-1": grade("evt-1", "fair", 2)}
    known = Dossier(war=WAR, grades=grades)
    both = sums({"evt-1": [armed, told]}, known, WEEK)
    assert {t.population: t.claims for t in both} == {
        None: ("c-all",),
        "combatants": ("c-armed",),
    }
    civil = dataclasses.replace(armed, id="tly-3", population="civilians")
    civil = dataclasses.replace(civil, claims=("c-civil",))
    parts = sums({"evt-1": [armed, civil]}, known, WEEK)
    assert {t.population: t.counted for t in parts} == {
        None: ("c-armed", "c-civil"),
        "civilians": ("c-civil",),
        "combatants": ("c-armed",),
    }


def test_stocks_and_running_totals_are_never_added() -> None:
    part = share(OPENED, Period("since", date(2021, 1, 1), date(2021, 12, 31)))
    flows = [t for t in part.dossier.tallies if t.kind == "flow" and not t.event]
    assert {t.measure for t in flows} == {"killed"}
    stocks = {t.measure for t in part.dossier.tallies if t.kind == "stock"}
    assert stocks == {"fighters", "detained"}


def test_days_that_nobody_knows_are_in_no_period() -> None:
    undated = dataclasses.replace(EVENTS[0], when=When())
    part = share(dataclasses.replace(OPENED, events=(undated,)), WEEK)
    assert part.dossier.events == ()
    assert part.late == (undated,)
