"""Figures that are part of others: links that hold, and none that runs in a circle."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from marsad.records.claim import Claim, Figure, PartOf

FigureAt: TypeAlias = tuple[int, int]
"""A claim's place in a list, and the figure's place in the claim."""


def linked(claims: Sequence[Claim], wholes: Mapping[FigureAt, FigureAt]) -> list[Claim]:
    """The claims with `part_of` set where a part may be included in its whole."""
    kept: dict[FigureAt, FigureAt] = {}
    for part, whole in sorted(wholes.items()):
        one, other = _at(claims, part), _at(claims, whole)
        if may_hold(other, one) and not _circles(part, whole, kept):
            kept[part] = whole
    return [
        replace(
            claim,
            figures=tuple(
                replace(figure, part_of=_pointer(claims, kept.get((c, f))))
                for f, figure in enumerate(claim.figures)
            ),
        )
        for c, claim in enumerate(claims)
    ]


def may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure is of one measure with another, and no smaller."""
    most = whole.high if whole.high is not None else float("inf")
    return whole.measure == part.measure and size(part) <= most


def size(figure: Figure) -> float:
    """The least that a figure says, or the most where it says no least."""
    return (figure.low if figure.low is not None else figure.high) or 0.0


def _at(claims: Sequence[Claim], at: FigureAt) -> Figure:
    return claims[at[0]].figures[at[1]]


def _circles(
    part: FigureAt, whole: FigureAt, kept: Mapping[FigureAt, FigureAt]
) -> bool:
    """Whether going up from the whole leads back to the part."""
    at: FigureAt | None = whole
    while at is not None:
        if at == part:
            return True
        at = kept.get(at)
    return False


def _pointer(claims: Sequence[Claim], at: FigureAt | None) -> PartOf | None:
    return None if at is None else PartOf(claims[at[0]].id, at[1])
