"""Find the positions that a text gives, in whatever form they are written."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

from marsad.errors import OperatorError
from marsad.text.degrees import find_degrees
from marsad.text.grids import find_mgrs, find_plus_codes, find_utm
from marsad.text.latlon import Coordinates, on_earth, plain_signs, without
from marsad.text.map_links import find_links

__all__ = ["Coordinates", "find_coordinates"]

_Reader: TypeAlias = Callable[[str], Iterable[Coordinates]]


def find_coordinates(
    text: str, near: tuple[float, float] | None = None
) -> list[Coordinates]:
    """Positions in the order of the text, none overlapping.

    Decimal degrees; degrees, minutes and seconds; MGRS; UTM; plus codes; map links and
    geo: URIs; in Western, Arabic, Persian and Burmese figures. Other links are not
    looked into. Two numbers alone count, latitude first, if they have three decimals
    each and are no money, shares, dates, measures or part of a longer row.

    `near`, latitude and longitude in degrees, is where short plus codes are looked
    for; without it they are left out. Raises `OperatorError` where it is no position.
    """
    if near is not None and not on_earth(*near):
        raise OperatorError(f"no position on earth to look near: {near[0]}, {near[1]}")
    plain = plain_signs(text)
    if "+" not in plain and not any(map(str.isdigit, plain)):
        return []
    links = list(find_links(plain))
    found = [link.coordinates for link in links if link.coordinates]
    plain = without(plain, ((link.start, link.end) for link in links))
    readers: tuple[_Reader, ...] = (
        partial(find_plus_codes, near=near),
        find_mgrs,
        find_utm,
        find_degrees,
    )
    for read in readers:
        new = list(read(plain))
        plain = without(plain, ((c.start, c.end) for c in new))
        found += new
    return sorted(found, key=lambda c: c.start)
