"""Near-duplicate texts without comparing all pairs: MinHash over word shingles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from marsad.records.event import Pair
from marsad.text.normal import fold

PERMUTATIONS = 64
BANDS, ROWS = 21, 3
SEED = 1


def shingles(text: str, width: int) -> frozenset[str]:
    """Runs of `width` words of a folded text; all of it where it is shorter."""
    words = fold(text).split()
    last = max(1, len(words) - width + 1)
    return frozenset(" ".join(words[at : at + width]) for at in range(last))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that is in the other, 0 to 1."""
    return len(a & b) / max(1, min(len(a), len(b)))


def near_pairs(texts: Mapping[str, str], width: int) -> list[Pair]:
    """Pairs of keys whose texts look alike, sorted. Of texts that share half of
    their shingles 94 in 100 are found, of those that share a fifth 15 (the bands
    say so). Candidates only: confirm before use."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

    keys = sorted(
        key for key, text in texts.items() if len(fold(text).split()) >= width
    )
    sets = [_encoded(shingles(texts[key], width)) for key in keys]
    if len(keys) < 2:
        return []
    hashes = MinHash.bulk(sets, num_perm=PERMUTATIONS, seed=SEED)
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, ROWS))
    found: set[Pair] = set()
    for key, made in zip(keys, hashes, strict=True):
        found.update((other, key) for other in _known(index.query(made)))
        index.insert(key, made)
    return sorted((min(pair), max(pair)) for pair in found)


def _encoded(parts: Iterable[str]) -> list[bytes]:
    return [part.encode("utf-8", "surrogatepass") for part in sorted(parts)]


def _known(keys: Sequence[object]) -> Iterator[str]:
    return (str(key) for key in keys)
