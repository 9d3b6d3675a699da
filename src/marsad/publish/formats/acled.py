"""The 31 columns of ACLED's export, for tools that read them. The kinds of event are
ours in ACLED's words; the rows are none of ACLED's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import count, told
from marsad.publish.formats.csv import in_columns, write_table
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import Labels, country_name, country_number
from marsad.publish.formats.layouts import grade, middle, words_of
from marsad.publish.formats.sources import Sources, listed, once
from marsad.publish.wire import Row

NAME = "acled"
MEDIA_TYPE = "text/csv"
SUFFIX = ".acled.csv"
BINARY = False
EXPORTS: tuple[str, ...] = ("events",)
FILE = "events.acled.csv"
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
    for event in given.rows_of("events"):
        printed = once(one.publisher for one in sources.printed(event))
        yield _what(event, given.labels) | _where(event) | {"source": listed(printed)}


def _what(event: Row, labels: Labels) -> Row:
    day = middle(event)
    disorder, type, sub = words_of("acled").get(event["kind"], ("", "", ""))
    one, other, *rest = (*map(labels.party, event["parties"]), None, None)
    return {
        "event_id_cnty": event["id"],
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": TIME.get(event["date_prec"], 3) if day else None,
        "disorder_type": disorder,
        "event_type": type,
        "sub_event_type": sub,
        "actor1": one,
        "assoc_actor_1": listed(filter(None, rest)),
        "actor2": other,
        "notes": _notes(event),
        "fatalities": count(event, "killed")["best"],
        "tags": f"kind={event['kind']}",
    }


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
