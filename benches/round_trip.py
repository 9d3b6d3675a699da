"""Import of another monitor's release: processor time, memory, and what comes back.

    python -m benches.round_trip [CLAIMS ...]

A made-up war is grouped, weighed and published, imported with its claims into an
empty monitor on the disk, and worked out there. Rows of its tables are the same where
all that they tell but ids is. Each size runs in a process of its own.
"""

import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benches.publish import NOW, publish
from benches.war import made_war
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
from marsad.records.war import War
from marsad.run.tools import Tools
from marsad.run.working import worked_out

SIZES = (4_000, 16_000)
TOLD = {
    "events": ("kind", "start", "end", "place", "lat", "lon", "figures", "grade"),
    "persons": ("special", "closed"),
    "control": ("place", "area", "holder", "state", "start", "end", "km2"),
    "tallies": ("measure", "population", "kind", "start", "end", "best", "weak_best"),
}
"""Table -> columns that are compared."""


def empty(folder: Path, war: War) -> Tools:
    """A monitor on the disk with nothing on record."""
    from marsad.store.embedded import EmbeddedStore
    from marsad.vault.folder import FolderVault

    return Tools(
        store=EmbeddedStore(folder / "record.sqlite"),
        vault=FolderVault(folder / "vault"),
        war=war,
        now=lambda: NOW,
        cache=folder / "cache",
        releases=folder / "releases",
        key=None,
    )


def imported(release: Path, tools: Tools) -> dict[str, float]:
    """Seconds of the processor for keeping the rows, and for each stage after it."""
    from marsad.collect.datasets.rows import Asked
    from marsad.run.importing import import_rows
    from marsad.run.joining import resolve, weigh
    from marsad.run.placing import locate
    from marsad.run.reading import extract
    from marsad.run.released import of_release
    from marsad.run.row_errors import RowErrors

    start, found = time.process_time(), {}
    import_rows(tools, of_release(Asked(release, "release")), RowErrors(None))
    found["import"] = time.process_time() - start
    for stage in (extract, locate, resolve, weigh):
        start = time.process_time()
        stage(tools)
        found[stage.__name__] = time.process_time() - start
    return found


def told(table: str, dossier: Dossier) -> Counter[str]:
    """What the rows of a table tell, by `TOLD`."""

    def plain(row: Row) -> str:
        return json.dumps([row[name] for name in TOLD[table]], sort_keys=True)

    return Counter(map(plain, rows(table, dossier)))


def back(claims: int) -> str:
    """A line on a war of about so many claims."""
    from marsad.publish.redact import redact
    from marsad.run.dossier import load_dossier

    war = worked_out(made_war(claims))
    with tempfile.TemporaryDirectory() as folder:
        made, _ = publish(war, Path(folder) / "theirs", None)
        tools = empty(Path(folder), war.war)
        spent = imported(Path(folder) / "theirs" / made.id, tools)
        found = load_dossier(tools.store, tools.war)
    shown = redact(war, NOW.date())
    same = []
    for table in TOLD:
        one, other = told(table, shown), told(table, found)
        same.append(f"{table} {(one & other).total():,} of {one.total():,}")
    seconds = ", ".join(f"{name} {spent[name]:.1f} s" for name in spent)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{len(war.claims):,} claims: {seconds}; {peak:.0f} MB; {', '.join(same)}"


def main() -> None:
    """Print a line for each size."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    context = multiprocessing.get_context("spawn")
    for size in sizes:
        with context.Pool(1) as pool:
            print(pool.apply(back, (size,)), flush=True)


if __name__ == "__main__":
    main()
