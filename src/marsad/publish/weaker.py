"""What is counted on weaker evidence alone: no number of confirmed and fair evidence
is known then, and that is no nought (docs/method.md, N6)."""

from collections.abc import Collection
from typing import TypeAlias

from marsad.records.dossier import Dossier
from marsad.records.grade import HEADLINE
from marsad.records.tally import Tally

Nought: TypeAlias = tuple[str, str | None, str]
"""A measure and population, and a claim that says that there are none."""


def weaker(tally: Tally) -> float:
    """How much is reported on evidence too weak for the figure itself."""
    return sum(share for grade, share in tally.grades if grade not in HEADLINE)


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
    if tally.kind != "flow" or tally.event is not None or "grade" in dict(tally.cut):
        return False
    if tally.best or tally.high is None or tally.high:
        return False
    told = ((tally.measure, tally.population, claim) for claim in tally.claims)
    return not any(one in known for one in told)
