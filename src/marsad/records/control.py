"""Who holds an area over an interval, on what basis."""

from dataclasses import dataclass

from marsad.records.event import Pair
from marsad.records.when import When
from marsad.records.where import Where

STATES = ("held", "claimed", "contested", "unknown")


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
