"""Days that time words in news mean: TimeSET's time expressions.

An expression counts if its annotators noted a day, a month or a year for it; it is
right if our words for it mean exactly that, against the date that heads the story.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from sets import DATA, rows

from marsad.text.dates import find_dates, resolve

FILE = DATA / "timelines" / "timeset_dev.jsonl.gz"
_HEAD = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, ([A-Z]\w+ \d+, \d{4})")
_NOTE = re.compile(r"^(\d{4})[-_](\d\d|xx)-(\d\d|xx)\s*$")
Days = tuple[date, date]


def scores() -> dict[str, float]:
    """The share right."""
    found = [right for row in rows(FILE) for right in _right(row)]
    return {"days": sum(found) / len(found)}


def _right(row: dict[str, Any]) -> Iterator[bool]:
    head = _HEAD.search(row["text"])
    if head is None:
        return
    (told, _, _) = resolve(find_dates(head[1])[0], None)
    dated = find_dates(row["text"])
    for start, end, days in expressions(row["brat"]):
        words = next((w for w in dated if w.start < end and start < w.end), None)
        yield words is not None and resolve(words, told)[:2] == days


def expressions(brat: str) -> Iterator[tuple[int, int, Days]]:
    """Where the time expressions of an annotation stand, and the days noted."""
    spans, notes = {}, {}
    for fields in (line.split("\t") for line in brat.splitlines()):
        if fields[0].startswith("T") and fields[1].startswith("timex "):
            start, end = fields[1].split()[1:3]
            spans[fields[0]] = int(start), int(end)
        elif fields[0].startswith("#") and len(fields) > 2:
            notes[fields[1].split()[1]] = fields[2]
    for name, (start, end) in spans.items():
        note = _NOTE.match(notes.get(name, ""))
        if note is not None:
            yield start, end, _days(note)


def _days(note: re.Match[str]) -> Days:
    year, month, day = note.groups()
    if month == "xx":
        return date(int(year), 1, 1), date(int(year), 12, 31)
    last = monthrange(int(year), int(month))[1]
    first, end = (1, last) if day == "xx" else (int(day), int(day))
    return date(int(year), int(month), first), date(int(year), int(month), end)


if __name__ == "__main__":
    print(scores())
