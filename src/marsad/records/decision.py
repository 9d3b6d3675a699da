"""What a reviewer ruled: appended, never edited."""

from dataclasses import dataclass
from datetime import datetime

ACTIONS = (
    "accept",
    "correct",
    "merge",
    "split",
    "withhold",
    "retract",
    "place",
    "grade",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on records, read at the next resolve."""

    id: str
    at: datetime
    by: str
    action: str
    records: tuple[str, ...]
    """Ids; of ``place`` words, and the gazetteer and entry that they mean; of
    ``grade`` an event or case, the grade, and claims by which it is found again."""
    reason: str
