"""Other people's data: is what was loaded what was published?

Every data set that lies beside the checkout is imported into a monitor of its own, read
and placed by the ordinary walk, and imported again. Beside it the file is counted by
DuckDB alone. What must hold: as many rows, the same sums of low, best and high, the
rows flagged that break low <= best <= high and no others, every number of every claim
as its row has it, and nothing added the second time.

    python evals/imports.py [SET...] [--json]
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from sets import DATA

NUMBERS = ("low", "best", "high")
SETS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "ucdp-syria": (
        "ucdp",
        "ucdp_ged/syria_2016_2018.parquet",
        "id",
        {"low": "low", "best": "best", "high": "high"},
    ),
    "ucdp-world": (
        "ucdp",
        "ucdp_ged/ged_1989_2018_min.parquet",
        "id",
        {"low": "low_death", "best": "best_death", "high": "high_death"},
    ),
    "ibc": (
        "ibc",
        "iraq_body_count/ibc_2003_2012.parquet",
        "ibc_code",
        {"low": "reported_minimum", "high": "reported_maximum"},
    ),
    "airwars": (
        "airwars",
        "airwars_syria/incidents.jsonl.gz",
        "code",
        {"low": "killed_min", "high": "killed_max"},
    ),
}
"""Name -> layout, file, the column of ids, and those of the numbers of those killed."""


def main() -> None:
    """Print what was measured of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    for name in args.sets or SETS:
        if name not in SETS:
            parser.error(f"{name!r} is none of {', '.join(SETS)}")
        if args.here:
            print(json.dumps(measure(name)))
            continue
        command = [sys.executable, __file__, name, "--here"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout)
        print(json.dumps(found) if args.json else _told(found))


def measure(name: str) -> dict[str, Any]:
    """One set, imported, read, placed and imported again."""
    from marsad.collect.datasets.rows import Asked
    from marsad.records.war import War
    from marsad.run.importing import import_rows
    from marsad.run.placing import locate
    from marsad.run.reading import extract
    from marsad.run.row_errors import RowErrors
    from marsad.run.sealing import seal_log
    from marsad.run.tools import Tools
    from marsad.settings import cache_folder
    from marsad.store.embedded import EmbeddedStore
    from marsad.vault.folder import FolderVault

    layout, file, _, _ = SETS[name]
    found: dict[str, Any] = {"set": name, "file": published(name)}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        tools = Tools(
            store=EmbeddedStore(root / "record.sqlite"),
            vault=FolderVault(root / "vault"),
            war=War(name="eval"),
            now=lambda: datetime(2026, 1, 1, tzinfo=UTC),
            cache=cache_folder(),
            releases=root / "releases",
            key=_key(),
        )
        tools.models.gazetteer.lookup("x")
        asked, errors = Asked(DATA / file, layout), RowErrors(None)
        steps = {
            "import": lambda: import_rows(tools, asked, errors),
            "archive": lambda: seal_log(tools),
            "extract": lambda: extract(tools),
            "locate": lambda: locate(tools),
        }
        found["seconds"] = {step: _timed(work) for step, work in steps.items()}
        found["loaded"] = loaded(tools, name)
        again = import_rows(tools, asked, RowErrors(None))
        found["again"] = {"new": again.new, "changed": again.changed}
        found["left_out"] = errors.counts["left out"]
        size = (root / "record.sqlite").stat().st_size
        found["store_mb"] = round(size / 1e6)
        tools.store.close()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found["peak_mb"] = round(used / 1024)
    return found


def _timed(work: Any) -> tuple[float, float]:
    """Seconds on the clock, and of processor time, which others do not raise."""
    start, used = time.monotonic(), time.process_time()
    work()
    return (
        round(time.monotonic() - start, 1),
        round(time.process_time() - used, 1),
    )


def _key() -> bytes:
    from marsad.archive.seal import new_key

    return new_key()


def published(name: str) -> dict[str, Any]:
    """What DuckDB counts in the file itself."""
    import duckdb

    _, file, _, numbers = SETS[name]
    sums = ", ".join(f"sum({column})" for column in numbers.values())
    pairs = list(numbers.values())
    broken = " or ".join(f"{one} > {other}" for one, other in pairwise(pairs))
    query = f"select count(*), count(*) filter ({broken}), {sums} from {_table(file)}"
    (row,) = duckdb.sql(query).fetchall()
    counted = dict(zip(numbers, map(int, row[2:]), strict=True))
    return {"rows": row[0], "broken": row[1], **counted}


def _table(file: str) -> str:
    path = DATA / file
    reader = "read_parquet" if path.suffix == ".parquet" else "read_json_auto"
    return f"{reader}('{path}')"


def loaded(tools: Any, name: str) -> dict[str, Any]:
    """What the monitor has of the set, and how many of its numbers differ."""
    from marsad.records.claim import Claim
    from marsad.records.issue import Issue
    from marsad.records.placement import Placement
    from marsad.records.report import Report

    rows = {r.id: (r.part or "").removeprefix("row ") for r in tools.store.scan(Report)}
    numbers = SETS[name][3]
    wanted = dict(_values(name))
    sums, differ, claims = dict.fromkeys(numbers, 0), 0, 0
    for claim in tools.store.scan(Claim):
        claims += 1
        whole = next((f for f in claim.figures if _counts(f)), None)
        told = tuple(int(getattr(whole, n) or 0) if whole else 0 for n in numbers)
        differ += told not in wanted.get(rows[claim.report], set())
        for number, value in zip(numbers, told, strict=True):
            sums[number] += value
    flagged = {i.record for i in tools.store.scan(Issue) if _of_these(i, numbers)}
    placed = sum(p.where is not None for p in tools.store.scan(Placement))
    return {
        "rows": len(rows),
        "claims": claims,
        "flagged": len(flagged),
        "placed": placed,
        "differ": differ,
        **sums,
    }


def _counts(figure: Any) -> bool:
    """True for the number that the columns give: of all killed, or of civilians."""
    group = figure.population in (None, "civilians")
    return figure.measure == "killed" and group and figure.part_of is None


def _of_these(issue: Any, numbers: dict[str, str]) -> bool:
    """True if the columns of the numbers are those out of order."""
    lines = f"\n{issue.seen}"
    named = any(f"\n{column}:" in lines for column in numbers.values())
    return issue.code == "mismatch-range" and named


def _values(name: str) -> Iterator[tuple[str, set[tuple[int, ...]]]]:
    """Each row's id with its numbers as the file has them; an id can stand twice."""
    import duckdb

    _, file, id, numbers = SETS[name]
    columns = ", ".join(numbers.values())
    found: dict[str, set[tuple[int, ...]]] = {}
    for key, *values in duckdb.sql(
        f"select {id}, {columns} from {_table(file)}"
    ).fetchall():
        told = tuple(int(value or 0) for value in values)
        found.setdefault(str(key).strip(), set()).add(told)
    yield from found.items()


def _told(found: dict[str, Any]) -> str:
    file, ours = found["file"], found["loaded"]
    pairs = [f"{n} {file[n]:,} / {ours[n]:,}" for n in NUMBERS if n in file]
    seconds = ", ".join(
        f"{step} {took} s ({used} s of processor time)"
        for step, (took, used) in found["seconds"].items()
    )
    return (
        f"{found['set']}: file / monitor: rows {file['rows']:,} / {ours['rows']:,}, "
        f"{', '.join(pairs)}, out of order {file['broken']:,} / {ours['flagged']:,}; "
        f"{ours['differ']:,} claims with other numbers than their row; "
        f"{found['left_out']:,} rows left out; {ours['placed']:,} placed; again: "
        f"{found['again']['new']:,} new; {seconds}; peak {found['peak_mb']:,} MB, "
        f"store {found['store_mb']:,} MB"
    )


if __name__ == "__main__":
    main()
