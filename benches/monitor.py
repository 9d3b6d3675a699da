"""679 real articles through `add` and `run`: time, peak memory, what a second run
with nothing new costs beside start-up, and a rebuild."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benches.material import fa_kes, guardian, write_jsonl

MARSAD = [sys.executable, "-m", "marsad"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process."""

    seconds: float
    megabytes: float
    """Peak resident memory."""


def measure(*args: str) -> Cost:
    """Run marsad once; ends the benchmark if it fails."""
    start = time.monotonic()
    child = subprocess.Popen([*MARSAD, *args], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"marsad {' '.join(args)} ended with {child.returncode}")
    return Cost(time.monotonic() - start, usage.ru_maxrss / 1000)


def main() -> None:
    """Print one line a step."""
    with tempfile.TemporaryDirectory() as folder:
        root, reports = Path(folder) / "monitor", Path(folder) / "reports.jsonl"
        words = write_jsonl([*guardian(), *fa_kes()], reports)
        steps = [
            ("start-up alone (--version)", ["--version"]),
            ("init", ["init", str(root)]),
            ("add", ["-C", str(root), "add", str(reports)]),
            ("run", ["-C", str(root), "run"]),
            ("second run, nothing new", ["-C", str(root), "run"]),
            ("run --rebuild", ["-C", str(root), "run", "--rebuild"]),
        ]
        print(f"{words:,} words in {len(guardian()) + len(fa_kes())} reports")
        for name, args in steps:
            cost = measure(*args)
            rate = words / cost.seconds
            print(
                f"{name:28} {cost.seconds:7.2f} s {cost.megabytes:7.0f} MB peak"
                f" {rate:9,.0f} words/s"
            )


if __name__ == "__main__":
    main()
