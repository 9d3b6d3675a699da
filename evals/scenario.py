"""A whole monitor over the reports of one story, scored fact by fact.

    python evals/scenario.py [--errors N] [--keep FOLDER]

Makes a monitor as `marsad init` leaves it, adds ../shared/scenario/reports.jsonl, runs
it, exports what the scorer reads and prints the scorer's table. Neither the reports nor
the facts are part of this project.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

SCENARIO = Path(__file__).parents[2] / "shared" / "scenario"
EXPORTS = ("claims", "events", "persons", "control", "tallies", "issues")


def marsad(folder: Path, *words: str) -> None:
    """Run a command of marsad on the monitor in a folder."""
    command = [sys.executable, "-m", "marsad", "-C", str(folder), *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def export(folder: Path) -> Path:
    """Read the story in a monitor of its own; the folder with what it exports."""
    subprocess.run(
        [sys.executable, "-m", "marsad", "init", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    marsad(folder, "add", str(SCENARIO / "reports.jsonl"))
    marsad(folder, "run")
    out = folder / "exported"
    out.mkdir(exist_ok=True)
    for name in EXPORTS:
        marsad(folder, "export", name, "-o", str(out / f"{name}.jsonl"))
    return out


def main() -> int:
    """Print the scorer's table; its exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", default="0", help="misses of each type to print")
    parser.add_argument("--keep", type=Path, help="leave the monitor in this folder")
    options = parser.parse_args()
    if not SCENARIO.exists():
        print("the scenario is not in ../shared, nothing scored")
        return 0
    with tempfile.TemporaryDirectory() as empty:
        out = export(options.keep or Path(empty) / "monitor")
        score = [sys.executable, str(SCENARIO / "score.py"), str(SCENARIO), str(out)]
        return subprocess.run([*score, "--errors", options.errors]).returncode


if __name__ == "__main__":
    sys.exit(main())
