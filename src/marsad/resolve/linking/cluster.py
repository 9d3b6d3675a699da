"""From weighed pairs to persons: groups whose rows agree on the whole, not in a chain.

Two groups are joined if the mean weight of all pairs between them reaches the
threshold, the surest first. A pair that nobody compared, or whose weight was too small
to keep, counts against: so a chain of likenesses does not run through a crowd.
"""

import heapq
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.errors import ReviewError

Pair = tuple[int, int]
Edge = tuple[int, int, float]
"""Two rows and their match weight in bits."""
LEAST, MOST = -10.0, 10.0
"""Weights count as no less and no more than this: one pair must not decide alone."""
UNKNOWN = -3.0
"""What a pair that was not compared counts as, at most so far below the threshold."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What groups must honour besides weights."""

    threshold: float = 0.0
    same: Collection[Pair] = ()
    """Rows that a reviewer holds to be one person."""
    different: Collection[Pair] = ()
    """Rows that a reviewer holds to be two persons."""
    lists: Sequence[int] | None = None
    """The list of each row, where no list has a person twice."""


def clusters(rows: int, edges: Iterable[Edge], rules: Rules) -> list[tuple[int, ...]]:
    """Groups of the rows 0 to `rows` - 1, each sorted, by their first row.

    Raises:
        ReviewError: the reviewer's answers contradict each other.
    """
    groups = _Groups(rows, rules)
    for a, b in sorted(rules.same):
        groups.force(a, b)
    groups.refuse(rules.different)
    groups.weigh(edges)
    groups.grow()
    return sorted(groups.members())


class _Groups:
    """Groups that grow; a group is named by one of its rows."""

    def __init__(self, rows: int, rules: Rules) -> None:
        self._rules = rules
        self._unknown = min(UNKNOWN, rules.threshold + UNKNOWN)
        self._of = list(range(rows))
        self._rows = {row: [row] for row in range(rows)}
        self._beside: dict[int, dict[int, tuple[float, int]]] = {}
        """Of each group: the groups it has pairs with, their weights' sum, and how
        many they are."""
        self._apart: dict[int, set[int]] = {}
        self._lists = (
            None
            if rules.lists is None
            else {row: {told} for row, told in enumerate(rules.lists)}
        )

    def force(self, a: int, b: int) -> None:
        """A reviewer's word: two rows are one person."""
        one, other = self._of[a], self._of[b]
        if one != other:
            self._join(*sorted((one, other)))

    def refuse(self, pairs: Iterable[Pair]) -> None:
        """A reviewer's word: these rows are two persons."""
        for a, b in sorted(pairs):
            one, other = self._of[a], self._of[b]
            if one == other:
                raise ReviewError("two rows are answered to be one person and two")
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def weigh(self, edges: Iterable[Edge]) -> None:
        """Take note of weighed pairs."""
        for a, b, weight in edges:
            one, other = self._of[a], self._of[b]
            if one == other or weight < LEAST:
                continue
            clipped = min(MOST, weight)
            for x, y in ((one, other), (other, one)):
                beside = self._beside.setdefault(x, {})
                total, count = beside.get(y, (0.0, 0))
                beside[y] = (total + clipped, count + 1)

    def grow(self) -> None:
        """Join what belongs together, the surest first."""
        waiting = [
            (-mean, a, b)
            for a, beside in self._beside.items()
            for b in beside
            if a < b and (mean := self._mean(a, b)) >= self._rules.threshold
        ]
        heapq.heapify(waiting)
        while waiting:
            minus, a, b = heapq.heappop(waiting)
            if b not in self._beside.get(a, {}) or -minus != self._mean(a, b):
                continue
            if self._forbidden(a, b):
                continue
            for mean, other in self._joined(a, b):
                heapq.heappush(waiting, (-mean, min(a, other), max(a, other)))

    def members(self) -> Iterator[tuple[int, ...]]:
        """Every group's rows, sorted."""
        return (tuple(sorted(rows)) for rows in self._rows.values())

    def _mean(self, a: int, b: int) -> float:
        total, count = self._beside[a][b]
        pairs = len(self._rows[a]) * len(self._rows[b])
        return (total + self._unknown * (pairs - count)) / pairs

    def _forbidden(self, a: int, b: int) -> bool:
        if b in self._apart.get(a, ()):
            return True
        return self._lists is not None and bool(self._lists[a] & self._lists[b])

    def _joined(self, a: int, b: int) -> list[tuple[float, int]]:
        """Join two groups; with which others the new one may go on, and how surely."""
        self._join(a, b)
        means = ((self._mean(a, other), other) for other in self._beside[a])
        return [found for found in means if found[0] >= self._rules.threshold]

    def _join(self, a: int, b: int) -> None:
        """Group `b` becomes part of `a`."""
        for row in self._rows[b]:
            self._of[row] = a
        self._rows[a] += self._rows.pop(b)
        if self._lists is not None:
            self._lists[a] |= self._lists.pop(b)
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        mine = self._beside.setdefault(a, {})
        mine.pop(b, None)
        for other, (total, count) in self._beside.pop(b, {}).items():
            if other == a:
                continue
            del self._beside[other][b]
            so_far, of = mine.get(other, (0.0, 0))
            mine[other] = self._beside[other][a] = (so_far + total, of + count)
