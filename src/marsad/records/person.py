"""Claims held to be about one person, and the person's status over time."""

from dataclasses import dataclass

from marsad.records.event import Pair
from marsad.records.ids import content_id
from marsad.records.when import When


@dataclass(frozen=True, slots=True)
class PersonStatus:
    """What one claim says of the person."""

    status: str
    when: When
    certainty: str
    speaker: str | None
    report: str
    claim: str


@dataclass(frozen=True, slots=True)
class PersonCase:
    """One person under all names, every status kept with its source."""

    id: str
    name: str
    aliases: tuple[str, ...]
    statuses: tuple[PersonStatus, ...]
    contradictions: tuple[Pair, ...] = ()
    private: bool = True
    """True: the name is withheld from what is published."""
    special: tuple[str, ...] = ()
    """Why the case needs care, sorted: ``minor``, ``sexual violence``."""
    closed: bool = False
    """True: nothing of the case is published."""


def person_id(first: str) -> str:
    """A case's id from the id of its earliest claim."""
    return content_id("per", first)
