"""From scores of tags to runs of words: the best path that makes sense."""

import math

import numpy as np

from marsad.extract.network.pieces import Array

Run = tuple[int, int, int]
"""First piece, the piece behind the last, type."""
OUTSIDE = 0
_ONE_TYPE = (OUTSIDE, 1, 2)
"""The tags where there is one type of runs."""


def log_softmax(scores: Array) -> Array:
    """Scores as logarithms of probabilities, along the last axis."""
    top = scores.max(axis=-1, keepdims=True)
    shifted = scores - top
    total = np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return np.asarray(shifted - total)


def softmax(scores: Array) -> Array:
    """Scores as probabilities, along the last axis."""
    return np.asarray(np.exp(log_softmax(scores)))


def runs(scores: Array, breaks: Array | None = None, cost: float = 0.0) -> list[Run]:
    """The runs of the best path through tags: outside, begin and inside by type.

    `scores` has a row for each piece; tag 1 + 2t begins type t, tag 2 + 2t goes on
    with it. No run reaches over a piece marked in `breaks`. Each run costs so much
    of the path's logarithm: scraps do not pay.
    """
    if len(scores) == 0:
        return []
    chances = log_softmax(scores)
    chances[:, 1::2] -= cost
    one_type = scores.shape[1] == len(_ONE_TYPE)
    return _spans((_best_of_three if one_type else _best_path)(chances, breaks))


def _best_of_three(chances: Array, breaks: Array | None) -> list[int]:
    """The same as `_best_path` where there is one type, three times as fast."""
    rows: list[list[float]] = chances.tolist()
    cut = [False] * len(rows) if breaks is None else breaks.tolist()
    outside, begin, inside = rows[0][0], rows[0][1], -math.inf
    back: list[tuple[int, int]] = []
    for (of, first, more), broken in zip(rows[1:], cut[1:], strict=True):
        held, came = (begin, 1) if begin >= inside else (inside, 2)
        top, at = (outside, 0) if outside >= held else (held, came)
        back.append((at, came))
        outside, begin = top + of, top + first
        inside = -math.inf if broken else held + more
    best = (outside, begin, inside)
    path = [best.index(max(best))]
    for at, came in reversed(back):
        path.append(came if path[-1] == _ONE_TYPE[-1] else at)
    return path[::-1]


def _best_path(chances: Array, breaks: Array | None) -> list[int]:
    """The likeliest tags: plain lists, since arrays of seven numbers are slow."""
    rows: list[list[float]] = chances.tolist()
    cut = [False] * len(rows) if breaks is None else breaks.tolist()
    best = [
        -math.inf if tag and tag % 2 == 0 else chance
        for tag, chance in enumerate(rows[0])
    ]
    back: list[list[int]] = []
    for row, broken in zip(rows[1:], cut[1:], strict=True):
        best, came = _onward(best, row, broken)
        back.append(came)
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


def _onward(
    best: list[float], row: list[float], broken: bool
) -> tuple[list[float], list[int]]:
    """One piece on: an inside comes only from its begin or its inside."""
    top = max(best)
    at = best.index(top)
    reached, came = [top + row[OUTSIDE]], [at]
    for begin in range(1, len(row), 2):
        inside = begin + 1
        begun = best[begin] >= best[inside]
        gone = best[begin] if begun else best[inside]
        reached += (top + row[begin], -math.inf if broken else gone + row[inside])
        came += (at, begin if begun else inside)
    return reached, came


def _spans(path: list[int]) -> list[Run]:
    found: list[Run] = []
    for i, tag in enumerate(path):
        if tag == OUTSIDE:
            continue
        kind = (tag - 1) // 2
        if tag % 2 == 1:
            found.append((i, i + 1, kind))
        else:
            first, _, _ = found[-1]
            found[-1] = (first, i + 1, kind)
    return found
