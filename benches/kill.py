"""Kill `marsad run` 20 times at random moments, run it once more, and compare the
release with that of a run nobody disturbed: byte for byte the same."""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benches.material import fa_kes, write_jsonl

MARSAD = [sys.executable, "-m", "marsad"]
FIXED = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}


def marsad(*args: str) -> None:
    """Run marsad to its end."""
    subprocess.run([*MARSAD, *args], env=FIXED, check=True, stdout=subprocess.DEVNULL)


def killed(root: Path, after: float, *more: str) -> bool:
    """Start a run and kill it after so many seconds; False if it was over before."""
    child = subprocess.Popen(
        [*MARSAD, "-C", str(root), "run", *more], env=FIXED, stdout=subprocess.DEVNULL
    )
    try:
        child.wait(after)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
        return True
    return False


def kill_often(root: Path, times: int, whole: float, chance: random.Random) -> None:
    """Kill so many runs; where one came to its end, the next makes all anew."""
    hits = 0
    more: tuple[str, ...] = ()
    while hits < times:
        hit = killed(root, chance.uniform(0.05, whole), *more)
        hits += hit
        more = () if hit else ("--rebuild",)


def release_bytes(root: Path) -> dict[str, bytes]:
    """Every file of the newest release, by name."""
    releases = root / "releases"
    newest = releases / (releases / "latest").read_text("utf-8").strip()
    return {
        str(path.relative_to(newest)): path.read_bytes()
        for path in sorted(newest.rglob("*"))
        if path.is_file()
    }


def main() -> None:
    """Exits with 1 if the two releases differ in a byte."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--reports", type=int, default=120)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    with tempfile.TemporaryDirectory() as folder:
        quiet, noisy = Path(folder) / "quiet", Path(folder) / "noisy"
        reports = Path(folder) / "reports.jsonl"
        write_jsonl(fa_kes()[: chosen.reports], reports)
        marsad("init", str(quiet))
        marsad("-C", str(quiet), "add", str(reports))
        shutil.copytree(quiet, noisy)
        start = time.monotonic()
        marsad("-C", str(quiet), "run")
        whole = time.monotonic() - start
        kill_often(noisy, chosen.times, whole, chance)
        marsad("-C", str(noisy), "run")
        left, right = release_bytes(quiet), release_bytes(noisy)
    differ = sorted(
        name for name in left.keys() | right.keys() if left.get(name) != right.get(name)
    )
    print(
        f"an undisturbed run takes {whole:.1f} s; {chosen.times} runs were "
        f"killed; {len(left)} files, {len(differ)} differ"
    )
    for name in differ:
        print(f"  {name}")
    sys.exit(1 if differ or not left else 0)


if __name__ == "__main__":
    main()
