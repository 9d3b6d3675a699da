"""Where other people's labelled sets lie, and how their files are read."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
"""Beside the checkout; nothing of it is part of the project."""


def lines(path: Path) -> Iterator[str]:
    """The lines of a packed text file, without their ends."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a packed JSONL file."""
    return [json.loads(line) for line in lines(path)]
