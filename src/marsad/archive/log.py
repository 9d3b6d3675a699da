"""The RFC 6962 Merkle tree: leaf and node hashes, roots and proofs; pure functions."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """RFC 6962 section 2.1: SHA-256 of 0x00 and the entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962 section 2.1: SHA-256 of 0x01 and both children."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A log of any length in as many hashes as its size has one-bits."""

    size: int = 0
    peaks: tuple[bytes, ...] = ()
    """Roots of the full subtrees, the largest and oldest first."""

    def grow(self, hashes: Iterable[bytes]) -> "Frontier":
        """The frontier after appending leaf hashes."""
        size, peaks = self.size, list(self.peaks)
        for leaf in hashes:
            peaks.append(leaf)
            size += 1
            for _ in range((size & -size).bit_length() - 1):
                right = peaks.pop()
                peaks.append(node_hash(peaks.pop(), right))
        return Frontier(size, tuple(peaks))

    def root(self) -> bytes:
        """The Merkle tree hash of everything appended."""
        if self.size == 0:
            return EMPTY_ROOT
        result = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            result = node_hash(peak, result)
        return result


def root(hashes: Iterable[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes."""
    return Frontier().grow(hashes).root()


def inclusion_proof(index: int, hashes: Sequence[bytes]) -> tuple[bytes, ...]:
    """The audit path of leaf `index` (RFC 6962 section 2.1.1).

    Raises:
        IndexError: there is no such leaf.
    """
    if not 0 <= index < len(hashes):
        raise IndexError(f"a log of {len(hashes)} entries has no entry {index}")
    start, end, path = 0, len(hashes), list[bytes]()
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(root(hashes[middle:end]))
            end = middle
        else:
            path.append(root(hashes[start:middle]))
            start = middle
    return tuple(reversed(path))


def verify_inclusion(
    index: int, size: int, leaf: bytes, proof: Sequence[bytes], expected: bytes
) -> bool:
    """Whether `proof` leads from a leaf hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, result = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            result = node_hash(step, result)
            at, last = _climb(at, last)
        else:
            result = node_hash(result, step)
        at, last = at >> 1, last >> 1
    return last == 0 and result == expected


def consistency_proof(size: int, hashes: Sequence[bytes]) -> tuple[bytes, ...]:
    """Proof that the first `size` leaves are a prefix (RFC 6962 section 2.1.2).

    Raises:
        IndexError: the log is shorter than `size`.
    """
    if not 0 <= size <= len(hashes):
        raise IndexError(f"a log of {len(hashes)} entries has no first {size}")
    if size in (0, len(hashes)):
        return ()
    return tuple(_consistency(size, hashes, True))


def _consistency(size: int, hashes: Sequence[bytes], whole: bool) -> list[bytes]:
    if size == len(hashes):
        return [] if whole else [root(hashes)]
    middle = _split(len(hashes))
    if size <= middle:
        inner = _consistency(size, hashes[:middle], whole)
        return [*inner, root(hashes[middle:])]
    inner = _consistency(size - middle, hashes[middle:], False)
    return [*inner, root(hashes[:middle])]


def verify_consistency(
    sizes: tuple[int, int], roots: tuple[bytes, bytes], proof: Sequence[bytes]
) -> bool:
    """Whether the newer log only added to the older one (RFC 9162, 2.1.4.2).

    `sizes` and `roots` are the older log's and the newer log's.
    """
    old, new = sizes
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        same = old == 0 or roots[0] == roots[1]
        return same and len(proof) == 0 and (old > 0 or roots[0] == EMPTY_ROOT)
    steps = list(proof) if old & (old - 1) else [roots[0], *proof]
    return _walk_consistency(old - 1, new - 1, steps, roots)


def _walk_consistency(
    at: int, last: int, steps: Sequence[bytes], roots: tuple[bytes, bytes]
) -> bool:
    if len(steps) == 0:
        return False
    while at & 1:
        at, last = at >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            at, last = _climb(at, last)
        else:
            newer = node_hash(newer, step)
        at, last = at >> 1, last >> 1
    return last == 0 and (older, newer) == roots


def _climb(at: int, last: int) -> tuple[int, int]:
    """Skip the levels where the rightmost node has no sibling."""
    while at and not at & 1:
        at, last = at >> 1, last >> 1
    return at, last


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)
