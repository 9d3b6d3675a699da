"""Exact places of protected reports, as two numbers in any form."""

import re
from collections.abc import Iterator

from marsad.publish.guarded import THOUSAND, Point

NEAR = 80
"""Characters between the two numbers of a point, at most."""
_DECIMAL = re.compile(r"(?<![\d.,])(-?)(\d{1,3})[.,٫](\d{2,})")
_MARK = re.compile(r"[.,٫](?<=\d.)\d\d")
"""What every decimal has, found faster than one."""
POINT = "exact place of a protected report"


def points_in(text: str, points: frozenset[Point]) -> Iterator[tuple[str, str]]:
    """Points written as two decimals near one another, in any digits."""
    if not points:
        return
    norths = {north for north, _ in points}
    for match in _decimals(text):
        north = _thousandths(match)
        if north in norths:
            around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            easts = {_thousandths(other) for other in _DECIMAL.finditer(around)}
            if any((north, east) in points for east in easts):
                yield POINT, f"{north // 1000}.***"


def _decimals(text: str) -> Iterator[re.Match[str]]:
    """What `_DECIMAL.finditer` finds."""
    end = 0
    for mark in _MARK.finditer(text):
        start, first = mark.start(), max(end, mark.start() - 3)
        while start > first and text[start - 1].isdecimal():
            start -= 1
        minus = start > end and text[start - 1] == "-"
        found = _DECIMAL.match(text, start - 1) if minus else None
        if found := found or _DECIMAL.match(text, start):
            end = found.end()
            yield found


def _thousandths(match: re.Match[str]) -> int:
    sign, whole, rest = match.groups()
    degrees = float(f"{sign}{whole}.{rest}")
    return round(degrees * THOUSAND)


def points_in_bytes(data: bytes, points: frozenset[Point]) -> Iterator[tuple[str, str]]:
    """Points as two doubles beside each other, as tables of maps have them: at any
    place, either way round, of either byte order."""
    import numpy as np

    if not points:
        return
    known = np.array(sorted({number for pair in points for number in pair}))
    for start in range(8):
        count = (len(data) - start) // 8
        for order in ("<f8", ">f8") if count > 1 else ():
            numbers = np.frombuffer(data, order, count, start)
            plausible = np.where(np.abs(numbers) <= 180, numbers, 0.0)
            whole = np.rint(plausible * THOUSAND).astype(int)
            for at in np.flatnonzero(np.isin(whole, known)[:-1]):
                pair = int(whole[at]), int(whole[at + 1])
                if pair in points or pair[::-1] in points:
                    yield POINT, "two numbers"
                    return
