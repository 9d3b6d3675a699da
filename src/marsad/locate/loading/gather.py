"""Read the rows of a file and put the good ones aside, telling of the others."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.errors import OperatorError
from marsad.locate.loading import boundaries, extent, geonames, table
from marsad.locate.loading.faults import Faults
from marsad.locate.loading.rows import (
    KEPT,
    REPAIRED,
    Area,
    Fault,
    Options,
    Place,
    Row,
    shortened,
)
from marsad.locate.loading.staging import Staging
from marsad.locate.sources import unit_names

STEP = 1000
"""Rows between two words on progress."""
Progress = Callable[[int], None]
"""Told of so many more rows."""


@dataclass(slots=True)
class Counts:
    """Of the rows of one file."""

    rows: int = 0
    areas: int = 0
    unplaced: int = 0
    right: int = 0
    swapped: int = 0
    first_swapped: str = ""


def _rows(path: Path, options: Options) -> Iterator[Row]:
    if options.kind == "geonames":
        return geonames.places(path, options)
    if options.kind == "boundaries":
        return boundaries.areas(path, options)
    return table.places(path, options)


def gather(
    path: Path, options: Options, staging: Staging, faults: Faults, progress: Progress
) -> Counts:
    """Read every row, and put the good ones aside.

    Raises:
        OperatorError: the file cannot be read, its columns are swapped, or no row is
            any good.
    """
    counts = Counts()
    if options.kind == "geonames":
        staging.units(unit_names())
    number = 0
    for number, row in enumerate(_rows(path, options), 1):
        if isinstance(row, Fault):
            faults.add(row)
        else:
            _keep(_pointed(row, faults), staging, faults, counts)
        if number % STEP == 0:
            progress(STEP)
    progress(number % STEP)
    if options.spellings is not None:
        _add_spellings(options.spellings, staging, faults, progress)
    _check_whole(path, options, faults, counts)
    return counts


def _pointed(row: Place | Area, faults: Faults) -> Place | Area:
    """A row without the point 0, 0, which stands for none."""
    if isinstance(row, Area) or (row.lat, row.lon) != (0.0, 0.0):
        return row
    reason = "latitude and longitude are 0: taken as unknown"
    faults.add(Fault(row.row, reason, shortened(row.name), REPAIRED))
    return replace(row, lat=None, lon=None)


def _keep(row: Place | Area, staging: Staging, faults: Faults, counts: Counts) -> None:
    is_area = isinstance(row, Area)
    lat, lon = row.point if isinstance(row, Area) else (row.lat, row.lon)
    part = row.part if isinstance(row, Area) else ""
    if lat is not None and lon is not None and row.country:
        side = extent.orientation(row.country, lat, lon)
        counts.right += side == extent.RIGHT
        if side == extent.SWAPPED:
            reason = extent.swapped_words(row.country, lat, lon)
            counts.swapped += 1
            counts.first_swapped = counts.first_swapped or f"row {row.row}: {reason}"
            faults.add(Fault(row.row, reason, shortened(row.name), part=part))
            return
        if side == extent.OUTSIDE and isinstance(row, Place) and not row.coded:
            reason = f"latitude {lat:g}, longitude {lon:g} is outside {row.country}"
            faults.add(Fault(row.row, reason, shortened(row.name), KEPT))
    first = staging.area(row) if isinstance(row, Area) else staging.place(row)
    if first is not None:
        code = row.code if isinstance(row, Area) else row.id
        faults.duplicate(row.row, code, first, part)
        return
    counts.rows += 1
    counts.areas += is_area
    counts.unplaced += lat is None


def _add_spellings(
    path: Path, staging: Staging, faults: Faults, progress: Progress
) -> None:
    number = 0
    for number, row in enumerate(geonames.spellings(path), 1):
        if isinstance(row, Fault):
            faults.add(row)
        else:
            staging.spelling(*row)
        if number % STEP == 0:
            progress(STEP)
    progress(number % STEP)


def _check_whole(path: Path, options: Options, faults: Faults, counts: Counts) -> None:
    """Check that the file as a whole can be used.

    Raises:
        OperatorError: its columns are swapped, or no row is any good.
    """
    if counts.swapped > counts.right:
        how = "map them the other way round with --map lat=... --map lon=..."
        if options.kind == "boundaries":
            how = "write the file with longitude first"
        raise OperatorError(
            f"{path}: latitude and longitude seem swapped in {counts.swapped:,} rows, "
            f"and right in {counts.right:,}; {how}. {counts.first_swapped}"
        )
    if not counts.rows:
        first = faults.first[0] if faults.first else Fault(0, "there are none")
        where = f"row {first.row}" if first.row else first.part or "rows"
        raise OperatorError(f"{path}: no row can be used; {where}: {first.reason}")
