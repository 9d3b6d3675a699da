"""Rows of a file of administrative boundaries, feature by feature."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.locate.loading.attributes import DEEPEST, Attributes, find, level_of
from marsad.locate.loading.country import country_code
from marsad.locate.loading.layers import Feature, Layer, features, layers_of, lost_lines
from marsad.locate.loading.rows import KEPT, REPAIRED, Area, Fault, Options, shortened
from marsad.locate.loading.shapes import Turn, made_fit, turn_from
from marsad.locate.sources import bare_unit

_PCODE = re.compile(r"([A-Z]{2,3})\d*$")


def areas(path: Path, options: Options) -> Iterator[Area | Fault]:
    """The units of a GeoJSON file, shapefile or GeoPackage, zipped or not.

    Read in bounded memory, however long the file is. Layers of lines and points, and
    those of units smaller than `DEEPEST`, are told of and left out.

    Raises:
        OperatorError: the file cannot be read or lacks what is needed; the message
            says what and which option gives it.
    """
    layers = layers_of(path, options.layer)
    several = sum(layer.flat for layer in layers) > 1
    if several and (options.level is not None or options.columns):
        names = ", ".join(layer.part for layer in layers)
        raise OperatorError(
            f"{path}: has several layers; say which one is meant with --layer: {names}"
        )
    for layer in layers:
        if layer.flat:
            yield from _units(layer, options)
        else:
            yield Fault(0, "has no polygons", part=layer.part)


def _units(layer: Layer, options: Options) -> Iterator[Area | Fault]:
    with features(layer) as (columns, crs, rows):
        level = level_of(layer.where, columns, options)
        if not 0 <= level <= DEEPEST:
            reason = f"units of level {level}; only levels 0 to {DEEPEST} are kept"
            yield Fault(0, reason, part=layer.part)
            return
        attributes = find(layer.where, columns, options)
        if not (attributes.country or attributes.is_pcode or options.country):
            raise OperatorError(
                f"{layer.where}: which country are these units in? Say --country CODE "
                f"or --map country=COLUMN; there are {', '.join(columns)}"
            )
        turn = turn_from(layer.where, options.crs or crs)
        count = 0
        for row in rows:
            count += 1
            yield from _unit(row, attributes, turn, layer.part, options)
    for line, why in lost_lines(layer, count):
        yield Fault(0, f"line {line} {why}", part=layer.part)


def _unit(
    row: Feature,
    attributes: Attributes,
    turn: Turn | None,
    part: str,
    options: Options,
) -> Iterator[Area | Fault]:
    read = {column: _text(cell) for column, cell in row.cells.items()}
    code, name = read[attributes.code], read[attributes.name]
    others = [read[column] for column in attributes.others if read[column]]
    bare = [bare_unit(one) for one in (name, *others) if one and attributes.level]
    seen = shortened(" ".join(filter(None, (code, name or "".join(others[:1])))))
    if not code:
        yield Fault(row.number, f"has no {attributes.code}", seen, part=part)
        return
    try:
        shape, repaired = made_fit(row.geometry, turn)
    except ValueError as error:
        yield Fault(row.number, str(error), seen, part=part)
        return
    country = _country(read, attributes, options)
    if repaired:
        yield Fault(row.number, repaired, seen, REPAIRED, part)
    if not country:
        yield Fault(row.number, "states no country", seen, KEPT, part)
    if not name:
        reason = f"has no {attributes.name}"
        yield Fault(row.number, reason, seen, KEPT, part)
        name = others[0] if others else code
    admin1, admin2 = _chain(name, read, attributes)
    within = shape.representative_point()
    west, south, east, north = shape.bounds
    yield Area(
        row=row.number,
        part=part,
        set_name=options.name,
        level=attributes.level,
        country=country,
        name=name,
        names=tuple(one for one in dict.fromkeys((*others, *bare)) if one != name),
        own_name=str(row.cells[attributes.name] or ""),
        code=code,
        pcode=code if attributes.is_pcode else None,
        parent=read[attributes.parent] or None if attributes.parent else None,
        admin1=admin1,
        admin2=admin2,
        geometry=shape.wkb,
        bounds=(west, south, east, north),
        point=(within.y, within.x),
    )


def _chain(
    name: str, read: dict[str, str], attributes: Attributes
) -> tuple[str | None, str | None]:
    """Names of the units of the first and second level that a unit is in, or is."""
    above = [name if i == attributes.level else "" for i in (1, 2)]
    for i, column in enumerate(attributes.above):
        if column is not None and i + 1 < attributes.level:
            above[i] = read[column]
    return above[0] or None, above[1] or None


def _text(cell: Any) -> str:
    """A cell as text; UTF-8 that was taken for Latin letters is put right."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell)
    if not text.isascii() and max(text) <= "\u00ff":
        with suppress(UnicodeDecodeError):
            text = text.encode("latin-1").decode("utf-8")
    return " ".join(text.split())


def _country(read: dict[str, str], attributes: Attributes, options: Options) -> str:
    """ISO 3166 alpha-2 as the row states it, or as its P-code begins, or as the person
    states it; empty where the row states something else."""
    stated = read[attributes.country] if attributes.country else ""
    begins = _PCODE.match(stated.upper())
    if stated:
        return country_code(begins[1]) if begins else ""
    begins = _PCODE.match(read[attributes.code]) if attributes.is_pcode else None
    return (country_code(begins[1]) if begins else "") or options.country
