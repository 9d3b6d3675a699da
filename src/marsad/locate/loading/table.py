"""Rows of a table of the monitor's own places: CSV with any divider, or TSV."""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.entry import KINDS
from marsad.locate.fold import fold
from marsad.locate.loading.country import country_code
from marsad.locate.loading.files import lines, opened
from marsad.locate.loading.geonames import degrees
from marsad.locate.loading.head import Head, read_head
from marsad.locate.loading.rows import KEPT, Fault, Options, Place, shortened
from marsad.locate.sources import unit_label

SUFFIXES = (".csv", ".tsv", ".txt")
PLACE = "place"
"""The kind of a place of which none is told."""
TALLEST = 50
"""Lines of one row, where a cell in quotation marks holds several."""
_BETWEEN_NAMES = ("|", ";", "؛", ",", "،")


def places(path: Path, options: Options) -> Iterator[Place | Fault]:
    """The places of a table whose first line names its columns.

    A row without coordinates is kept, for its name; faulty ones are left out. The
    country is that of the row, else the one stated, else the monitor's only one.

    Raises:
        OperatorError: the file cannot be read, or a column that is needed is missing.
    """
    with opened(path, SUFFIXES) as file:
        numbered = enumerate(lines(file), 1)
        _, first = next(numbered, (1, b""))
        head = read_head(path, first or b"", options)
        country = _country(path, head, options)
        for number, text, cells in _records(numbered, head.divider):
            yield from _place(number, text, cells, head, (options.name, country))


def _country(path: Path, head: Head, options: Options) -> str:
    if options.country or "country" in head.at:
        return options.country
    if len(options.area) == 1:
        return options.area[0]
    raise OperatorError(
        f"{path}: which country are these places in? Say --country CODE, or "
        "--map country=COLUMN"
    )


Record = tuple[int, bytes, list[str] | str]
"""The number of a row's first line, its bytes, and its cells or what is wrong."""


def _records(
    numbered: Iterator[tuple[int, bytes | None]], divider: str
) -> Iterator[Record]:
    waiting: deque[tuple[int, bytes | None]] = deque()
    while True:
        waiting.extend(islice(numbered, max(TALLEST - len(waiting), 0)))
        if not waiting:
            return
        number, line = waiting[0]
        if line is None:
            waiting.popleft()
            yield number, b"", "the line is too long to be a row"
            continue
        taken, record = _record(waiting, divider)
        for _ in range(taken):
            waiting.popleft()
        if line.strip():
            yield number, line, record


def _record(
    waiting: deque[tuple[int, bytes | None]], divider: str
) -> tuple[int, list[str] | str]:
    """How many lines the first row takes, and its cells or what is wrong with it."""
    texts: list[str] = []
    for _, line in waiting:
        try:
            texts.append((line or b"").decode("utf-8") + "\n")
        except UnicodeDecodeError:
            return 1, "is not UTF-8" if not texts else _UNCLOSED
        try:
            return len(texts), next(csv.reader(texts, delimiter=divider, strict=True))
        except csv.Error as error:
            if "end of data" not in str(error):
                return 1, _loose(texts[0], divider)
    return 1, _UNCLOSED


_UNCLOSED = "a quotation mark is not closed"


def _loose(text: str, divider: str) -> list[str] | str:
    """Cells of a line whose quotation marks stand where they should not."""
    try:
        return next(csv.reader([text], delimiter=divider))
    except csv.Error as error:
        return str(error)


def _place(
    number: int,
    text: bytes,
    cells: list[str] | str,
    head: Head,
    known: tuple[str, str],
) -> Iterator[Place | Fault]:
    seen = shortened(text.decode("utf-8", "replace"))
    try:
        if isinstance(cells, str):
            raise ValueError(cells)
        if len(cells) > len(head.columns):
            raise ValueError(f"has {len(cells)} cells for {len(head.columns)} columns")
        row = head.fields(cells)
        place = _read(number, row, known)
    except ValueError as error:
        yield Fault(number, str(error), seen)
        return
    yield place
    if place.lat is None:
        yield Fault(number, "has no coordinates", seen, KEPT)
    kind = row.get("kind", "").lower()
    if kind not in ("", place.kind):
        reason = f"kind {row['kind']!r} is none of {', '.join(KINDS)}"
        yield Fault(number, reason, seen, KEPT)


def _read(number: int, row: dict[str, str], known: tuple[str, str]) -> Place:
    """One row.

    Raises:
        ValueError: a cell cannot be used; the message says which and why.
    """
    name, (source, stated) = row["name"], known
    if not fold(name):
        raise ValueError(f"{name!r} is no name")
    point: tuple[float, float] | tuple[None, None] = (None, None)
    if row["lat"] or row["lon"]:
        point = degrees(row["lat"], row["lon"])
    kind = row.get("kind", "").lower()
    country = country_code(row.get("country", "")) or stated
    if row.get("country") and not country_code(row["country"]):
        raise ValueError(f"country {row['country']!r} is no code of ISO 3166")
    return Place(
        row=number,
        id=row.get("id") or row.get("pcode") or _id(name, country, point),
        name=name,
        kind=kind if kind in KINDS else PLACE,
        lat=point[0],
        lon=point[1],
        country=country,
        admin1=unit_label(country, row["admin1"]) if row.get("admin1") else None,
        admin2=row.get("admin2") or None,
        population=_people(row.get("population", "")),
        source=source,
        pcode=row.get("pcode") or None,
        names=_names(row["other"]),
    )


def _people(text: str) -> int:
    plain = text.replace(",", "").replace(" ", "").replace("\u00a0", "")
    if plain and not plain.isdecimal():
        raise ValueError(f"population {text!r} is no whole number")
    return int(plain or 0)


def _id(name: str, country: str, point: tuple[float | None, float | None]) -> str:
    """Stays the same when rows are added, moved or left out."""
    numbers = [f"{part:.4f}" for part in point if part is not None]
    return "-".join([country.lower(), fold(name).replace(" ", "-"), *numbers])


def _names(cell: str) -> tuple[str, ...]:
    for sign in _BETWEEN_NAMES:
        cell = cell.replace(sign, "\n")
    return tuple(name.strip() for name in cell.split("\n") if name.strip())
