"""Which way words point from a place: "north-east of", "غرب"."""

import math
import re

from marsad.text.arabic import plain

_WAYS = {
    "north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0,
    "شمال": 0.0, "شرق": 90.0, "جنوب": 180.0, "غرب": 270.0,
}  # fmt: skip
_WORD = re.compile(
    r"(?<![a-z])(?P<en>(?:north|south)?-?(?:north|south|east|west))(?:ern|wards?)?(?![a-z])"
    r"|(?<![ء-ي])(?:[وبل]?ال|[بل])?(?P<ar>شمال|جنوب|شرق|غرب)(?:يه?|ا)?(?![ء-ي])"
)
_METRES = 111_200.0
"""Metres in a degree of latitude."""


def bearing(words: str) -> float | None:
    """Degrees clockwise from north, where all sides named point; None where none is
    named or they cancel each other."""
    found = [
        _WAYS[way]
        for match in _WORD.finditer(plain(words).lower())
        for way in (
            re.findall("north|south|east|west", match["en"])
            if match["en"]
            else [match["ar"]]
        )
    ]
    north = sum(math.cos(math.radians(way)) for way in found)
    east = sum(math.sin(math.radians(way)) for way in found)
    if math.hypot(north, east) < 0.5:
        return None
    return round(math.degrees(math.atan2(east, north)) % 360, 1)


def moved(lat: float, lon: float, toward: float, metres: float) -> tuple[float, float]:
    """The point so many metres away in a direction, on a small part of the Earth."""
    north = metres * math.cos(math.radians(toward)) / _METRES
    wide = max(math.cos(math.radians(lat)), 0.01)
    east = metres * math.sin(math.radians(toward)) / (_METRES * wide)
    there = max(-90.0, min(90.0, lat + north))
    return round(there, 5), round((lon + east + 180) % 360 - 180, 5)
