"""Sums of event counts as SQL: by grade, period and place, and inside a total."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.records.where import Where
from marsad.weigh.ledger import Count, Standing
from marsad.weigh.window import Window

Plan: TypeAlias = tuple[str, str | None, str | None, bool, Window]
"""Measure, population, period, by place, window."""
COARSE = 4
"""UCDP's where_prec from which a place holds others."""
COUNT = {
    "id": "VARCHAR",
    "low": "DOUBLE",
    "best": "DOUBLE",
    "high": "DOUBLE",
    "first": "DATE",
    "last": "DATE",
    "place": "VARCHAR",
    "entry": "VARCHAR",
    "country": "VARCHAR",
    "admin1": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "grade": "VARCHAR",
    "claims": "VARCHAR[]",
}
TOTAL = {
    "at": "INTEGER",
    "first": "DATE",
    "last": "DATE",
    "scope": "VARCHAR",
    "entry": "VARCHAR",
    "country": "VARCHAR",
    "admin1": "VARCHAR",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "reach": "DOUBLE",
}
INSIDE = """
SELECT t.at, c.grade IN ('confirmed', 'fair') AS head,
  sum(c.low ORDER BY c.id), sum(c.best ORDER BY c.id), sum(c.high ORDER BY c.id)
FROM weigh_total t JOIN weigh_count c
  ON (t.first IS NULL OR c.last IS NULL OR c.last >= t.first)
  AND (t.last IS NULL OR c.first IS NULL OR c.first <= t.last)
  AND (t.scope = 'all' OR c.lat IS NULL OR c.entry = t.entry
    OR (t.scope = 'country' AND c.country = t.country)
    OR (t.scope = 'admin1' AND c.admin1 = t.admin1)
    OR (t.scope = 'near' AND 111.2 * sqrt((c.lat - t.lat) ** 2
      + (cos(radians(t.lat)) * (c.lon - t.lon)) ** 2) <= t.reach))
GROUP BY ALL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Sum:
    """A range that adds up; `high` is infinite where there is no ceiling."""

    low: float = 0.0
    best: float = 0.0
    high: float = 0.0

    @staticmethod
    def of(parts: Iterable["Sum"]) -> "Sum":
        """The sum of ranges, bound by bound; exact, whatever their order."""
        listed = list(parts)
        return Sum(
            math.fsum(part.low for part in listed),
            math.fsum(part.best for part in listed),
            sum(sorted(part.high for part in listed)),
        )

    def excess(self, other: "Sum") -> "Sum":
        """What `other` has above this, bound by bound, never below nought."""
        none = math.isinf(self.high)
        return Sum(
            max(0.0, other.low - self.low),
            max(0.0, other.best - self.best),
            0.0 if none else max(0.0, other.high - self.high),
        )


@dataclass(frozen=True, slots=True)
class Bucket:
    """One cell of a table of tallies: first day of its period, and place."""

    first: date | None
    place: str | None


Sums: TypeAlias = dict[Bucket, list[tuple[str, Sum, tuple[str, ...]]]]


def event_sums(counts: Sequence[Count], engine: Engine, plan: Plan) -> Sums:
    """Sums of event counts by bucket and grade, with the claims that feed them.

    An event that crosses a border counts where it ends; one without a date only
    where no period is asked for.
    """
    _, _, period, by_place, window = plan
    _load_counts(counts, engine, plan)
    cell = f"date_trunc('{period}', last)::DATE" if period else "NULL::DATE"
    place = "place" if by_place else "NULL::VARCHAR"
    bounds = [f"last >= DATE '{window.start}'"] if window.start else []
    bounds += [f"last <= DATE '{window.end}'"] if window.end else []
    bounds += ["last IS NOT NULL"] if period else []
    rows = engine.fetch(
        f"SELECT {cell} AS cell, {place} AS place, grade, sum(low ORDER BY id),"
        " sum(best ORDER BY id), sum(high ORDER BY id),"
        " flatten(list(claims ORDER BY id))"
        f" FROM weigh_count {'WHERE ' + ' AND '.join(bounds) if bounds else ''}"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )
    engine.drop("weigh_count")
    sums: Sums = {}
    for first, where, grade, low, best, high, claims in rows:
        made = sums.setdefault(Bucket(first, where), [])
        made.append((grade, Sum(low, best, high), tuple(claims)))
    return sums


def recorded(
    counts: Sequence[Count], totals: Sequence[Standing], engine: Engine, plan: Plan
) -> dict[tuple[int, bool], Sum]:
    """What events have recorded inside the window and area of each total, by its
    position: of headline grades (True), and of all (False)."""
    if not totals:
        return {}
    _load_counts(counts, engine, plan)
    engine.load("weigh_total", TOTAL, (_total(at, t) for at, t in enumerate(totals)))
    rows = engine.fetch(INSIDE)
    for name in ("weigh_count", "weigh_total"):
        engine.drop(name)
    found: dict[tuple[int, bool], Sum] = {}
    for at, head, low, best, high in rows:
        part = Sum(low, best, high)
        found[at, False] = Sum.of([part, found.get((at, False), Sum())])
        if head:
            found[at, True] = part
    return found


def _load_counts(counts: Sequence[Count], engine: Engine, plan: Plan) -> None:
    key = plan[:2]
    rows = (_count(c) for c in counts if (c.tally.measure, c.tally.population) == key)
    engine.load("weigh_count", COUNT, rows)


def _count(count: Count) -> tuple[object, ...]:
    tally, where = count.tally, count.where
    return (
        tally.id,
        tally.low,
        tally.best,
        math.inf if tally.high is None else tally.high,
        tally.when.start or tally.when.end,
        tally.when.end or tally.when.start,
        tally.place,
        where.entry if where else None,
        where.country if where else None,
        where.admin1 if where else None,
        where.lat if where else None,
        where.lon if where else None,
        count.grade,
        list(tally.claims),
    )


def _total(at: int, total: Standing) -> tuple[object, ...]:
    where = total.where
    scope = _scope(where)
    return (
        at,
        total.when.start,
        total.when.end,
        scope,
        where.entry if where else None,
        where.country if where else None,
        where.admin1 if where else None,
        where.lat if where else None,
        where.lon if where else None,
        _reach(where) + 10.0 if where else None,
    )


def _scope(where: Where | None) -> str:
    if where is None or where.precision >= 7:
        return "all"
    if where.precision >= 6 or where.kind == "country":
        return "country"
    if where.kind == "admin1" and where.admin1:
        return "admin1"
    return "near" if where.lat is not None else "all"


def same_area(a: Where | None, b: Where | None) -> bool:
    """True unless two places surely lie apart; unknown places may be anywhere."""
    if a is None or b is None or a.country != b.country:
        return a is None or b is None or None in (a.country, b.country)
    if "country" in (a.kind, b.kind) or a.precision >= 6 or b.precision >= 6:
        return True
    if a.admin1 and b.admin1 and "admin1" in (a.kind, b.kind):
        return a.admin1 == b.admin1
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return True
    east = math.cos(math.radians(a.lat)) * (a.lon - b.lon)
    return 111.2 * math.hypot(a.lat - b.lat, east) <= _reach(a) + _reach(b)


def _reach(where: Where) -> float:
    return (where.radius_m or 5000) / 1000
