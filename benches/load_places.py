"""Loading places: rows a second and peak memory of so many GeoNames rows, of the same
again, of a newer file in their place, and of a long GeoJSON file of boundaries; and
what one lookup costs among them. All of it is generated, and removed at the end."""

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from pathlib import Path

_LOAD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from marsad.locate.loading.load import Asked, load
from marsad.locate.loading.rows import Options
file, store, name = sys.argv[1:]
load(Asked(Path(file), Options(name=name), datetime.now(UTC)), Path(store))
"""
_SYLLABLES = (
    "al",
    "ba",
    "da",
    "ha",
    "ka",
    "la",
    "ma",
    "na",
    "ra",
    "sa",
    "kafr",
    "deir",
)
_LETTERS = "ابتجحخدرزسشصطعغفقكلمنهوي"
POINTS = 20_000
"""Of one generated outline."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process."""

    seconds: float
    """Of processor time; waiting for other programs does not count."""
    waited: float
    """Seconds on the clock."""
    megabytes: float
    """Peak resident memory."""


def measure(file: Path, store: Path, name: str) -> Cost:
    """Load a file in a process of its own; ends the benchmark if that fails."""
    start = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", _LOAD, str(file), str(store), name])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"loading {file.name} ended with {child.returncode}")
    spent = usage.ru_utime + usage.ru_stime
    return Cost(spent, time.monotonic() - start, usage.ru_maxrss / 1000)


def _word(chance: random.Random, letters: str = "") -> str:
    if letters:
        return "".join(chance.choices(letters, k=6))
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(4, 6))).title()


def geonames_rows(count: int, seed: int) -> Iterator[str]:
    """Rows of a country file: units first, then villages of four names each."""
    chance = random.Random(seed)
    for number in range(1, count + 1):
        unit = number <= 14
        name = f"Unit {number}" if unit else _word(chance)
        other = ",".join((_word(chance), _word(chance), _word(chance, _LETTERS)))
        cells = [
            str(number), name, name, other, f"{chance.uniform(33, 36.9):.5f}",
            f"{chance.uniform(37, 41):.5f}", *(("A", "ADM1") if unit else ("P", "PPL")),
            "SY", "", f"{number if unit else chance.randint(1, 14):02d}", "", "", "",
            str(chance.randint(0, 9000)), "", "400", "Asia/Damascus", "2020-01-01",
        ]  # fmt: skip
        yield "\t".join(cells) + "\n"


def geojson_rows(megabytes: float) -> Iterator[str]:
    """Parts of a feature collection of second-order units."""
    yield '{"type":"FeatureCollection","features":[\n'
    size, number = 0, 0
    while size < megabytes * 1e6:
        east, north = 36 + number % 20 * 0.25, 33 + number // 20 % 16 * 0.25
        angles = [2 * pi * step / POINTS for step in (*range(POINTS), 0)]
        ring = ",".join(
            f"[{east + 0.1 * cos(a):.9f},{north + 0.1 * sin(a):.9f}]" for a in angles
        )
        row = (
            f'{"," if number else ""}{{"type":"Feature","properties":{{"ADM2_EN":'
            f'"Unit {number}","ADM2_PCODE":"SY{number:06}","ADM1_PCODE":"SY01",'
            f'"ADM0_PCODE":"SY"}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]'
            "}}\n"
        )
        yield row
        size, number = size + len(row), number + 1
    yield "]}\n"


def write(path: Path, rows: Iterator[str]) -> Path:
    """A file of these rows."""
    with path.open("w", encoding="utf-8") as out:
        out.writelines(rows)
    return path


def places(count: int, folder: Path) -> None:
    """Print what loading `count` rows costs, and what comes after."""
    store = folder / "places.sqlite"
    steps = [("load", 1), ("the same again", 1), ("a newer file", 2)]
    files = {
        seed: write(folder / f"{seed}.txt", geonames_rows(count, seed))
        for seed in (1, 2)
    }
    for what, seed in steps:
        cost = measure(files[seed], store, "SY")
        size = store.stat().st_size / 1e6
        print(
            f"{what:16} {count:10,} rows {cost.seconds:7.1f} s"
            f" ({cost.waited:.0f} s on the clock) {count / cost.seconds:9,.0f} rows/s"
            f" {cost.megabytes:6.0f} MB peak {size:7.0f} MB of file"
        )
    lookups(store)


def lookups(store: Path, times: int = 2000) -> None:
    """Print how a folded name is looked up, and how long it takes."""
    db = sqlite3.connect(store)
    query = "SELECT id FROM names JOIN entries USING (entry) WHERE key = ?"
    for row in db.execute(f"EXPLAIN QUERY PLAN {query}", ("a",)):
        print(f"  {row[3]}")
    (last,) = db.execute("SELECT max(entry) FROM entries").fetchone()
    chosen = [random.Random(0).randint(0, last) for _ in range(times)]
    keys = [
        key
        for entry in chosen
        for (key,) in db.execute(
            "SELECT lower(name) FROM entries WHERE entry >= ? LIMIT 1", (entry,)
        )
    ]
    marks = [time.perf_counter()]
    for key in keys:
        db.execute(query, (key,)).fetchall()
        marks.append(time.perf_counter())
    spent = sorted(after - before for before, after in pairwise(marks))
    print(f"  one lookup: median {1e6 * spent[len(spent) // 2]:.0f} microseconds")
    db.close()


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--geojson", type=float, default=0, help="megabytes, 0: none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.rows:
            places(options.rows, folder)
        if options.geojson:
            path = write(folder / "adm2.geojson", geojson_rows(options.geojson))
            cost = measure(path, folder / "areas.sqlite", "set")
            speed = options.geojson / cost.seconds
            print(
                f"GeoJSON of {options.geojson:,.0f} MB: {cost.seconds:.1f} s "
                f"({cost.waited:.0f} s on the clock), {speed:.1f} MB/s, "
                f"{cost.megabytes:.0f} MB peak"
            )


if __name__ == "__main__":
    main()
