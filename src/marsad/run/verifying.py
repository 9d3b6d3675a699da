"""Checks a release that somebody gave us, without a monitor: what holds and what does
not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from marsad.archive.seal import is_signed, note, public_of
from marsad.errors import OperatorError
from marsad.publish.checking import faults, key_told
from marsad.publish.read import KEY, MANIFEST, SIGNATURE, SUMS, read_manifest

DIGITS = 64
"""Of a public key."""
LEAST = 16
"""Of its digits, by which somebody may name it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    holds: bool | None
    """None: there is nothing to check it by."""
    told: str


def verify(folder: Path, key: str | None = None) -> Iterator[Check]:
    """Check files, id, signature and log of a release.

    Args:
        key: the first digits of the key that it should be signed with, at least 16,
            known from elsewhere.

    Raises:
        OperatorError: the folder is no release, or `key` is none.
    """
    if key is not None and (len(key) < LEAST or not _is_hex(key)):
        raise OperatorError(f"a key is at least its first {LEAST} digits of {DIGITS}")
    told = read_manifest(folder)
    found = list(faults(folder))
    many = len(told.get("files") or ())
    whole = f"{many:,} files and the id {told['id']} are as published"
    yield Check("files", not found, "; ".join(found) or whole)
    public, signature = _signature(folder, told)
    yield signature
    yield _log(told.get("log"), public)
    yield _key(public, key)
    yield _previous(folder, told)


def _is_hex(text: str) -> bool:
    return all(sign in "0123456789abcdef" for sign in text.lower())


def _signature(folder: Path, told: Mapping[str, Any]) -> tuple[str | None, Check]:
    """The key that signed the release, and whether it did."""
    pem, path = key_told(folder, told), folder / SIGNATURE
    if pem is None:
        stray = path.exists()
        why = f"{SIGNATURE} has no key" if stray else "it is not signed"
        return None, Check("signature", False if stray else None, why)
    public = public_of(pem)
    needed = (KEY, SIGNATURE, SUMS)
    missing = next((n for n in needed if not (folder / n).is_file()), None)
    if public is None or missing is not None:
        why = f"{missing} is missing" if missing else "its key is none"
        return public, Check("signature", False, why)
    good = is_signed((folder / SUMS).read_bytes(), path.read_bytes().hex(), public)
    why = f"{SUMS} is {'' if good else 'not '}signed with key {public}"
    return public, Check("signature", good, why)


def _log(log: object, public: str | None) -> Check:
    """The head of the log: signed, and with the key of the release."""
    if not isinstance(log, dict) or "signature" not in log:
        return Check("log", None, f"{MANIFEST} has no signed head of a log")
    try:
        told = note(log["size"], log["root"], datetime.fromisoformat(log["at"]))
        good = is_signed(told, log["signature"], log["key"])
    except (KeyError, TypeError, ValueError):
        return Check("log", False, "the head of the log cannot be read")
    if good and public is not None and log["key"] != public:
        return Check("log", False, "the log is signed with another key")
    entries = f"{log['size']:,} entries at {log['at']}"
    return Check("log", good, f"{entries}{'' if good else ': not signed with its key'}")


def _key(public: str | None, wanted: str | None) -> Check:
    if wanted is None:
        why = "compare the key with one that you had from the monitor by another way"
        return Check("key", None, why if public else "it has no key")
    good = public is not None and public.startswith(wanted.lower())
    return Check("key", good, f"it is {'' if good else 'not '}the one you gave")


def _previous(folder: Path, told: Mapping[str, Any]) -> Check:
    """The release before, where it lies beside this one: its log is not longer."""
    name = told.get("previous")
    beside = folder.resolve().parent / str(name)
    if not name or not (beside / MANIFEST).is_file():
        why = f"{name} does not lie beside it" if name else "it is the first"
        return Check("previous", None, why)
    sizes = [one.get("log", {}).get("size", 0) for one in (read_manifest(beside), told)]
    good = sizes[0] <= sizes[1]
    why = f"the log of {name} has {sizes[0]:,} entries, this one's {sizes[1]:,}"
    return Check("previous", good, why)


def refuse_altered(folder: Path) -> None:
    """Raises:
    OperatorError: a file of the release is not as it was published; it says which.
    """
    found = list(faults(folder))
    if found:
        more = f", and {len(found) - 3} more" if len(found) > 3 else ""
        raise OperatorError(f"{folder} was altered: {'; '.join(found[:3])}{more}")
