"""JSON Lines: one record a line, UTF-8, nothing left out."""

import json
from collections.abc import Iterator
from typing import IO

from marsad.publish.wire import Row

NAME = "jsonl"
MEDIA_TYPE = "application/x-ndjson"
SUFFIX = ".jsonl"


def write(rows: Iterator[Row], out: IO[str], name: str | None = None) -> int:
    """Write one line per row; returns how many."""
    count = 0
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n")
        count += 1
    return count
