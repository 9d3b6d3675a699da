"""Who gives a number: a grade is that of the event, and of several sources that tell of
it perhaps one alone counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.publish.account import Account, by_measure, clause_of, counted_of
from marsad.publish.naming import voices
from marsad.publish.telling import claims_of, exceeded
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally


@dataclass(frozen=True, slots=True)
class Backing:
    """How the numbers of a sum are backed, event by event."""

    events: int
    alone: int
    """Events whose number one voice alone gives."""
    shared: bool
    """Whether several independent sources tell of each of the events."""
    over: bool
    """Whether the words of one of the numbers say that there are more."""

    @property
    def key(self) -> str:
        """``none``, ``one``, ``each`` or ``some`` of the numbers are one source's."""
        if not self.alone:
            return "none"
        if self.alone < self.events:
            return "some"
        return "one" if self.events == 1 else "each"


def backing(tally: Tally, dossier: Dossier) -> Backing:
    """How a count is backed: an event's own by itself, a sum by the events in it."""
    parts = [tally] if tally.event else _parts(tally, dossier)
    firm = [(part, _said(part, dossier)) for part in parts]
    grades = [dossier.grades.get(part.event or "") for part in parts]
    return Backing(
        events=len(parts),
        alone=sum(len(voices(said, dossier)) < 2 for _, said in firm),
        shared=all(grade is not None and grade.origins > 1 for grade in grades),
        over=exceeded(tally, _said(tally, dossier))
        or any(exceeded(part, said) for part, said in firm),
    )


def _is_one(tally: Tally) -> bool:
    return tally.low == tally.high == 1


def _parts(tally: Tally, dossier: Dossier) -> list[Tally]:
    """The counts of confirmed and fair events that a flow is the sum of."""
    return [one for one, grade in counts_in(tally, dossier) if grade in HEADLINE]


def counts_in(tally: Tally, dossier: Dossier) -> Iterator[tuple[Tally, str]]:
    """The counts of single events that a flow takes in, each with its grade."""
    if tally.kind != "flow":
        return
    feeding = frozenset(tally.claims)
    wanted = tally.measure, _group(tally)
    for one in dossier.tallies:
        if one.event is None or (one.measure, _group(one)) != wanted:
            continue
        grade = dossier.grades.get(one.event)
        if grade and one.best > 0 and feeding.intersection(one.claims):
            yield one, grade.counts_as


def _group(tally: Tally) -> str | None:
    return None if tally.population == "people" else tally.population


def _said(tally: Tally, dossier: Dossier) -> list[Claim]:
    claims = claims_of(tally.claims, dossier)
    return [claim for claim in claims if claim.certainty != "denied"]


@dataclass(frozen=True, slots=True)
class Givers:
    """Who gives the numbers that are told of an event."""

    claims: tuple[Claim, ...]
    """One for each voice."""
    numbers: int
    """How many different numbers are told."""
    fewest: int
    """How many voices give the one that fewest give."""


def givers(
    event: Event, tallies: Sequence[Tally], dossier: Dossier, account: Account
) -> Givers | None:
    """Who gives the numbers in the sentence on an event; None where it has none."""
    parts = clause_of(event, tallies, dossier)
    told = (*parts.counted, *parts.rest) if account.told else account.counts
    by_number: dict[tuple[object, ...], list[Claim]] = {}
    for tally in _printed(told):
        number = tally.measure, tally.low, tally.high
        by_number.setdefault(number, []).extend(_said(tally, dossier))
    if not by_number:
        return None
    each = [voices(_distinct(said), dossier) for said in by_number.values()]
    every = _distinct(claim for said in by_number.values() for claim in said)
    return Givers(
        tuple(voices(every, dossier)), len(each), min(len(found) for found in each)
    )


def _printed(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """Those whose numbers a sentence has: of each measure the whole, and the civilians
    inside it. One person is counted by whoever tells of the event."""
    for known in by_measure(tallies).values():
        found = counted_of(known)
        both = (found.main, found.civil) if found else ()
        yield from (one for one in both if one is not None and not _is_one(one))


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())
