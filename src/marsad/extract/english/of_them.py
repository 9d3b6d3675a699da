"""Some of those just counted: "wounding ten, three of them children"."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.english.measures import AMONG, OF_THEM, counted
from marsad.records.claim import Claim, Figure


def of_them(text: str, linked: Sequence[Claim]) -> list[Claim]:
    """Some of those just counted are counted as these were: "wounding ten, three of
    them children", "wounding ten, among them a child"."""
    known = {claim.id: claim.figures for claim in linked}

    def same(claim: Claim, at: int) -> Figure:
        figure, before = claim.figures[at], claim.figures[at - 1] if at else None
        like = _counted_like(text, figure, before)
        if like is None or counted(text, figure.span, claim.span) is not None:
            return figure
        part = figure.part_of
        if like == "them" and part is not None:
            before = known[part.claim][part.figure]
        return figure if before is None else replace(figure, measure=before.measure)

    return [
        replace(c, figures=tuple(same(c, i) for i in range(len(c.figures))))
        for c in linked
    ]


def _counted_like(text: str, figure: Figure, before: Figure | None) -> str | None:
    """Whether a figure counts some "of them", or some "among" those before it."""
    start, end = figure.span
    if OF_THEM.search(text, start, end + len(" of them")):
        return "them"
    if before is None or figure.population is None or before.population is None:
        return None
    return "among" if AMONG.fullmatch(text, before.span[1], start) else None
