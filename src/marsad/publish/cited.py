"""Numbers that stand for the claims of a sentence where no link can: on paper, and in
plain text."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Cited:
    """Sets of claims by number; the same claims have the same number."""

    numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def number(self, claims: tuple[str, ...]) -> int:
        """The number of these claims, from 1 in the order in which they are cited."""
        return self.numbers.setdefault(claims, len(self.numbers) + 1)

    def listed(self, most: int) -> Iterator[tuple[int, tuple[str, ...], int]]:
        """Each number, the claims named for it, and how many are left out."""
        for claims, at in self.numbers.items():
            yield at, claims[:most], max(0, len(claims) - most)
