"""The folder in which a release is made, and how it gets its final name.

Nothing under a final name is ever half written or changed: files are made in a folder
of their own, checked there, and renamed as the last step; then one pointer moves.
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from marsad.publish.read import LATEST, MANIFEST

MAKING = ".making-"
"""Before the name of a folder in which a release is being written."""
Sums: TypeAlias = Mapping[str, tuple[int, str]]
"""Size in bytes and SHA-256 of files, by name, in order of name."""


@contextmanager
def making_folder(out: Path, mode: int = 0o755) -> Iterator[Path]:
    """A new folder inside `out`, removed at the end if it was not renamed.

    What programs that are no more left half written is swept away first.
    """
    out.mkdir(parents=True, exist_ok=True, mode=mode)
    _sweep(out)
    folder = out / f"{MAKING}{os.getpid()}"
    folder.mkdir(mode=mode)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(out: Path) -> None:
    for folder in out.glob(f"{MAKING}*"):
        maker = folder.name.rpartition("-")[2]
        if maker.isdigit() and not _alive(int(maker)):
            shutil.rmtree(folder, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def write(folder: Path, name: str, content: bytes) -> None:
    """Write one file under `folder`, and the folders on the way to it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def sums_of(folder: Path, under: str = "") -> Sums:
    """Every file below `folder`, or one file or those of a folder in it, read from the
    disk."""
    base = folder / under if under else folder
    paths = sorted(p for p in (base, *base.rglob("*")) if p.is_file())
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, _digest(path))
        for path in paths
    }


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def settle(making: Path, final: Path, *, private: bool = False) -> None:
    """Put everything made on the disk for good, then give it its final name."""
    for path in sorted(making.rglob("*")):
        if private:
            path.chmod(0o700 if path.is_dir() else 0o600)
        if path.is_file():
            _sync(path)
    if final.exists():  # without a manifest: left by something else
        shutil.rmtree(final)
    making.rename(final)
    _sync(final.parent)


def is_release(folder: Path) -> bool:
    """Whether a whole release lies there."""
    return (folder / MANIFEST).is_file()


def point(out: Path, release: str, *, private: bool = False) -> None:
    """Move the pointer in one step."""
    handle, name = tempfile.mkstemp(prefix=".latest-", dir=out)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(release + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o600 if private else 0o644)
        temporary.replace(out / LATEST)
        _sync(out)
    finally:
        temporary.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
