"""JSON Lines: one record a line, UTF-8, nothing left out."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from marsad.publish.formats.base import ALL, Given
from marsad.publish.wire import Row

NAME = "jsonl"
SUFFIX = ".jsonl"
BINARY = False
EXPORTS: tuple[str, ...] = ALL
FILE = ""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write one line per row."""
    with path.open("w", encoding="utf-8", newline="") as out:
        for name in exports:
            write(given.rows_of(name), out)


def write(rows: Iterable[Row], out: IO[str]) -> int:
    """Write one line per row; returns how many."""
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n")
        count += 1
    return count
