"""MELTT's published figures on its own sample: three lists of car crashes.

``python evals/meltt.py`` prints what matching finds beside what its authors print,
for two windows, and fails where a figure differs. ``--write FOLDER`` leaves the
taxonomies there as CSV, for `marsad match`.
"""

import argparse
import csv
import sys
import tomllib
from pathlib import Path

from sets import DATA

from marsad.engine.local import LocalEngine
from marsad.resolve.meltt.match import Outcome, match_tables
from marsad.resolve.meltt.pairs import Window
from marsad.resolve.meltt.tables import read_table
from marsad.resolve.meltt.taxonomy import Taxonomy, read_taxonomy

FOLDER = DATA / "meltt_crash"
TAXONOMIES = Path(__file__).with_name("meltt_crash.toml")
WINDOWS = (Window(days=2, km=4.0), Window(days=1, km=3.0))
LISTS = ("crash_data1", "crash_data2", "crash_data3")
PUBLISHED = {
    "rows in": 195,
    "unique": 140,
    "matches": 34,
    "matches of events": 26,
    "matches of episodes": 8,
    "duplicates removed": 55,
    "only 1": 41,
    "only 2": 34,
    "only 3": 31,
    "1 and 2": 5,
    "1 and 3": 4,
    "2 and 3": 4,
    "1 and 2 and 3": 21,
}


def write_taxonomies(folder: Path) -> list[Path]:
    """The taxonomies as tables, one file each, in the order of the sample."""
    made = []
    for name, groups in tomllib.loads(TAXONOMIES.read_text("utf-8")).items():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            depth = len(groups[0]["levels"])
            out.writerow(["source", "base", *(f"level{n + 1}" for n in range(depth))])
            for group in groups:
                for source in LISTS:
                    for base in group[source]:
                        out.writerow([source, base, *group["levels"]])
        made.append(path)
    return made


def matched(taxonomies: list[Taxonomy], window: Window) -> Outcome:
    """The three lists, matched."""
    paths = [FOLDER / f"{name}.csv" for name in LISTS]
    tables = [read_table(path, path.stem, taxonomies) for path in paths]
    return match_tables(tables, taxonomies, window, LocalEngine())


def figures(outcome: Outcome) -> dict[str, int]:
    """What the authors print of a run."""
    episodes = sum(match.episode for match in outcome.matches)
    counts = {
        "rows in": outcome.rows_in,
        "unique": outcome.unique,
        "matches": len(outcome.matches),
        "matches of events": len(outcome.matches) - episodes,
        "matches of episodes": episodes,
        "duplicates removed": outcome.duplicates,
    }
    for within, count in outcome.overlap().items():
        only = "only " if len(within) == 1 else ""
        counts[only + " and ".join(str(at + 1) for at in within)] = count
    return counts


def run(folder: Path) -> bool:
    """Print both windows beside what is published; True if all is equal."""
    paths = write_taxonomies(folder)
    taxonomies = [read_taxonomy(path, path.stem) for path in paths]
    outcomes = [matched(taxonomies, window) for window in WINDOWS]
    found = [figures(outcome) for outcome in outcomes]
    heads = [f"{w.days} d, {w.km:g} km" for w in WINDOWS]
    print(f"{'figure':22}{'published':>10}{heads[0]:>12}{heads[1]:>12}")
    for name, published in PUBLISHED.items():
        print(f"{name:22}{published:>10}" + "".join(f"{f[name]:>12}" for f in found))
    flagged = [len({flag.episode for flag in one.flags}) for one in outcomes]
    print(f"{'episodes flagged':22}{6:>10}" + "".join(f"{n:>12}" for n in flagged))
    return all(one == PUBLISHED for one in found)


def main() -> None:
    """Parse options, print, and end with 1 if a figure differs."""
    import tempfile

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", type=Path, help="leave the taxonomies here")
    asked = options.parse_args()
    if asked.write is not None:
        asked.write.mkdir(parents=True, exist_ok=True)
        sys.exit(0 if run(asked.write) else 1)
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if run(Path(folder)) else 1)


if __name__ == "__main__":
    main()
