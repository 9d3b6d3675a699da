"""Buildings opened or built anew, in any language: no word on damage."""

from collections.abc import Iterable
from dataclasses import replace

from marsad.records.claim import Claim, Figure
from marsad.text.manners import so


def without_restored(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, without those of damage whose words only tell that something was
    opened again, rebuilt or repaired; what was part of one is part of none."""
    known = list(claims)
    gone = {c.id for c in known if c.kind == "damage" and so("restored", c.quote)}
    kept = (claim for claim in known if claim.id not in gone)
    return [
        replace(claim, figures=tuple(_freed(f, gone) for f in claim.figures))
        for claim in kept
    ]


def _freed(figure: Figure, gone: set[str]) -> Figure:
    part = figure.part_of
    return replace(figure, part_of=None) if part and part.claim in gone else figure
