"""From pointers' scores to the words they point at."""

from collections.abc import Callable, Sequence

import numpy as np

from marsad.extract.network.decode import softmax
from marsad.extract.network.heads import Pointers
from marsad.extract.network.labels import ROLES, TIMES
from marsad.extract.network.pieces import Array
from marsad.records.claim import Span

LONGEST = 14
"""Pieces of the words that name somebody or something, at most."""
TRIED = 6
"""Likeliest starts that are looked at."""
SECOND = 0.25
"""Share of the likeliest words' chance that the next must have to be kept."""
ABSENT = {
    "speaker": 0.4,
    "via": 0.5,
    "place": 0.5,
    "actor": 0.5,
    "target": 0.5,
    "person": 0.5,
}
"""Chance of a role's not being there from which on none is taken."""
UNDATED = 0.5
"""The same for dates."""


def roles(
    pointers: Pointers, claim: int, words: Callable[[int, int], Span]
) -> dict[str, tuple[Span, ...]]:
    """Role -> the words that name it, likeliest first, for one claim."""
    found = {}
    every = pointers.chances[:, claim]
    for r, absent in enumerate(every[:, 0].tolist()):
        if absent < ABSENT[ROLES[r]]:
            found[ROLES[r]] = _named(every[r, 1:], pointers.end[r, claim], words)
    return found


def _named(
    chances: Array, ends: Array, words: Callable[[int, int], Span]
) -> tuple[Span, ...]:
    best = np.argsort(-chances, kind="stable")[:TRIED].tolist()
    spans = {}
    for start in best:
        end = start + int(ends[start : start + LONGEST].argmax()) + 1
        spans[start] = words(start, end)
    least = SECOND * chances[best[0]]
    kept = [start for start in best if chances[start] >= least]
    return tuple(dict.fromkeys(spans[start] for start in kept))


def time(scores: Array, expressions: Sequence[int]) -> tuple[int | str, bool]:
    """Which time expression dates a claim, and whether it goes on since then."""
    chances = softmax(scores)
    if chances[0] < UNDATED:
        chances[0] = 0
    best = int(chances.argmax())
    if best < len(TIMES):
        return TIMES[best], False
    since, which = divmod(best - len(TIMES), len(expressions))
    return expressions[which], bool(since)
