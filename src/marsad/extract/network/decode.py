"""From scores of tags to runs of words: the best path that makes sense."""

import numpy as np

from marsad.extract.network.pieces import Array

Run = tuple[int, int, int]
"""First piece, the piece behind the last, type."""
OUTSIDE = 0


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
    return _spans(_best_path(chances, breaks))


def _best_path(chances: Array, breaks: Array | None) -> list[int]:
    inside = np.arange(2, chances.shape[1], 2)
    best = chances[0].copy()
    best[inside] = -np.inf
    back = np.zeros(chances.shape, np.int64)
    for i in range(1, len(chances)):
        from_any = int(best.argmax())
        back[i] = from_any
        reached = np.full_like(best, best[from_any])
        if breaks is not None and breaks[i]:
            reached[inside] = -np.inf
        else:
            _go_on(best, reached, back[i], inside)
        best = reached + chances[i]
    path = [int(best.argmax())]
    for row in back[:0:-1]:
        path.append(int(row[path[-1]]))
    return path[::-1]


def _go_on(best: Array, reached: Array, back: Array, inside: Array) -> None:
    """Inside a type comes only from its begin or its inside."""
    begun = best[inside - 1] >= best[inside]
    reached[inside] = np.where(begun, best[inside - 1], best[inside])
    back[inside] = np.where(begun, inside - 1, inside)


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
