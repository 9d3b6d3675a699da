"""Whether a release holds what it says of itself, from its folder alone."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from marsad.publish.read import KEY, MANIFEST, SIGNATURE, SUMS, read_manifest
from marsad.records.ids import content_id
from marsad.records.war import AUDIENCES

BESIDE = frozenset((MANIFEST, SUMS, SIGNATURE))
"""Files that are not among the hashes from which the id is made."""


def faults(folder: Path) -> Iterator[str]:
    """What in a release's folder is not as it was published: files altered, missing or
    added, a list of checksums that says otherwise than the manifest, another id.

    Raises:
        OperatorError: the folder has no manifest.
    """
    told = read_manifest(folder)
    files = told.get("files")
    if not isinstance(files, dict) or set(map(type, files.values())) - {str}:
        yield f"{MANIFEST} lists no files"
        return
    yield from _altered(folder, files)
    yield from _listed(folder, files)
    made = release_id(files, str(told.get("audience", AUDIENCES[-1])))
    if told["id"] != made:
        yield f"{MANIFEST} says that it is {told['id']}, and its files make {made}"


def release_id(files: Mapping[str, str], audience: str) -> str:
    """The id that names and hashes of files make."""
    flat = [part for name in sorted(files) for part in (name, files[name])]
    return content_id("rel", *flat, *([] if audience == AUDIENCES[-1] else [audience]))


def _altered(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    for name, digest in sorted(files.items()):
        held = digest_of(folder / name)
        if held is None:
            yield f"{name} is missing"
        elif held != digest:
            yield f"{name} was altered"
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if _is_end(p)}
    for name in sorted(there - files.keys() - BESIDE):
        yield f"{name} is no file of this release"


def _is_end(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()


def _listed(folder: Path, files: Mapping[str, str]) -> Iterator[str]:
    """Whether SHA256SUMS says the same, and of the manifest itself."""
    wanted = {**files, MANIFEST: digest_of(folder / MANIFEST)}
    try:
        lines = (folder / SUMS).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        yield f"{SUMS} cannot be read"
        return
    listed = {name: digest for digest, _, name in (x.partition("  ") for x in lines)}
    for name in sorted(wanted.keys() | listed.keys()):
        if wanted.get(name) != listed.get(name):
            yield f"{SUMS} says otherwise of {name}"


def digest_of(path: Path) -> str | None:
    """The SHA-256 of a file that is one; None where there is none."""
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_told(folder: Path, told: Mapping[str, Any]) -> bytes | None:
    """The public key that a release names as its own, in PEM; empty where its file is
    not there."""
    if KEY not in (told.get("files") or {}):
        return None
    path = folder / KEY
    return path.read_bytes() if digest_of(path) is not None else b""
