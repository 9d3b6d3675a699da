"""Prisoners for whom others are freed: «أُفرج عن 30 أسيراً مقابل 12» frees 42."""

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.records.claim import Claim, Figure
from marsad.text.arabic import plain

_FOR = re.compile(
    r"(?<![ء-ي])(?:في|ب)?(?:ال)?(?:مقابل|لقاء)(?: (?:نحو|حوالي|عدد))?\s*\Z"
)
_NEAR = 24
"""Characters before a figure that are looked at."""
_HELD = frozenset({"detained", "abducted", "released"})


def with_exchanged(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims; those given in exchange are freed, and no part of the others."""
    return [
        replace(claim, figures=tuple(_freed(text, f) for f in claim.figures))
        if claim.kind == "release"
        else claim
        for claim in claims
    ]


def _freed(text: str, figure: Figure) -> Figure:
    before = plain(text[max(0, figure.span[0] - _NEAR) : figure.span[0]])
    if figure.measure not in _HELD or _FOR.search(before) is None:
        return figure
    return replace(figure, measure="released", part_of=None)
