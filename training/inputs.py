"""What the network is made from, each file pinned by its digest (inputs.toml)."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
Row = dict[str, Any]
"""One line of a JSONL file."""


class InputError(Exception):
    """An input is missing or is not the one that was pinned."""


def pins(table: str = "sha256") -> dict[str, str]:
    """Path -> SHA-256 in hexadecimal: below ../shared, or, for the table
    ``pretrained``, in the folder of the pretrained encoder."""
    tables = tomllib.loads((HERE / "inputs.toml").read_text(encoding="utf-8"))
    return dict(tables[table])


def check(root: Path = SHARED, pinned: Mapping[str, str] | None = None) -> None:
    """Raise InputError, naming every file that is missing or differs."""
    faults = []
    for name, digest in (pins() if pinned is None else pinned).items():
        path = root / name
        if not path.is_file():
            faults.append(f"{path} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            faults.append(f"{path} is not the file pinned in training/inputs.toml")
    if faults:
        raise InputError("; ".join(faults))


def lines(name: str, root: Path = SHARED) -> Iterator[str]:
    """The lines of a gzipped input, without their ends."""
    with gzip.open(root / name, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def rows(path: Path) -> list[Row]:
    """The lines of a JSONL file."""
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line]
