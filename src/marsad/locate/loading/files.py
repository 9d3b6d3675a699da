"""Open a text file, in a zip or gzip archive or not, and read it line by line."""

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from marsad.errors import OperatorError

LONGEST = 1_000_000
"""Bytes; a longer line is no row of any list."""
SIDECARS = (".shx", ".dbf", ".prj", ".cpg")
_NOT_ROWS = ("readme", "iso-languagecodes", "__macosx")
BROKEN = (OSError, EOFError, zipfile.BadZipFile, zlib.error, RuntimeError)
"""What damaged archives raise; RuntimeError: a zip with a password."""


def need(path: Path) -> None:
    """Check that there is a file.

    Raises:
        OperatorError: there is none, it is empty, or may not be read.
    """
    if not path.is_file():
        raise OperatorError(f"{path}: there is no such file")
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise OperatorError(f"{path}: is empty")
    except OSError as error:
        raise OperatorError(f"{path}: cannot be read: {error.strerror}") from error


def members(path: Path) -> list[str]:
    """Names of the files in a zip archive, without notes on it.

    Raises:
        OperatorError: it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
    except BROKEN as error:
        raise OperatorError(f"{path}: is no sound zip archive: {error}") from error
    return [name for name in names if not name.lower().startswith(_NOT_ROWS)]


def text_member(path: Path, suffixes: tuple[str, ...]) -> str:
    """The one file of rows in a zip archive.

    Raises:
        OperatorError: there is none, or several.
    """
    found = [name for name in members(path) if name.lower().endswith(suffixes)]
    if len(found) == 1:
        return found[0]
    what = ", ".join(found) or "none"
    raise OperatorError(
        f"{path}: must hold one file of rows ({', '.join(suffixes)}), it holds {what}"
    )


@contextmanager
def opened(path: Path, suffixes: tuple[str, ...]) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked on the way.

    Raises:
        OperatorError: it cannot be read, or its archive is damaged.
    """
    need(path)
    try:
        if path.suffix.lower() == ".zip":
            name = text_member(path, suffixes)
            with zipfile.ZipFile(path) as archive, archive.open(name) as file:
                yield file
        elif path.suffix.lower() == ".gz":
            with gzip.open(path) as unpacked:
                yield cast(IO[bytes], unpacked)
        else:
            with path.open("rb") as file:
                yield file
    except BROKEN as error:
        raise OperatorError(f"{path}: cannot be read to its end: {error}") from error


def lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """Lines without their ends; None for one longer than `LONGEST`."""
    while line := file.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST)
        yield None


def fingerprint(path: Path) -> str:
    """SHA-256 of a file; of a shapefile together with the files that belong to it."""
    digest = hashlib.sha256()
    parts = [path]
    if path.suffix.lower() == ".shp":
        beside = (path.with_suffix(suffix) for suffix in SIDECARS)
        parts += [part for part in beside if part.is_file()]
    for part in parts:
        with part.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
