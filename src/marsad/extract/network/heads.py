"""What hangs on the encoder's vectors: tags, kinds, and pointers into the text.

A claim is a run of pieces. Its own vector is compared with the vector of every piece
around it, once for each role, to find the words that name its speaker, its place and
so on; and with every time expression, to find the one that dates it.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from marsad.extract.network.decode import softmax
from marsad.extract.network.labels import BUCKETS, ROLES, TIMES, WIDTH
from marsad.extract.network.pieces import Array

EMBED = "embed."
"""Tables beside the heads', of words that are vectors before they are read."""
_SCALE = float(np.sqrt(WIDTH))
_STEPS = np.array([2, 4, 8, 16, 32, 64, 128])


def distance_buckets(first: Array, end: Array, size: int) -> Array:
    """How far each of `size` pieces is from each run, in steps: 0 inside it, 1 to 8
    behind it, 9 to 16 before it. One row a run."""
    at = np.arange(size)[None]
    before = np.minimum(at - first[:, None], 0)
    behind = np.maximum(at - end[:, None] + 1, 0)
    away = np.abs(before + behind)
    step = np.digitize(away, _STEPS) + 1
    step = np.where(away == 0, 0, step)
    return np.where(before < 0, step + 8, step).clip(max=BUCKETS - 1)


def gelu(x: Array) -> Array:
    """The Gaussian error linear unit, by its usual approximation with tanh."""
    inner = 0.7978845608028654 * (x + 0.044715 * x**3)
    return np.asarray(0.5 * x * (1 + np.tanh(inner)))


@dataclass(frozen=True)
class Pointers:
    """For each claim, scores of the pieces where a role's words start and end."""

    start: Array
    """Role, claim, 1 + piece; 0 stands for nothing."""
    end: Array
    """Role, claim, piece."""
    time: Array
    """Claim; TIMES, then time expressions as they are, then as "since"."""

    @functools.cached_property
    def chances(self) -> Array:
        """The starts as chances, of all roles and claims."""
        return softmax(self.start)


class Heads:
    """The trained tables, applied."""

    def __init__(self, path: Path) -> None:
        """`path` is the file of tables (.npz)."""
        with np.load(path) as tables:
            self._tables = {
                name: np.asarray(tables[name], np.float32)
                for name in tables.files
                if not name.startswith(EMBED)
            }

    def tags(self, vectors: Array, layer: str) -> Array:
        """Scores of the tags of one layer, a row for each piece."""
        return self._linear(f"tag.{layer}", vectors)

    def runs(self, vectors: Array, name: str, first: Array, end: Array) -> Array:
        """One vector for each run of pieces; `name` is ``claim`` or ``figure``."""
        size = len(vectors)
        at = np.arange(size)[None]
        inside = (at >= first[:, None]) & (at < end[:, None])
        scores = self._linear(f"{name}.attend", vectors)[:, 0]
        weights = np.where(inside, scores[None], -np.inf)
        weights = np.exp(weights - weights.max(axis=1, keepdims=True))
        weights /= weights.sum(axis=1, keepdims=True)
        mean = inside / inside.sum(axis=1, keepdims=True)
        parts = [weights @ vectors, mean @ vectors, vectors[first], vectors[end - 1]]
        joined = np.concatenate(parts, axis=1).astype(np.float32)
        return gelu(self._linear(f"{name}.join", joined))

    def scores(self, name: str, runs: Array) -> Array:
        """Scores of the labels of one classifier, a row for each run."""
        return self._linear(name, runs)

    def pointers(
        self,
        vectors: Array,
        claims: Array,
        near: Array,
        times: Array,
        known: Array | None = None,
    ) -> Pointers:
        """Where each claim's roles and date are told.

        `near` holds distance buckets; `times` the first and end piece of each time
        expression, a row each; `known` what the encoder gives of the head `role.know`.
        """
        size, many = len(vectors), len(claims)
        asked = self._linear("role.ask", claims).reshape(many, len(ROLES), 2, WIDTH)
        if known is None:
            known = self._linear("role.know", vectors)
        known = known.reshape(size, len(ROLES), 2, WIDTH)
        found = np.einsum("mrek,nrek->ermn", asked, known, optimize=True) / _SCALE
        bias = self._tables["near"][: len(ROLES)][:, near]
        start, end = found[0] + bias, found[1] + bias
        nothing = self._linear("role.nothing", claims).T[:, :, None]
        time = self._times(vectors, claims, near, times)
        return Pointers(np.concatenate([nothing, start], axis=2), end, time)

    def _times(self, vectors: Array, claims: Array, near: Array, times: Array) -> Array:
        base = self._linear("time", claims)
        plain = base[:, : len(TIMES)]
        if len(times) == 0:
            return plain
        means = np.stack([vectors[a:b].mean(axis=0) for a, b in times.tolist()])
        known = self._linear("time.know", means)
        found = self._linear("time.ask", claims) @ known.T / _SCALE
        found = found + self._tables["near"][len(ROLES) + 1][near[:, times[:, 0]]]
        as_is, since = base[:, len(TIMES), None], base[:, len(TIMES) + 1, None]
        return np.concatenate([plain, found + as_is, found + since], axis=1)

    def parts(self, figures: Array, near: Array) -> Array:
        """For each figure, scores of being part of nothing, then of each figure."""
        asked, known = (
            self._linear("part.ask", figures),
            self._linear("part.know", figures),
        )
        found = asked @ known.T / _SCALE + self._tables["near"][len(ROLES)][near]
        np.fill_diagonal(found, -np.inf)
        nothing = self._linear("part.nothing", figures)
        return np.concatenate([nothing, found], axis=1)

    def _linear(self, name: str, x: Array) -> Array:
        table = self._tables
        return np.asarray(x @ table[f"{name}.weight"].T + table[f"{name}.bias"])
