"""Score the reader on labelled sets and hold the scores against floors.

Run by `make eval`. Labelled reports and their scorer lie in ../shared/gold, beside the
checkout, other people's sets in ../shared/data (more.py says which): what is not there
is named and passes. Reports of cases/ and of news/ that are held out get rows of their
own. `--only` runs some sets, `--write` sets their floors anew.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import more
from cases import cases
from labels import TEXTS, labelled, measured
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "shared" / "gold"
FLOORS = HERE / "floors.json"
SETS = {"en": "dev", "ar": "ar_dev"}
"""Language -> name of its labelled reports."""
ASIDE = {"en": 20, "ar": 40}
"""The last so many of them, which nothing is trained on; only these are scored."""
NEWS = "en, news held out"
"""News reports with our own labels that nothing is trained on."""
HELD = {"en, held out": "en", "ar, held out": "ar"}
"""Our own reports that nothing is trained on, by language."""
OTHERS = {
    "en, newspaper": "guardian",
    "en, monitors": "airwars",
    "ar, posts and pages": "airwars_ar",
    "ar, unseen": "airwars_ar_unseen",
}
"""More texts with our own labels, of which none is trained on, and their names."""
SLACK = 0.01
"""`--write` sets floors this far below what is reached."""


def read(reports: Path, out: Path) -> None:
    """What `marsad read` makes of a file of reports."""
    command = [sys.executable, "-m", "marsad", "read", str(reports)]
    with out.open("wb") as file:
        subprocess.run(command, stdout=file, check=True)


def score(gold: Path, system: Path) -> dict[str, float]:
    """Measure -> F1, or accuracy where it is one."""
    command = [sys.executable, str(GOLD / "score.py"), str(gold), str(system), "--json"]
    result = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    rows: dict[str, dict[str, Any]] = json.loads(result.stdout)
    return {
        name: row["f1"] if "f1" in row else row["accuracy"]
        for name, row in rows.items()
        if "f1" in row or row["accuracy"] is not None
    }


def known() -> list[str]:
    """Every set there is a measure for, in the order of the table."""
    return [*SETS, NEWS, *OTHERS, *HELD, *more.SETS]


def missing(name: str) -> bool:
    """Whether a set's files are not there."""
    if name in more.SETS:
        return not more.present(name)
    texts = {NEWS: "fa_kes", **OTHERS}.get(name)
    there = texts is None or (GOLD.parent / TEXTS[texts][0]).exists()
    return not (GOLD.exists() and there)


def reached(names: Iterable[str]) -> dict[str, dict[str, float]]:
    """The scores of some sets."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: _reached(name, Path(folder)) for name in names}


def _reached(name: str, folder: Path) -> dict[str, float]:
    if name in more.SETS:
        return more.f1(name)
    if name == NEWS:
        return _held_out(folder, labelled(GOLD.parent, held=True))
    if name in OTHERS:
        return _held_out(folder, measured(GOLD.parent, OTHERS[name]))
    if name in HELD:
        return _held_out(folder, cases(held=True, language=HELD[name]))
    lines = (GOLD / f"{SETS[name]}.jsonl").read_text(encoding="utf-8").splitlines()
    return _scored(folder, name, lines[-ASIDE[name] :])


def _scored(folder: Path, name: str, lines: list[str]) -> dict[str, float]:
    """The scores on labelled reports, one a line."""
    gold, out = folder / f"{name}.gold.jsonl", folder / f"{name}.jsonl"
    gold.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    read(gold, out)
    return score(gold, out)


def _held_out(folder: Path, held: Iterable[dict[str, Any]]) -> dict[str, float]:
    """The scores on labelled reports that nothing is trained on."""
    rows = [json.dumps(row, ensure_ascii=False) for row in held]
    return _scored(folder, "held", rows)


_Scores = Mapping[str, Mapping[str, float]]


def compare(scores: _Scores, floors: _Scores) -> bool:
    """Print scores beside floors and the best published figures; True where none is
    below its floor."""
    table = Table("set", "measure", "score", "floor", "published", "")
    good = True
    for name, row in scores.items():
        published = more.SETS[name].reached if name in more.SETS else {}
        for measure, value in row.items():
            floor = floors.get(name, {}).get(measure)
            off = 0.0 if floor is None else value - floor
            below = off > 0 if measure in more.LESS else off < 0
            good = good and not below
            said = "" if floor is None else f"{floor:.3f}"
            best = published.get(measure, "")
            mark = "below" if below else ""
            table.add_row(name, measure, f"{value:.3f}", said, best, mark)
    Console().print(table)
    return good


def floors_of(scores: _Scores) -> dict[str, dict[str, float]]:
    """Floors a little below what is reached, none below nothing."""
    return {
        name: {measure: _floor(measure, value) for measure, value in row.items()}
        for name, row in scores.items()
    }


def _floor(measure: str, value: float) -> float:
    """A little worse than what is reached."""
    if measure in more.LESS:
        return round(value + max(SLACK, 2 * SLACK * value), 3)
    return round(max(0.0, value - SLACK), 3)


def main() -> int:
    """Score, compare, and return 1 where a score is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="set the floors anew")
    parser.add_argument(
        "--only", action="append", choices=known(), help="this set; may be repeated"
    )
    options = parser.parse_args()
    wanted = [name for name in known() if options.only is None or name in options.only]
    absent = [name for name in wanted if missing(name)]
    for name in absent:
        print(f"{name}: its labelled texts are not in ../shared, nothing scored")
    scores = reached(name for name in wanted if name not in absent)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if options.write:
        floors = {**floors, **floors_of(scores)}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0 if compare(scores, floors) else 1


if __name__ == "__main__":
    sys.exit(main())
