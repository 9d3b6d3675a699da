"""Re-hash the vault, check the log, and name exactly what is missing or changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain

from marsad.archive.log import Frontier, leaf_hash
from marsad.archive.seal import leaf_data, record_bytes, verify_head
from marsad.records.decision import Decision
from marsad.records.evidence import Evidence
from marsad.records.ids import content_id, sha256
from marsad.records.issue import Issue
from marsad.records.leaf import Head, Leaf
from marsad.records.report import Report
from marsad.vault.base import Vault

STAGE = "archive"


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything on record that may never change; each in any order."""

    reports: Iterable[Report]
    evidence: Iterable[Evidence]
    decisions: Iterable[Decision]
    leaves: Iterable[Leaf]
    heads: Iterable[Head]
    """All heads on record; heads remembered elsewhere (a release, a printout) may
    be added, and show whether the log was rolled back since."""
    forgotten: frozenset[str] = frozenset()
    """Ids dropped for law or safety: their leaves stay, the rest is not missed."""
    former: Mapping[str, datetime] = field(default_factory=dict)
    """Public keys that were given up, and when: heads until then may be theirs."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one walk over the records leaves behind: ids and hashes, no texts."""

    hashes: dict[str, str] = field(default_factory=dict)
    """Record id to the SHA-256 of its canonical bytes."""
    blobs: dict[str, str] = field(default_factory=dict)
    """Report id to the SHA-256 of its evidence."""


def audit_record(kept: Kept, *, vault: Vault, public_key: str) -> Iterator[Issue]:
    """Every fault of the record, as issues with the stage `archive`; none is good.

    Codes: `unlogged`, `unsealed`, `record-missing`, `record-altered`,
    `leaf-missing`, `leaf-altered`, `log-altered`, `log-short`, `head-missing`,
    `head-forged`, `evidence-missing`, `evidence-altered`, `evidence-stray`,
    `blob-missing`, `blob-altered`, `blob-stray`. Only `unlogged`, `unsealed` and
    `blob-stray` can be left by a run that was cut off.
    """
    leaves = sorted(kept.leaves, key=lambda leaf: (leaf.index, leaf.id))
    evidence = {one.report: one for one in sorted(kept.evidence, key=lambda e: e.id)}
    seen = _Seen()
    for record in chain[Report | Decision](kept.reports, kept.decisions):
        seen.hashes[record.id] = sha256(record_bytes(record))
        if isinstance(record, Report):
            seen.blobs[record.id] = record.evidence
    yield from _check_leaves(leaves)
    yield from _check_heads(leaves, kept.heads, public_key, kept.former)
    yield from _check_records(leaves, seen, evidence, kept.forgotten)
    yield from _check_evidence(seen, evidence, kept.forgotten)
    yield from _check_vault(seen, evidence, leaves, kept.forgotten, vault)


def _fault(record: str, code: str, message: str, seen: str | None = None) -> Issue:
    name = content_id("iss", STAGE, record, code, message, seen)
    return Issue(name, record, code, message, STAGE, seen)


def _entries(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"


def _check_leaves(leaves: Sequence[Leaf]) -> Iterator[Issue]:
    """Each place taken once, each leaf's hash made from its own fields."""
    expected = 0
    for leaf in leaves:
        if leaf.index > expected:
            what = f"{_entries(expected, leaf.index - 1)} missing from the log"
            yield _fault(leaf.id, "leaf-missing", what)
        elif leaf.index < expected:
            what = f"entry {leaf.index} of the log is there twice"
            yield _fault(leaf.id, "leaf-altered", what, leaf.record)
        expected = leaf.index + 1
        data = leaf_data(leaf.record, leaf.sha256, leaf.evidence)
        if leaf.hash != leaf_hash(data).hex():
            what = f"entry {leaf.index} of the log, for {leaf.record}, was changed"
            yield _fault(leaf.id, "leaf-altered", what, leaf.record)


def _check_heads(
    leaves: Sequence[Leaf],
    heads: Iterable[Head],
    public_key: str,
    former: Mapping[str, datetime],
) -> Iterator[Issue]:
    """Every head signed by us, and the log a continuation of all of them."""
    frontier, sealed, good = Frontier(), 0, True
    for head in sorted(heads, key=lambda head: (head.size, head.id)):
        until = former.get(head.key)
        key = head.key if until is not None and head.at <= until else public_key
        wrong = _head_fault(head, len(leaves), key)
        if wrong is not None:
            good = False
            yield wrong
            continue
        frontier = frontier.grow(map(_hash, leaves[frontier.size : head.size]))
        if frontier.root().hex() != head.root:
            what = (
                f"entries {sealed} to {head.size - 1} of the log do not give the root "
                f"that was signed on {head.at.isoformat()}: an entry there was "
                "removed, moved or edited"
            )
            yield _fault(head.id, "log-altered", what, head.root)
            return
        sealed = head.size
    if good:
        yield from _check_end(leaves, sealed)


def _head_fault(head: Head, size: int, public_key: str) -> Issue | None:
    """What is wrong with a head, before its root is looked at."""
    if not verify_head(head, public_key):
        what = f"the head over {head.size} entries is not signed by {public_key}"
        return _fault(head.id, "head-forged", what, head.signature)
    if head.size > size:
        what = (
            f"the head of {head.at.isoformat()} covers {head.size} entries, the log "
            f"has {size}: {head.size - size} are missing"
        )
        return _fault(head.id, "log-short", what, head.root)
    return None


def _check_end(leaves: Sequence[Leaf], sealed: int) -> Iterator[Issue]:
    if sealed == len(leaves):
        return
    if sealed == 0:
        what = f"no good head covers the log's {len(leaves)} entries"
        yield _fault(leaves[0].id, "head-missing", what)
    else:
        what = (
            f"entries {sealed} to {len(leaves) - 1} of the log come after the last "
            "head: not sealed yet, or a later head was taken away"
        )
        yield _fault(leaves[sealed].id, "unsealed", what)


def _hash(leaf: Leaf) -> bytes:
    try:
        return bytes.fromhex(leaf.hash)
    except ValueError:
        return b""


def _check_records(
    leaves: Sequence[Leaf],
    seen: _Seen,
    evidence: Mapping[str, Evidence],
    forgotten: frozenset[str],
) -> Iterator[Issue]:
    """Every record in the log as it is, every entry's record still there."""
    logged = {leaf.record: leaf for leaf in leaves}
    for name, digest in sorted(seen.hashes.items()):
        leaf = logged.get(name)
        if leaf is None:
            what = f"{_named(name, evidence)} is not in the log"
            yield _fault(name, "unlogged", what, digest)
        elif leaf.sha256 != digest:
            what = (
                f"{_named(name, evidence)} was changed after entry {leaf.index} of "
                f"the log was written: its SHA-256 was {leaf.sha256}"
            )
            yield _fault(name, "record-altered", what, digest)
    for name, leaf in sorted(logged.items()):
        if name not in seen.hashes and name not in forgotten:
            what = (
                f"{_named(name, evidence)}, entry {leaf.index} of the log, is missing"
                + ("" if leaf.evidence is None else f"; its bytes are {leaf.evidence}")
            )
            yield _fault(name, "record-missing", what, leaf.sha256)


def _check_evidence(
    seen: _Seen, evidence: Mapping[str, Evidence], forgotten: frozenset[str]
) -> Iterator[Issue]:
    """Every report has its capture record, and none is left over."""
    for report, blob in sorted(seen.blobs.items()):
        one = evidence.get(report)
        if one is None:
            what = f"report {report} has no record of how its bytes were captured"
            yield _fault(report, "evidence-missing", what, blob)
        elif one.sha256 != blob or one.id != content_id("evd", blob, report):
            what = f"{_named(report, evidence)}: its capture record names other bytes"
            yield _fault(report, "evidence-altered", what, one.sha256)
    for report, one in sorted(evidence.items()):
        if report not in seen.blobs and report not in forgotten:
            what = f"{one.capture.origin} is kept for report {report}, which is missing"
            yield _fault(one.id, "evidence-stray", what, one.sha256)


def _check_vault(
    seen: _Seen,
    evidence: Mapping[str, Evidence],
    leaves: Sequence[Leaf],
    forgotten: frozenset[str],
    vault: Vault,
) -> Iterator[Issue]:
    """Every blob that a record names is there, whole and unchanged."""
    wanted = dict[str, str]()
    for leaf in leaves:
        if leaf.evidence is not None and leaf.record not in forgotten:
            wanted.setdefault(leaf.evidence, leaf.record)
    for one in evidence.values():
        wanted.setdefault(one.sha256, one.report)
    for report, blob in seen.blobs.items():
        wanted[blob] = report
    words = {
        "missing": "are missing from the vault",
        "altered": "were changed in the vault: they have another SHA-256 now",
    }
    for fault in vault.verify(iter(sorted(filter(_is_hash, wanted)))):
        owner = wanted.get(fault.sha256)
        if owner is None:
            what = f"{fault.sha256} in the vault belongs to no report"
            yield _fault(fault.sha256, "blob-stray", what)
        else:
            what = (
                f"the bytes of {_named(owner, evidence)}, {fault.sha256}, "
                f"{words[fault.problem]}"
            )
            yield _fault(owner, f"blob-{fault.problem}", what, fault.sha256)


def _is_hash(name: str) -> bool:
    return len(name) == 64 and set(name) <= set("0123456789abcdef")


def _named(record: str, evidence: Mapping[str, Evidence]) -> str:
    """A record's id, with the name of the file it came from where there is one."""
    one = evidence.get(record)
    return record if one is None else f"{record} ({one.capture.origin})"
