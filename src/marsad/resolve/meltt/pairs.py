"""Pairs of rows near each other in place, day and kind, as SQL: never all pairs."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from marsad.engine.base import Engine
from marsad.resolve.meltt.tables import Table
from marsad.resolve.meltt.taxonomy import Taxonomy

Key: TypeAlias = tuple[int, int]
"""A row: position of its table, and of the row in it."""
KM_PER_DEGREE = 111.111
"""MELTT's length of a degree of a great circle."""
SPREAD = 4
"""A cell is so many windows wide: most rows then reach into one cell alone."""


@dataclass(frozen=True, slots=True)
class Window:
    """How near two rows must be, and on how many taxonomies they may disagree."""

    days: int
    km: float
    partial: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Two rows of different tables that may be one event; 0 is a perfect score."""

    one: Key
    other: Key
    score: float
    km: float
    crossed: bool
    """True if one is an event of a day and the other an episode."""


# Where rows lie is worked out on the unit ball, so that neither the poles nor the
# line of date change are a special case. `probe` has each row in its own cell of
# ball and day; `reach` has it in every cell that its windows touch.
CELLS = """
WITH placed AS (
  SELECT *, cos(radians(lat)) * cos(radians(lon)) AS x,
    cos(radians(lat)) * sin(radians(lon)) AS y, sin(radians(lat)) AS z
  FROM meltt_row
)
SELECT *, floor(x / {wide})::INTEGER AS cx, floor(y / {wide})::INTEGER AS cy,
  floor(z / {wide})::INTEGER AS cz, floor(first / {long})::INTEGER AS bin
FROM placed
"""
REACH = """
WITH lasting AS (
  SELECT *, false AS hosts, first - {days} AS since, first + {days} AS until
  FROM meltt_cell
  UNION ALL
  SELECT *, true AS hosts, first - {days} AS since, last + {days} AS until
  FROM meltt_cell WHERE last > first
), on_day AS (
  SELECT *, unnest(range(floor(since / {long})::BIGINT,
    floor(until / {long})::BIGINT + 1)) AS b FROM lasting
), on_x AS (
  SELECT *, unnest(range(floor((x - {far}) / {wide})::BIGINT,
    floor((x + {far}) / {wide})::BIGINT + 1)) AS nx FROM on_day
), on_y AS (
  SELECT *, unnest(range(floor((y - {far}) / {wide})::BIGINT,
    floor((y + {far}) / {wide})::BIGINT + 1)) AS ny FROM on_x
)
SELECT *, unnest(range(floor((z - {far}) / {wide})::BIGINT,
  floor((z + {far}) / {wide})::BIGINT + 1)) AS nz FROM on_y
"""
PAIRS = """
WITH close AS (
  SELECT a.*, b.tbl AS b_tbl, b.rank AS b_rank, b.hosts, {levels},
    {degree} * degrees(atan2(
      sqrt(power(a.y * b.z - a.z * b.y, 2) + power(a.z * b.x - a.x * b.z, 2)
        + power(a.x * b.y - a.y * b.x, 2)),
      a.x * b.x + a.y * b.y + a.z * b.z)) AS km
  FROM meltt_cell a JOIN meltt_reach b
    ON a.cx = b.nx AND a.cy = b.ny AND a.cz = b.nz AND a.bin = b.b
  WHERE CASE WHEN b.hosts
    THEN a.tbl <> b.tbl AND a.first = a.last AND a.first BETWEEN b.since AND b.until
    ELSE a.tbl < b.tbl AND (a.first = a.last) = (b.first = b.last)
      AND abs(a.first - b.first) <= {days} AND abs(a.last - b.last) <= {days} END
), scored AS (
  SELECT tbl, rank, b_tbl, b_rank, hosts, km, {score} AS score, {misses} AS misses
  FROM (SELECT * REPLACE (round(km, 6) AS km) FROM close) WHERE km <= {km}
)
SELECT tbl, rank, b_tbl, b_rank, score, km, hosts FROM scored
WHERE misses <= {partial} ORDER BY score, km, tbl, rank, b_tbl, b_rank, hosts
"""


def near_pairs(
    tables: Sequence[Table],
    taxonomies: Sequence[Taxonomy],
    window: Window,
    engine: Engine,
) -> list[Near]:
    """Pairs within the window whose taxonomies agree, best score first.

    Rows of one kind are near if they begin and end within `days` of each other,
    an event and an episode if the event falls within `days` of the episode. A
    taxonomy fits by the finest level j of L on which rows agree, j / max(1, L-1);
    the score is the weighted mean, and each disagreement that `partial` allows
    costs 1. Ties go by distance, then by content. Containers have no pairs.
    """
    columns = {
        "tbl": "INTEGER",
        "rank": "INTEGER",
        "first": "INTEGER",
        "last": "INTEGER",
        "lat": "DOUBLE",
        "lon": "DOUBLE",
    }
    columns |= {name: "VARCHAR" for one in _names(taxonomies) for name in one}
    engine.load("meltt_row", columns, _rows(tables))
    far = 2 * math.sin(min(math.pi, math.radians(window.km / KM_PER_DEGREE)) / 2)
    far += 1e-9
    size = {"wide": SPREAD * far, "far": far, "long": SPREAD * max(window.days, 1)}
    engine.run("meltt_cell", CELLS.format(**size))
    engine.run("meltt_reach", REACH.format(days=window.days, **size))
    found = engine.fetch(_pairs_sql(taxonomies, window))
    for name in ("row", "cell", "reach"):
        engine.drop(f"meltt_{name}")
    return [
        Near((a, one), (b, other), score, km, crossed)
        for a, one, b, other, score, km, crossed in found
    ]


def _names(taxonomies: Sequence[Taxonomy]) -> list[list[str]]:
    """Names of the columns that hold levels, per taxonomy."""
    return [
        [f"t{at}_{level}" for level in range(one.depth)]
        for at, one in enumerate(taxonomies)
    ]


def _rows(tables: Sequence[Table]) -> Iterator[tuple[object, ...]]:
    for at, table in enumerate(tables):
        for rank, row in enumerate(table.rows):
            if not row.container:
                days = row.first.toordinal(), row.last.toordinal()
                levels = (level or None for one in row.levels for level in one)
                yield at, rank, *days, row.lat, row.lon, *levels


def _pairs_sql(taxonomies: Sequence[Taxonomy], window: Window) -> str:
    names = _names(taxonomies)
    fits = [_fit(columns) for columns in names]
    whole = math.fsum(one.weight for one in taxonomies)
    parts = (
        f"{one.weight!r} * coalesce({fit}, 1.0)"
        for one, fit in zip(taxonomies, fits, strict=True)
    )
    return PAIRS.format(
        levels=", ".join(f"b.{c} AS b_{c}" for columns in names for c in columns),
        degree=KM_PER_DEGREE,
        score=f"({' + '.join(parts)}) / {whole!r}",
        misses=" + ".join(f"({fit} IS NULL)::INTEGER" for fit in fits),
        days=window.days,
        km=window.km,
        partial=window.partial,
    )


def _fit(columns: Sequence[str]) -> str:
    """The finest level that agrees, as a share of all; NULL where none does."""
    steps = max(1, len(columns) - 1)
    cases = (
        f"WHEN {column} = b_{column} THEN {level / steps!r}"
        for level, column in enumerate(columns)
    )
    return f"CASE {' '.join(cases)} END"
