"""A directory tree: each blob is a read-only file named by its SHA-256."""

import errno
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from marsad.errors import OperatorError
from marsad.records.ids import sha256 as digest
from marsad.vault.base import Fault

NAME = re.compile(r"[0-9a-f]{64}")
TEMPORARY = ".part-"
"""How names of half-written files begin; left over after a crash, they do no harm."""
CHUNK = 1 << 20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class FolderVault:
    """Keeps blobs as `ab/cdef...` below a folder.

    A blob is written to a temporary file, flushed to the disk and renamed, so that
    a reader or a second writer sees all of it or nothing.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is read or made before the first blob is kept."""
        self.path = path

    def keep(self, data: bytes) -> str:
        """Write bytes durably and return their SHA-256; no change if present.

        Raises:
            OperatorError: the disk is full or the folder cannot be written.
        """
        name = digest(data)
        place = self._place(name)
        if place.exists():
            return name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(place, [data])
        except OSError as error:
            raise OperatorError(self._explain(error, len(data))) from error
        return name

    def keep_file(self, path: Path) -> str:
        """As `keep`, of a file that need not fit into memory.

        Raises:
            OperatorError: the file cannot be read, or as `keep`.
        """
        try:
            with path.open("rb") as file:
                name = hashlib.file_digest(file, "sha256").hexdigest()
                size = file.tell()
        except OSError as error:
            raise OperatorError(f"{path} cannot be read: {error.strerror}") from error
        place = self._place(name)
        if place.exists():
            return name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as file:
                copied = _write(place, iter(lambda: file.read(CHUNK), b""))
        except OSError as error:
            raise OperatorError(self._explain(error, size)) from error
        if copied != name:
            place.unlink()
            raise OperatorError(f"{path} changed while it was read: run this again")
        return name

    def open(self, sha256: str) -> BinaryIO:
        """Read bytes back.

        Raises:
            OperatorError: there is no such blob, or it cannot be read.
        """
        try:
            return self._place(sha256).open("rb")
        except FileNotFoundError as error:
            raise OperatorError(f"the vault {self.path} has no {sha256}") from error
        except OSError as error:
            raise OperatorError(
                f"cannot read {sha256} in the vault {self.path}: {error.strerror}"
            ) from error

    def has(self, sha256: str) -> bool:
        """Whether the blob is there; says nothing of its content."""
        return self._place(sha256).is_file()

    def verify(self, wanted: Iterator[str]) -> Iterator[Fault]:
        """Hash every wanted blob again; yields what is missing or altered.

        After the last wanted one, files that nobody wanted follow as `stray`.
        """
        known: set[bytes] = set()
        for name in wanted:
            key = bytes.fromhex(name)
            if key in known:
                continue
            known.add(key)
            problem = self._problem(name)
            if problem is not None:
                yield Fault(name, problem)
        for name in self._names():
            if NAME.fullmatch(name) is None or bytes.fromhex(name) not in known:
                yield Fault(name, "stray")

    def _place(self, sha256: str) -> Path:
        if NAME.fullmatch(sha256) is None:
            raise OperatorError(f"{sha256!r} is no SHA-256 (64 digits 0-9a-f)")
        return self.path / sha256[:2] / sha256[2:]

    def _problem(self, sha256: str) -> str | None:
        hasher = hashlib.sha256()
        try:
            with self._place(sha256).open("rb") as handle:
                while chunk := handle.read(CHUNK):
                    hasher.update(chunk)
        except OSError:
            return "missing"
        return None if hasher.hexdigest() == sha256 else "altered"

    def _names(self) -> Iterator[str]:
        for path in sorted(self.path.glob("*/*")):
            if not path.name.startswith(TEMPORARY):
                yield path.parent.name + path.name

    def _explain(self, error: OSError, size: int) -> str:
        if error.errno in FULL:
            return (
                f"the disk is full: {size} bytes could not be kept in the vault "
                f"{self.path}. Free some room and run the same command again; "
                "what was kept before is safe."
            )
        return (
            f"cannot write to the vault {self.path}: {error.strerror or error}. "
            "It must be a folder that you may write to."
        )


def _write(place: Path, chunks: Iterable[bytes]) -> str:
    """Put bytes in place, whole or not at all; returns their SHA-256."""
    hasher = hashlib.sha256()
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=place.parent)
    temporary = Path(name)
    try:
        try:
            for data in chunks:
                hasher.update(data)
                _write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        temporary.chmod(0o444)
        temporary.replace(place)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(place.parent)
    return hasher.hexdigest()


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while len(view) > 0:
        view = view[os.write(handle, view) :]


def _flush_folder(folder: Path) -> None:
    """Make the rename itself durable, where the system can open folders."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
