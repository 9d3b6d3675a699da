"""Sums of event counts as SQL: by grade, period and place, and inside a total."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.records.where import Where
from marsad.weigh.ledger import Count, Standing
from marsad.weigh.window import Window

DIMENSIONS = ("place", "admin1", "country", "actor", "victim", "kind", "grade")
"""What counts can be cut by beside time and population, from left to right."""
COUNT = {
    "id": "VARCHAR",
    "measure": "VARCHAR",
    "population": "VARCHAR",
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
    "actor": "VARCHAR",
    "victim": "VARCHAR",
    "kind": "VARCHAR",
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
SUMS = """
SELECT {cell} AS cell, {dimensions}grade AS counted_as,
  sum(low) AS low, sum(best) AS best, sum(high) AS high
FROM {source} WHERE {bounds} GROUP BY ALL
"""
FEEDING = """
SELECT cell, {names}counted_as, list(DISTINCT claim ORDER BY claim)
FROM (SELECT {cell} AS cell, {dimensions}grade AS counted_as,
  unnest(claims) AS claim FROM {source} WHERE {bounds}) GROUP BY ALL
"""
INSIDE = """
SELECT t.at, c.grade IN ('confirmed', 'fair') AS head,
  sum(c.low), sum(c.best), sum(c.high)
FROM weigh_total t JOIN weigh_count c
  ON (t.first IS NULL OR c.last IS NULL OR c.last >= t.first)
  AND (t.last IS NULL OR c.first IS NULL OR c.first <= t.last)
  AND (t.scope = 'all' OR c.lat IS NULL OR c.entry = t.entry
    OR (t.scope = 'country' AND c.country = t.country)
    OR (t.scope = 'admin1' AND c.admin1 = t.admin1)
    OR (t.scope = 'near' AND 111.2 * sqrt((c.lat - t.lat) ** 2
      + (cos(radians(t.lat)) * (c.lon - t.lon)) ** 2) <= t.reach))
WHERE c.measure = ? AND c.population IS NOT DISTINCT FROM ?
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
class Cut:
    """How sums are cut up: period of the calendar, dimensions, window."""

    period: str | None = None
    by: tuple[str, ...] = ()
    """Of DIMENSIONS, in their order."""
    window: Window = field(default_factory=Window)


@dataclass(frozen=True, slots=True)
class Bucket:
    """One cell of a table of tallies: first day of its period, and a value for each
    dimension; None where claims do not say."""

    first: date | None
    values: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one grade gives to a bucket, and the claims that feed it."""

    grade: str
    sum: Sum
    claims: tuple[str, ...]


Sums: TypeAlias = dict[Bucket, list[Part]]


def load_counts(counts: Sequence[Count], engine: Engine) -> None:
    """Every event's counts as the engine's table `weigh_count`, in order of id, so
    that sums of fractions come out the same each time."""
    engine.load("weigh_count", COUNT, (_count(count) for count in counts))


def sums_sql(cut: Cut, source: str = "weigh_count") -> str:
    """The query that adds counts up, over any relation with the columns of COUNT.

    Its parameters are the measure and the population. An event that crosses a
    border counts where it ends; one without a date only where neither a period nor
    a window is asked for.
    """
    return _filled(SUMS, cut, source)


def event_sums(engine: Engine, key: tuple[str, str | None], cut: Cut) -> Sums:
    """Sums of the loaded counts of a measure and population, by bucket and grade,
    with the claims that feed them."""
    width = len(cut.by)
    feeding = {
        row[: width + 2]: tuple(row[-1])
        for row in engine.fetch(_filled(FEEDING, cut, "weigh_count"), *key)
    }
    sums: Sums = {}
    for row in sorted(engine.fetch(sums_sql(cut), *key), key=lambda row: str(row[:-3])):
        at, grade = Bucket(row[0], tuple(row[1 : width + 1])), row[width + 1]
        claims = feeding.get(tuple(row[: width + 2]), ())
        sums.setdefault(at, []).append(Part(grade, Sum(*row[-3:]), claims))
    return sums


def _filled(sql: str, cut: Cut, source: str) -> str:
    period, window = cut.period, cut.window
    bounds = ["measure = ?", "population IS NOT DISTINCT FROM ?"]
    bounds += [f"last >= DATE '{window.start}'"] if window.start else []
    bounds += [f"last <= DATE '{window.end}'"] if window.end else []
    bounds += ["last IS NOT NULL"] if period else []
    return sql.format(
        cell=f"date_trunc('{period}', last)::DATE" if period else "NULL::DATE",
        dimensions="".join(f"{name} AS by_{name}, " for name in cut.by),
        names="".join(f"by_{name}, " for name in cut.by),
        source=source,
        bounds=" AND ".join(bounds),
    )


def recorded(
    engine: Engine, key: tuple[str, str | None], totals: Sequence[Standing]
) -> dict[tuple[int, bool], Sum]:
    """What the loaded counts of a measure and population have inside the window and
    area of each total, by its position: of headline grades (True), of all (False)."""
    if not totals:
        return {}
    engine.load("weigh_total", TOTAL, (_total(at, t) for at, t in enumerate(totals)))
    rows = engine.fetch(INSIDE, *key)
    engine.drop("weigh_total")
    found: dict[tuple[int, bool], Sum] = {}
    for at, head, low, best, high in rows:
        part = Sum(low, best, high)
        found[at, False] = Sum.of([part, found.get((at, False), Sum())])
        if head:
            found[at, True] = part
    return found


def _count(count: Count) -> tuple[object, ...]:
    tally, where = count.tally, count.where
    return (
        tally.id,
        tally.measure,
        tally.population,
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
        count.actor,
        count.victim,
        count.kind,
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
