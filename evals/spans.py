"""Precision, recall and F1 over spans, exact and overlapping."""

from collections.abc import Iterable
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Counts:
    """What was found, what was there, and how much of it agrees."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, found: int, gold: int) -> None:
        """Count one document in."""
        self.right += right
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what was there that was found; 0 where nothing was there."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0


def overlapping(found: Iterable[Span], gold: Iterable[Span]) -> int:
    """How many pairs share a character, each span in one pair at most.

    From left to right, the span that ends first takes the first partner that it
    meets: for spans on a line that gives the most pairs.
    """
    free = sorted(set(gold), key=lambda span: (span[1], span[0]))
    pairs = 0
    for start, end in sorted(set(found), key=lambda span: (span[1], span[0])):
        for other in free:
            if other[0] < end and start < other[1]:
                free.remove(other)
                pairs += 1
                break
    return pairs
