"""Score `marsad read` on labelled reports and hold the scores against floors.

Run by `make eval`. Labelled reports and their scorer lie in ../shared/gold, beside the
checkout; without them this says so and passes. Reports of cases/ that are held out get
rows of their own. `--write` sets the floors anew.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from cases import cases
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "shared" / "gold"
FLOORS = HERE / "floors.json"
SETS = {"en": "dev"}
"""Language -> name of its labelled reports; nothing is trained on them."""
HELD = "en, held out"
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


def reached() -> dict[str, dict[str, float]]:
    """The scores of every language."""
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for language, name in SETS.items():
            out = Path(folder) / f"{name}.jsonl"
            read(GOLD / f"{name}.reports.jsonl", out)
            found[language] = score(GOLD / f"{name}.jsonl", out)
        found[HELD] = _held_out(Path(folder))
    return found


def _held_out(folder: Path) -> dict[str, float]:
    """The scores on the reports of cases/ that nothing is trained on."""
    held, out = folder / "held.jsonl", folder / "held.system.jsonl"
    rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in cases(held=True)]
    held.write_text("".join(rows), encoding="utf-8")
    read(held, out)
    return score(held, out)


def compare(
    scores: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]
) -> bool:
    """Print scores beside floors; True where none is below its floor."""
    table = Table("language", "measure", "score", "floor", "")
    good = True
    for language, row in scores.items():
        for name, value in row.items():
            floor = floors.get(language, {}).get(name)
            below = floor is not None and value < floor
            good = good and not below
            mark = "below" if below else ""
            said = "" if floor is None else f"{floor:.3f}"
            table.add_row(language, name, f"{value:.3f}", said, mark)
    Console().print(table)
    return good


def main() -> int:
    """Score, compare, and return 1 where a score is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="set the floors anew")
    options = parser.parse_args()
    if not GOLD.exists():
        print("no labelled reports at ../shared/gold: nothing scored")
        return 0
    scores = reached()
    if options.write:
        floors = {
            language: {name: round(value - SLACK, 3) for name, value in row.items()}
            for language, row in scores.items()
        }
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    return 0 if compare(scores, json.loads(FLOORS.read_text(encoding="utf-8"))) else 1


if __name__ == "__main__":
    sys.exit(main())
