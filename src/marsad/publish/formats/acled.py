"""The 31 columns of ACLED's export, for tools that read them. The kinds of event are
ours in ACLED's words; the rows are none of ACLED's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import count, told
from marsad.publish.formats.csv import in_columns, write_table
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import country_name, country_number
from marsad.publish.formats.layouts import grade, middle, words_of
from marsad.publish.formats.sides import CIVILIANS, Doers, Sides
from marsad.publish.formats.sources import Sources, listed, once
from marsad.publish.wire import Row

NAME = "acled"
SUFFIX = ".acled.csv"
BINARY = False
EXPORTS: tuple[str, ...] = ("events",)
FILE = "events.acled.csv"
VIOLENCE = "Political violence"
"""ACLED's type of disorder in which somebody always acts."""
PLACE = {1: 1, 2: 2, 3: 2}
"""UCDP's where_prec to ACLED's geo_precision; all coarser ones are 3."""
TIME = {1: 1, 2: 2, 3: 2}
"""UCDP's date_prec to ACLED's time_precision; all longer ones are 3."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write a header and one line per event."""
    columns = [field.path for field in fields_of("acled")]
    write_table(path, [columns], in_columns(_rows(given), columns))


def _rows(given: Given) -> Iterator[Row]:
    sources = Sources(given.rows_of, speakers=False)
    doers = Doers(given.rows_of, given.labels)
    for event in given.rows_of("events"):
        printed = once(one.publisher for one in sources.printed(event))
        what = _what(event, doers.sides(event))
        yield what | _where(event) | {"source": listed(printed)}


def _what(event: Row, sides: Sides) -> Row:
    day = middle(event)
    disorder, type, sub = words_of("acled").get(event["kind"], ("", "", ""))
    return {
        "event_id_cnty": event["id"],
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": TIME.get(event["date_prec"], 3) if day else None,
        "disorder_type": disorder,
        "event_type": type,
        "sub_event_type": sub,
        "actor1": sides.one or _unidentified(event, disorder),
        "assoc_actor_1": listed(sides.rest),
        "actor2": _civilians(event) if sides.other == CIVILIANS else sides.other,
        "notes": _notes(event),
        "fatalities": count(event, "killed")["best"],
        "tags": f"kind={event['kind']}",
    }


def _unidentified(event: Row, disorder: str) -> str | None:
    """Who does what nobody names a party for, where it is violence."""
    return _of(event, "Unidentified Armed Group") if disorder == VIOLENCE else None


def _civilians(event: Row) -> str:
    return _of(event, CIVILIANS)


def _of(event: Row, whom: str) -> str:
    """ACLED names those who have no name of their own with their country."""
    country = country_name(event["country"])
    return f"{whom} ({country})" if country else whom


def _notes(event: Row) -> str:
    words = grade(event)
    what = event["told"].get("en", event["kind"]).rstrip(".")
    parts = [what, told(event), f"grade: {words}" if words else ""]
    return "; ".join(filter(None, parts))


def _where(event: Row) -> Row:
    precision = event["where_prec"]
    return {
        "iso": country_number(event["country"]),
        "country": country_name(event["country"]),
        "admin1": event["admin1"],
        "location": event["place"],
        "latitude": event["lat"],
        "longitude": event["lon"],
        "geo_precision": precision and PLACE.get(precision, 3),
    }
