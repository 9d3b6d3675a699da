"""Places of the lists that come with the package, and where each list is from.

A list is a tab-separated file in `data/lists`, packed or not. It opens with lines
``# word: text`` that name its source; `tools/place_lists.py` makes the packed ones.
"""

import csv
import functools
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import resources
from importlib.resources.abc import Traversable

from marsad.errors import InternalError
from marsad.locate.entry import KINDS

SPELLINGS = "spellings"
"""The file that adds spellings to places of the other lists; no list itself."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One place of a list; the fields are the columns, in this order."""

    id: str
    """Unique over all lists; begins with the source, so it can be looked up there."""
    name: str
    other: tuple[str, ...]
    """Other spellings, in all scripts."""
    kind: str
    """One of `entry.KINDS`; units below the second order count as ``admin2``."""
    lat: float
    """Degrees north, WGS 84; of areas a point within or in the middle."""
    lon: float
    country: str
    """ISO 3166 alpha-2; XZ for what lies in several countries or none."""
    admin1: str
    """Name of the first-order unit, empty where unknown; of a unit its own name."""
    admin2: str
    pcode: str
    """Of the units and neighbourhoods that OCHA numbers."""
    population: int
    """0: unknown."""
    source: str
    """A key of `sources`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts of a list come from."""

    source: str
    title: str
    version: str
    licence: str
    citation: str


COLUMNS = tuple(field.name for field in fields(Listed))
_HEAD = tuple(field.name for field in fields(Source))


def list_names() -> tuple[str, ...]:
    """Names of the lists, sorted."""
    return tuple(name for name in sorted(_files()) if name != SPELLINGS)


def read_list(name: str) -> Iterator[Listed]:
    """The places of one list, with the spellings added to them.

    Raises:
        InternalError: there is no such list, or a row of it is not as it should be.
    """
    added = _spellings()
    for number, row in enumerate(_rows(name, COLUMNS), 1):
        try:
            yield _listed(row, added.get(row["id"], ()))
        except ValueError as error:
            raise InternalError(f"list {name}, row {number}: {error}") from error


def listed() -> Iterator[Listed]:
    """The places of all lists."""
    for name in list_names():
        yield from read_list(name)


@functools.cache
def sources() -> dict[str, Source]:
    """What `Listed.source` stands for, and whom to credit.

    Raises:
        InternalError: a list does not name its source in full.
    """
    found: dict[str, Source] = {}
    for name in sorted(_files()):
        said = dict(_said(name))
        try:
            source = Source(*(said[word] for word in _HEAD))
        except KeyError as error:
            raise InternalError(f"list {name} does not name its {error}") from error
        found.setdefault(source.source, source)
    return found


@functools.cache
def digest_parts() -> tuple[bytes, ...]:
    """The content of all lists in fixed order, for the version of an index."""
    return tuple(file.read_bytes() for _, file in sorted(_files().items()))


def _files() -> dict[str, Traversable]:
    folder = resources.files("marsad.locate") / "data" / "lists"
    files = (file for file in folder.iterdir() if ".tsv" in file.name)
    return {file.name.split(".")[0]: file for file in files}


def _lines(name: str) -> list[str]:
    file = _files().get(name)
    if file is None:
        raise InternalError(f"there is no list {name}")
    content = file.read_bytes()
    if file.name.endswith(".gz"):
        content = gzip.decompress(content)
    return content.decode("utf-8").splitlines()


def _said(name: str) -> Iterator[tuple[str, str]]:
    """What the head of a list says, word by word."""
    for line in _lines(name):
        if not line.startswith("#"):
            return
        word, _, text = line.removeprefix("#").partition(":")
        yield word.strip(), text.strip()


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    lines = (line for line in _lines(name) if line and not line.startswith("#"))
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if tuple(rows.fieldnames or ()) != columns:
        raise InternalError(f"list {name} has the columns {rows.fieldnames}")
    yield from rows


@functools.cache
def _spellings() -> dict[str, tuple[str, ...]]:
    if SPELLINGS not in _files():
        return {}
    rows = _rows(SPELLINGS, ("id", "other"))
    return {row["id"]: _several(row["other"]) for row in rows}


def _several(cell: str) -> tuple[str, ...]:
    return tuple(name for name in cell.split("|") if name)


def _listed(row: dict[str, str], added: tuple[str, ...]) -> Listed:
    if None in row or None in row.values():
        raise ValueError(f"it has not {len(COLUMNS)} cells")
    lat, lon, kind = float(row["lat"]), float(row["lon"]), row["kind"]
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point")
    if kind not in KINDS or not row["id"] or not row["name"]:
        raise ValueError(f"{row['id']!r}, {row['name']!r}, {kind!r}")
    names = dict.fromkeys((*_several(row["other"]), *added))
    names.pop(row["name"], None)
    return Listed(
        id=row["id"],
        name=row["name"],
        other=tuple(names),
        kind=kind,
        lat=lat,
        lon=lon,
        country=row["country"],
        admin1=row["admin1"],
        admin2=row["admin2"],
        pcode=row["pcode"],
        population=int(row["population"] or 0),
        source=row["source"],
    )
