"""What every module of this folder gives, so that files.py can use it by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from marsad.publish.formats.labels import Labels
from marsad.publish.formats.table import RowsOf

ALL = ("reports", "claims", "events", "persons", "control", "tallies",
       "tallies_by", "issues", "copies")  # fmt: skip
"""Every export, in the order in which files hold them."""
LOCATED = ("events", "claims", "control")
"""Those whose rows are at a place."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a file is made of."""

    rows_of: RowsOf
    labels: Labels = field(default_factory=Labels)


class Format(Protocol):
    """A file format: one module of this folder."""

    NAME: str
    SUFFIX: str
    BINARY: bool
    """True: not for a terminal."""
    EXPORTS: tuple[str, ...]
    """The exports that it can hold."""
    FILE: str
    """Name of the one file that holds them all in a release; empty: a file each."""

    def save(self, given: Given, exports: Sequence[str], path: Path) -> None:
        """Write the exports of these names to a file."""
