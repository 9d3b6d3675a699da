"""Speed and memory of the Arabic reader, beside the English one in the same run.

Words a second of one core, in one process: the Arabic reader on posts and articles as
they were collected, the English reader on long newspaper articles and on news
reports. Rounds alternate, so that whatever else the machine does hits
all alike. Peak memory is measured in a process of its own, over all texts.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from benches.material import fa_kes, posts, write_jsonl
from benches.monitor import measure
from benches.read_speed import Work, one_core, reports, timed, word_count
from marsad.extract.base import Reader
from marsad.extract.languages import make_readers
from marsad.records.report import Report


def read(reader: Reader, items: list[Report]) -> Work:
    """A reader from end to end."""

    def work() -> None:
        for _ in reader.read(items):
            pass

    return work


def told(rows: list[dict[str, str | None]]) -> list[Report]:
    """Rows as reports."""
    return [
        Report(id=row["report"] or "", text=row["text"] or "", evidence="")
        for row in rows
    ]


def main() -> None:
    """Print speeds, their ratios and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--posts", type=int, default=400)
    options = parser.parse_args()
    one_core()
    readers = make_readers()
    works = {
        "Arabic, posts": (readers["ar"], told(posts("ar")[: options.posts])),
        "English, newspaper": (readers["en"], reports(30)),
        "English, news": (readers["en"], told(fa_kes()[:60])),
    }
    for reader, items in works.values():
        read(reader, items[:3])()
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(options.rounds):
        for name, (reader, items) in works.items():
            seconds[name].append(timed(read(reader, items)))
    speeds = {
        name: word_count(items) / median(seconds[name])
        for name, (_, items) in works.items()
    }
    for name, speed in speeds.items():
        ratio = speeds["Arabic, posts"] / speed
        print(f"{name:20} {speed:8,.0f} words/s   Arabic is {ratio:5.2f} times as fast")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "posts.jsonl"
        count = write_jsonl(posts("ar"), path)
        cost = measure("read", str(path))
        print(
            f"marsad read, all posts: {count:,} words, {cost.seconds:.1f} s,"
            f" {count / cost.seconds:,.0f} words/s, {cost.megabytes:.0f} MB peak"
        )


if __name__ == "__main__":
    main()
