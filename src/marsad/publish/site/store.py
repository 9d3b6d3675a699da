"""The record as the site's scripts read it: an index of events, and files of details.

Every event is in the index, newest first, in files that hold `PER_INDEX` each. What an
event rests on stands in one of `buckets` files, found by the event's id; another set of
files leads from a claim to its event, or holds the claim if it belongs to none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.publish.arabic.incident import event_sentence as event_sentence_ar
from marsad.publish.arabic.script import is_arabic
from marsad.publish.headline import importance
from marsad.publish.incident import event_sentence
from marsad.publish.page.content import CLAIM_FIELDS, FIGURE_FIELDS
from marsad.publish.site.chunk import bucket, chunk
from marsad.publish.site.material import Material
from marsad.publish.wire import Row, rows
from marsad.records.event import Event

PER_INDEX = 1_000
"""Events in one file of the index."""
PER_BUCKET = 40
"""Events whose details stand in one file, about."""
REPORT_FIELDS = (
    *("publisher", "title", "published", "url", "language", "sha256", "protected"),
)
COLUMNS = (
    *("id", "kind", "start", "end", "place", "lat", "lon", "where_prec", "radius_m"),
    *("grade", "parties", "killed", "wounded", "origins", "weight", "told"),
)
"""What the index has of an event, in this order. `killed` and `wounded` are low, best
and high, or null; `weight` is its place by importance, 0 the first; `told` is its
sentence in the language of the index."""


def store_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of data."""
    ordered = newest_first(material.dossier.events)
    buckets = max(1, -(-len(ordered) // PER_BUCKET))
    yield chunk("facts", facts(material, len(ordered), buckets))
    yield from _index(material, ordered)
    yield from _details(material, ordered, buckets)
    yield from _claims(material, buckets)


def facts(material: Material, events: int, buckets: int) -> dict[str, Any]:
    """What every script needs to know first."""
    return {
        "columns": COLUMNS,
        "events": events,
        "index_files": -(-events // PER_INDEX),
        "buckets": buckets,
        "on": material.on.isoformat() if material.on else None,
        "redirects": {k: list(v) for k, v in material.redirects.items()},
        "parties": [_party(party, material) for party in material.dossier.war.parties],
    }


def _party(party: Any, material: Material) -> Row:
    arabic = material.names.side(party.name)
    return {
        "id": party.id,
        "name": party.name,
        "name_ar": arabic,
        "side": party.side,
        "colour": party.colour,
    }


def newest_first(events: Iterable[Event]) -> list[Event]:
    """By the last day of each, the newest first; those without a day come last."""

    def key(event: Event) -> tuple[str, str]:
        day = event.when.end or event.when.start
        return (day.isoformat() if day else "", event.id)

    return sorted(events, key=key, reverse=True)


def _index(material: Material, ordered: list[Event]) -> Iterator[tuple[str, bytes]]:
    wire = {row["id"]: row for row in rows("events", material.dossier)}
    ranked = sorted(
        ordered, key=lambda e: importance(e, material.counts, material.dossier)
    )
    weight = {event.id: at for at, event in enumerate(ranked)}
    for at in range(0, len(ordered), PER_INDEX):
        part = ordered[at : at + PER_INDEX]
        for language in ("en", "ar"):
            listed = [_entry(e, wire[e.id], weight, language, material) for e in part]
            yield chunk(f"events-{language}-{at // PER_INDEX}", listed)


def _entry(
    event: Event, row: Row, weight: dict[str, int], language: str, material: Material
) -> list[Any]:
    toll = [_span(row["figures"].get(name)) for name in ("killed", "wounded")]
    place = row["place"]
    return [
        *(row[name] for name in ("id", "kind", "start", "end")),
        place_in(place, language, material),
        *(row[name] for name in ("lat", "lon", "where_prec", "radius_m")),
        counted_grade(row),
        row["parties"],
        *toll,
        row["origin_count"],
        weight[event.id],
        told(event, language, material),
    ]


def counted_grade(row: Row) -> str:
    """The grade that counts: a reviewer's, or the computed one, or ``none``."""
    return str(row["override"] or row["grade"] or "none")


def place_in(place: str | None, language: str, material: Material) -> str | None:
    """What the language calls a place, where the record knows that."""
    if place is None or language != "ar":
        return place
    name = material.names.places.place(place).text
    return name if is_arabic(name) else place


def told(event: Event, language: str, material: Material) -> str:
    """The event in one sentence."""
    counts = material.counts.get(event.id, [])
    if language == "ar":
        return event_sentence_ar(event, list(counts), material.names)
    return event_sentence(event, material.dossier, list(counts)).text


def _span(figure: Row | None) -> list[float | None] | None:
    return [figure["low"], figure["best"], figure["high"]] if figure else None


def _details(
    material: Material, ordered: list[Event], buckets: int
) -> Iterator[tuple[str, bytes]]:
    parts: dict[int, dict[str, Any]] = defaultdict(dict)
    wire = {row["id"]: row for row in rows("events", material.dossier)}
    for event in ordered:
        parts[bucket(event.id, buckets)][event.id] = _detail(
            event, wire[event.id], material
        )
    for at in range(buckets):
        yield chunk(f"detail-{at}", parts.get(at, {}))


def _detail(event: Event, row: Row, material: Material) -> Row:
    claims = [material.claims[id] for id in row["claims"] if id in material.claims]
    wanted = {claim["copy_of"] for claim in claims if claim["copy_of"]}
    heads = [material.claims[id] for id in sorted(wanted) if id in material.claims]
    reports = {claim["report"] for claim in (*claims, *heads)}
    return {
        **row,
        "told": {name: told(event, name, material) for name in ("en", "ar")},
        "place_ar": place_in(row["place"], "ar", material),
        "claims": [claim_of(claim) for claim in claims],
        "heads": {claim["id"]: claim["report"] for claim in heads},
        "reports": {id: report_of(id, material) for id in sorted(reports)},
    }


def claim_of(row: Row) -> Row:
    """What the site shows of a claim."""
    kept = {name: row[name] for name in CLAIM_FIELDS}
    kept["figures"] = [
        {name: figure[name] for name in FIGURE_FIELDS} for figure in row["figures"]
    ]
    return kept


def report_of(report: str, material: Material) -> Row:
    """What the site shows of a report."""
    row = material.reports.get(report, {})
    return {name: row.get(name) for name in REPORT_FIELDS}


def _claims(material: Material, buckets: int) -> Iterator[tuple[str, bytes]]:
    """Where a claim is found: the id of its event, or the claim with its report."""
    parts: dict[int, dict[str, Any]] = defaultdict(dict)
    for id, row in material.claims.items():
        alone = {"claim": claim_of(row), "report": report_of(row["report"], material)}
        parts[bucket(id, buckets)][id] = row["event"] or alone
    for at in range(buckets):
        yield chunk(f"claims-{at}", parts.get(at, {}))
