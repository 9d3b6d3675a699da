"""The days that a brief tells of, and the part of the record that falls in them."""

import dataclasses
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from marsad.publish.wire import PARTS, event_figures, whole_of
from marsad.records.claim import FAMILIES
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import HEADLINE
from marsad.records.ids import content_id
from marsad.records.person import PersonCase
from marsad.records.report import Report
from marsad.records.tally import Tally
from marsad.records.when import When

WEEK = 7


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included, and how often such a brief comes."""

    kind: str
    """``day``, ``week``, or ``since``: since the reader last looked."""
    start: date
    end: date

    @property
    def before(self) -> date:
        """The last day that the brief before told of."""
        return self.start - timedelta(days=1)

    @property
    def empty(self) -> bool:
        """Whether there is no day between the reader's last look and now."""
        return self.start > self.end

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of these."""
        return day is not None and self.start <= day <= self.end


def day_of(day: date) -> Period:
    """The period of a daily brief."""
    return Period("day", day, day)


def week_to(day: date) -> Period:
    """The period of a weekly brief: the seven days that end with this one."""
    return Period("week", day - timedelta(days=WEEK - 1), day)


def since_day(since: date, on: date) -> Period:
    """All days after one, up to another; none where the other is not later."""
    return Period("since", since + timedelta(days=1), on)


def landing(when: When) -> date | None:
    """The day on which an event is told: the last one that it may have happened on,
    where a tally counts it too."""
    return when.end or when.start


def known_by(dossier: Dossier, on: date | None) -> Dossier:
    """The record without what only later reports tell, and without later days.

    What rests on earlier and on later reports keeps its earlier claims, and loses the
    counts and the grade that the later ones went into: `marsad brief --on` has the
    record resolved and weighed anew as of the day, so that nothing is lost.
    """
    if on is None:
        return dossier
    late = {r.id for r in dossier.reports.values() if r.published and r.published > on}
    claims = {c.id: c for c in dossier.claims.values() if c.report not in late}

    def whole(ids: Iterable[str]) -> bool:
        return all(claim in claims for claim in ids)

    events = tuple(_trimmed(e, late, on, claims) for e in dossier.events)
    kept = tuple(e for e in events if e is not None)
    cut = {e.id for e in dossier.events if not whole(e.claims)}
    persons = (_told_by(p, claims) for p in dossier.persons)
    return dataclasses.replace(
        dossier,
        reports={id: r for id, r in dossier.reports.items() if id not in late},
        claims=claims,
        events=kept,
        tallies=tuple(t for t in dossier.tallies if whole(t.claims)),
        controls=tuple(
            c
            for c in dossier.controls
            if whole(c.claims) and not (c.when.start and c.when.start > on)
        ),
        persons=tuple(p for p in persons if p is not None),
        grades={id: g for id, g in dossier.grades.items() if id not in cut},
        issues=tuple(i for i in dossier.issues if i.record not in late),
    )


def _trimmed(
    event: Event, late: set[str], on: date, claims: Iterable[str]
) -> Event | None:
    """The event as its earlier claims tell it; None if there are none, or if it lies
    in days to come."""
    known = tuple(claim for claim in event.claims if claim in claims)
    if not known or (event.when.start or event.when.end or on) > on:
        return None
    if len(known) == len(event.claims):
        return event
    return dataclasses.replace(
        event,
        claims=known,
        reports=tuple(report for report in event.reports if report not in late),
        contradictions=tuple(p for p in event.contradictions if {*p} <= {*known}),
    )


def _told_by(person: PersonCase, claims: Iterable[str]) -> PersonCase | None:
    """The person as these claims have it."""
    statuses = tuple(s for s in person.statuses if s.claim in claims)
    if not statuses:
        return None
    pairs = tuple(p for p in person.contradictions if all(c in claims for c in p))
    return dataclasses.replace(person, statuses=statuses, contradictions=pairs)


@dataclass(frozen=True)
class Share:
    """What of a record falls in a period."""

    period: Period
    reports: tuple[Report, ...]
    """That were published in it."""
    fresh: frozenset[str]
    """Claims of those reports."""
    elsewhere: frozenset[str]
    """Claims of events of other days."""
    dossier: Dossier
    """The record with the events, counts, ground and persons of the period alone;
    reports, claims, grades and placements are all still there."""
    late: tuple[Event, ...]
    """Events of days before that were first reported in the period."""
    again: tuple[Event, ...]
    """Events of days before that were known, and of which more was reported."""


def share(known: Dossier, period: Period, seen: Container[str] | None = None) -> Share:
    """The part of the record that a brief of the period tells of.

    Args:
        seen: reports that its reader knew before; what came in is then told by that,
            not by the day of publication: a story of last week may come in today.
    """
    reports = tuple(
        r
        for r in known.reports.values()
        if (period.holds(r.published) if seen is None else r.id not in seen)
    )
    ids = {report.id for report in reports}
    fresh = frozenset(c.id for c in known.claims.values() if c.report in ids)
    events = tuple(e for e in known.events if period.holds(landing(e.when)))
    others = [e for e in known.events if not period.holds(landing(e.when))]
    before = [e for e in others if not ids.isdisjoint(e.reports)]
    return Share(
        period=period,
        reports=reports,
        fresh=fresh,
        elsewhere=frozenset(c for e in others for c in e.claims),
        dossier=dataclasses.replace(
            known,
            events=events,
            tallies=_counts(events, known, period),
            controls=tuple(c for c in known.controls if period.holds(c.when.start)),
            persons=tuple(_told_in(p, fresh, known) for p in known.persons),
            issues=tuple(i for i in known.issues if i.record in fresh | ids),
        ),
        late=tuple(e for e in before if ids.issuperset(e.reports)),
        again=tuple(e for e in before if not ids.issuperset(e.reports)),
    )


def _told_in(person: PersonCase, fresh: frozenset[str], known: Dossier) -> PersonCase:
    """The person with what reports of the period say; with no status if nothing."""
    statuses = tuple(s for s in person.statuses if s.claim in fresh)
    pairs = tuple(p for p in person.contradictions if not fresh.isdisjoint(p))
    return dataclasses.replace(person, statuses=statuses, contradictions=pairs)


def _counts(
    events: Sequence[Event], known: Dossier, period: Period
) -> tuple[Tally, ...]:
    """Each event's own counts, the sums over them, and the stocks told of the days."""
    ids = {event.id for event in events}
    own: dict[str, list[Tally]] = defaultdict(list)
    stocks = []
    for tally in known.tallies:
        if tally.event in ids:
            own[tally.event or ""].append(tally)
        elif (tally.event, tally.kind) == (None, "stock") and period.holds(
            landing(tally.when)
        ):
            stocks.append(tally)
    flat = [tally for group in own.values() for tally in group]
    return (*flat, *sums(own, known, period), *stocks)


def sums(own: dict[str, list[Tally]], known: Dossier, period: Period) -> list[Tally]:
    """What the events of a period count together, by measure and population: flows
    of confirmed and fair events (rule N6), the rest beside them by grade.

    Running totals add nothing here (rule N5 adds what they exceed the events of a
    whole month by): a brief of days tells them as they were told.
    """
    found: dict[tuple[str, str | None], _Sum] = defaultdict(_Sum)
    for event in sorted(own):
        grade = known.grades.get(event)
        word = grade.counts_as if grade else "weak"
        flows = [t for t in own[event] if t.kind == "flow"]
        claims = _giving(flows)
        for measure, figure in event_figures(flows).items():
            for group in (None, *PARTS):
                part = figure if group is None else figure.get(group)
                if part is not None:
                    found[measure, group].add(part, word, claims[measure, group])
        for one in (t for t in flows if t.population == FAMILIES):
            span = {"low": one.low, "best": one.best, "high": one.high}
            found[one.measure, FAMILIES].add(span, word, one.claims)
    when = When(period.start, period.end, None, "brief")
    keyed = sorted(found.items(), key=lambda row: (row[0][0], row[0][1] or ""))
    return [total.tally(*key, when) for key, total in keyed]


def _giving(flows: Iterable[Tally]) -> dict[tuple[str, str | None], set[str]]:
    """The claims that give each figure of an event, by measure and population: who
    counts fighters alone does not vouch for the number of all."""
    by_measure: dict[str, list[Tally]] = defaultdict(list)
    for tally in (t for t in flows if t.population != FAMILIES):
        by_measure[tally.measure].append(tally)
    found: dict[tuple[str, str | None], set[str]] = {}
    for measure, group in by_measure.items():
        found[measure, None] = {c for t in whole_of(group) for c in t.claims}
        for tally in (t for t in group if t.population in PARTS):
            found[measure, tally.population] = {*tally.claims}
    return found


class _Sum:
    """A flow being added up over events."""

    def __init__(self) -> None:
        self.low = self.best = self.high = 0.0
        self.open = False
        self.claims: set[str] = set()
        self.weak: set[str] = set()
        self.grades: dict[str, float] = defaultdict(float)

    def add(
        self, figure: dict[str, float | None], grade: str, claims: Iterable[str]
    ) -> None:
        """One event's count."""
        best = figure["best"] or 0.0
        self.grades[grade] += best
        if grade not in HEADLINE:
            self.weak.update(claims)
            return
        self.claims.update(claims)
        self.low += figure["low"] or 0.0
        self.best += best
        high = figure["high"]
        self.open = self.open or high is None
        self.high += high or 0.0

    def tally(self, measure: str, population: str | None, when: When) -> Tally:
        """The sum as a tally; its id comes from what it counts and from when."""
        key = (measure, population or "", str(when.start), str(when.end))
        claims = sorted(self.claims | self.weak)
        return Tally(
            id=content_id("tly", "brief", *key, *claims),
            measure=measure,
            population=population,
            kind="flow",
            when=when,
            place=None,
            low=self.low,
            best=self.best,
            high=None if self.open else self.high,
            claims=tuple(claims),
            grades=tuple(sorted(self.grades.items())),
            weak=tuple(sorted(self.weak - self.claims)),
        )
