"""From an entry of a gazetteer to a point with its precision and radius.

Precision is UCDP's where_prec: 1 the place itself, 2 near it, 3 and 4 units of the
second and first order, 5 a vaguer part of a country, 6 a country, 7 sea or air.
"""

from dataclasses import replace

from marsad.locate.areas import Areas
from marsad.locate.bearing import moved
from marsad.locate.entry import SETTLED, Entry
from marsad.locate.rank import apart_km
from marsad.locate.words import PlaceWords
from marsad.records.where import AdminUnit, Where
from marsad.text.coordinates import Coordinates

PRECISION = {"country": 6, "admin1": 4, "admin2": 3, "region": 5, "desert": 5,
             "river": 5, "water": 7, "mountain": 3, "island": 3}  # fmt: skip
RADIUS_M = {
    "country": 300_000, "admin1": 60_000, "admin2": 25_000, "region": 60_000,
    "desert": 100_000, "river": 150_000, "water": 100_000, "mountain": 15_000,
    "island": 15_000, "city": 8_000, "town": 3_000, "village": 1_500,
    "district": 1_500, "camp": 1_500, "facility": 1_500, "crossing": 1_000,
}  # fmt: skip
"""Half the usual extent, in metres; our own estimates."""
_UNSURE = 0.4
"""Share of a distance told by which it may be wrong; our own estimate."""
_SIDE = 0.75
"""Radius of a side of a place, of that of the whole."""
_NEAR_M = 25_000
"""Metres within which something is near a place, by UCDP's codebook; what lies along
more of a line is part of it."""
_EXACT_M = 1_500
"""Metres within which a written position is an exact place."""
_LEVELS = {3: 2, 4: 1, 5: 0, 6: 0, 7: -1}
"""Precision -> the smallest level of units that a point so coarse tells."""
_VAGUE = {"side": 2, "near": 2, "away": 2, "border": 5}


def where_of(entry: Entry) -> Where:
    """The point of an entry, as precise as its kind is."""
    return Where(
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        precision=PRECISION.get(entry.kind, 1),
        radius_m=RADIUS_M.get(entry.kind, 3_000),
        gazetteer=entry.source,
        entry=entry.id,
        kind=entry.kind,
        country=entry.country or None,
        admin1=entry.admin1,
        pcode=entry.pcode,
    )


def where_at(point: Coordinates) -> Where:
    """The position that a report writes, as fine as it writes it."""
    return Where(
        name=f"{point.lat:.5f}, {point.lon:.5f}",
        lat=point.lat,
        lon=point.lon,
        precision=1 if point.radius_m <= _EXACT_M else 2,
        radius_m=point.radius_m,
        gazetteer="coordinates",
        entry=point.form,
    )


def in_units(where: Where, areas: Areas | None) -> Where:
    """The place with the units that its point is in; its country stays that of the
    gazetteer, whatever boundaries say."""
    if areas is None or where.lat is None or where.lon is None:
        return where
    units = tuple(
        AdminUnit(
            unit.level,
            unit.name,
            unit.pcode,
            unit.own_name,
            unit.own_code,
            unit.set_name,
            unit.mark,
        )
        for unit in areas.units_at(where.lat, where.lon)
        if unit.level <= _LEVELS.get(where.precision, 3)
    )
    pcode = where.pcode
    for unit in units:
        if where.pcode is None and unit.pcode and not unit.mark:
            pcode = unit.pcode
    return replace(where, units=units, pcode=pcode)


def blurred(where: Where, read: PlaceWords, depth: int) -> Where:
    """Less exact where the words are vague, name something smaller or several, or call
    a unit what is known as a town alone."""
    precision, radius = where.precision, where.radius_m or 0
    if read.vague:
        wide = 5 if where.kind == "country" else 4 if where.kind == "admin1" else 0
        precision = wide or max(precision, _VAGUE[read.vague])
        radius = max(radius, read.radius_m, 0 if read.toward else read.away_m)
    where, radius = _toward(where, read, radius) if not depth else (where, radius)
    if depth or read.several:
        precision, radius = max(precision, 2), max(radius * 2, 10_000)
    level = read.parts[depth].level if read.parts else 0
    if level and where.kind in SETTLED:
        precision = max(precision, level)
        radius = max(
            radius, RADIUS_M["admin1" if level == PRECISION["admin1"] else "admin2"]
        )
    return replace(where, precision=precision, radius_m=radius)


def halfway(where: Where, one: Entry, other: Entry) -> Where:
    """The stretch between two entries: its middle, and half of its length."""
    apart = apart_km(one, other)
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return where
    radius = int(apart * 500) + (where.radius_m or 0)
    return replace(
        where,
        lat=round((one.lat + other.lat) / 2, 5),
        lon=round((one.lon + other.lon) / 2, 5),
        precision=max(where.precision, 2 if radius <= _NEAR_M else 5),
        radius_m=radius,
    )


def _toward(where: Where, read: PlaceWords, radius: int) -> tuple[Where, int]:
    """The point moved to the side, or as far as the words say, and its radius."""
    if not read.vague or read.toward is None:
        return where, radius
    if where.lat is None or where.lon is None:
        return where, radius
    if read.away_m:
        metres = float(read.away_m)
        radius = max(where.radius_m or 0, int(metres * _UNSURE))
    else:
        metres = radius / 2
        radius = int(radius * _SIDE)
    lat, lon = moved(where.lat, where.lon, read.toward, metres)
    return replace(where, lat=lat, lon=lon), radius
