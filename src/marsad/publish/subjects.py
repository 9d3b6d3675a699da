"""What a sentence of a brief tells of, so that another language tells the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from marsad.records.claim import Claim, Figure
from marsad.records.control import Control
from marsad.records.event import Event, Pair
from marsad.records.issue import Issue
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.tally import Tally

Floors: TypeAlias = tuple[float | None, float | None]
"""The low of a figure before and now, each where no source gives a ceiling, so that it
is told as "at least"; None where one does."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The line over a brief: the main event, and the ground still held."""

    event: Event | None
    tallies: tuple[Tally, ...]
    size: Control | None
    late: bool = False
    """Whether it happened on days before those that the brief is of."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, with its own counts."""

    event: Event
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A flow over the record, with its civilians."""

    tally: Tally
    civil: Tally | None


@dataclass(frozen=True, slots=True)
class Beyond:
    """The largest figure of one source that is in no sum."""

    tally: Tally
    claim: Claim
    figure: Figure


@dataclass(frozen=True, slots=True)
class Total:
    """A running total as one claim tells it."""

    claim: Claim
    figure: Figure


@dataclass(frozen=True, slots=True)
class Stock:
    """A count at one moment."""

    tally: Tally


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a person, as those who agree on it say."""

    person: PersonCase
    statuses: tuple[PersonStatus, ...]


@dataclass(frozen=True, slots=True)
class Discord:
    """That claims on a person contradict each other."""

    person: PersonCase


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of one ground over time, oldest first."""

    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds a place."""

    control: Control


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two claims that contradict each other, and the record they are about."""

    pair: Pair
    about: Event | Control | Tally | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that somebody makes with doubt."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Words or figures of one report that do not agree."""

    issue: Issue


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure of an event that moved since the release before."""

    event: Event
    measure: str
    before: float | None
    """None: there was no figure, which is no nought; likewise below."""
    now: float | None
    floors: Floors = (None, None)


@dataclass(frozen=True, slots=True)
class Regraded:
    """A grade of an event that changed since the release before."""

    event: Event
    before: str
    now: str
    reason: str = ""
    """A reviewer's, where a ruling did it."""
    ruled: tuple[bool, bool] = (False, False)
    """Whether it was a reviewer's own grade, and is one now: that is told by its name,
    for what is known of the sources is as it was."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A key figure that moved since the release before."""

    tally: Tally
    before: float | None
    """None: none was confirmed or fair; likewise below."""
    now: float | None
    floors: Floors = (None, None)


@dataclass(frozen=True, slots=True)
class Again:
    """An event known before of which more was reported, by these claims."""

    event: Event
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A line of the log of corrections."""

    told: Mapping[str, str]
    """Its sentences by language, as the log has them."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A row of the release before whose event is no longer on record."""

    row: Mapping[str, Any]


Subject: TypeAlias = (
    Lead
    | Incident
    | Sum
    | Beyond
    | Total
    | Stock
    | Fate
    | Discord
    | Sizes
    | Hold
    | Dispute
    | Doubt
    | Mismatch
    | Revised
    | Regraded
    | Moved
    | Again
    | Corrected
    | Gone
)
