"""Cheap candidate pairs for one incident, as SQL: never all pairs."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.records.event import Pair
from marsad.resolve.agree import COARSE
from marsad.resolve.item import Item, by_report, is_fate, kinds
from marsad.text.names import name_key, name_words

Row: TypeAlias = tuple[str | int | float | bool | None, ...]
REACH = 60
"""How many claims further on a report is taken to go on about one thing."""
NEAR_DAYS = 7
"""Days between publications within which an undated claim can find its partner."""
FATE_DAYS = 400
"""Days within which what happens once, a person's death, a town's fall, is looked for
under its name: by its own day, else by that of publication."""
ITEM = {
    "claim": "VARCHAR",
    "report": "VARCHAR",
    "rank": "INTEGER",
    "kind": "VARCHAR",
    "origin": "VARCHAR",
    "first": "INTEGER",
    "last": "INTEGER",
    "published": "INTEGER",
    "lat": "DOUBLE",
    "lon": "DOUBLE",
    "spot": "BOOLEAN",
    "dataset": "VARCHAR",
}
PAIRS = f"""
WITH near AS (
  SELECT DISTINCT a.claim AS a, b.claim AS b
  FROM resolve_week v
  JOIN resolve_week w ON v.week = w.week AND v.claim < w.claim
  JOIN resolve_item a ON a.claim = v.claim
  JOIN resolve_item b ON b.claim = w.claim
  WHERE a.first <= b.last + 1 AND b.first <= a.last + 1
    AND (a.dataset IS NULL OR b.dataset IS NULL OR a.dataset <> b.dataset)
    AND ((a.report = b.report AND abs(a.rank - b.rank) <= {REACH})
      OR (a.spot AND b.spot AND abs(a.lat - b.lat) < 1.0 AND abs(a.lon - b.lon) < 1.5))
), told AS (
  SELECT DISTINCT x.claim AS a, y.claim AS b
  FROM resolve_number x
  JOIN resolve_number y ON x.measure = y.measure AND x.claim < y.claim
    AND x.low IS NOT DISTINCT FROM y.low AND x.high IS NOT DISTINCT FROM y.high
  JOIN resolve_item a ON a.claim = x.claim
  JOIN resolve_item b ON b.claim = y.claim
  WHERE (a.dataset IS NULL OR b.dataset IS NULL OR a.dataset <> b.dataset)
    AND coalesce(a.first <= b.last + 1 AND b.first <= a.last + 1,
    a.report = b.report OR abs(a.published - b.published) <= {NEAR_DAYS})
), fate AS (
  SELECT x.claim AS a, y.claim AS b
  FROM resolve_fate x
  JOIN resolve_fate y ON x.what = y.what AND x.claim < y.claim
    AND abs(x.day - y.day) <= {FATE_DAYS}
), same AS (
  SELECT a.claim AS a, b.claim AS b
  FROM resolve_item a JOIN resolve_item b ON a.origin = b.origin AND a.claim < b.claim
  UNION ALL
  SELECT a.claim AS a, b.claim AS b
  FROM resolve_item a JOIN resolve_item b ON a.report = b.report AND a.claim < b.claim
  WHERE abs(a.rank - b.rank) <= {REACH}
)
SELECT DISTINCT p.a, p.b
FROM (SELECT * FROM near UNION SELECT * FROM told UNION SELECT * FROM fate
  UNION SELECT * FROM same) p
JOIN resolve_item a ON a.claim = p.a
JOIN resolve_item b ON b.claim = p.b
JOIN resolve_kin k ON k.a = a.kind AND k.b = b.kind
"""


def candidate_pairs(
    items: Mapping[str, Item], origins: Mapping[str, str], engine: Engine
) -> list[Pair]:
    """Pairs of claims worth comparing, sorted; `origins` is origin by claim id."""
    ranks = {
        item.claim.id: rank
        for group in by_report(items).values()
        for rank, item in enumerate(group)
    }
    made = (_row(item, origins, ranks) for item in items.values())
    engine.load("resolve_item", ITEM, made)
    number = {
        "claim": "VARCHAR",
        "measure": "VARCHAR",
        "low": "DOUBLE",
        "high": "DOUBLE",
    }
    engine.load("resolve_number", number, _numbers(items))
    week = {"claim": "VARCHAR", "week": "INTEGER"}
    engine.load("resolve_week", week, _weeks(items))
    fate = {"claim": "VARCHAR", "what": "VARCHAR", "day": "INTEGER"}
    engine.load("resolve_fate", fate, _fates(items))
    engine.load("resolve_kin", {"a": "VARCHAR", "b": "VARCHAR"}, sorted(_kin()))
    engine.run("resolve_pair", PAIRS)
    rows = engine.fetch("SELECT a, b FROM resolve_pair ORDER BY a, b")
    for name in ("item", "number", "week", "fate", "kin", "pair"):
        engine.drop(f"resolve_{name}")
    return [(a, b) for a, b in rows]


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _row(item: Item, origins: Mapping[str, str], ranks: Mapping[str, int]) -> Row:
    claim, where, when = item.claim, item.where, item.when
    spot = where is not None and where.lat is not None and where.precision < COARSE
    return (
        claim.id,
        claim.report,
        ranks[claim.id],
        claim.kind,
        origins.get(claim.id, claim.id),
        _day(when.start),
        _day(when.end),
        _day(item.report.published),
        where.lat if where else None,
        where.lon if where else None,
        spot,
        item.dataset,
    )


def _numbers(items: Mapping[str, Item]) -> Iterator[Row]:
    for item in items.values():
        for figure in item.claim.figures:
            yield item.claim.id, figure.measure, figure.low, figure.high


def _fates(items: Mapping[str, Item]) -> Iterator[Row]:
    """What happens once, by name: whose death or capture, which place's fall."""
    for item in items.values():
        day = item.when.end or item.report.published
        if day is None:
            continue
        if item.claim.person and is_fate(item):
            last = name_words(item.claim.person)[-1:]
            for word in last:
                yield item.claim.id, f"person {name_key(word)[1:]}", day.toordinal()
        if item.claim.kind == "capture" and item.where is not None:
            yield item.claim.id, f"place {item.where.entry}", day.toordinal()


def _weeks(items: Mapping[str, Item]) -> Iterator[Row]:
    """Each week a claim's dates touch, a day's slack on either side."""
    for item in items.values():
        start, end = item.when.start, item.when.end
        if start is None or end is None:
            continue
        first, last = (start.toordinal() - 1) // 7, (end.toordinal() + 1) // 7
        for week in range(first, min(last, first + 60) + 1):
            yield item.claim.id, week


def _kin() -> set[tuple[str, str]]:
    groups = [*kinds()["kin"], *([kind] for kind in kinds()["telling"])]
    return {(a, b) for group in groups for a in group for b in group}
