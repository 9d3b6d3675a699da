"""PLOVER (Political Language Ontology for Verifiable Event Records), JSON lines."""

import json
from collections.abc import Sequence
from pathlib import Path

from marsad.publish.formats.base import Given
from marsad.publish.formats.counts import NOTHING, count
from marsad.publish.formats.labels import Labels
from marsad.publish.formats.layouts import grade, words_of
from marsad.publish.formats.sources import Printed, Sources
from marsad.publish.wire import Row

NAME = "plover"
SUFFIX = ".plover.jsonl"
BINARY = False
EXPORTS: tuple[str, ...] = ("events",)
FILE = "events.plover.jsonl"
LOCATION = {"name": "place", "admin1": "admin1", "country": "country", "lat": "lat",
            "lon": "lon", "where_prec": "where_prec"}  # fmt: skip


def save(given: Given, exports: Sequence[str], path: Path) -> None:
    """Write one record per event."""
    sources = Sources(given.rows_of, speakers=False)
    with path.open("w", encoding="utf-8", newline="") as out:
        for event in given.rows_of("events"):
            record = _record(event, sources.printed(event), given.labels)
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def _record(event: Row, printed: list[Printed], labels: Labels) -> Row:
    category, mode, contexts = words_of("plover").get(event["kind"], (None, "", []))
    return {
        "id": event["id"],
        "date": event["start"],
        "enddate": event["end"],
        "actor": [labels.party(party) for party in event["parties"]],
        "recipient": [],
        "event": category,
        "mode": mode or None,
        "context": contexts,
        "quad_code": words_of("quad").get(category),
        "event_loc": {name: event[field] for name, field in LOCATION.items()},
        "dead": _count(event, "killed"),
        "injured": _count(event, "wounded"),
        "arrested": _count(event, "detained"),
        "kind": event["kind"],
        "grade": grade(event),
        "cite_info": [
            {
                "report": one.id,
                "publisher": one.publisher or None,
                "date": one.day or None,
                "title": one.title or None,
                "url": one.url or None,
            }
            for one in printed
        ],
    }


def _count(event: Row, measure: str) -> Row | None:
    found = count(event, measure)
    if found["best"] is None:
        return None
    return {bound: found[bound] for bound in NOTHING}
