"""Near-duplicate texts without comparing all pairs: MinHash over word shingles."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator

from marsad.text.normal import fold

PERMUTATIONS = 64
BANDS, ROWS = 21, 3
SEED = 1
BATCH = 1000
"""Texts hashed at a time."""
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def shingles(text: str, width: int) -> frozenset[str]:
    """Runs of `width` words of a folded text; all of it where it is shorter."""
    return frozenset(_runs(fold(text).split(), width))


def _runs(words: list[str], width: int) -> Iterator[str]:
    last = max(1, len(words) - width + 1)
    return (" ".join(words[at : at + width]) for at in range(last))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that is in the other, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))


def text_shelves(
    texts: Iterable[tuple[int, str]], width: int
) -> Iterator[tuple[int, list[int]]]:
    """The shelves, 64-bit numbers, that each text stands on, by the text's number.

    Texts that look alike share a shelf: of those that share half of their shingles
    94 in 100 do, of those that share a fifth 15 (the bands say so); equal ones share
    one that nothing else stands on. Candidates only: confirm before use. Texts of
    fewer than `width` words stand on none.
    """
    batch: list[tuple[int, str]] = []
    for number, text in texts:
        folded = fold(text)
        if folded.count(" ") + 1 >= width:
            batch.append((number, folded))
        if len(batch) == BATCH:
            yield from _shelved(batch, width)
            batch = []
    yield from _shelved(batch, width)


def _shelved(
    batch: list[tuple[int, str]], width: int
) -> Iterator[tuple[int, list[int]]]:
    import numpy as np
    from datasketch import MinHash  # type: ignore[import-untyped]

    if not batch:
        return
    sets = [_encoded(set(_runs(text.split(), width))) for _, text in batch]
    made = MinHash.bulk(sets, num_perm=PERMUTATIONS, seed=SEED, hashfunc=zlib.crc32)
    values = np.array([one.hashvalues[: BANDS * ROWS] for one in made], dtype=np.uint64)
    bands = values.reshape(len(batch), BANDS, ROWS)
    key = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(_MIX[0])
    for row in range(ROWS):
        key = (key ^ bands[:, :, row]) * np.uint64(_MIX[row])
        key ^= key >> np.uint64(29)
    for (number, text), found in zip(batch, key.tolist(), strict=True):
        yield number, [*found, shelf_of(text)]


def shelf_of(text: str) -> int:
    """The shelf that one key has to itself."""
    data = text.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")


def _encoded(parts: Iterable[str]) -> list[bytes]:
    return [part.encode("utf-8", "surrogatepass") for part in sorted(parts)]
