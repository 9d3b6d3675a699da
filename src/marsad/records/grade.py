"""How far to trust an event or figure, with the rule and reasons as data."""

from dataclasses import dataclass

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
HEADLINE = ("confirmed", "fair")
"""Grades that public totals count (Airwars' rule); the others stand beside them."""
METHOD = "1"
"""Version of the rules of grading and counting; raised when either changes."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A computed grade; a reviewer's override stands beside it, never over it."""

    id: str
    record: str
    """Id of the event, case or tally that is graded."""
    grade: str
    rule: str
    """Id of the rule in docs/method.md."""
    reasons: tuple[str, ...]
    reliability: str
    """A-F, the best source's; F is "no basis"."""
    credibility: int
    """1-6, computed from independent origins; 6 is "no basis"."""
    origins: int
    """Independent origins."""
    reports: int
    raise_by: str = ""
    """What would raise it."""
    method: str = METHOD
