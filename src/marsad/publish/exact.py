"""Exact places of protected reports, as two numbers in any form."""

import itertools
import math
import re
from collections.abc import Iterable, Iterator

from marsad.publish.guarded import THOUSAND, Point
from marsad.text.coordinates import Coordinates, find_coordinates
from marsad.text.latlon import DEGREE_M
from marsad.text.phones import apart

NEAR = 80
"""Characters between the two numbers of a point, at most."""
_DECIMAL = re.compile(r"(?<![\d.,])(-?)(\d{1,3})[.,٫](\d{2,})")
_MARK = re.compile(r"[.,٫](?<=\d.)\d\d")
"""What every decimal has, found faster than one."""
POINT = "exact place of a protected report"
_SPELLED = re.compile(
    r"[°º˚∘⁰+dدгC-HJ-NP-Xشجغ](?:(?<=[°º˚∘⁰])"
    r"|(?<=[02-9A-Za-z]\+)[02-9A-Za-z]{2}"
    r"|(?:(?<=\d.)|(?<=\d .))(?:(?<=d)eg|(?<=د)رج|(?<=г)рад"
    r"|(?<=[NSEW])\b|(?<=ش)(?:مال|رق)|(?<=ج)نوب|(?<=غ)رب"
    r"| ?[A-HJ-NP-Z][A-HJ-NP-V] ?\d\d|,? ?(?:[EX]:? ?)?\d{6})"
    r"|(?<=[NSEW]) ?\d{1,3}[ :]\d\d?[ :]\d)"
)
"""What a position in anything but decimals has: a sign or word of degrees, of north or
east after a number, a reference to a grid, a plus code. It begins with the signs that
it may begin with: texts without them are passed over fast."""
_AROUND = 90
"""Characters to each side of it that may belong to the position."""
_FINE = 200
"""Metres: what is written less finely is no exact place."""


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


def spelled_in(text: str, points: frozenset[Point]) -> Iterator[tuple[str, str]]:
    """Points written in degrees and minutes, in a grid or as a plus code, which may
    be short."""
    if not points:
        return
    for window in _windows(text):
        for place in _places(window, points):
            if any(point in points for point in _around(place)):
                yield POINT, f"{int(place.lat)}.***"


def _windows(text: str) -> Iterator[str]:
    """The parts of a text that may have such a point."""
    spans = [(m.start() - _AROUND, m.end() + _AROUND) for m in _SPELLED.finditer(text)]
    for start, end in apart(spans):
        yield text[max(0, start) : end]


def _around(place: Coordinates) -> Iterator[Point]:
    """All points in thousandths that it may be, as finely as it is written."""
    up = place.radius_m / DEGREE_M * THOUSAND
    sides = (place.lat * THOUSAND, up), (place.lon * THOUSAND, up / _width(place.lat))
    norths, easts = (range(round(at - by), round(at + by) + 1) for at, by in sides)
    yield from itertools.product(norths, easts)


def _width(lat: float) -> float:
    """Of a degree of longitude, as part of one of latitude."""
    return max(0.01, math.cos(math.radians(lat)))


def _places(text: str, points: frozenset[Point]) -> Iterable[Coordinates]:
    """All fine positions of a text; short plus codes once near each protected point
    that is far from the others."""
    found = find_coordinates(text)
    if "+" in text:
        nears = {(north // THOUSAND, east // THOUSAND) for north, east in points}
        for north, east in nears:
            found += find_coordinates(text, (north + 0.5, east + 0.5))
    return (place for place in found if place.radius_m <= _FINE)


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
