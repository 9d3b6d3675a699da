"""Place names of UCDP GED, told apart from what is said about them.

A name comes as "X town" or "X village": the name is kept bare, the word becomes the
kind. Areas told by a side, roads and borders are left out, for they name no place.
"""

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import cos, hypot, radians
from pathlib import Path
from typing import NamedTuple

from marsad.locate.fold import fold, sound
from marsad.locate.lists import Listed

_NO_PLACE = re.compile(
    r"\b(?:roads?|highway|between|border(?! c)|countryside|junction|enclave|triangle|"
    r"pocket|of|near|in|over|into|LoC|silos east)\b|\d+ ?km|"
    r"^(?:north|south|east|west|central)\S*\s.*(?:governorate|province|syria|iraq|turkey)$",
    re.I,
)
_KINDS = (
    ("camp", r"(?<=idp |gee )camp"),
    ("crossing", r"(?:border )?crossing|border checkpoint"),
    ("admin1", r"governorate|province|state|oblast|republic|krai|department"),
    ("admin2", r"(?:sub-?)?district|sub district|county|municipality|territory"),
    ("admin2", r"raion|rayon|tehsil|commune|tambon"),
    ("town", r"town(?: [A-Z])?|subu?rb"),
    ("village", r"villa?g?e|locality|location|settlement|kibbutz|farms?|hamlet"),
    ("city", r"city"),
    ("district", r"(?:neighbou?rhood|quarter)"),
    ("region", r"area|sector|valley|plains?|zone|region|marsh|woods|forest"),
    ("mountain", r"mountains?(?: range)?"),
)  # fmt: skip
"""Words behind a name that say its kind and are taken off."""
_WHOLE = (
    ("facility", r"(?:air)?(?:base|port|field)s?|checkpoint|heliport|plant|factory"),
    ("facility", r"refinery|prison|complex|station|brigade|regiment.*|dam|castle|mine"),
    ("facility", r"ruins?|mills|bridge|shrine|monastery|monument|project"),
    ("camp", r"camp"),
    ("mountain", r"hills?"),
    ("island", r"island"),
    ("river", r"river"),
    ("water", r"reservoir|lake|salt pan"),
    ("desert", r"desert"),
    ("region", r"park|oasis"),
)  # fmt: skip
"""The same for words that belong to the name."""
_BEFORE = (
    ("mountain", r"(?:jabal|tulul|sharat|dahr|mount|jebel)"),
    ("region", r"(?:wadi|sahl|ard|eastern|western|northern)"),
    ("water", r"(?:sabkhat|khabrat|buhayrat)"),
)
_COUNTRIES = {
    "Yemen (North Yemen)": "YE", "DR Congo (Zaire)": "CD", "Turkey": "TR", "Iran": "IR",
    "Russia (Soviet Union)": "RU", "United States of America": "US", "Syria": "SY",
    "Venezuela": "VE", "Congo": "CG",
}  # fmt: skip
_GOVERNORATES = {
    "Al Hasakah": "Hasakah", "Ar Raqqah": "Raqqa", "As Suwayda": "Suwayda",
    "Deir ez Zor": "Deir ez-Zor", "Hamah": "Hama",
}  # fmt: skip
"""Where UCDP writes a Syrian governorate unlike our list."""
_UNIT_WORDS = ("Muhafazat", "Sha`biyat", "Governorate", "Mayorality", "of", "State")
TWINS_KM = 3.0
"""Two places of one name this near are one."""


class Said(NamedTuple):
    """What UCDP says of a place, and how often."""

    where: str
    country: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    events: int


class Read(NamedTuple):
    """A name taken apart."""

    names: tuple[str, ...]
    kind: str


def ucdp_places(folder: Path, units: Mapping[str, Sequence[str]]) -> Iterator[Listed]:
    """Places of GED that have a name, each once.

    `units` are the names of first-order units by country, to which UCDP's are fitted.
    """
    said = chain(_of_syria(folder), _of_events(folder))
    kept: dict[tuple[str, str], list[Said]] = {}
    for place in sorted(said, key=lambda one: (-one.events, one)):
        read = read_name(place.where, place.country)
        if read is None:
            continue
        twins = kept.setdefault((place.country, fold(read.names[0])), [])
        if all(_apart_km(place, twin) > TWINS_KM for twin in twins):
            twins.append(place)
            yield _listed(place, read, units.get(place.country, ()))


def read_name(where: str, country: str) -> Read | None:
    """The bare name, its other forms and its kind; None for what names no place."""
    words = " ".join(where.split(",")[0].split())
    if not words or _NO_PLACE.search(words) or words == "Syria":
        return None
    inner = re.findall(r"\(([^)]*)\)", words)
    outer = " ".join(re.sub(r"\([^)]*\)", " ", words).split())
    parts = [part.strip() for part in chain(outer.split("/"), inner) if part.strip()]
    read = [_kind(part) for part in parts]
    kind = next((kind for _, kind in read if kind), "village")
    if kind == "admin1" or (kind == "admin2" and country == "SY"):
        return None
    return Read(tuple(name for name, _ in read if len(name) > 2), kind)


def _kind(part: str) -> tuple[str, str]:
    for kind, words in _KINDS:
        match = re.fullmatch(rf"(.+?) (?:idp |refugee )?(?:{words})", part, re.I)
        if match is not None:
            bare = match[1] if kind not in ("camp", "crossing", "admin2") else part
            return bare, kind
    for kind, words in _WHOLE:
        if re.search(rf"\b(?:{words})$", part, re.I):
            return part, kind
    for kind, words in _BEFORE:
        if re.match(rf"{words} ", part, re.I):
            return part, kind
    return part, ""


def _of_syria(folder: Path) -> Iterator[Said]:
    path = folder / "syria_places_2016_2018.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield Said(
                row["where_coordinates"], "SY", row["adm_1"], row["adm_2"],
                float(row["latitude"]), float(row["longitude"]), int(row["events"]),
            )  # fmt: skip


def _of_events(folder: Path) -> Iterator[Said]:
    """Names of UCDP-AEC at the points that GED has for the same events."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    ged = pq.read_table(
        folder / "ged_1989_2018_min.parquet", columns=["id", "latitude", "longitude"]
    )
    points = {id: point for id, *point in zip(*ged.to_pydict().values(), strict=True)}
    seen: Counter[tuple[str, ...]] = Counter()
    for part in ("train", "validation"):
        for row in pq.read_table(folder / f"aec_{part}.parquet").to_pylist():
            keys = ("where_name", "root_name", "adm1_name", "adm2_name")
            if row["id"] in points:
                said = tuple(row[f"location_{key}"] or "" for key in keys)
                seen[*said, *map(str, points[row["id"]])] += 1
    for (where, country, admin1, admin2, lat, lon), events in seen.items():
        code = _code(country, admin1)
        yield Said(where, code, admin1, admin2, float(lat), float(lon), events)


def _code(country: str, admin1: str) -> str:
    import pycountry

    if admin1 in ("West Bank", "Gaza Strip"):
        return "PS"
    known = _COUNTRIES.get(country)
    return known or str(pycountry.countries.lookup(country).alpha_2)


def _listed(place: Said, read: Read, units: Sequence[str]) -> Listed:
    slug = fold(read.names[0]).replace(" ", "-")
    at = f"{round(place.lat * 100)}-{round(place.lon * 100)}"
    return Listed(
        id=f"ucdp-{place.country.lower()}-{slug}-{at}",
        name=read.names[0],
        other=read.names[1:],
        kind=read.kind,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=_admin1(place, units),
        admin2=_unit(place.admin2),
        pcode="",
        population=0,
        source="ucdp",
    )


def _admin1(place: Said, units: Sequence[str]) -> str:
    from rapidfuzz import fuzz, process

    bare = _unit(place.admin1)
    if place.country == "SY" and bare:
        return f"{_GOVERNORATES.get(bare, bare)} Governorate"
    fitting = process.extractOne(
        _key(bare), [_key(unit) for unit in units], scorer=fuzz.ratio, score_cutoff=85
    )
    return units[fitting[2]] if fitting and bare else bare


def _key(unit: str) -> str:
    kept = (word for word in unit.split() if word not in _UNIT_WORDS)
    return sound(fold(" ".join(kept)))


def _unit(name: str) -> str:
    """A unit without the word for it."""
    bare = re.sub(r"^(?:Mintaqat|Qaḑā’|Liwā’|Markaz) ", "", name)
    words = "|".join(said for kind, said in _KINDS if kind.startswith("admin"))
    words += "|region|division|agency"
    return re.sub(rf" (?:{words})$", "", bare, flags=re.I).strip()


def _apart_km(one: Said, two: Said) -> float:
    east = (one.lon - two.lon) * 111.2 * cos(radians(one.lat))
    return hypot((one.lat - two.lat) * 111.2, east)
