"""Claims held to be about one incident."""

from dataclasses import dataclass
from typing import TypeAlias

from marsad.records.when import When
from marsad.records.where import Where

Pair: TypeAlias = tuple[str, str]
"""Ids of two claims that contradict each other, in sorted order."""


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
