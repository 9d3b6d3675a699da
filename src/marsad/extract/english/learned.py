"""Linear models trained on labelled reports: apply only, with numpy alone.

They read names of features and give scores; no text can be read back from them, for
only features seen in three or more reports are kept.
"""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import marsad_weights_en
import numpy as np

from marsad.extract.english.features import OFFSETS
from marsad.extract.english.version import WEIGHTS

Floats: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]

_PAD = 4
"""The farthest neighbour that a feature looks at."""
_EDGES = ("^", "$")


class Tagger:
    """A linear chain over tokens: 0 begins a claim, 1 goes on, 2 is outside."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._ids: dict[str, dict[str, int]] = {}
        self._weights: dict[str, Floats] = {}
        for name in OFFSETS:
            keys = tables[f"tag:{name}:keys"].tolist()
            self._ids[name] = {key: i + 1 for i, key in enumerate(keys)}
            weights = tables[f"tag:{name}:weights"].astype(np.float32)
            blank = np.zeros((1, *weights.shape[1:]), np.float32)
            self._weights[name] = np.concatenate([blank, weights])
        self._steps: Floats = tables["tag:steps"].astype(np.float32)
        self._starts: Floats = tables["tag:starts"].astype(np.float32)

    def runs(
        self, attributes: Mapping[str, list[str]], outside: float
    ) -> list[tuple[int, int]]:
        """First and last token of each claim. `outside` is added to the score of
        being in none."""
        scores = self._scores(attributes)
        scores[:, 2] += outside
        return _runs(_best_path(scores, self._steps, self._starts))

    def _scores(self, attributes: Mapping[str, list[str]]) -> Floats:
        n = len(attributes["word"])
        scores: Floats = np.zeros((n, 3), np.float32)
        for name, offsets in OFFSETS.items():
            ids = self._ids[name]
            left, right = (ids.get(edge, 0) for edge in _EDGES)
            row = [ids.get(value, 0) for value in attributes[name]]
            padded = np.array([left] * _PAD + row + [right] * _PAD)
            weights = self._weights[name][padded]
            for k, offset in enumerate(offsets):
                scores += weights[_PAD + offset : _PAD + offset + n, k]
        return scores


def _best_path(scores: Floats, steps: Floats, starts: Floats) -> list[int]:
    """The best sequence of labels; 1 never follows 2 nor starts."""
    rows = scores.tolist()
    (bb, bi, bo), (ib, ii, io), (ob, _, oo) = steps.tolist()
    b, i, o = rows[0][0] + starts[0].item(), -1e9, rows[0][2] + starts[2].item()
    back: list[tuple[int, int, int]] = []
    for row in rows[1:]:
        begin = max((b + bb, 0), (i + ib, 1), (o + ob, 2))
        inside = max((b + bi, 0), (i + ii, 1))
        outside = max((b + bo, 0), (i + io, 1), (o + oo, 2))
        back.append((begin[1], inside[1], outside[1]))
        b, i, o = begin[0] + row[0], inside[0] + row[1], outside[0] + row[2]
    label = max((b, 0), (i, 1), (o, 2))[1]
    path = [label]
    for step in reversed(back):
        label = step[label]
        path.append(label)
    return path[::-1]


def _runs(path: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start: int | None = None
    for i, label in enumerate([*path, 2]):
        if start is not None and label != 1:
            found.append((start, i - 1))
            start = None
        if label == 0:
            start = i
    return found


class Classifier:
    """Multinomial logistic regression over names of features."""

    def __init__(self, tables: Mapping[str, Any], name: str) -> None:
        keys = tables[f"{name}:keys"].tolist()
        self._ids = {key: i for i, key in enumerate(keys)}
        self._weights: Floats = tables[f"{name}:weights"].astype(np.float32)
        self._bias: Floats = tables[f"{name}:bias"].astype(np.float32)
        self.labels: tuple[str, ...] = tuple(tables[f"{name}:labels"].tolist())

    def chances(self, features: Iterable[str]) -> dict[str, float]:
        """Label -> probability."""
        known = {self._ids[name] for name in features if name in self._ids}
        scores = self._bias + self._weights[sorted(known)].sum(axis=0)
        exp = np.exp(scores - scores.max())
        return dict(zip(self.labels, (exp / exp.sum()).tolist(), strict=True))

    def best(self, features: Iterable[str]) -> str:
        """The most probable label."""
        chances = self.chances(features)
        return max(chances, key=lambda label: (chances[label], label))


@functools.cache
def tables() -> dict[str, Any]:
    """Everything in the file of weights."""
    with np.load(Path(marsad_weights_en.__file__).parent / WEIGHTS) as stored:
        return dict(stored)


@functools.cache
def tagger() -> Tagger:
    """The shipped tagger of claims."""
    return Tagger(tables())


@functools.cache
def classifier(name: str) -> Classifier:
    """A shipped classifier: ``measure``, ``kind`` or ``population``."""
    return Classifier(tables(), name)
