"""What can be asked of each kind of row: one table of columns for all of them."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from marsad.errors import OperatorError
from marsad.publish.feeds.row import Row, grade
from marsad.web.public.words import folded

Value: TypeAlias = str | int | float | None
REDIRECTS = "data/redirects.json"
GRADES = ("discounted", "contested", "weak", "fair", "confirmed")


@dataclass(frozen=True, slots=True)
class Table:
    """A data file as a table: its rows stay in the file, the table says where."""

    name: str
    key: str
    """The field that holds the row's id; empty where rows have none."""
    columns: Mapping[str, Callable[[Row], Value]]
    many: Mapping[str, Callable[[Row], list[str]]]
    """What a row has several of, by name."""
    placed: bool = False
    """Whether rows have a point and days, and can be features."""
    indexed: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The data file, named as in the release."""
        return f"data/{self.name}.jsonl"


def field(name: str) -> Callable[[Row], Value]:
    """The field as it is, where it is one value."""

    def value(row: Row) -> Value:
        found = row.get(name)
        return found if isinstance(found, str | int | float) else None

    return value


def plain(name: str) -> Callable[[Row], Value]:
    """The field as its words alone."""

    def value(row: Row) -> Value:
        return folded(str(row[name])) if row.get(name) else None

    return value


def weight(row: Row) -> float:
    """How much an event matters to somebody who looks for it: people first, then how
    firm it is and how many say so."""
    figures = row.get("figures") or {}
    best = {name: (one or {}).get("best") or 0 for name, one in figures.items()}
    harmed = best.get("killed", 0) + best.get("wounded", 0) / 3
    moved = sum(best.get(n, 0) for n in ("displaced", "detained", "abducted")) / 100
    known = grade(row)
    firm = GRADES.index(known) if known in GRADES else 0
    counts = (row.get(f"{kind}origin_count") for kind in ("independent_", ""))
    voices = next(filter(None, counts), None) or len(row.get("origins") or ())
    return round(2 * math.log2(1 + harmed + moved) + firm + math.log2(1 + voices), 4)


def place_of(row: Row) -> Row:
    """Where a row's point and days stand: claims have them in their placement."""
    return row.get("placement") or {} if "placement" in row else row


def point(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude; None where it is not placed."""
    where = place_of(row)
    lon, lat = where.get("lon"), where.get("lat")
    return None if lon is None or lat is None else (float(lon), float(lat))


def days(row: Row) -> tuple[str | None, str | None]:
    """First and last day as ISO dates."""
    start, end = row.get("start"), row.get("end")
    return (str(start) if start else None, str(end) if end else None)


def _names(name: str) -> Callable[[Row], list[str]]:
    def value(row: Row) -> list[str]:
        given = row.get(name) or []
        return sorted({folded(str(one)) for one in given if one} - {""})

    return value


def _name(name: str) -> Callable[[Row], list[str]]:
    return lambda row: [folded(str(row[name]))] if row.get(name) else []


def _statuses(row: Row) -> list[str]:
    return sorted({str(one.get("status")) for one in row.get("statuses") or ()})


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        Table(
            "reports",
            "report",
            {
                "publisher": plain("publisher"),
                "published": field("published"),
                "language": field("language"),
            },
            {},
            indexed=("publisher", "published"),
        ),
        Table(
            "claims",
            "id",
            {
                "kind": field("kind"),
                "event": field("event"),
                "report": field("report"),
                "origin": field("origin"),
                "person_case": field("person_case"),
                "certainty": field("certainty"),
                "speaker": plain("speaker"),
            },
            {},
            placed=True,
            indexed=("event", "report", "origin", "person_case", "start"),
        ),
        Table(
            "events",
            "id",
            {
                "kind": field("kind"),
                "grade": grade,
                "country": field("country"),
                "weight": weight,
            },
            {"party": _names("parties")},
            placed=True,
            indexed=("start", "weight"),
        ),
        Table("persons", "id", {"name": plain("name")}, {"status": _statuses}),
        Table(
            "control",
            "id",
            {"state": field("state"), "place": plain("place")},
            {"holder": _name("holder")},
            placed=True,
        ),
        Table(
            "tallies",
            "id",
            {
                "measure": field("measure"),
                "population": field("population"),
                "kind": field("kind"),
                "place": plain("place"),
                "start": field("start"),
                "end": field("end"),
            },
            {},
        ),
        Table("issues", "id", {"record": field("record"), "code": field("code")}, {}),
        Table(
            "corrections",
            "id",
            {
                "record": field("record"),
                "record_type": field("record_type"),
                "change": field("change"),
                "as_of": field("as_of"),
            },
            {},
            indexed=("record",),
        ),
        Table(
            "changes",
            "",
            {
                "record": field("record"),
                "record_type": field("record_type"),
                "change": field("change"),
            },
            {},
        ),
    )
}
"""Every table, in the order in which they are filled."""


def parse(line: bytes, where: str) -> Row:
    """A line of a data file.

    Raises:
        OperatorError: it is no row.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise OperatorError(f"{where} has a line that is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise OperatorError(f"{where} has a line that is no row")
    return row
