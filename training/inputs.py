"""The files the pipeline is made from, each pinned by its digest (inputs.toml)."""

import gzip
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"


class InputError(Exception):
    """An input is missing or is not the one that was pinned."""


def pins() -> dict[str, str]:
    """Path below ../shared -> SHA-256 in hexadecimal."""
    table = tomllib.loads((HERE / "inputs.toml").read_text(encoding="utf-8"))
    return dict(table["sha256"])


def check(root: Path = SHARED) -> None:
    """Raise InputError, naming every file that is missing or differs."""
    faults = []
    for name, pinned in pins().items():
        path = root / name
        if not path.is_file():
            faults.append(f"{path} is missing")
        elif hashlib.sha256(path.read_bytes()).hexdigest() != pinned:
            faults.append(f"{path} is not the file pinned in training/inputs.toml")
    if faults:
        raise InputError("; ".join(faults))


def lines(name: str, root: Path = SHARED) -> Iterator[str]:
    """The lines of a gzipped input, without their ends."""
    with gzip.open(root / name, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")
