"""Where and when one claim is read to be, and by which reader."""

from dataclasses import dataclass

from marsad.records.when import When
from marsad.records.where import Candidate, Where


@dataclass(frozen=True, slots=True)
class Placement:
    """A reading of one claim's place and time, beside the claim, never in it."""

    id: str
    claim: str
    words: str | None
    """The raw words for the place."""
    where: Where | None
    candidates: tuple[Candidate, ...]
    """Runners-up, best first; the choice is not repeated."""
    when: When
    reason: str = ""
    reader: str = ""
