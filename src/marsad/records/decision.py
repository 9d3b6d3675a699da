"""What a reviewer ruled: appended, never edited."""

from collections.abc import Iterable
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
    "key",
)
OUT = frozenset({"retract", "withhold"})
"""Rulings after which nothing of a record is counted or published."""
FATES = OUT | {"accept"}


@dataclass(frozen=True, slots=True)
class Decision:
    """A ruling on records, read at the next resolve."""

    id: str
    at: datetime
    by: str
    action: str
    records: tuple[str, ...]
    """Ids; of ``place`` words, and the gazetteer and entry that they mean; of
    ``grade`` an event or case, the grade, and claims by which it is found again; of
    ``correct`` a report and what it is to say, each as ``field=value``; of ``key``
    public keys, that of now after those that were given up."""
    reason: str


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions in order of time: a later one on the same records holds."""
    return sorted(decisions, key=lambda d: (d.at, d.id))


def last_words(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds on each record that was let in or left out."""
    last: dict[str, Decision] = {}
    for decision in in_order(decisions):
        if decision.action in FATES:
            last.update(dict.fromkeys(decision.records, decision))
    return last
