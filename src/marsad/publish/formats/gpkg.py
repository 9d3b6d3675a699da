"""GeoPackage (OGC 1.3): one file for maps, a layer for each export.

What has a place is a layer of points with a spatial index, and rows without one are in
it with no geometry; the other exports are tables beside them.
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, tee
from pathlib import Path
from typing import Any

from marsad.publish.formats import rtree
from marsad.publish.formats.base import ALL, LOCATED, Given
from marsad.publish.formats.csv import in_columns
from marsad.publish.formats.dictionary import about
from marsad.publish.formats.geojson import point
from marsad.publish.formats.table import RowsOf, columns_of, flatten

NAME = "gpkg"
SUFFIX = ".gpkg"
BINARY = True
EXPORTS: tuple[str, ...] = ALL
FILE = "all.gpkg"
ROWS = 5_000
MOMENT = "1980-01-01T00:00:00.000Z"
"""When layers last changed: always the same, so that the bytes are."""
TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN",
         "date": "DATE", "moment": "DATETIME"}  # fmt: skip
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_TABLES = """
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL
 PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL,
 definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY,
 data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
 last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
 min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
 CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id)
 REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
 geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL,
 m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
 CONSTRAINT uk_gc_table_name UNIQUE (table_name),
 CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
 CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
"""
_SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", None),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", None),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84, "longitude and latitude"),
)


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write the exports of these names as layers."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    try:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.executescript(_TABLES + rtree.TABLE)
        base.executemany(
            "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS
        )
        for name in exports:
            _layer(base, given.rows_of, name)
        base.commit()
    finally:
        base.close()


def _layer(base: sqlite3.Connection, rows_of: RowsOf, name: str) -> None:
    columns, located = columns_of(name, rows_of), name in LOCATED
    parts = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    parts += ["geom POINT"] if located else []
    parts += [f'"{c}" {TYPES.get(kind, "TEXT")}' for c, kind in columns.items()]
    base.execute(f'CREATE TABLE "{name}" ({", ".join(parts)})')
    box = _Box() if located else None
    _fill(base, name, len(parts), _lines(rows_of, name, columns, box))
    kind, system = ("features", 4326) if located else ("attributes", None)
    bounds = box.bounds if box else (None,) * 4
    known = (name, kind, name, about()[name], MOMENT, *bounds, system)
    base.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", known)
    if located:
        base.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'POINT', 4326, 0, 0)",
            (name,),
        )


def _fill(
    base: sqlite3.Connection, name: str, width: int, lines: Iterator[tuple[Any, ...]]
) -> None:
    """Rows in their order, and the index of those that have a place."""
    located, first = name in LOCATED, 1
    if located:
        rtree.begin(base, name)
    insert = f'INSERT INTO "{name}" VALUES ({", ".join("?" * width)})'
    while batch := list(islice(lines, ROWS)):
        base.executemany(insert, batch)
        if located:
            rtree.add(base, name, batch, first)
        first += len(batch)
    if located:
        rtree.finish(base, name)


def _lines(
    rows_of: RowsOf, name: str, columns: Mapping[str, str], box: "_Box | None"
) -> Iterator[tuple[Any, ...]]:
    rows, same = tee(rows_of(name))
    lines = in_columns(map(flatten, same), list(columns))
    for row, line in zip(rows, lines, strict=True):
        values = map(_value, line, columns.values())
        yield (None, *([] if box is None else [box.take(point(row))]), *values)


def _value(value: Any, kind: str) -> Any:
    if kind == "moment" and isinstance(value, str):
        return value.replace("+00:00", "Z")
    return value


class _Box:
    """The rectangle round all points that were taken."""

    def __init__(self) -> None:
        self._x: list[float] = []
        self._y: list[float] = []

    def take(self, where: tuple[float, float] | None) -> bytes | None:
        """The point as GeoPackage has it; None for none."""
        if where is None:
            return None
        x, y = where
        self._x = [min([*self._x[:1], x]), max([*self._x[1:], x])]
        self._y = [min([*self._y[:1], y]), max([*self._y[1:], y])]
        return b"GP\x00\x01" + struct.pack("<iBI2d", 4326, 1, 1, x, y)

    @property
    def bounds(self) -> Iterable[float | None]:
        """Least x and y, most x and y."""
        if not self._x:
            return (None,) * 4
        return (self._x[0], self._y[0], self._x[1], self._y[1])
