"""Whether the monitor's key is the one that it has signed and sealed with so far.

Sealed ids and the blur are made with it, so that another key gives every protected
place a second point: whoever holds releases made with both learns more than from each.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from marsad.archive.seal import load_key, new_key, public_of
from marsad.errors import OperatorError
from marsad.publish.read import KEY, latest_release
from marsad.records.decision import Decision, in_order
from marsad.records.leaf import Head
from marsad.run.ruling import after_all, made
from marsad.run.tools import Tools
from marsad.store.base import Store

ACTION = "key"
"""What is ruled when a monitor knowingly begins anew with another key."""
ANEW = (
    "Restore it from your backup. If there is none, protected places get other points "
    "and other ids, and whoever has old and new releases learns more than from each: "
    "take the old ones from where others can read them, then `marsad new-key --by NAME "
    "--reason WHY`"
)


def key_of(store: Store, releases: Path) -> str | None:
    """The public key that the monitor signs with, by what it did so far; None where
    it never signed anything."""
    ruled = in_order(d for d in store.scan(Decision) if d.action == ACTION)
    if ruled:
        return ruled[-1].records[-1]
    last = max(store.scan(Head), key=lambda head: (head.size, head.at), default=None)
    return last.key if last else next(_published(releases), None)


def former_keys(store: Store) -> dict[str, datetime]:
    """Keys that were given up, and when."""
    ruled = in_order(d for d in store.scan(Decision) if d.action == ACTION)
    return {key: one.at for one in ruled for key in one.records[:-1]}


def refuse_other_key(tools: Tools) -> None:
    """Another key would move every protected point, and readers could not tell the
    monitor from somebody else.

    Raises:
        OperatorError: log.key is missing though it was used, or is another one.
    """
    known = key_of(tools.store, tools.releases)
    if known is None:
        return
    if tools.key is None:
        raise OperatorError(
            "nothing is published: log.key is missing, with which what is on record "
            f"was signed and sealed. {ANEW}"
        )
    own = load_key(tools.key).public
    former = former_keys(tools.store)
    strange = set(_published(tools.releases)) - {own, *former}
    if own != known or strange:
        theirs = known if own != known else min(strange)
        raise OperatorError(
            f"nothing is published: log.key is another than this monitor's: its public "
            f"key begins {own[:16]}, that of what was signed before {theirs[:16]}. "
            f"{ANEW}"
        )


def begin_anew(tools: Tools, path: Path, by: str, reason: str) -> str:
    """Another key for a monitor that lost its own, put on record; returns the public
    one. A key that is there and is not the monitor's is kept beside it.

    Raises:
        OperatorError: the monitor has its key, nobody and no reason is named, or the
            key cannot be written.
    """
    if not by.strip() or not reason.strip():
        raise OperatorError("a new key takes somebody who decides it, and why")
    known = key_of(tools.store, tools.releases)
    own = load_key(tools.key).public if tools.key is not None else None
    if own is not None and own == (known or own):
        raise OperatorError(
            f"{path} is the key of this monitor, and needs no other. If somebody else "
            "has it, move it out of the folder first"
        )
    fresh = new_key()
    public = load_key(fresh).public
    lost = dict.fromkeys(key for key in (known, *_published(tools.releases)) if key)
    half = path.with_name(f"{path.name}.new")
    try:
        half.touch(mode=0o600)
        half.write_bytes(fresh)
        by, at = by.strip(), after_all(tools)
        tools.store.put([made(ACTION, (*lost, public), by, reason, at)])
        if own is not None:
            path.rename(path.with_name(f"{path.name}.{own[:16]}"))
        half.rename(path)
    except OSError as error:
        raise OperatorError(f"{path}: cannot be written: {error.strerror}") from error
    return public


def _published(releases: Path) -> Iterator[str]:
    """The keys of the newest releases, for whomever they are."""
    for out in sorted(releases.parent.glob(f"{releases.name}*")):
        name = latest_release(out) if out.is_dir() else None
        path = out / name / KEY if name else None
        if path and path.is_file() and (key := public_of(path.read_bytes())):
            yield key
