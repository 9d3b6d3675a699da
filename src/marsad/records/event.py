"""Claims held to be about one incident."""

from dataclasses import dataclass
from typing import TypeAlias

from marsad.records.claim import Claim
from marsad.records.ids import content_id
from marsad.records.when import When
from marsad.records.where import Where

Pair: TypeAlias = tuple[str, str]
"""Ids of two claims that contradict each other, in sorted order."""

GROUND = frozenset({"capture", "withdrawal"})
"""Kinds of event that say that ground changed hands."""
TELLING_GROUND = GROUND | {"control", "siege", "surrender"}
"""Kinds of claim that say whose ground it is."""
VIOLENT = frozenset({"airstrike", "shelling", "bombing", "chemical", "attack"})
"""Kinds of what somebody does and others suffer."""
FOUGHT = GROUND | {"clash", "offensive", "siege", "ceasefire"}
"""Kinds of claim whose doer is one that fights, not who killed those who fell."""

MUTUAL = frozenset({"clash", "ceasefire"})
"""Kinds of claim that have two sides, and no doer."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """Another event that a claim of this one might be about as well."""

    event: str
    claim: str
    """The claim of this event that nearly joined it."""
    points: float
    """Of the likeliest pair of claims; from 4.5 on something kept them apart."""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One incident as the claims about it tell it; a view, made anew at will."""

    id: str
    kind: str
    when: When
    where: Where | None
    place: str | None
    """The words for the place, kept when it is in no gazetteer."""
    parties: tuple[str, ...]
    """Ids of parties, or names of sides that marsad.toml does not know."""
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    contradictions: tuple[Pair, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why these claims are held together."""
    runners_up: tuple[RunnerUp, ...] = ()
    """The likeliest first."""
    was: tuple[str, ...] = ()
    """Ids of events that a reviewer's merge made part of this one."""


def event_id(anchor: str) -> str:
    """An event's id from the id of its earliest claim: copies do not change it."""
    return content_id("evt", anchor)


def bears_out(kind: str, claim: Claim) -> bool:
    """Whether a claim among an event's says what an event of that kind says: of ground
    taken only a claim on ground, for that somebody fought there is no word on it."""
    return kind not in GROUND or claim.kind in TELLING_GROUND


def names_doer(claim: Claim, measure: str) -> bool:
    """Whether a claim's doer is who did what a measure counts: the dead and wounded of
    a fight have no killer named."""
    return measure not in ("killed", "wounded") or claim.kind not in FOUGHT
