"""KML 2.2 for globes: events and control with their days; what has no place apart."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import told
from marsad.publish.formats.geojson import point
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.table import flatten
from marsad.publish.formats.xml import escaped
from marsad.publish.wire import Row

NAME = "kml"
SUFFIX = ".kml"
BINARY = False
EXPORTS: tuple[str, ...] = ("events", "control")
FILE = "map.kml"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
)
_SPAN = (("start", "begin"), ("end", "end"))
SHOWN = ("told_en", "told_ar", "id", "kind", "state", "holder", "basis", "parties",
         "grade", "date_prec", "where_prec", "radius_m", "independent_origin_count",
         "km2", "place", "area")  # fmt: skip
"""Fields that a balloon shows, with the counts."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a folder of places for each export, and one of what has none."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        for name in exports:
            placed = (row for row in given.rows_of(name) if point(row))
            unplaced = (row for row in given.rows_of(name) if not point(row))
            _folder(out, name, _named(placed, given.labels))
            _folder(out, f"{name} without a place", _named(unplaced, given.labels))
        out.write("</Document>\n</kml>\n")


def _named(rows: Iterable[Row], labels: Labels) -> Iterator[Row]:
    """Rows with names of parties in the place of their ids."""
    for row in rows:
        if "parties" in row:
            yield {**row, "parties": [labels.party(one) for one in row["parties"]]}
        else:
            yield {**row, "holder": row["holder"] and labels.party(row["holder"])}


def _folder(out: IO[str], name: str, rows: Iterable[Row]) -> None:
    out.write(f"<Folder><name>{escaped(name)}</name>\n")
    for row in rows:
        out.write("".join(_placemark(row)))
    out.write("</Folder>\n")


def _placemark(row: Row) -> Iterator[str]:
    yield f'<Placemark id="{escaped(row["id"])}"><name>{escaped(_title(row))}</name>'
    days = [f"<{tag}>{row[name]}</{tag}>" for name, tag in _SPAN if row[name]]
    if days:
        yield f"<TimeSpan>{''.join(days)}</TimeSpan>"
    yield "<ExtendedData>"
    flat = flatten(row)
    counts = [c for c in flat if c.startswith("figures_")]
    for name in (*SHOWN, *counts):
        if flat.get(name) is not None:
            value = escaped(str(flat[name]))
            yield f'<Data name="{escaped(name)}"><value>{value}</value></Data>'
    yield "</ExtendedData>"
    where = point(row)
    if where:
        yield f"<Point><coordinates>{where[0]},{where[1]}</coordinates></Point>"
    yield "</Placemark>\n"


def _title(row: Row) -> str:
    """What a globe writes beside the point."""
    place = row["place"] or row.get("area") or "no place"
    if "state" in row:
        by = f" by {row['holder']}" if row["holder"] else ""
        return f"{place}: {row['state']}{by}"
    killed = told(row)
    return f"{row['kind']}, {place}" + (f": {killed}" if killed else "")
