"""Sums of event counts as SQL: by grade, period and place, and inside a total."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.records.grade import GRADES, HEADLINE
from marsad.records.where import Where
from marsad.weigh.ledger import Count, Standing
from marsad.weigh.window import Window

DIMENSIONS = ("place", "admin1", "country", "actor", "victim", "kind", "grade")
"""What counts can be cut by beside time and population, from left to right."""
COUNT = {  # `rank` is a grade's place in GRADES, headline grades first
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
    "reach": "DOUBLE",
    "rank": "TINYINT",
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
SLACK = 10.0
"""Kilometres by which a place can be off."""
REGION = 200.0
"""Kilometres that a region without boundaries is taken to reach: a place in it may be
as far from its middle."""
PERIOD = {
    None: ("0", "NULL::DATE"),
    "day": ("last", "period"),
    "week": ("date_trunc('week', last)::DATE", "period"),
    "month": (
        "year(last) * 12 + month(last) - 1",
        "make_date(period // 12, period % 12 + 1, 1)",
    ),
    "year": ("year(last)", "make_date(period, 1, 1)"),
}
"""By period: what rows are grouped by, as a number where that is quicker than a
date, and the first day of the period from it."""
SUMS = """
WITH cells AS (
  SELECT {period} AS period, {dimensions}rank,
    sum(low) AS low, sum(best) AS best, sum(high) AS high
  FROM {source} WHERE {bounds} GROUP BY ALL
)
SELECT {first} AS cell, {names}coalesce(sum(low) FILTER ({head}), 0),
  coalesce(sum(best) FILTER ({head}), 0), coalesce(sum(high) FILTER ({head}), 0),
  {shares}
FROM cells GROUP BY {groups}
"""
FEEDING = """
SELECT {first} AS cell, {names}list(DISTINCT claim ORDER BY claim) FILTER ({head}),
  list(DISTINCT claim ORDER BY claim) FILTER (NOT ({head}))
FROM (SELECT {period} AS period, {dimensions}rank, unnest(claims) AS claim
  FROM {source} WHERE {bounds}) GROUP BY {groups}
"""
INSIDE = """
SELECT t.at, c.rank < {headline} AS head,
  sum(c.low), sum(c.best), sum(c.high)
FROM weigh_total t JOIN weigh_count c
  ON (t.first IS NULL OR c.last IS NULL OR c.last >= t.first)
  AND (t.last IS NULL OR c.first IS NULL OR c.first <= t.last)
  AND (t.scope = 'all' OR c.lat IS NULL OR c.entry = t.entry
    OR (t.scope = 'country' AND c.country = t.country)
    OR (t.scope = 'admin1' AND c.admin1 = t.admin1)
    OR ((t.scope = 'near' OR (t.scope = 'admin1' AND c.reach > 0))
      AND 111.2 * sqrt((c.lat - t.lat) ** 2
      + (cos(radians(t.lat)) * (c.lon - t.lon)) ** 2) <= t.reach + c.reach))
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

    @staticmethod
    def most(ranges: Iterable["Sum"]) -> "Sum":
        """The greatest of each bound."""
        listed = list(ranges)
        return Sum(
            max(one.low for one in listed),
            max(one.best for one in listed),
            max(one.high for one in listed),
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
class Cell:
    """What counts give to a bucket, and the claims that feed it or stand beside."""

    sum: Sum = Sum()
    """Of headline grades; of all where grade is a dimension."""
    shares: tuple[float, ...] = (0.0,) * len(GRADES)
    """The best of each of GRADES."""
    claims: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    """Claims of events of other grades than the sum is of."""


Sums: TypeAlias = dict[Bucket, Cell]


def load_counts(counts: Sequence[Count], engine: Engine) -> None:
    """Every event's counts as the engine's table `weigh_count`, in order of id, so
    that sums of fractions come out the same each time."""
    engine.load("weigh_count", COUNT, (_count(count) for count in counts))


def sums_sql(cut: Cut, source: str = "weigh_count") -> str:
    """The query that adds counts up, over any relation with the columns of COUNT.

    A row is the first day of the period, a value for each dimension, low, best and
    high of headline grades (of all by grade), and the best of each of GRADES. The
    parameters are the measure and the population. An event that crosses a
    border counts where it ends; one without a date only where neither a period nor
    a window is asked for.
    """
    return _filled(SUMS, cut, source)


def event_sums(engine: Engine, key: tuple[str, str | None], cut: Cut) -> Sums:
    """Sums of the loaded counts of a measure and population by bucket, with the
    claims that feed them."""
    width = len(cut.by) + 1
    feeding = {
        row[:width]: (tuple(row[width] or ()), tuple(row[width + 1] or ()))
        for row in engine.fetch(_filled(FEEDING, cut, "weigh_count"), *key)
    }
    sums: Sums = {}
    for row in engine.fetch(sums_sql(cut), *key):
        whole, shares = row[width : width + 3], row[width + 3 :]
        cell = Cell(Sum(*whole), tuple(shares), *feeding.get(row[:width], ()))
        sums[Bucket(row[0], tuple(row[1:width]))] = cell
    return sums


def _filled(sql: str, cut: Cut, source: str) -> str:
    period, window = cut.period, cut.window
    bounds = ["measure = ?", "population IS NOT DISTINCT FROM ?"]
    bounds += [f"last >= DATE '{window.start}'"] if window.start else []
    bounds += [f"last <= DATE '{window.end}'"] if window.end else []
    bounds += ["last IS NOT NULL"] if period else []
    grouped, first = PERIOD[period]
    return sql.format(
        period=grouped,
        first=first,
        head="true" if "grade" in cut.by else f"rank < {len(HEADLINE)}",
        shares=", ".join(
            f"coalesce(sum(best) FILTER (rank = {rank}), 0)"
            for rank in range(len(GRADES))
        ),
        dimensions="".join(f"{_column(name)} AS by_{name}, " for name in cut.by),
        names="".join(f"by_{name}, " for name in cut.by),
        groups=", ".join(["period", *(f"by_{name}" for name in cut.by)]),
        source=source,
        bounds=" AND ".join(bounds),
    )


def _column(name: str) -> str:
    return f"{list(GRADES)}[rank + 1]" if name == "grade" else name


def recorded(
    engine: Engine, key: tuple[str, str | None], totals: Sequence[Standing]
) -> dict[tuple[int, bool], Sum]:
    """What the loaded counts of a measure and population have inside the window and
    area of each total, by its position: of headline grades (True), of all (False)."""
    if not totals:
        return {}
    engine.load("weigh_total", TOTAL, (_total(at, t) for at, t in enumerate(totals)))
    rows = engine.fetch(INSIDE.format(headline=len(HEADLINE)), *key)
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
        _reach(where) if where and _undrawn(where) else 0.0,
        GRADES.index(count.grade),
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
        _reach(where) + SLACK if where else None,
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
    return 111.2 * math.hypot(a.lat - b.lat, east) <= _reach(a) + _reach(b) + SLACK


def _reach(where: Where) -> float:
    """Kilometres from a place's point within which what it names can lie."""
    told = (where.radius_m or 5000) / 1000
    return max(told, REGION) if _undrawn(where) else told


def _undrawn(where: Where) -> bool:
    """True for a stretch of land that no map bounds, such as "eastern Syria"; of a row
    of a data set the coders' own radius holds."""
    named = where.gazetteer != "dataset"
    return named and where.kind == "region" and where.precision == 5
