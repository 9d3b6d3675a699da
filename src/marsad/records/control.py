"""Who holds an area over an interval, on what basis."""

from dataclasses import dataclass
from datetime import date

from marsad.records.event import Pair
from marsad.records.when import When
from marsad.records.where import Where

STATES = ("held", "claimed", "contested", "unknown")
SINCE = ", last said of "
"""Comes between the basis of what is carried and the day of the last word."""
STALE_DAYS = 90
"""Days after which a word on ground is old: it is still carried, and marked."""


@dataclass(frozen=True, slots=True)
class Control:
    """One stretch of a place's or area's history."""

    id: str
    holder: str | None
    state: str
    when: When
    basis: str
    """``both sides agree``, ``one belligerent claims``, ``third party reports``."""
    claims: tuple[str, ...]
    place: str | None = None
    where: Where | None = None
    area: str | None = None
    """Name of an extent that is no place, such as what a side still holds."""
    km2: float | None = None
    contradictions: tuple[Pair, ...] = ()
    last: date | None = None
    """The newest day that its claims speak of; None where it may not be told."""

    @property
    def age_days(self) -> int | None:
        """Days from the last word to the end of the stretch, or to how far the record
        reaches."""
        if self.last is None or self.when.end is None:
            return None
        return max(0, (self.when.end - self.last).days)

    @property
    def stale(self) -> bool:
        """Whether the last word is older than `STALE_DAYS`."""
        return (self.age_days or 0) > STALE_DAYS
