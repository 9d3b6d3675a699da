"""Positions written as references to a grid: MGRS, UTM and plus codes."""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.text.coordinate_words import any_of, hemisphere_of, table
from marsad.text.latlon import DEGREE_M, Coordinates, on_earth, radius, step

if TYPE_CHECKING:
    from mgrs import MGRS  # type: ignore[import-untyped]

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
"""Of eight degrees of latitude from 80 south on; the last one has twelve."""
_EDGE = 0.001
"""Degrees by which rounded metres may be out of their band."""
_ZONE = r"(?<![\w.'\"°+-])(?P<zone>0?[1-9]|[1-5][0-9]|60)"
_MGRS = re.compile(
    rf"{_ZONE}(?:(?P<band>[{_BANDS}]) {{0,2}}| (?P<apart>[{_BANDS}]) )"
    r"(?P<square>[A-HJ-NP-Z][A-HJ-NP-V]) {0,2}"
    r"(?:(?P<e>[0-9]{2,5}+) (?P<n>[0-9]{2,5}+)"
    r"|(?P<both>[0-9]{10}|[0-9]{8}|[0-9]{6}|[0-9]{4}(?! [0-9])))(?!\w|\.[0-9])"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LETTER = "23456789CFGHJMPQRVWX"
_END = r"(?![\w+])"
_FULL = re.compile(
    rf"(?<![\w+])(?:(?i:[{_LETTER}]{{8}}\+[{_LETTER}]{{2,7}}){_END}"
    rf"|(?:[{_LETTER}]{{8}}|[{_LETTER}]{{6}}00|[{_LETTER}]{{4}}0000|[{_LETTER}]{{2}}000000)\+{_END})"
)
_SHORT = re.compile(
    rf"(?<![\w+])[{_LETTER}]{{4}}(?:[{_LETTER}]{{2}})?\+[{_LETTER}]{{2,7}}{_END}"
)


def find_mgrs(text: str) -> Iterator[Coordinates]:
    """References of 4 to 10 digits in the military grid, the middle of the square.

    What is a date in capitals or lies in no square of its band is left out.
    """
    from mgrs.core import MGRSError  # type: ignore[import-untyped]

    for m in _MGRS.finditer(text):
        band, square = m["band"] or m["apart"], m["square"]
        digits = m["both"] or m["e"] + m["n"]
        if m["e"] and len(m["e"]) != len(m["n"]):
            continue
        if _YEAR.fullmatch(digits) and band + square in table("months").split():
            continue
        try:
            lat, lon = _grid().toLatLon(f"{m['zone']}{band}{square}{digits}")
        except MGRSError:
            continue
        side = 10.0 ** (5 - len(digits) // 2) / DEGREE_M
        size = radius(0.0, side, side)
        yield Coordinates(m.start(), m.end(), lat, lon, size, "mgrs")


@functools.cache
def _grid() -> "MGRS":
    from mgrs import MGRS

    return MGRS()


@functools.cache
def _utm() -> re.Pattern[str]:
    hemispheres, words = table("hemispheres"), table("utm")
    side = any_of(hemispheres["N"] + hemispheres["S"])
    named = any_of(words["easting"] + words["northing"])
    number = r"0?[0-9]{5,7}(?:[.,][0-9]{1,3})?(?![0-9])"

    apart = r"(?: {0,2}[,;/] {0,2}| {1,3}|(?<=[A-Z]))"

    def part(name: str) -> str:
        return (
            rf"(?:(?P<{name}before>{named})[:=]? {{0,2}})?(?P<{name}>{number})"
            rf"(?: ?(?:m ?)?(?P<{name}after>{named})(?![^\W\d_])| ?m(?![^\W\d_]))?"
        )

    return re.compile(
        rf"{_ZONE}(?: ?(?P<band>[{_BANDS}])| ?(?P<side>{side}))(?![^\W\d_])"
        rf"[,;:]? {{0,3}}{part('a')}{apart}{part('b')}"
        r"(?![^\W_]|\.[0-9])"
    )


def find_utm(text: str) -> Iterator[Coordinates]:
    """Zone, band or hemisphere, easting and northing in metres.

    "S" is the band where the northing lies in it, else the southern hemisphere.
    """
    from utm import OutOfRangeError, to_latlon  # type: ignore[import-untyped]

    for m in _utm().finditer(text):
        east, north = _east_north(m)
        letter = m["band"] or hemisphere_of(m["side"])
        for northern in _sides(letter):
            try:
                place = to_latlon(
                    float(east), float(north), int(m["zone"]), northern=northern
                )
            except OutOfRangeError:
                break
            lat, lon = map(float, place)
            if not on_earth(lat, lon) or not _in_band(lat, letter, northern):
                continue
            size = radius(0.0, step(north, 1 / DEGREE_M), step(east, 1 / DEGREE_M))
            yield Coordinates(m.start(), m.end(), lat, lon, size, "utm")
            break


def _east_north(m: re.Match[str]) -> tuple[str, str]:
    """The two numbers with the easting first; one of seven digits is no easting."""
    a, b = m["a"].replace(",", "."), m["b"].replace(",", ".")
    north = {word.casefold() for word in table("utm")["northing"]}
    word = m["abefore"] or m["aafter"] or ""
    swapped = float(a) >= 1e6 > float(b) or word.casefold() in north
    return (b, a) if swapped else (a, b)


def _sides(letter: str) -> tuple[bool, ...]:
    """Whether the letter means the north: "S" first as a band, then as the south."""
    return (True, False) if letter == "S" else (letter >= "N",)


def _in_band(lat: float, letter: str, northern: bool) -> bool:
    if letter == "N" or (letter == "S" and not northern):
        return True
    south = -80 + 8 * _BANDS.index(letter)
    height = 12 if letter == "X" else 8
    return south - _EDGE <= lat <= south + height + _EDGE


def find_plus_codes(
    text: str, near: tuple[float, float] | None = None
) -> Iterator[Coordinates]:
    """Plus codes, the middle of their cell; short ones only near a position.

    A code of figures only is rather a sum and left out.
    """
    from pluscodes import openlocationcode as codes  # type: ignore[import-untyped]

    for m in (_FULL if near is None else _EITHER).finditer(text):
        code = m[0].upper()
        if not any(sign.isalpha() for sign in code):
            continue
        if near is not None and codes.isShort(code):
            code = codes.recoverNearest(code, *near)
        if not codes.isFull(code):
            continue
        cell = codes.decode(code)
        lat, lon = cell.latitudeCenter, cell.longitudeCenter
        height = cell.latitudeHi - cell.latitudeLo
        width = cell.longitudeHi - cell.longitudeLo
        size = radius(lat, height, width)
        yield Coordinates(m.start(), m.end(), lat, lon, size, "pluscode")


_EITHER = re.compile(f"{_FULL.pattern}|{_SHORT.pattern}")
