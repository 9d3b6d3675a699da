"""What is to be graded: the independent voices on it, and those who deny it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from marsad.records.event import VIOLENT, Pair, bears_out
from marsad.text.ranges import exclude
from marsad.weigh.hear import Heard, independent, taken_back, without_withdrawn

HARM = VIOLENT | {"abduction"}
"""Kinds of event for which somebody is responsible."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be graded: the claims, by independent voice."""

    kind: str
    voices: list[list[Heard]]
    """Of voices that say it is so, one list each."""
    denying: list[list[Heard]]
    disputed: bool
    """True if claims on it contradict each other."""
    rivals: frozenset[str] = frozenset()
    """Sides against each other whose numbers exclude each other."""

    @property
    def firm(self) -> list[list[Heard]]:
        """Voices that say it with no more doubt than "likely"."""
        return [voice for voice in self.voices if any(one.firm for one in voice)]

    @property
    def sides(self) -> set[str]:
        """Sides of the conflict among the firm voices."""
        return {
            one.side for voice in self.firm for one in voice if one.side is not None
        }

    @property
    def outside(self) -> list[list[Heard]]:
        """Firm voices that belong to no side."""
        return [v for v in self.firm if all(one.side is None for one in v)]


def matter_of(kind: str, members: Sequence[Heard], pairs: Sequence[Pair]) -> Matter:
    """The independent voices on a matter, and those who deny it.

    A denial counts where it is held against another claim (`pairs`): "nobody was
    hurt" does not deny the strike. It also counts where nobody says it is so. A party
    that denies the deed is no voice for it, whatever else it says in that report. A
    claim that only tells of fighting is no voice on whose the ground is. What an outlet
    has taken back itself is not said.
    """
    back = taken_back(members)
    standing = [one for one in members if one.origin not in back]
    standing = without_withdrawn(standing)
    told = [one for one in standing if one.denies or bears_out(kind, one.claim)]
    members = told or standing
    groups = independent(members)
    against = {id for pair in pairs for id in pair}
    origins = {one.origin for one in members if one.claim.id in against}
    said = [_said(kind, group, origins) for group in groups]
    denied = [g for g, s in zip(groups, said, strict=True) if not s]
    if any(said):
        denied = [g for g in denied if any(one.origin in origins for one in g)]
    voices = [group for group in said if group]
    return Matter(kind, voices, denied, bool(pairs), _rivals(voices, pairs))


def _rivals(voices: Sequence[Sequence[Heard]], pairs: Sequence[Pair]) -> frozenset[str]:
    """The sides whose voices' numbers exclude each other."""
    told = {one.claim.id: one for voice in voices for one in voice}
    found = ((told.get(a), told.get(b)) for a, b in pairs)
    return frozenset(
        side
        for a, b in found
        if a and b and a.side and b.side and a.side != b.side and _excluded(a, b)
        for side in (a.side, b.side)
    )


def _excluded(a: Heard, b: Heard) -> bool:
    return any(
        x.measure == y.measure and exclude(x, y)
        for x in a.claim.figures
        for y in b.claim.figures
    )


def _said(kind: str, group: Sequence[Heard], against: Container[str]) -> list[Heard]:
    """What a voice says to be so; of a party's reports in which it denies the deed
    against another's word, nothing."""
    no = {
        one.report.id
        for one in group
        if one.denies and one.party and one.origin in against and _the_deed(kind, one)
    }
    return [one for one in group if not one.denies and one.report.id not in no]


def _the_deed(kind: str, no: Heard) -> bool:
    """Whether a party denies what an event is graded as: in that kind's own words, or
    as a deed of its own side."""
    own = no.side is not None and no.side == no.blames
    return no.claim.kind == kind or (own and {no.claim.kind, kind} <= HARM)


def blamed_by(kind: str, voice: Sequence[Heard]) -> set[str]:
    """The sides that one voice names as the doer: by its claims of the event's kind,
    if any names one. That fighters "directed attacks from the building" is no word on
    who bombed it."""
    named = [one for one in voice if one.blames]
    own = [one for one in named if one.claim.kind == kind] or named
    return {one.blames for one in own if one.blames}
