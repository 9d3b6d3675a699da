"""Train a linear chain over tokens (a conditional random field) with L-BFGS."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.optimize
import scipy.sparse

Item = tuple[int, dict[str, list[str]], list[int]]
"""Which report, attributes of tokens, labels."""
LEAST = 3
"""Reports that a feature must be seen in."""
LABELS = 3


def feature_rows(
    attributes: dict[str, list[str]], offsets: dict[str, tuple[int, ...]]
) -> list[list[tuple[str, int, str]]]:
    """The features of each token: attribute, which of its offsets, value."""
    n = len(attributes["word"])
    rows: list[list[tuple[str, int, str]]] = [[] for _ in range(n)]
    for name, steps in offsets.items():
        values = attributes[name]
        for k, step in enumerate(steps):
            for i in range(n):
                j = i + step
                value = values[j] if 0 <= j < n else "^" if j < 0 else "$"
                rows[i].append((name, k, value))
    return rows


def vocabulary(
    items: Sequence[Item], offsets: dict[str, tuple[int, ...]]
) -> dict[tuple[str, int, str], int]:
    """The features seen in enough reports."""
    seen: dict[tuple[str, int, str], set[int]] = defaultdict(set)
    for report, attributes, _ in items:
        for row in feature_rows(attributes, offsets):
            for feature in row:
                if len(seen[feature]) < LEAST:
                    seen[feature].add(report)
    kept = sorted(feature for feature, reports in seen.items() if len(reports) >= LEAST)
    return {feature: i for i, feature in enumerate(kept)}


def train(
    items: Sequence[Item],
    offsets: dict[str, tuple[int, ...]],
    penalty: float = 2.0,
    rounds: int = 70,
) -> dict[str, Any]:
    """The tables that learned.Tagger reads."""
    known = vocabulary(items, offsets)
    problem = _Problem(items, offsets, known, penalty)
    start = np.zeros(len(known) * LABELS + LABELS * LABELS + LABELS)
    found = scipy.optimize.minimize(
        problem, start, jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    ).x
    weights, steps, starts = problem.split(found)
    return _tables(known, weights, steps, starts, offsets)


class _Problem:
    """The penalised negative log likelihood and its gradient."""

    def __init__(
        self,
        items: Sequence[Item],
        offsets: dict[str, tuple[int, ...]],
        known: dict[tuple[str, int, str], int],
        penalty: float,
    ) -> None:
        indices: list[int] = []
        ends = [0]
        for _, attributes, _ in items:
            for row in feature_rows(attributes, offsets):
                indices.extend(known[f] for f in row if f in known)
                ends.append(len(indices))
        self.size = len(known)
        shape = (len(ends) - 1, self.size)
        self.rows = scipy.sparse.csr_matrix(
            (np.ones(len(indices)), indices, ends), shape
        )
        lengths = [len(labels) for _, _, labels in items]
        starts = np.r_[0, np.cumsum(lengths)]
        self.at = np.full((len(items), max(lengths)), -1)
        for k, (a, b) in enumerate(itertools.pairwise(starts)):
            self.at[k, : b - a] = np.arange(a, b)
        self.mask = self.at >= 0
        self.flat = np.concatenate([labels for _, _, labels in items]).astype(int)
        self.gold = np.where(self.mask, self.flat[np.where(self.mask, self.at, 0)], 0)
        self.penalty = penalty

    def split(self, point: Any) -> tuple[Any, Any, Any]:
        """Weights, steps and starts of a point."""
        edge = self.size * LABELS
        return (
            point[:edge].reshape(self.size, LABELS),
            point[edge : edge + LABELS * LABELS].reshape(LABELS, LABELS),
            point[edge + LABELS * LABELS :],
        )

    def __call__(self, point: Any) -> tuple[float, Any]:
        weights, steps, starts = self.split(point)
        scores = (self.rows @ weights)[np.where(self.mask, self.at, 0)]
        forward, total = self._forward(scores, steps, starts)
        backward, paired = self._backward(scores, steps, forward, total)
        share = (
            np.exp(forward + backward - total[:, None, None]) * self.mask[:, :, None]
        )
        n, length = self.mask.shape
        chosen = scores[np.arange(n)[:, None], np.arange(length)[None], self.gold]
        one, two = self.gold[:, :-1], self.gold[:, 1:]
        both = self.mask[:, 1:]
        likelihood = (chosen * self.mask).sum() + starts[self.gold[:, 0]].sum()
        likelihood += (steps[one, two] * both).sum() - total.sum()
        np.subtract.at(paired, (one[both], two[both]), 1)
        first = share[:, 0].sum(0) - np.bincount(self.gold[:, 0], minlength=LABELS)
        wrong = share[self.mask]
        wrong[np.arange(len(self.flat)), self.flat] -= 1
        slope = self.rows.T @ wrong + self.penalty * weights
        value = -likelihood + 0.5 * self.penalty * (weights**2).sum()
        value += 0.005 * (steps**2).sum()
        return value, np.r_[slope.ravel(), (paired + 0.01 * steps).ravel(), first]

    def _forward(self, scores: Any, steps: Any, starts: Any) -> tuple[Any, Any]:
        out = np.zeros_like(scores)
        out[:, 0] = scores[:, 0] + starts
        for t in range(1, scores.shape[1]):
            reached = _sum(out[:, t - 1, :, None] + steps, 1) + scores[:, t]
            out[:, t] = np.where(self.mask[:, t, None], reached, out[:, t - 1])
        return out, _sum(out[:, -1], 1)

    def _backward(
        self, scores: Any, steps: Any, forward: Any, total: Any
    ) -> tuple[Any, Any]:
        out = np.zeros_like(scores)
        paired = np.zeros((LABELS, LABELS))
        for t in range(scores.shape[1] - 2, -1, -1):
            onward = (scores[:, t + 1] + out[:, t + 1])[:, None, :] + steps
            inside = self.mask[:, t + 1, None]
            out[:, t] = np.where(inside, _sum(onward, 2), 0)
            pair = np.exp(forward[:, t, :, None] + onward - total[:, None, None])
            paired += (pair * inside[:, :, None]).sum(0)
        return out, paired


def _sum(values: Any, axis: int) -> Any:
    most = values.max(axis, keepdims=True)
    return np.log(np.exp(values - most).sum(axis)) + most.squeeze(axis)


def _tables(
    known: dict[tuple[str, int, str], int],
    weights: Any,
    steps: Any,
    starts: Any,
    offsets: dict[str, tuple[int, ...]],
) -> dict[str, Any]:
    tables: dict[str, Any] = {"tag:steps": steps, "tag:starts": starts}
    for name, reach in offsets.items():
        values = sorted({value for attr, _, value in known if attr == name})
        at = {value: i for i, value in enumerate(values)}
        block = np.zeros((len(values), len(reach), LABELS), np.float16)
        for (attr, k, value), row in known.items():
            if attr == name:
                block[at[value], k] = weights[row]
        tables[f"tag:{name}:keys"] = np.array(values, dtype=np.str_)
        tables[f"tag:{name}:weights"] = block
    return tables
