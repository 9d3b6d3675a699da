"""A position in a text, how fine it is written, and one spelling of its signs."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, cos, hypot, radians

DEGREE_M = 111_700
"""Metres: a degree of latitude where it is longest, at the poles."""
_DIGITS = "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ၀၁၂၃၄၅၆၇၈၉ ０１２３４５６７８９"
_SIGNS = {
    "°": "º˚∘⁰",
    "'": "’‘′‵ʹʼʻ´`＇׳",
    '"': "“”„‟″ʺ˝＂״",
    "-": "−‐‑–－",
    ",": "،，",
    ";": "؛；",
    ":": "：",
    ".": "٫．",
    "%": "٪％",
    "+": "＋",
}
_BLANKS = "\t\r\u00a0\u00ad\u061c\u202f\u205f\u2800\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class Coordinates:
    """One position as a text gives it; start and end index the text."""

    start: int
    end: int
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    radius_m: int
    """Metres around the point that hold all of what is written: half the diagonal of
    the last digit's step, of the grid square or of the code's cell; at least 1."""
    form: str
    """``decimal``, ``dms``, ``mgrs``, ``utm``, ``pluscode`` or ``link``."""


def on_earth(lat: float, lon: float) -> bool:
    """Whether degrees are those of a position."""
    return -90 <= lat <= 90 and -180 <= lon <= 180


def radius(lat: float, step_lat: float, step_lon: float) -> int:
    """Metres from a point at `lat` to the corners of the cell around it.

    The steps are the cell's height and width in degrees.
    """
    widest = cos(radians(max(0.0, abs(lat) - step_lat / 2)))
    half = hypot(step_lat, step_lon * widest) / 2
    return max(1, ceil(half * DEGREE_M))


def step(number: str, unit: float = 1.0) -> float:
    """What the last digit of a number written with a point is worth, in its unit."""
    return float(unit * 10.0 ** -len(number.partition(".")[2]))


@functools.cache
def _spelling() -> dict[int, str]:
    table = {ord(sign): to for to, signs in _SIGNS.items() for sign in signs}
    for digits in _DIGITS.split():
        table |= {ord(sign): str(value) for value, sign in enumerate(digits)}
    marks = [*range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
    return table | dict.fromkeys([*map(ord, _BLANKS), *marks], " ")


def plain_signs(text: str) -> str:
    """The text with one sign for those that look alike; every offset stays.

    Western digits, ° ' " - , ; : . % +, and blanks for invisible marks.
    """
    return text.translate(_spelling())


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spans, in order and apart, made unreadable; every offset stays."""
    parts, at = [], 0
    for start, end in spans:
        parts += [text[at:start], "\0" * (end - start)]
        at = end
    return "".join([*parts, text[at:]])
