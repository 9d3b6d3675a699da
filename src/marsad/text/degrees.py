"""Positions written in degrees: decimal, or with minutes and seconds."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.text.coordinate_words import (
    AXES,
    LAT,
    LON,
    angle_pattern,
    any_of,
    hemisphere_of,
    table,
)
from marsad.text.latlon import Coordinates, on_earth, radius, step

LEAST = {".": 3, ",": 4}
"""Decimals from which on two numbers alone may be a position, by their sign: three
after a comma are thousands."""
_JOINED = re.compile(r"[ \n]{0,4}[-,;/|&]?[ \n\"']{0,3}(?:(?i:and|و|и|та|і) ?)?[(]?")
"""Between two angles whose axes are named."""
_BARE = re.compile(r" ?[,;|] ?و?| ")
_MONTHS = re.compile(r"(?:[1-9]|1[0-2])\.(?:19|20)\d\d")
_PADDED = re.compile(r"0\d")
"""Begins a part of a telephone number or a date."""
_LOOK = 24
"""Characters before and after two numbers in which something may speak against them."""


@dataclass(frozen=True, slots=True)
class _Angle:
    """One number of degrees with what is written around it."""

    at: int
    """Where its label begins, or itself."""
    start: int
    end: int
    degrees: float
    step: float
    """Degrees that the last digit is worth."""
    axis: str
    """``lat``, ``lon``, nothing, or ``?`` where what is written contradicts itself."""
    order: str = ""
    """``latlon`` or ``lonlat`` where a label names both."""
    number: str = ""
    """A plain number of degrees as written; nothing for other forms."""
    signed: bool = False
    """True where a sign or word says degrees, or a label names the axis."""
    loose: bool = False
    """True for degrees, minutes and seconds with nothing but blanks between."""


def find_degrees(text: str) -> Iterator[Coordinates]:
    """Positions in a text of plain signs, in its order; none overlap.

    Degrees, minutes and seconds; decimals with letters, words or labels for both
    axes; two numbers alone, latitude first, if they have decimals enough and nothing
    around them says that they are something else.
    """
    angles = [_angle(m) for m in angle_pattern().finditer(text) if not _count(m)]
    i = 0
    while i + 1 < len(angles):
        row = _row(text, angles, i)
        found = _pair(text, angles[i], angles[i + 1]) if row == 2 else None
        if found is not None:
            yield found
        i += row if found is not None or row > 2 else 1


def _count(m: re.Match[str]) -> bool:
    """Whether it is a whole number that nothing names."""
    number = m["num"]
    return bool(number) and number.isdigit() and m["self"] == m[0]


def _angle(m: re.Match[str]) -> _Angle:
    degrees, fine = _value(m)
    word = m["pre"] or m["ns"] or m["ew"] or m["low"]
    letter = hemisphere_of(word) if word else ""
    label = LAT if m["lat"] else LON if m["lon"] else ""
    axis = AXES.get(letter, label)
    if (label and axis != label) or (letter and m["minus"]) or degrees < 0:
        axis = "?"
    negative = letter in {"S", "W"} or m["minus"] == "-"
    return _Angle(
        at=m.start(),
        start=m.start("pre") if m["pre"] else m.start("self"),
        end=m.end(),
        degrees=-degrees if negative else degrees,
        step=fine,
        axis=axis,
        order="latlon" if m["latlon"] else "lonlat" if m["lonlat"] else "",
        number=m["num"] or "",
        signed=bool(m["deg"] or m["d"] or label),
        loose=m["ld"] is not None,
    )


def _value(m: re.Match[str]) -> tuple[float, float]:
    """Degrees and the step of the last digit; below 0 if it is no angle."""
    if m["num"]:
        number = m["num"].replace(",", ".")
        return float(number), step(number)
    parts = (m["d"], m["m"], m["s"]) if m["d"] else (m["ld"], m["lm"], m["ls"])
    whole, minutes, seconds = ((part or "").replace(",", ".") for part in parts)
    if (
        float(minutes) >= 60
        or float(seconds or 0) >= 60
        or (seconds and "." in minutes)
    ):
        return -1.0, 0.0
    value = int(whole) + float(minutes) / 60 + float(seconds or 0) / 3600
    return value, step(seconds, 1 / 3600) if seconds else step(minutes, 1 / 60)


def _row(text: str, angles: list[_Angle], i: int) -> int:
    """How many plain numbers stand in a row from the i-th on, alike between; at least
    two. A row of three or more is a table's or a sentence's, and no position."""
    a, b = angles[i], angles[i + 1]
    gap, end = text[a.end : b.at], i + 2
    if not (a.number and b.number and _BARE.fullmatch(gap)) or a.axis or b.axis:
        return 2
    while end < len(angles):
        b, c = angles[end - 1], angles[end]
        if text[b.end : c.at] != gap or c.axis or _decimals(c.number) < LEAST["."]:
            break
        end += 1
    return end - i


def _pair(text: str, a: _Angle, b: _Angle) -> Coordinates | None:
    gap = text[a.end : b.at]
    if a.axis or b.axis:
        if {a.axis, b.axis} != {LAT, LON} or not _named(a, b, gap):
            return None
        first = a.axis
    elif not _unnamed(text, a, b, gap):
        return None
    else:
        first = LON if a.order == "lonlat" else LAT
    lat, lon = (a, b) if first == LAT else (b, a)
    if not on_earth(lat.degrees, lon.degrees):
        return None
    return Coordinates(
        a.start,
        b.end,
        lat.degrees,
        lon.degrees,
        radius(lat.degrees, lat.step, lon.step),
        "decimal" if a.number and b.number else "dms",
    )


def _named(a: _Angle, b: _Angle, gap: str) -> bool:
    """Whether two numbers with named axes belong together; "36 N, 37 E" alone are
    house numbers as well."""
    plain = (a, b)
    told = any(c.signed or not c.number or _decimals(c.number) for c in plain)
    return told and a.loose == b.loose and _JOINED.fullmatch(gap) is not None


def _unnamed(text: str, a: _Angle, b: _Angle, gap: str) -> bool:
    if not _BARE.fullmatch(gap) or b.order:
        return False
    if not a.number and not b.number:
        return True
    if not a.number or not b.number:
        return False
    return bool(a.order) or _alone(text, a, b, gap)


def _alone(text: str, a: _Angle, b: _Angle, gap: str) -> bool:
    """Whether two numbers that nothing names are a position by their look."""
    marks = {"," if "," in c.number else "." for c in (a, b)}
    mark = marks.pop()
    if marks or min(_decimals(a.number), _decimals(b.number)) < LEAST[mark]:
        return False
    if mark == "," and gap == ",":
        return False
    if all(_MONTHS.fullmatch(c.number) for c in (a, b)):
        return False
    if any(_PADDED.match(c.number) for c in (a, b)):
        return False
    if abs(a.degrees) < 1 and abs(b.degrees) < 1:
        return False
    before, after = _against()
    return not (
        before.search(text[max(0, a.start - _LOOK) : a.start])
        or after.match(text[b.end : b.end + _LOOK])
    )


def _decimals(number: str) -> int:
    return len(number.replace(",", ".").partition(".")[2])


@functools.cache
def _against() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words, also = table("not"), any_of(table("signs")["and"])
    third = rf" {also} ?\d{{1,3}}[.,]\d{{3,9}}(?!\d|[,;| ]{{1,2}}[-\d])"
    return (
        re.compile(
            rf"(?:(?:(?<![^\W\d_])|(?=\W)){any_of(words['before'])} ?|\d[-,:/]|#)$"
        ),
        re.compile(rf" ?{any_of(words['after'])}(?![^\W\d_])|[-:/,]\d|{third}"),
    )
