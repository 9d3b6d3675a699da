"""CSV with the hashtags of the Humanitarian Exchange Language (HXL 1.1)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import count
from marsad.publish.formats.csv import in_columns, write_table
from marsad.publish.formats.dictionary import fields_of
from marsad.publish.formats.labels import country_name
from marsad.publish.formats.layouts import grade
from marsad.publish.formats.sources import Sources, listed, once
from marsad.publish.wire import Row
from marsad.records.claim import MEASURES

NAME = "hxl"
SUFFIX = ".hxl.csv"
BINARY = False
EXPORTS: tuple[str, ...] = ("events",)
FILE = "events.hxl.csv"
KEPT = ("id", "kind", "start", "end", "date_prec", "country", "admin1", "place",
        "pcode", "lat", "lon", "where_prec", "independent_origin_count",
        "origin_count")  # fmt: skip
"""Fields that stand as they are."""
BOUNDS = ("low", "best", "high")
SPLIT = ("killed", "wounded")
"""Measures of which civilians have columns of their own."""


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write names of columns, their hashtags, and one line per event."""
    fields = fields_of("hxl")
    columns, tags = [f.path for f in fields], [f.tag for f in fields]
    write_table(path, [columns, tags], in_columns(_rows(given), columns))


def _rows(given: Given) -> Iterator[Row]:
    sources = Sources(given.rows_of, speakers=False)
    for event in given.rows_of("events"):
        one, other, *rest = (*map(given.labels.party, event["parties"]), None, None)
        printed = once(one.publisher for one in sources.printed(event))
        yield {name: _tidy(event[name]) for name in KEPT} | {
            "country_name": country_name(event["country"]),
            "party_1": _tidy(one),
            "party_2": _tidy(other),
            "parties_more": listed(filter(None, map(_tidy, rest))),
            "grade": grade(event),
            "sources": _tidy(listed(printed)),
            "reports": listed(event["reports"]),
            **dict(_counts(event)),
        }


def _tidy(value: Any) -> Any:
    """Text without spare space, which validators complain of."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _counts(event: Row) -> Iterator[tuple[str, float | None]]:
    for measure in MEASURES:
        for bound, number in count(event, measure).items():
            if bound in BOUNDS:
                yield f"{measure}_{bound}", number
    for measure in SPLIT:
        for bound, number in count(event, measure, "civilians").items():
            yield f"{measure}_civilians_{bound}", number
