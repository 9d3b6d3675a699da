"""Tally by month and first-order unit over 3 million rows, beside SQL by hand.

``python -m benches.tally_rows [ROWS]`` makes rows of counts as Parquet, one event
each, and times in one run, 25 times each and in turn, the best of each:

- `by hand`: the query that an analyst would type into DuckDB over the Parquet file;
- `tally step, Parquet`: the tally's own relational step over the same file;
- `tally step, engine table`: the same over the engine's table of counts.

It ends with 1 if the sums differ, or if the step over the same file takes more than
1.5 times as long as the query by hand; the engine's own table is shown beside it.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from marsad.engine.local import LocalEngine
from marsad.weigh.sums import Cut, sums_sql

ROWS = 3_000_000
MOST = 1.5
TRIES = 25
KEY = ("killed", None)
CUT = Cut("month", ("admin1",))
MADE = """
COPY (
  SELECT 'tly-' || lpad(i::VARCHAR, 9, '0') AS id, 'killed' AS measure,
    NULL::VARCHAR AS population, best - (h % 3) * (best > 2)::INTEGER AS low,
    best, best + h % 5 AS high, day AS first, day + (h % 9 = 0)::INTEGER AS last,
    'town ' || (h % 6000) AS place, 'e' || (h % 6000) AS entry, 'SY' AS country,
    'unit ' || (h % 6000 % 97) AS admin1, 35.0 AS lat, 38.0 AS lon,
    ['fair', 'fair', 'weak', 'confirmed', 'contested'][1 + (h // 7) % 5] AS grade,
    [1, 1, 2, 0, 3][1 + (h // 7) % 5]::TINYINT AS rank, 'party ' || (h % 9) AS actor,
    NULL::VARCHAR AS victim, 'airstrike' AS kind,
    ['clm-' || i] AS claims
  FROM (SELECT i, (hash(i) % 1000000007)::BIGINT AS h,
    (1 + hash(i * 3) % 40)::DOUBLE AS best,
    DATE '2011-03-01' + (hash(i * 7) % 5000)::INTEGER AS day
    FROM range({rows}) t(i))
) TO '{path}' (FORMAT parquet)
"""
BY_HAND = """
SELECT date_trunc('month', last)::DATE AS month, admin1,
  sum(low) AS low, sum(best) AS best, sum(high) AS high
FROM read_parquet('{path}')
WHERE measure = 'killed' AND population IS NULL AND grade IN ('confirmed', 'fair')
GROUP BY ALL ORDER BY ALL
"""


def make(path: Path, rows: int) -> None:
    """The rows, the same for the same number."""
    import duckdb

    duckdb.sql(MADE.format(rows=rows, path=path))


def best_of(*queries: Callable[[], object]) -> list[float]:
    """Seconds of each, the best of some tries taken in turn."""
    found = [float("inf")] * len(queries)
    for _ in range(TRIES):
        for at, query in enumerate(queries):
            start = time.perf_counter()
            query()
            found[at] = min(found[at], time.perf_counter() - start)
    return found


def run(path: Path) -> bool:
    """Time, compare, print; True if the step is quick enough and right."""
    engine = LocalEngine()
    file = f"read_parquet('{path}')"
    start = time.perf_counter()
    engine.run("weigh_count", f"SELECT * FROM {file}")
    loaded = time.perf_counter() - start
    by_hand = BY_HAND.format(path=path)
    seconds = best_of(
        lambda: engine.fetch(by_hand),
        lambda: engine.fetch(sums_sql(CUT, file), *KEY),
        lambda: engine.fetch(sums_sql(CUT), *KEY),
    )
    names = ("by hand, Parquet", "tally step, Parquet", "tally step, engine table")
    for name, took in zip(names, seconds, strict=True):
        print(f"{name:26}{took:8.3f} s{took / seconds[0]:8.2f} of by hand")
    print(f"{'rows into the engine':26}{loaded:8.3f} s, once for all tallies")
    ours = {row[:5] for row in engine.fetch(sums_sql(CUT, file), *KEY) if row[3]}
    theirs = set(engine.fetch(by_hand))
    if ours != theirs:
        print("the sums differ")
    return ours == theirs and seconds[1] <= MOST * seconds[0]


def main() -> None:
    """Make the rows, run."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "counts.parquet"
        make(path, rows)
        print(f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB of Parquet")
        sys.exit(0 if run(path) else 1)


if __name__ == "__main__":
    main()
