"""What is counted on weaker evidence alone: no number of confirmed and fair evidence
is known then, and that is no nought (docs/method.md, N6)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from marsad.records.claim import FAMILIES, Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally
from marsad.text.ranges import population_of, stated

Nought: TypeAlias = tuple[str, str | None, str]
"""A measure and population, and a claim that says that there are none."""


def weaker(tally: Tally) -> float:
    """How much events count on evidence too weak for the figure itself."""
    return sum(share for grade, share in tally.grades if grade not in HEADLINE)


def has_weaker(tally: Tally) -> bool:
    """Whether anything stands beside the figure on weaker evidence."""
    return weaker(tally) > 0 or bool(tally.totals)


def noughts(dossier: Dossier) -> frozenset[Nought]:
    """By which claims confirmed and fair events counted none."""
    return frozenset(
        (tally.measure, tally.population, claim)
        for tally in dossier.tallies
        if tally.event is not None and tally.high == 0 and _is_sure(tally, dossier)
        for claim in tally.claims
    )


def _is_sure(tally: Tally, dossier: Dossier) -> bool:
    grade = dossier.grades.get(tally.event or "")
    return grade is not None and grade.counts_as in HEADLINE


def is_unsure(tally: Tally, known: Collection[Nought]) -> bool:
    """Whether a flow is nought only because none of its evidence counts; `known` are
    the noughts that stand."""
    if tally.kind != "flow" or tally.event is not None:
        return False
    if "grade" in dict(tally.cut) and not tally.totals:
        return False
    if tally.best or tally.high is None or tally.high:
        return False
    told = ((tally.measure, tally.population, claim) for claim in tally.claims)
    return not any(one in known for one in told)


@dataclass(frozen=True, slots=True)
class Beside:
    """What weaker evidence holds beside a flow: events, and running totals as they
    were told. By how much those exceed the events is a number that nobody said."""

    events: Mapping[str, float]
    """Best figures of single events, by grade."""
    left: frozenset[str]
    """Grades of running totals."""
    totals: tuple[tuple[Claim, Figure], ...]
    """Running totals of the measure that the flow takes in, the largest first."""

    @property
    def known(self) -> float:
        """How much its events hold."""
        return sum(self.events.values())


def beside(tally: Tally, dossier: Dossier) -> Beside:
    """What of the evidence beside a flow its events hold, and what running totals."""
    shares = {g: share for g, share in tally.grades if share and g not in HEADLINE}
    left = frozenset(grade for _, grade in tally.totals)
    return Beside(shares, left, _totals(tally, dossier))


def _totals(tally: Tally, dossier: Dossier) -> tuple[tuple[Claim, Figure], ...]:
    found = [
        (claim, figure)
        for id, _ in tally.totals
        if (claim := dossier.claims.get(id)) is not None
        for figure in claim.figures
        if figure.measure == tally.measure and counts(tally, figure)
    ]
    return tuple(sorted(found, key=lambda one: (-stated(one[1]), one[0].id)))


def counts(tally: Tally, figure: Figure) -> bool:
    """Whether a figure is of those whom a tally counts; families are no people."""
    counted = population_of(figure)
    if FAMILIES in (tally.population, counted):
        return tally.population == counted
    return tally.population in (None, "people", counted)
