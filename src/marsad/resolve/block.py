"""Cheap candidate pairs for one incident, as SQL: never all pairs.

Each claim is compared with its likeliest partners alone where it has many: a city
under fire for years has thousands of claims that day and place do not tell apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from marsad.resolve.agree import moved
from marsad.resolve.item import Item, is_fate
from marsad.resolve.table import SLOT, Row, Table
from marsad.text.names import name_key, name_words

REACH = 60
"""How many claims further on a report is taken to go on about one thing."""
NEAR_DAYS = 7
"""Days between publications within which an undated claim can find its partner."""
FATE_DAYS = 400
"""Days within which what happens once, a person's death, a town's fall, is looked for
under its name: by its own day, else by that of publication."""
LIKELIEST = 40
"""Partners that a claim is compared with; a pair counts if either claim has the other
among them."""
WEEKS = 60
"""Weeks that an interval is looked up under, from its first day."""
DEGREES = 0.5
"""Of latitude: two points further apart (55 km) are never one place; see agree.py."""
NUMBER = {
    "claim": "INTEGER",
    "measure": "VARCHAR",
    "low": "DOUBLE",
    "high": "DOUBLE",
}
FATE = {"claim": "INTEGER", "what": "VARCHAR", "day": "INTEGER"}
FACT = f"""
SELECT i.*, o.origin, i.published // {NEAR_DAYS} AS told,
  floor(i.lat / {DEGREES})::INTEGER AS y, floor(i.lon / 1.5)::INTEGER AS x,
  i.first IS NOT NULL AND i.last IS NOT NULL AS dated
FROM resolve_item i JOIN resolve_same o ON o.claim = i.claim
WHERE i.incident
"""
WEEK = f"""
SELECT claim, unnest(generate_series(since, least((last + 1) // 7, since + {WEEKS})))
  AS week, since
FROM (SELECT claim, last, (first - 1) // 7 AS since FROM resolve_fact WHERE dated)
"""
"""Each week a claim's dates touch, a day's slack on either side."""
TOLD = """
SELECT DISTINCT f.claim, f.report, f.told, f.dated,
  hash(n.measure, n.low, n.high) AS number
FROM resolve_number n JOIN resolve_fact f ON f.claim = n.claim
"""
SPOT = """
SELECT f.claim, f.y, f.x, f.lat, f.lon, f.first, f.last, f.dataset, w.week, w.since
FROM resolve_fact f JOIN resolve_week w ON w.claim = f.claim WHERE f.spot
"""
SAID = """
SELECT t.claim, t.number, w.week, w.since
FROM resolve_told t JOIN resolve_week w ON w.claim = t.claim
"""
MINE = "claim BETWEEN {first} AND {last}"
AROUND = "(SELECT unnest([-1, 0, 1]) AS {0})"
NEAR = f"""
WITH mine AS MATERIALIZED (
  SELECT *, y + dy AS near_y, x + dx AS near_x
  FROM resolve_spot, {AROUND.format("dy")}, {AROUND.format("dx")} WHERE {MINE}
)
SELECT a.claim AS a, b.claim AS b, 0 AS told
FROM mine a JOIN resolve_spot b
  ON a.week = b.week AND a.near_y = b.y AND a.near_x = b.x
  AND a.week = greatest(a.since, b.since) AND a.claim <> b.claim
WHERE a.first <= b.last + 1 AND b.first <= a.last + 1
  AND (a.dataset IS NULL OR b.dataset IS NULL OR a.dataset <> b.dataset)
  AND abs(a.lat - b.lat) < {DEGREES}
  AND abs(a.lon - b.lon) * cos(radians(a.lat)) < {DEGREES} * 1.05
"""
"""Claims of near places whose days touch; each pair under the first week they share."""
BY_NUMBER = f"""
SELECT x.claim AS a, y.claim AS b
FROM (SELECT * FROM resolve_said WHERE {MINE}) x
JOIN resolve_said y ON x.number = y.number AND x.week = y.week
  AND x.week = greatest(x.since, y.since) AND x.claim <> y.claim
UNION ALL
SELECT x.claim AS a, y.claim AS b
FROM (SELECT *, told + step AS near FROM resolve_told, {AROUND.format("step")}
  WHERE {MINE}) x
JOIN resolve_told y ON x.number = y.number AND x.near = y.told
  AND x.claim <> y.claim AND NOT (x.dated AND y.dated)
UNION ALL
SELECT x.claim AS a, y.claim AS b
FROM (SELECT * FROM resolve_told WHERE {MINE}) x
JOIN resolve_told y ON x.number = y.number AND x.report = y.report
  AND x.claim <> y.claim AND NOT (x.dated AND y.dated)
"""
"""Claims with one number: by shared week; one without days by near publication, or
in one report."""
EQUAL = f"""
SELECT one.a, one.b, 1 AS told
FROM (SELECT t.a, t.b, f.first, f.last, f.published, f.report, f.dataset
  FROM ({BY_NUMBER}) t JOIN resolve_fact f ON f.claim = t.a) one
JOIN resolve_fact f ON f.claim = one.b
WHERE (one.dataset IS NULL OR f.dataset IS NULL OR one.dataset <> f.dataset)
  AND coalesce(one.first <= f.last + 1 AND f.first <= one.last + 1,
    one.report = f.report OR abs(one.published - f.published) <= {NEAR_DAYS})
"""
ONCE = f"""
SELECT x.claim AS a, y.claim AS b, 1 AS told
FROM (SELECT * FROM resolve_fate WHERE {MINE}) x
JOIN resolve_fate y ON x.what = y.what AND x.claim <> y.claim
  AND abs(x.day - y.day) <= {FATE_DAYS}
"""
"""Claims of one person's fate or one town's fall."""
BESIDE = f"""
SELECT a.claim AS a, b.claim AS b, 0 AS told
FROM (SELECT * FROM resolve_fact WHERE {MINE}) a
JOIN resolve_fact b ON a.origin = b.origin AND a.claim <> b.claim
UNION ALL
SELECT a.claim AS a, b.claim AS b, 0 AS told
FROM (SELECT * FROM resolve_fact WHERE {MINE}) a
JOIN resolve_fact b ON a.report = b.report AND a.claim <> b.claim
WHERE abs(a.rank - b.rank) <= {REACH}
"""
LIKELY = f"""
WITH met AS MATERIALIZED (
  SELECT a, b, max(told) AS told
  FROM (({NEAR}) UNION ALL ({EQUAL}) UNION ALL ({ONCE}) UNION ALL ({BESIDE}))
  GROUP BY a, b
), one AS MATERIALIZED (
  SELECT m.*, f.origin, f.report, f.entry, f.first, f.last, f.kind, f.kin, f.mix
  FROM met m JOIN resolve_fact f ON f.claim = m.a
), ranked AS (
  SELECT one.a, (8 * (one.origin = f.origin)::BIGINT
      + 4 * (one.report = f.report)::BIGINT
      + 3 * coalesce(one.entry = f.entry, false)::BIGINT
      + 3 * coalesce(one.first = f.first AND one.last = f.last, false)::BIGINT
      + 3 * one.told + 2 * (one.kind = f.kind)::BIGINT) * (1::BIGINT << 56)
    + (16777215 - xor(one.mix, f.mix))::BIGINT * (1::BIGINT << 32) + one.b AS likely
  FROM one JOIN resolve_fact f ON f.claim = one.b WHERE one.kin & f.kin <> 0
)
SELECT a, count(*) AS met, max(likely, {LIKELIEST}) AS best FROM ranked GROUP BY a
"""
"""Each claim's likeliest partners: by what they share, then by chance of their ids."""
PAIRS = """
SELECT DISTINCT least(a, b) AS a, greatest(a, b) AS b
FROM (SELECT a, (unnest(best) & 4294967295)::INTEGER AS b FROM ({parts}))
"""
STEPS = {"fact": FACT, "week": WEEK, "told": TOLD, "spot": SPOT, "said": SAID}


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of claims worth comparing, as the table `resolve_pair` of numbers."""

    crowded: int = 0
    """Claims with more than `LIKELIEST` partners."""
    passed_over: int = 0
    """Partners of theirs beyond those; a pair may still count from its other end."""


def candidate_pairs(
    items: Mapping[str, Item], origins: Mapping[str, str], table: Table
) -> Candidates:
    """Make `resolve_pair`; `items` are the incidents, `origins` origin by claim id."""
    engine = table.engine
    engine.load("resolve_number", NUMBER, _numbers(items, table))
    engine.load("resolve_fate", FATE, _fates(items, table))
    same = {"claim": "INTEGER", "origin": "VARCHAR"}
    rows = ((at, origins.get(id, id)) for at, id in enumerate(table.ids))
    engine.load("resolve_same", same, rows)
    for name, sql in STEPS.items():
        engine.run(f"resolve_{name}", sql)
    slots = range(0, max(1, len(table.ids)), SLOT)
    for at in slots:
        sql = LIKELY.format(first=at, last=at + SLOT - 1)
        engine.run(f"resolve_likely_{at}", sql)
    parts = " UNION ALL ".join(f"SELECT * FROM resolve_likely_{at}" for at in slots)
    engine.run("resolve_pair", PAIRS.format(parts=parts))
    over = f"FROM ({parts}) WHERE met > {LIKELIEST}"
    found = engine.fetch(f"SELECT count(*), sum(met - {LIKELIEST}) {over}")
    for name in ("number", "fate", "same", *STEPS, *(f"likely_{at}" for at in slots)):
        engine.drop(f"resolve_{name}")
    return Candidates(int(found[0][0]), int(found[0][1] or 0))


def _numbers(items: Mapping[str, Item], table: Table) -> Iterator[Row]:
    for at, id in enumerate(table.ids):
        if id in items:
            for figure in items[id].claim.figures:
                yield at, moved(figure), figure.low, figure.high


def _fates(items: Mapping[str, Item], table: Table) -> Iterator[Row]:
    """What happens once, by name: whose death or capture, which place's fall."""
    for at, id in enumerate(table.ids):
        item = items.get(id)
        day = (item.when.end or item.report.published) if item else None
        if item is None or day is None:
            continue
        if item.claim.person and is_fate(item):
            for word in name_words(item.claim.person)[-1:]:
                yield at, f"person {name_key(word)[1:]}", day.toordinal()
        if item.claim.kind == "capture" and item.where is not None:
            yield at, f"place {item.where.entry}", day.toordinal()
