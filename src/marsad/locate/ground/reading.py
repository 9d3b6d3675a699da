"""Areas held, feature by feature, out of a file that GDAL reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.fold import fold
from marsad.locate.ground.days import day_in_name, day_of
from marsad.locate.ground.rows import Extent, Options
from marsad.locate.loading.layers import (
    Feature,
    Layer,
    features,
    layers_of,
    lost_lines,
)
from marsad.locate.loading.rows import REPAIRED, Fault, shortened
from marsad.locate.loading.shapes import Turn, made_fit, turn_from

DAYS = ("date", "day", "datum", "as_of", "asof", "valid_on", "timestamp", "time")
HOLDERS = (
    "holder", "control", "controlled_by", "controller", "held_by", "party", "actor",
    "faction", "side", "owner", "status",
)  # fmt: skip
"""Names of properties that are taken for the day and the holder, the first first."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a layer's features are to be read."""

    options: Options
    part: str
    turn: Turn | None
    day: date | None
    """The day of all of them; None where a property tells."""
    day_field: str
    holder_field: str


def extents(path: Path, options: Options) -> Iterator[Extent | Fault]:
    """The areas of a GeoJSON file, one with a feature a line, a shapefile or a
    GeoPackage, packed or not. Read in bounded memory, however long the file is.

    Raises:
        OperatorError: the file cannot be read or lacks what is needed; the message
            says what and which option gives it.
    """
    for layer in layers_of(path, options.layer):
        if layer.flat:
            yield from _areas(path, layer, options)
        else:
            yield Fault(0, "has no polygons", part=layer.part)


def _areas(path: Path, layer: Layer, options: Options) -> Iterator[Extent | Fault]:
    with features(layer, dates=True) as (columns, crs, rows):
        day = options.day
        if options.day_from_name:
            day = _named_day(layer.part or path.name)
        day_field = "" if day else _column(layer, columns, options.day_field, "day")
        holder_field = (
            ""
            if options.holder
            else _column(layer, columns, options.holder_field, "holder")
        )
        turn = turn_from(layer.where, options.crs or crs)
        sheet = _Sheet(options, layer.part, turn, day, day_field, holder_field)
        count = 0
        for row in rows:
            count += 1
            yield from _extent(row, sheet)
    for line, why in lost_lines(layer, count):
        yield Fault(0, f"line {line} {why}", part=layer.part)


def _named_day(name: str) -> date:
    try:
        return day_in_name(name)
    except ValueError as error:
        raise OperatorError(f"--date-from-name: {error}") from error


def _column(layer: Layer, columns: Sequence[str], named: str, what: str) -> str:
    """The property that holds the day, or the holder.

    Raises:
        OperatorError: there is none.
    """
    there = ", ".join(columns) or "none"
    if named:
        if named not in columns:
            raise OperatorError(
                f"{layer.where}: has no property {named!r}; it has {there}"
            )
        return named
    by_key = {column.casefold(): column for column in columns}
    known = DAYS if what == "day" else HOLDERS
    found = next((by_key[key] for key in known if key in by_key), None)
    if found is not None:
        return found
    if what == "day":
        how = "--date-field NAME, --date DAY or --date-from-name"
    else:
        how = "--holder-field NAME, or --holder PARTY for all of it"
    raise OperatorError(
        f"{layer.where}: which property tells the {what}? Say {how}; there are {there}"
    )


def _extent(row: Feature, sheet: _Sheet) -> Iterator[Extent | Fault]:
    cell = row.cells.get(sheet.holder_field)
    own = "" if cell is None else str(cell).strip()
    seen = shortened(own)
    try:
        day = sheet.day or day_of(row.cells[sheet.day_field])
        holder = _holder(own, sheet.options)
        if holder is None:
            return
        shape, repaired = made_fit(row.geometry, sheet.turn)
    except ValueError as error:
        yield Fault(row.number, str(error), seen, part=sheet.part)
        return
    if repaired:
        yield Fault(row.number, repaired, f"{day} {holder}", REPAIRED, sheet.part)
    within = shape.representative_point()
    point = within.y, within.x
    yield Extent(row.number, sheet.part, day, holder, own, shape.wkb, point)


def _holder(own: str, options: Options) -> str | None:
    """Whom the words mean; None where they are to be passed over.

    Raises:
        ValueError: there are none.
    """
    if options.holder:
        return party_of(options.holder, options)
    if not own:
        raise ValueError("states no holder")
    meant = {fold(word): party for word, party in options.meanings}
    if fold(own) in meant:
        party = meant[fold(own)]
        return party_of(party, options) if party else None
    return party_of(own, options)


def party_of(words: str, options: Options) -> str:
    """The id of the party that words name, or the words themselves."""
    return options.parties.get(fold(words), words)
