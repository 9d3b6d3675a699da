"""The 49 columns of UCDP GED, for tools that read them; what is not known is empty."""

from collections.abc import Iterator, Sequence
from math import floor
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import count
from marsad.publish.formats.csv import in_columns, write_table
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import Labels, country_name
from marsad.publish.formats.layouts import days, summary
from marsad.publish.formats.sides import Doers, Sides
from marsad.publish.formats.sources import Printed, Sources, listed, once
from marsad.publish.wire import Row

NAME = "ucdp"
SUFFIX = ".ucdp.csv"
BINARY = False
EXPORTS: tuple[str, ...] = ("events",)
FILE = "events.ucdp.csv"


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a header and one line per event."""
    columns = [field.path for field in fields_of("ucdp")]
    write_table(path, [columns], in_columns(_rows(given), columns))


def _rows(given: Given) -> Iterator[Row]:
    sources, doers = Sources(given.rows_of), Doers(given.rows_of, given.labels)
    for event in given.rows_of("events"):
        yield (
            _what(event, given.labels, doers.sides(event))
            | _who_says(sources.printed(event), sources.speakers(event), event)
            | _where(event)
            | _when(event)
            | _deaths(event)
        )


def _what(event: Row, labels: Labels, sides: Sides) -> Row:
    known = [name for name in (sides.one, sides.other) if name]
    return {
        "id": event["id"],
        "conflict_name": labels.title,
        "dyad_name": " - ".join(known) if len(known) == 2 else None,
        "side_a": sides.one,
        "side_b": sides.other,
        "event_clarity": 2 if summary(event) else 1,
    }


def _who_says(reports: list[Printed], speakers: list[str], event: Row) -> Row:
    articles = (
        f'"{one.publisher},{one.day},{one.title.replace(chr(34), chr(39))}"'
        for one in reports
    )
    return {
        "number_of_sources": event["independent_origin_count"],
        "source_article": listed(articles),
        "source_office": listed(one.publisher for one in reports),
        "source_date": listed(one.day for one in reports),
        "source_headline": listed(one.title for one in reports),
        "source_original": listed(once(speakers)),
    }


def _where(event: Row) -> Row:
    lat, lon = event["lat"], event["lon"]
    placed = lat is not None and lon is not None
    return {
        "where_prec": event["where_prec"],
        "where_coordinates": event["place"],
        "adm_1": event["admin1"],
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})" if placed else None,
        "priogrid_gid": _cell(lat, lon) if placed else None,
        "country": country_name(event["country"]),
    }


def _cell(lat: float, lon: float) -> int:
    """PRIO-GRID counts cells of half a degree from the south-west, 720 in a row."""
    north, east = min(floor((lat + 90) * 2), 359), min(floor((lon + 180) * 2), 719)
    return north * 720 + east + 1


def _when(event: Row) -> Row:
    start, end = days(event)
    return {
        "year": start.year if start else None,
        "date_prec": event["date_prec"],
        "date_start": f"{start} 00:00:00.000" if start else None,
        "date_end": f"{end} 00:00:00.000" if end else None,
    }


def _deaths(event: Row) -> dict[str, Any]:
    killed = count(event, "killed")
    civilians = count(event, "killed", "civilians")["best"]
    others = None if civilians is None else max(0, killed["best"] - civilians)
    return {
        "deaths_civilians": civilians,
        "deaths_unknown": others,
        "best": killed["best"],
        "high": killed["high"],
        "low": killed["low"],
    }
