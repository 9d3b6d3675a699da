"""How far to trust an event or figure, with the rule and reasons as data."""

from dataclasses import dataclass

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
GRADE_OF = {
    "G1": "discounted",
    "G3": "contested",
    "G4": "contested",
    "G2": "discounted",
    "G5": "confirmed",
    "G6": "fair",
    "G13": "contested",
    "G7": "fair",
    "G8": "weak",
    "G9": "weak",
    "G10": "weak",
    "G11": "contested",
}
"""The grade of each rule, in the order in which they are tried: the first that fits
holds. docs/method.md has them in words; G11 is of person cases alone."""
HEADLINE = ("confirmed", "fair")
"""Grades that public totals count (Airwars' rule); the others stand beside them."""
STRIKES = ("declared", "likely", "contested", "single-source")
"""Status of a strike (Airwars), an axis of its own beside the grade."""
POSITIONS = ("accepts", "denies", "accepts and denies", "silent")
"""What a belligerent says of its own part in an event (Airwars)."""
METHOD = "2"
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
    strike: str | None = None
    """Strike status, one of STRIKES; None where it is about no strike."""
    positions: tuple[tuple[str, str], ...] = ()
    """What each side that is named as the doer says of it, one of POSITIONS, in
    order of sides; nothing where nobody is named and no side denies it."""
    override: str | None = None
    """The grade that a reviewer gave; the computed one stays beside it."""
    override_reason: str = ""
    override_decision: str | None = None
    voices: tuple[tuple[str, ...], ...] = ()
    """Of events: the claims of each independent voice that is counted in `origins`,
    of an origin the one that all others of it go back to."""

    @property
    def counts_as(self) -> str:
        """The grade by which it counts: the reviewer's where there is one."""
        return self.override or self.grade

    @property
    def words(self) -> str:
        """``fair``, or ``reviewer: fair (computed: weak, G10)``."""
        if self.override is None:
            return self.grade
        return f"reviewer: {self.override} (computed: {self.grade}, {self.rule})"
