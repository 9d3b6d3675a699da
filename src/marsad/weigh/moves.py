"""What moved a total between two states of the record, event by event."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE, METHOD
from marsad.records.when import When

Triple: TypeAlias = tuple[float, float, float | None]
"""Low, best, high; None: no ceiling."""
Key: TypeAlias = tuple[str, str | None, str, str | None, str | None, str | None]
"""Measure, population, kind, place, and first and last day of a total; a stock has
no days: it is followed through time."""
NOTHING: Triple = (0.0, 0.0, 0.0)
WHYS = (
    "new",
    "late",
    "revised",
    "regraded",
    "ruled",
    "redated",
    "joined",
    "retracted",
    "recounted",
    "total",
    "level",
)
"""Why a total moved; docs/method.md says when each is given, under N12."""


@dataclass(frozen=True, slots=True)
class Was:
    """One event in one state of the record, and what it counts."""

    id: str
    when: When
    place: str | None
    grade: str | None
    claims: frozenset[str]
    best: Mapping[tuple[str, str | None], float]
    """By measure and population."""
    ruled: bool = False
    """True if it counts by a reviewer's grade."""

    def gives(self, key: Key) -> float:
        """What it gives to a total of headline grades; nought outside its days."""
        if self.grade not in HEADLINE or not _within(self.when, key):
            return 0.0
        return self.best.get((key[0], key[1]), 0.0)


@dataclass(frozen=True, slots=True)
class Sight:
    """A state of the record: its totals with the claims that feed them, its events."""

    totals: Mapping[Key, tuple[Triple, tuple[str, ...]]]
    events: Sequence[Was]
    method: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a total moved, and by how much its best did."""

    why: str
    """One of WHYS."""
    by: float
    event: str | None = None
    place: str | None = None
    day: date | None = None
    claims: tuple[str, ...] = ()
    """Those that came or went; where none did, all of the event."""


@dataclass(frozen=True, slots=True)
class Move:
    """A total before and now; None where it was not, or is no more. The causes add
    up to the difference of the bests."""

    key: Key
    before: Triple | None
    now: Triple | None
    causes: tuple[Cause, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Told:
    """A total as it was told: its last day, its range, the claims that feed it."""

    end: str
    triple: Triple
    claims: tuple[str, ...]


def newer(one: Told, other: Told) -> Told:
    """The one that holds of two words on one stock: the newer, then the larger."""

    def order(told: Told) -> tuple[object, ...]:
        low, best, high = told.triple
        return told.end, best, low, math.inf if high is None else high, told.claims

    return max(one, other, key=order)


def sight_of(dossier: Dossier) -> Sight:
    """The state of a dossier that was weighed."""
    counts: dict[str, dict[tuple[str, str | None], float]] = {}
    totals: dict[Key, Told] = {}
    for tally in dossier.tallies:
        if tally.event is not None:
            own = counts.setdefault(tally.event, {})
            own[tally.measure, tally.population] = tally.best
            continue
        days = (tally.when.start, tally.when.end)
        key = key_of(tally.measure, tally.population, tally.kind, tally.place, days)
        triple = (tally.low, tally.best, tally.high)
        told = Told(str(tally.when.end or ""), triple, tally.counted)
        totals[key] = newer(totals.get(key, told), told)
    grades = dossier.grades
    events = [
        Was(
            id=event.id,
            when=event.when,
            place=event.place or (event.where.name if event.where else None),
            grade=grades[event.id].counts_as if event.id in grades else None,
            claims=frozenset(event.claims),
            best=counts.get(event.id, {}),
            ruled=event.id in grades and grades[event.id].override is not None,
        )
        for event in dossier.events
    ]
    known = {key: (one.triple, one.claims) for key, one in totals.items()}
    return Sight(known, events, METHOD)


def key_of(
    measure: str,
    population: str | None,
    kind: str,
    place: str | None,
    days: tuple[date | None, date | None],
) -> Key:
    """What tells one total from another; a stock is one through all days."""
    first, last = (day.isoformat() if day else None for day in days)
    if kind == "stock":
        first = last = None
    return measure, population, kind, place, first, last


def moves(before: Sight, now: Sight, since: date | None) -> list[Move]:
    """Every total that differs, in order of its key, with what moved it; a total of
    nothing is as good as none.

    Events are followed by id, then by the claims they share. Events that happened
    by `since` and came later are late reports.
    """
    pairs = _followed(before.events, now.events)
    made = []
    for key in sorted({*before.totals, *now.totals}, key=str):
        was, is_now = before.totals.get(key), now.totals.get(key)
        old, new = (one[0] if one else None for one in (was, is_now))
        if (old or NOTHING) == (new or NOTHING):
            continue
        changed = before.method != now.method
        causes = list(_causes(key, pairs, since, changed)) if key[2] == "flow" else []
        told = math.fsum(cause.by for cause in causes)
        rest = round(_best(new) - _best(old) - told, 9)
        if rest or not causes:
            ids = _came_or_went(*(one[1] if one else () for one in (was, is_now)))
            why = "level" if key[2] == "stock" else "total"
            why = "recounted" if changed and not ids else why
            causes.append(Cause(why, rest, claims=ids))
        made.append(Move(key, old, new, tuple(causes)))
    return made


def _best(triple: Triple | None) -> float:
    return triple[1] if triple else 0.0


def _within(when: When, key: Key) -> bool:
    """True if an event counts for the days of a total: by its last day (rule N5)."""
    first, last = key[4], key[5]
    end = when.end or when.start
    if first is None and last is None:
        return True
    if end is None:
        return False
    return (first or "") <= end.isoformat() <= (last or "9999")


def _followed(
    before: Sequence[Was], now: Sequence[Was]
) -> list[tuple[Was | None, Was | None]]:
    """Each event of either state with the same one of the other; one whose claims
    went into an event that has a partner already stands alone."""
    old = {one.id: one for one in before}
    home = {claim: one.id for one in before for claim in one.claims}
    partner = {one.id: one.id for one in now if one.id in old}
    taken = set(partner.values())
    for one in sorted(now, key=lambda one: one.id):
        if one.id in partner:
            continue
        shared = sorted(home[claim] for claim in one.claims if claim in home)
        free = sorted(set(shared) - taken, key=lambda id: (-shared.count(id), id))
        if free:
            partner[one.id] = free[0]
            taken.add(free[0])
    pairs: list[tuple[Was | None, Was | None]] = [
        (old.get(partner.get(one.id, "")), one) for one in now
    ]
    return [*pairs, *((one, None) for one in before if one.id not in taken)]


def _causes(
    key: Key,
    pairs: Iterable[tuple[Was | None, Was | None]],
    since: date | None,
    method: bool,
) -> Iterable[Cause]:
    kept = {claim for _, now in pairs if now is not None for claim in now.claims}
    found = []
    for was, now in pairs:
        by = (now.gives(key) if now else 0.0) - (was.gives(key) if was else 0.0)
        if by:
            one = now or was
            assert one is not None
            ids = _came_or_went(
                sorted(was.claims) if was else (), sorted(now.claims) if now else ()
            )
            why = _why(key, (was, now), since, method, kept)
            day = one.when.end or one.when.start
            claims = ids or tuple(sorted(one.claims))
            found.append(Cause(why, by, one.id, one.place, day, claims))
    order = {why: at for at, why in enumerate(WHYS)}
    return sorted(found, key=lambda c: (order[c.why], -abs(c.by), c.event or ""))


def _came_or_went(before: Iterable[str], now: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(before) ^ set(now)))


def _why(
    key: Key,
    pair: tuple[Was | None, Was | None],
    since: date | None,
    method: bool,
    kept: set[str],
) -> str:
    was, now = pair
    if now is None:
        assert was is not None
        return "joined" if was.claims & kept else "retracted"
    if was is None:
        end = now.when.end or now.when.start
        return "late" if since and end and end <= since else "new"
    if (was.grade in HEADLINE) != (now.grade in HEADLINE):
        return "ruled" if was.ruled or now.ruled else "regraded"
    if _within(was.when, key) != _within(now.when, key):
        return "redated"
    if was.claims != now.claims:
        return "revised"
    return "recounted" if method else "revised"
