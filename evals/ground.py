"""Areas of imported maps against published ones: DeepState's weekly polygons.

    python evals/ground.py

Imports the weekly polygons of ../shared/data/territory_ukraine, and compares the area
of each day with the file's own daily figures, which are by a sinusoidal approximation
on a sphere. Prints the largest and the mean deviation, how far day-to-day changes
deviate, seconds and megabytes; fails above 1 %.
"""

import csv
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from sets import DATA

from marsad.locate.ground import store
from marsad.locate.ground.changes import changes
from marsad.locate.ground.front import make_front, outer_days
from marsad.locate.ground.load import Asked, load
from marsad.locate.ground.rows import Options

FOLDER = DATA / "territory_ukraine"
MAP = FOLDER / "occupied_weekly_dev.geojsonl.gz"
DAILY = FOLDER / "deepstate_area_daily.csv"
MOST = 0.01
"""The largest deviation that passes."""


def published() -> dict[str, float]:
    """Square kilometres by day, as the set has them."""
    with DAILY.open(encoding="utf-8", newline="") as file:
        return {row["date"]: float(row["area_km2"]) for row in csv.DictReader(file)}


def curve(path: Path) -> dict[str, float]:
    """Square kilometres by day, as we measure them."""
    with store.opened(path) as db:
        return {str(day): km2 for day, _, km2 in store.areas(db, "map")}


def deviations(ours: dict[str, float], theirs: dict[str, float]) -> list[float]:
    """By which share each of our areas is larger."""
    return [ours[day] / theirs[day] - 1 for day in sorted(ours.keys() & theirs.keys())]


def timed(path: Path) -> dict[str, float]:
    """Seconds that importing, the change list and all fronts take."""
    start = time.perf_counter()
    options = Options(series="map", holder="them")
    load(Asked(MAP, options, datetime.now(UTC)), path)
    loaded = time.perf_counter()
    with store.opened(path) as db:
        list(changes(db, "map"))
        changed = time.perf_counter()
        ends = outer_days(db, "map")
        for day in store.days(db, "map"):
            make_front(db, "map", day, ends)
    done = time.perf_counter()
    return {
        "import": loaded - start,
        "changes": changed - loaded,
        "fronts": done - changed,
    }


def main() -> int:
    """Print all figures; 1 where an area deviates by more than `MOST`."""
    if not MAP.exists():
        print(f"{MAP} is not there: nothing is measured")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / store.FILE
        seconds = timed(path)
        ours, theirs = curve(path), published()
    off = deviations(ours, theirs)
    common = sorted(ours.keys() & theirs.keys())
    steps = [
        abs((ours[b] - ours[a]) - (theirs[b] - theirs[a])) for a, b in pairwise(common)
    ]
    largest = max(map(abs, off))
    mean = sum(map(abs, off)) / len(off)
    print(f"{len(off)} days of {len(ours)}: largest deviation {largest:.3%}")
    print(f"mean deviation {mean:.3%}, between {min(off):+.3%} and {max(off):+.3%}")
    print(f"change from week to week: largest deviation {max(steps):.2f} km2")
    print(", ".join(f"{what} {taken:.1f} s" for what, taken in seconds.items()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{peak:.0f} MB at most")
    return int(largest > MOST)


if __name__ == "__main__":
    sys.exit(main())
