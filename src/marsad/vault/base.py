"""The Vault protocol: keep, open, has, verify."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Fault:
    """A blob that is not what its name says."""

    sha256: str
    problem: str
    """``missing``, ``altered`` or ``stray``."""


class Vault(Protocol):
    """Bytes under their SHA-256; the same bytes are kept once."""

    def keep(self, data: bytes) -> str:
        """Write bytes durably and return their SHA-256; no change if present.

        Raises:
            OperatorError: the disk is full or the folder cannot be written.
        """

    def keep_file(self, path: Path) -> str:
        """As `keep`, of a file that need not fit into memory.

        Raises:
            OperatorError: the file cannot be read, or as `keep`.
        """

    def open(self, sha256: str) -> BinaryIO:
        """Read bytes back.

        Raises:
            OperatorError: there is no such blob.
        """

    def has(self, sha256: str) -> bool:
        """Whether the blob is there; says nothing of its content."""

    def verify(self, wanted: Iterator[str]) -> Iterator[Fault]:
        """Hash every wanted blob again; yields what is missing or altered."""
