"""Rows of a GeoNames country file, and of a file of alternate names beside it."""

import functools
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from marsad.locate.loading.files import lines, opened
from marsad.locate.loading.rows import Fault, Options, Place, shortened
from marsad.locate.sources import bare_unit

SOURCE = "geonames"
LICENCE = "GeoNames (geonames.org), CC BY 4.0"
FIELDS = 19
SUFFIXES = (".txt", ".tsv", ".csv")
_NO_NAMES = frozenset(
    ("post", "link", "iata", "icao", "faac", "wkdt", "unlc", "tcid", "phon", "abbr")
)
"""What alternate names are called that are codes."""
CITY, TOWN = 50_000, 5_000
"""People."""


@functools.cache
def _kinds() -> dict[tuple[str, str], str]:
    source = resources.files("marsad.locate.loading") / "data" / "geonames_kinds.tsv"
    rows = source.read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if not row.startswith("#")]
    return {(one, code): kind for one, codes, kind in cells for code in codes.split()}


def kind_of(feature_class: str, code: str, population: int) -> str:
    """One of `entry.KINDS` for a GeoNames feature."""
    kinds = _kinds()
    any_of_class = kinds.get((feature_class, "*"), "region")
    kind = kinds.get((feature_class, code), any_of_class)
    if feature_class != "P" or kind != "village":
        return kind
    if population >= CITY:
        return "city"
    large = population >= TOWN or code.startswith(("PPLA", "PPLC"))
    return "town" if large else "village"


def places(path: Path, options: Options) -> Iterator[Place | Fault]:
    """The places of a file such as `SY.txt`, `SY.zip` or `allCountries.zip`.

    Units stand for themselves with the codes of the file; `store` puts names for
    codes, since a unit may stand after the places that are in it.

    Raises:
        OperatorError: the file cannot be read.
    """
    with opened(path, SUFFIXES) as file:
        for number, line in enumerate(lines(file), 1):
            if line is None:
                yield Fault(number, "the line is longer than any row of GeoNames")
            elif line.strip() and not line.startswith((b"#", b"geonameid\t")):
                yield _place(number, line)


def _place(number: int, line: bytes) -> Place | Fault:
    try:
        cells = line.decode("utf-8").split("\t")
    except UnicodeDecodeError:
        seen = shortened(line.decode("utf-8", "replace"))
        return Fault(number, "is not UTF-8", seen)
    try:
        return _read(number, cells)
    except ValueError as error:
        return Fault(number, str(error), shortened(" | ".join(cells)))


def _read(number: int, cells: list[str]) -> Place:
    """One row.

    Raises:
        ValueError: a cell cannot be used; the message says which and why.
    """
    if len(cells) != FIELDS:
        raise ValueError(f"has {len(cells)} columns, GeoNames has {FIELDS}")
    if not cells[0].isdecimal():
        raise ValueError(f"geonameid {cells[0]!r} is no number")
    if not cells[1].strip():
        raise ValueError("has no name")
    lat, lon = degrees(cells[4], cells[5])
    population = int(cells[14]) if cells[14].isdecimal() else 0
    code = cells[7]
    admin1, admin2 = (None if cell in ("", "00") else cell for cell in cells[10:12])
    others = [cells[2], *cells[3].split(",")]
    if code in ("ADM1", "ADM2"):
        others += [bare_unit(name) for name in (cells[1], *others)]
    return Place(
        row=number,
        id=cells[0],
        name=cells[1].strip(),
        kind=kind_of(cells[6], code, population),
        lat=lat,
        lon=lon,
        country=cells[8].upper(),
        admin1=admin1,
        admin2=admin2,
        population=population,
        source=SOURCE,
        names=tuple(name for name in others if _is_name(name)),
        coded=True,
        unit=code[3:] if code in ("ADM1", "ADM2") else None,
    )


def degrees(lat: str, lon: str) -> tuple[float, float]:
    """A point in degrees.

    Raises:
        ValueError: these are no degrees; the message says which and why.
    """
    values = []
    for what, text, most in (("latitude", lat, 90), ("longitude", lon, 180)):
        try:
            value = float(text.strip().replace(",", ".").replace("\u066b", "."))
        except ValueError:
            raise ValueError(f"{what} {text!r} is no number of degrees") from None
        values.append(value)
        if not -most <= value <= most:
            turned = abs(value) <= 180 and abs(_or_far(lon)) <= 90
            hint = "; latitude and longitude seem swapped" if turned else ""
            raise ValueError(f"{what} {text} is not from -{most} to {most}{hint}")
    return values[0], values[1]


def _or_far(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")


def _is_name(name: str) -> bool:
    """False for what is no name: nothing, an address, the code of an airport."""
    return bool(name.strip()) and "://" not in name and not _is_code(name)


def _is_code(name: str) -> bool:
    return len(name) <= 4 and name.isascii() and name.isupper()


def spellings(path: Path) -> Iterator[tuple[str, str] | Fault]:
    """Id and name of each line of `alternateNames.txt` or `alternateNamesV2.txt`;
    postal codes, links and other codes are left out.

    Raises:
        OperatorError: the file cannot be read.
    """
    with opened(path, SUFFIXES) as file:
        for number, line in enumerate(lines(file), 1):
            cells = b"" if line is None else line
            yield from _spelling(number, cells.split(b"\t"), path.name)


def _spelling(
    number: int, cells: list[bytes], part: str
) -> Iterator[tuple[str, str] | Fault]:
    try:
        read = [cell.decode("utf-8") for cell in cells]
    except UnicodeDecodeError:
        seen = shortened(b" | ".join(cells).decode("utf-8", "replace"))
        yield Fault(number, "is not UTF-8", seen, part=part)
        return
    if len(read) < 4 or not read[1].isdecimal():
        if read != [""]:
            seen = shortened(" | ".join(read))
            yield Fault(number, "is no row of alternate names", seen, part=part)
    elif read[2] not in _NO_NAMES and _is_name(read[3]):
        yield read[1], read[3]
