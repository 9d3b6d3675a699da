"""Days of protected reports, by what they are published as.

What a protected report tells leaves by its week. Here is told which day must not stand
beside which id, from the record before redaction, so that a fault of redaction shows.
A Monday or Sunday cannot be told from the end of a week, and is not looked for.
"""

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.publish.scope import Scope
from marsad.publish.seal import week_of
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.when import When

MONDAY, SUNDAY = 0, 6
Days = frozenset[date]
"""Some days."""
_NONE: Days = frozenset()


@dataclass(frozen=True)
class Dated:
    """What is looked for, and what open records say of the same days."""

    sealed: Mapping[str, Days] = field(default_factory=dict)
    """By published id of what protected reports alone tell: days that must not stand
    beside it."""
    said: Mapping[str, Days] = field(default_factory=dict)
    """By id of an open record: those of all these days that it says."""
    middles: Mapping[str, date] = field(default_factory=dict)
    """By sealed id of an event: the middle of the weeks that it is told by, which a
    layout without spans of days puts in their place."""

    @functools.cached_property
    def said_at_all(self) -> Days:
        """Days that some open record says."""
        return frozenset(day for days in self.said.values() for day in days)


@dataclass(frozen=True, slots=True)
class _Record:
    """A published record of several claims."""

    id: str
    claims: frozenset[str]
    days: Days
    total: bool = False
    """True: its days are the bounds of a count, not days of its own."""


def shut_days(dossier: Dossier, opened: Dossier, scope: Scope) -> Days:
    """Days of protected reports, and of what these tell, on which no open report came
    out: a release that was of such a day is from then on of the last of its week."""
    open_days = {report.published for report in opened.reports.values()}
    return _NONE.union(*_sealed(dossier, scope).values()) - open_days


def week_told(day: date, shut: Days) -> date:
    """The day, or where it may not be told the last of its week."""
    return week_of(When(day, day, None)).end or day if day in shut else day


def dated(dossier: Dossier, opened: Dossier, scope: Scope) -> Dated:
    """Read off the whole record and what is left of it for this audience."""
    sealed = _sealed(dossier, scope)
    shared: dict[str, set[date]] = defaultdict(set)
    said: dict[str, set[date]] = defaultdict(set, _said(dossier, scope))
    hidden = sealed.keys()
    built: dict[str, Days] = {}
    for record in _records(opened):
        within = record.claims & hidden
        around = {d for c in record.claims - hidden for d in said.get(c, ())}
        if within:
            told = around & record.days if record.total else around
            for claim in within:
                shared[claim] |= told
            if within == record.claims:
                built[record.id] = _NONE.union(*(sealed[c] for c in within))
        else:
            for id in (record.id, *record.claims):
                said[id] |= record.days | (around if id == record.id else _NONE)
    sealed = {id: days - shared[id] for id, days in sealed.items()} | built
    wanted = _NONE.union(*sealed.values())
    return Dated(
        {id: days for id, days in sealed.items() if days},
        {id: kept for id, days in said.items() if (kept := wanted & days)},
        {e.id: day for e in opened.events if e.id in built and (day := _middle(e))},
    )


def _sealed(dossier: Dossier, scope: Scope) -> dict[str, Days]:
    """Days of claims of protected reports and of the reports, by sealed id."""
    found: dict[str, set[date]] = defaultdict(set)
    for claim in scope.hidden:
        report = dossier.claims[claim].report
        known = dossier.placements.get(claim)
        days = _bounds(known.when) if known else _NONE
        days |= _published(report, dossier)
        found[scope.ren(claim)] |= days
        found[scope.ren(report)] |= days
    for report in scope.protected:
        found[scope.ren(report)] |= _published(report, dossier)
    return {id: frozenset(filter(_tells, days)) for id, days in found.items()}


def _said(dossier: Dossier, scope: Scope) -> dict[str, set[date]]:
    """Days of open claims and reports, by id."""
    found: dict[str, set[date]] = {}
    if not scope.protected:
        return found
    for report in dossier.reports.keys() - scope.protected:
        found[report] = {*_published(report, dossier)}
    for id, claim in dossier.claims.items():
        if id not in scope.blurred:
            known = dossier.placements.get(id)
            days = _bounds(known.when) if known else _NONE
            found[id] = {*days, *found.get(claim.report, ())}
    return found


def _records(opened: Dossier) -> Iterator[_Record]:
    for event in opened.events:
        yield _record(event.id, event.claims, (event.when,))
    for control in opened.controls:
        yield _record(control.id, control.claims, (control.when,))
    for person in opened.persons:
        known = person.statuses
        yield _record(person.id, (s.claim for s in known), (s.when for s in known))
    for tally in opened.tallies:
        yield _record(tally.id, tally.claims, (tally.when,), total=True)
    lines: dict[str, list[str]] = defaultdict(list)
    for claim, origin in opened.origins.items():
        lines[origin.origin].append(claim)
    for line, claims in lines.items():
        yield _record(line, claims, ())


def _record(
    id: str, claims: Iterable[str], when: Iterable[When], *, total: bool = False
) -> _Record:
    return _Record(id, frozenset(claims), _NONE.union(*map(_bounds, when)), total)


def _published(report: str, dossier: Dossier) -> Days:
    known = dossier.reports.get(report)
    return frozenset((known.published,)) if known and known.published else _NONE


def _middle(event: Event) -> date | None:
    when = week_of(event.when)
    if when.start is None or when.end is None:
        return None
    return when.start + (when.end - when.start) // 2


def _bounds(when: When) -> Days:
    return frozenset(day for day in (when.start, when.end) if day is not None)


def _tells(day: date) -> bool:
    return day.weekday() not in (MONDAY, SUNDAY)
