"""Everything of an answer that was not taken, counted by reason."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

NOUNS = {
    "claim": ("claim", "claims"),
    "figure": ("figure", "figures"),
    "detail": ("detail", "details"),
}


@dataclass(slots=True)
class Dropped:
    """Reasons and how often each was met, for claims, figures and details."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def claim(self, reason: str) -> None:
        """A whole claim was dropped."""
        self.counts["claim", reason] += 1

    def figure(self, reason: str) -> None:
        """A figure was dropped, its claim stays."""
        self.counts["figure", reason] += 1

    def detail(self, reason: str) -> None:
        """A field was left empty, its claim stays."""
        self.counts["detail", reason] += 1

    def __bool__(self) -> bool:
        return bool(self.counts)

    def message(self) -> str:
        """All of it in one line, the same whatever the order."""
        return "; ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for what, (one, many) in NOUNS.items():
            rows = sorted(
                (reason, count)
                for (kind, reason), count in self.counts.items()
                if kind == what
            )
            total = sum(count for _, count in rows)
            if total:
                told = ", ".join(f"{reason}: {count}" for reason, count in rows)
                yield f"{total} {one if total == 1 else many} dropped ({told})"
