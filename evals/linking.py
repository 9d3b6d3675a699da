"""Lists of people with known duplicates: what `marsad link` makes of them.

Three sets of others, of which nothing is learnt but by the linking itself, on the list
at hand; only `--map` differs. Run by `make eval`, or alone (`python evals/linking.py`)
with time and memory of each list, in a process of its own.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pyarrow.parquet
from rich.console import Console
from rich.table import Table
from sets import DATA

from marsad.resolve.linking.fields import parse
from marsad.resolve.linking.link import Options
from marsad.run.linking import Asked, link_files
from marsad.run.lists import read_table

FOLDER = DATA / "record_linkage"


@dataclass(frozen=True, slots=True)
class Truth:
    """A list, how its columns are mapped, and which column says who is who."""

    file: str
    mapped: str
    person: str
    part: str = ""
    """The part of that column that is the person, as a pattern."""


LISTS = {
    "rldata10000": Truth(
        "RLdata10000.csv.gz",
        "given=fname_c1,middle=fname_c2,family=lname_c1+lname_c2,"
        "birth_year=by,birth_month=bm,birth_day=bd",
        "identity",
    ),
    "febrl3": Truth(
        "febrl_dataset3.csv.gz",
        "given=given_name,family=surname,place=suburb,postcode=postcode,region=state,"
        "address=street_number+address_1+address_2,dob=date_of_birth,number=soc_sec_id",
        "rec_id",
        r"rec-(\d+)-",
    ),
    "historical persons": Truth(
        "historical_persons_dev.parquet",
        "name=full_name,dob=dob,place=birth_place,postcode=postcode_fake,sex=gender,"
        "occupation=occupation",
        "cluster",
    ),
}
NUMBER = "row number"


def scores(name: str) -> dict[str, float]:
    """Measure -> score: over pairs of rows of one person, and BCubed over rows."""
    truth = LISTS[name]
    with tempfile.TemporaryDirectory() as folder:
        gold, path = _numbered(truth, Path(folder))
        mapped = parse([f"{truth.mapped},id={NUMBER}"])
        linked, _ = link_files(Asked([path], mapped, Options()))
    found = [linked.person_of[row].id for row in range(len(gold))]
    true = [gold[int(id)] for id in linked.rows.ids]
    return {**pairwise(found, true), **bcubed(found, true)}


def _numbered(truth: Truth, folder: Path) -> tuple[list[str], Path]:
    """Who each row is, and the list with a number for each row."""
    table = read_table(FOLDER / truth.file)
    told: list[str] = table[truth.person].to_pylist()
    matches = (re.search(truth.part, cell) for cell in told) if truth.part else ()
    gold = [match[1] for match in matches if match] or told
    numbers = [str(number) for number in range(len(gold))]
    path = folder / "list.parquet"
    pyarrow.parquet.write_table(table.append_column(NUMBER, [numbers]), path)
    return gold, path


def pairwise(found: Sequence[str], true: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 over the pairs of rows that are in one group."""
    right = _pairs(zip(found, true, strict=True))
    all_found, all_true = _pairs(found), _pairs(true)
    return {
        "precision": right / all_found if all_found else 0.0,
        "recall": right / all_true if all_true else 0.0,
        "F1": 2 * right / (all_found + all_true) if all_found + all_true else 0.0,
    }


def _pairs(groups: Iterable[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def bcubed(found: Sequence[str], true: Sequence[str]) -> dict[str, float]:
    """F1 of the mean share of each row's group that is right, and of its person that
    is found."""
    both = Counter(zip(found, true, strict=True))
    of_found, of_true = Counter(found), Counter(true)
    precision = sum(n * n / of_found[group] for (group, _), n in both.items())
    recall = sum(n * n / of_true[person] for (_, person), n in both.items())
    return {"BCubed F1": 2 * precision * recall / (precision + recall) / len(true)}


def cost(name: str) -> dict[str, float]:
    """What `marsad link` takes for a list, once, in time and memory."""
    truth = LISTS[name]
    command = [sys.executable, "-m", "marsad", "link", str(FOLDER / truth.file)]
    start = time.monotonic()
    with subprocess.Popen(
        [*command, "--map", truth.mapped, "--json"], stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {
        "seconds": time.monotonic() - start,
        "seconds of one core": used.ru_utime + used.ru_stime,
        "MB at most": used.ru_maxrss / 1024,
    }


def main() -> None:
    """Print scores, time and memory of the lists named, or of all."""
    table = Table("list", "measure", "value")
    for name in sys.argv[1:] or LISTS:
        for measure, value in scores(name).items():
            table.add_row(name, measure, f"{value:.4f}")
        for measure, value in cost(name).items():
            table.add_row(name, measure, f"{value:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
