"""The spatial index of a GeoPackage's layer: the extension gpkg_rtree_index.

The standard (requirement 77) asks for triggers that keep the index right when a program
edits the layer, also of a file that is only read. They call functions for geometries
which programs for maps bring along.
"""

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from typing import Any

TABLE = """
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT,
 extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
 CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
"""
_EXTENSION = ("geom", "gpkg_rtree_index",
              "http://www.geopackage.org/spec120/#extension_rtree",
              "write-only")  # fmt: skip
_FULL = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
_EMPTY = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)"
_PUT = (
    "INSERT OR REPLACE INTO {index} VALUES (NEW.fid, ST_MinX(NEW.geom), "
    "ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));"
)
_DROP = "DELETE FROM {index} WHERE id = OLD.fid;"
_DROP_BOTH = "DELETE FROM {index} WHERE id IN (OLD.fid, NEW.fid);"
_SAME, _OTHER = "OLD.fid = NEW.fid", "OLD.fid != NEW.fid"
_TRIGGERS = {
    "insert": ("INSERT", f"({_FULL})", _PUT),
    "update1": ("UPDATE OF geom", f"{_SAME} AND ({_FULL})", _PUT),
    "update2": ("UPDATE OF geom", f"{_SAME} AND ({_EMPTY})", _DROP),
    "update3": ("UPDATE", f"{_OTHER} AND ({_FULL})", f"{_DROP} {_PUT}"),
    "update4": ("UPDATE", f"{_OTHER} AND ({_EMPTY})", _DROP_BOTH),
    "delete": ("DELETE", "OLD.geom NOT NULL", _DROP),
}
"""By name: after what, when, and what is done; those of version 1.3."""


def begin(base: sqlite3.Connection, layer: str) -> None:
    """An empty index of a layer whose geometries are in `geom`, by `fid`."""
    base.execute(
        f"CREATE VIRTUAL TABLE {_index(layer)} USING rtree(id, minx, maxx, miny, maxy)"
    )
    row = (layer, *_EXTENSION)
    base.execute("INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)", row)


def add(
    base: sqlite3.Connection, layer: str, rows: Iterable[Sequence[Any]], first: int
) -> None:
    """Put rows of the layer into its index: what has no point is not in it.

    Args:
        rows: with the geometry second.
        first: the `fid` of the first of them; the others follow it.
    """
    boxes = (
        (fid, x, x, y, y)
        for fid, row in enumerate(rows, first)
        if row[1] is not None
        for x, y in [struct.unpack("<2d", row[1][-16:])]
    )
    base.executemany(f"INSERT INTO {_index(layer)} VALUES (?, ?, ?, ?, ?)", boxes)


def finish(base: sqlite3.Connection, layer: str) -> None:
    """Triggers that keep the index right from now on."""
    index = _index(layer)
    for name, (event, when, does) in _TRIGGERS.items():
        base.execute(
            f"CREATE TRIGGER rtree_{layer}_geom_{name} AFTER {event} ON {layer} "
            f"WHEN {when} BEGIN {does.format(index=index)} END"
        )


def _index(layer: str) -> str:
    return f"rtree_{layer}_geom"
