"""Time placing claims beside reading them, and what the gazetteer needs.

Reads posts and news in both languages, then places all their claims, on one core;
rounds alternate. Prints the share, the time of a lookup, and the memory of a process
that only opens the gazetteer and looks names up.
"""

import argparse
import subprocess
import sys
import time
from statistics import median

from benches.material import fa_kes, posts
from benches.read_arabic import read, told
from benches.read_speed import Work, one_core, timed
from marsad.extract.base import Reading
from marsad.extract.languages import make_readers
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.place import place_claims
from marsad.records.report import Report
from marsad.run.tools import Models
from marsad.settings import stateless

AREA = ("SY",)
LOOKUPS = 50_000
ALONE = """
from pathlib import Path
from marsad.locate.gazetteer import open_gazetteer
from marsad.settings import stateless
gazetteer = open_gazetteer(stateless().cache)
found = [gazetteer.lookup(name) for name in ("Douma", "Springfield")]
status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
print(int(status.split()[0]) // 1000)
"""


def placed(
    reports: list[Report], readings: list[Reading], gazetteer: Gazetteer
) -> Work:
    """Placing all claims of some reports."""

    def work() -> None:
        for report, reading in zip(reports, readings, strict=True):
            place_claims(reading.claims, report, gazetteer, AREA)

    return work


def main() -> None:
    """Print the shares and figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    one_core()
    plain = stateless()
    gazetteer = Models(plain.war, plain.cache).gazetteer
    readers = make_readers()
    works = {"Arabic, posts": ("ar", told(posts("ar")[:300]))}
    works["English, news"] = ("en", told(fa_kes()[:60]))
    for name, (code, reports) in works.items():
        reader = readers[code]
        found = list(reader.read(reports))
        claims = sum(len(reading.claims) for reading in found)

        reading_s = median(timed(read(reader, reports)) for _ in range(rounds))
        work = placed(reports, found, gazetteer)
        placing_s = median(timed(work) for _ in range(rounds))
        print(
            f"{name}: {claims:,} claims read in {reading_s:.2f} s and placed in"
            f" {placing_s:.2f} s, {placing_s / reading_s:.1%} of it"
        )
    gazetteer._exact.cache_clear()
    begun = time.perf_counter()
    for number in range(LOOKUPS):
        gazetteer._by_key(f"name {number % 1000}")
    print(f"a lookup: {(time.perf_counter() - begun) / LOOKUPS * 1e6:.0f} microseconds")
    alone = subprocess.run(
        [sys.executable, "-c", ALONE], capture_output=True, text=True
    )
    print(f"opened and looked into, alone: {alone.stdout.strip()} MB")


if __name__ == "__main__":
    main()
