"""The record as the site's scripts read it: an index of events, and files of details.

Every event is in the index, newest first, in files that hold `PER_INDEX` each; files of
as many hold words that they are found by, for whoever looks for words. What an
event rests on stands in one of `buckets` files, found by the event's id; another set of
files leads from a claim to its event, or holds the claim if it belongs to none.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from marsad.publish.arabic.script import is_arabic
from marsad.publish.headline import importance
from marsad.publish.latin import place_name
from marsad.publish.site.chunk import bucket, chunk
from marsad.publish.site.finding import aliases, alone, key_words
from marsad.publish.site.heard import heard
from marsad.publish.site.locator import locator
from marsad.publish.site.material import Material
from marsad.publish.site.particulars import (
    beside,
    history,
    independent,
    lost,
    particulars,
)
from marsad.publish.wire import Row
from marsad.records.event import Event
from marsad.records.source import Source
from marsad.text.manners import so

PER_INDEX = 750
"""Events in one file of the index."""
PER_BUCKET = 40
"""Events whose details stand in one file, about; those that are no more count too."""
PER_LEADS = 500
"""Ids that are no more whose way on stands in one file, about."""
CLAIM_FIELDS = (
    *("id", "report", "kind", "quote", "before", "after", "speaker", "via"),
    *("certainty", "actor", "target", "place", "start", "end", "person", "status"),
    *("copy_of", "origin"),
)
FIGURE_FIELDS = ("measure", "text", "low", "high", "approx", "population")
REPORT_FIELDS = (
    *("publisher", "title", "published", "url", "language", "sha256", "protected"),
    "passed_on_by",
)
LISTED_FIELDS = ("id", "event", "kind", "quote", "speaker", "certainty")
"""What a report's list has of each claim."""
COLUMNS = (
    *("id", "kind", "start", "end", "place", "lat", "lon", "where_prec", "radius_m"),
    *("grade", "parties", "killed", "wounded", "origins", "weight", "told"),
    *("region", "new", "also"),
)
"""What the index has of an event, in this order. `killed` and `wounded` are low, best
and high, or null, with a 1 behind where there are more than the low; `weight` is its
place by importance, 0 the first; `told` is its sentence in the language of the index.
`region` is a first-order unit, or a country's code, or null; `new` is 1 where the
release before did not have the event; `also` are other names by which it is found."""


def store_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of data."""
    ordered = newest_first(material.dossier.events)
    buckets = bucket_count(material)
    yield chunk("facts", facts(material, len(ordered), buckets))
    yield chunk("aliases", aliases(material))
    yield from _leads(material)
    yield from _alone_files(material)
    yield from _index(material, ordered)
    yield from _details(material, ordered, buckets)
    yield from _claims(material, buckets)
    yield from _reports(material, buckets)
    yield chunk("locator", locator(material))


def bucket_count(material: Material) -> int:
    """Over how many files the details of events are spread."""
    gone = lost(material, "event", material.by_id)
    return max(1, -(-(len(material.dossier.events) + len(gone)) // PER_BUCKET))


def facts(material: Material, events: int, buckets: int) -> dict[str, Any]:
    """What every script needs to know first."""
    return {
        "columns": COLUMNS,
        "events": events,
        "per_index": PER_INDEX,
        "index_files": -(-events // PER_INDEX),
        "alone_files": -(-_left(material) // PER_INDEX),
        "buckets": buckets,
        "on": material.on.isoformat() if material.on else None,
        "sources": [_source(one, material) for one in material.dossier.war.sources],
        "leads": _lead_files(material),
        "parties": [_party(party, material) for party in material.dossier.war.parties],
    }


def _left(material: Material) -> int:
    """How many statements of no event have words to be found by."""
    claims, events = material.dossier.claims, material.claims.events
    return sum(1 for id, claim in claims.items() if id not in events and claim.quote)


def _alone_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """Statements of no event, by their words; no file where there are none."""
    rows = alone(material)
    for at in range(0, len(rows), PER_INDEX):
        yield chunk(f"alone-{at // PER_INDEX}", rows[at : at + PER_INDEX])


def _lead_files(material: Material) -> int:
    return -(-len(material.redirects) // PER_LEADS)


def _leads(material: Material) -> Iterator[tuple[str, bytes]]:
    """Where ids lead that are no more; no file where there are none."""
    files = _lead_files(material)
    parts = in_buckets(material.redirects, files) if files else {}
    for at in range(files):
        found = {id: list(material.redirects[id]) for id in parts.get(at, ())}
        yield chunk(f"leads-{at}", found)


def _party(party: Any, material: Material) -> Row:
    arabic = material.names.side(party.name)
    return {
        "id": party.id,
        "name": party.name,
        "name_ar": arabic,
        "side": party.side,
        "colour": party.colour,
    }


def _source(source: Source, material: Material) -> Row:
    return {
        "id": source.id,
        "name": source.name,
        "name_ar": material.names.name(source.name),
        "kind": source.kind,
        "side": source.side,
        "reliability": source.reliability,
    }


def newest_first(events: Iterable[Event]) -> list[Event]:
    """By the last day of each, the newest first; those without a day come last."""

    def key(event: Event) -> tuple[str, str]:
        day = event.when.end or event.when.start
        return (day.isoformat() if day else "", event.id)

    return sorted(events, key=key, reverse=True)


def _index(material: Material, ordered: list[Event]) -> Iterator[tuple[str, bytes]]:
    ranked = sorted(
        ordered, key=lambda e: importance(e, material.counts, material.dossier)
    )
    weight = {event.id: at for at, event in enumerate(ranked)}
    for at in range(0, len(ordered), PER_INDEX):
        part = ordered[at : at + PER_INDEX]
        rows = [material.event_row(event) for event in part]
        both = [[material.told(event, name) for name in ("en", "ar")] for event in part]
        words = [
            key_words(row, told, material) for row, told in zip(rows, both, strict=True)
        ]
        yield chunk(f"words-{at // PER_INDEX}", words)
        for language in ("en", "ar"):
            listed = [
                entry(event, row, weight[event.id], language, material)
                for event, row in zip(part, rows, strict=True)
            ]
            yield chunk(f"events-{language}-{at // PER_INDEX}", listed)


def entry(
    event: Event, row: Row, weight: int, language: str, material: Material
) -> list[Any]:
    """The event as the index has it, from its row: `COLUMNS` in their order."""
    toll = [_span(row["figures"].get(name)) for name in ("killed", "wounded")]
    sentence = material.told(event, language)
    return [
        *(row[name] for name in ("id", "kind", "start", "end")),
        place_of(event, language, material),
        *(row[name] for name in ("lat", "lon", "where_prec", "radius_m")),
        counted_grade(row),
        row["parties"],
        *toll,
        independent(event, material),
        weight,
        sentence,
        region_of(event),
        int(event.id in material.added),
        also_named(row, sentence, language, material),
    ]


def region_of(event: Event) -> str | None:
    """The first-order unit that it lies in, or the country's code."""
    where = event.where
    return (where.admin1 or where.country) if where else None


def also_named(row: Row, told: str, language: str, material: Material) -> str:
    """Names that the sentence does not have: the place in the other script, and who is
    said to speak."""
    place = row["place"]
    other = place if language == "ar" else place_in(place, "ar", material)
    said = [material.speaker(id) for id in row["claims"]]
    names = dict.fromkeys(name for name in (other, *said) if name)
    return " ".join(name for name in names if name not in told)


def counted_grade(row: Row) -> str:
    """The grade that counts: a reviewer's, or the computed one, or ``none``."""
    return str(row["override"] or row["grade"] or "none")


def place_in(place: str | None, language: str, material: Material) -> str | None:
    """What the language calls a place, where the record knows that."""
    if place is None or language != "ar":
        return place
    return material.place_ar(place)


def place_of(event: Event, language: str, material: Material) -> str | None:
    """The same of an event: English has the name on the map for words in Arabic."""
    if language == "ar":
        return place_in(event.place, language, material)
    return place_name(event.place, event.where)


def told(event: Event, language: str, material: Material) -> str:
    """The event in one sentence."""
    return material.told(event, language)


def _span(figure: Row | None) -> list[float | None] | None:
    if figure is None:
        return None
    over = [1] if figure.get("over") else []
    return [figure["low"], figure["best"], figure["high"], *over]


def _details(
    material: Material, ordered: list[Event], buckets: int
) -> Iterator[tuple[str, bytes]]:
    """One bucket after the other, so that no more than one is held at a time."""
    parts: dict[int, list[Event]] = defaultdict(list)
    for event in ordered:
        parts[bucket(event.id, buckets)].append(event)
    gone = in_buckets(lost(material, "event", material.by_id), buckets)
    for at in range(buckets):
        found = {event.id: _detail(event, material) for event in parts[at]}
        yield chunk(f"detail-{at}", {**found, **fates(gone.get(at, ()), material)})


def _detail(event: Event, material: Material) -> Row:
    row = material.event_row(event)
    claims = [material.claims[id] for id in row["claims"] if id in material.claims]
    wanted = {claim["copy_of"] for claim in claims if claim["copy_of"]}
    heads = [material.claims[id] for id in sorted(wanted) if id in material.claims]
    others = beside(row, material)
    reports = {claim["report"] for claim in (*claims, *heads, *others)}
    return {
        **row,
        "told": {name: material.told(event, name) for name in ("en", "ar")},
        "place_ar": place_in(row["place"], "ar", material),
        "place_en": place_name(row["place"], event.where),
        "admin1_ar": place_in(row["admin1"], "ar", material),
        "sides_ar": {p: t for p in row["parties"] if (t := material.names.side(p))},
        "claims": [claim_of(claim, material) for claim in claims],
        "heads": {claim["id"]: claim["report"] for claim in heads},
        "others": [claim_of(claim, material) for claim in others],
        "reports": {id: report_of(id, material) for id in sorted(reports)},
        **heard(event, claims, material),
        **particulars(event, row, material),
    }


def claim_of(row: Row, material: Material) -> Row:
    """What the site shows of a claim."""
    kept = {name: row[name] for name in CLAIM_FIELDS}
    kept["figures"] = [
        {name: figure[name] for name in FIGURE_FIELDS} | _over(figure)
        for figure in row["figures"]
    ]
    origin = material.dossier.origins.get(row["id"])
    kept["basis"] = origin.basis if origin else None
    kept["voice"] = material.voices[row["id"]].source
    if arabic := _names_ar(row, material):
        kept["ar"] = arabic
    return kept


def _over(figure: Row) -> Row:
    """That a floor is exceeded, where the words say so."""
    open_ = figure["high"] is None and figure["low"]
    return {"over": True} if open_ and so("over", figure["text"]) else {}


def _names_ar(row: Row, material: Material) -> Row:
    """Who and where, as Arabic calls them, where that is known and another name."""
    ways: Mapping[str, Callable[[str], str]] = {
        "speaker": material.names.name,
        "actor": material.names.side,
        "target": material.names.side,
        "place": material.place_ar,
    }
    told = {name: way(row[name]) for name, way in ways.items() if row[name]}
    return {n: t for n, t in told.items() if t != row[n] and is_arabic(t)}


def report_of(report: str, material: Material) -> Row:
    """What the site shows of a report."""
    row = material.reports.get(report, {})
    return {name: row.get(name) for name in REPORT_FIELDS}


def _claims(material: Material, buckets: int) -> Iterator[tuple[str, bytes]]:
    """Where a claim is found: the id of its event, or the claim with its report."""
    events = material.claims.events
    parts = in_buckets(material.claims, buckets)
    gone = in_buckets(lost(material, "claim", material.claims), buckets)
    for at in range(buckets):
        found = {
            id: events.get(id) or _alone(material.claims[id], material)
            for id in parts[at]
        }
        yield chunk(f"claims-{at}", {**found, **fates(gone.get(at, ()), material)})


def in_buckets(ids: Iterable[str], buckets: int) -> Mapping[int, list[str]]:
    """The ids by the file that each is in."""
    parts: dict[int, list[str]] = defaultdict(list)
    for id in ids:
        parts[bucket(id, buckets)].append(id)
    return parts


def fates(ids: Iterable[str], material: Material) -> dict[str, Row]:
    """What became of records that are no more."""
    return {id: {"gone": history(id, material)} for id in ids}


def _alone(row: Row, material: Material) -> Row:
    """A claim that belongs to no event, with its report and the person it tells of."""
    head = material.claims.get(row["copy_of"] or "")
    return {
        "claim": claim_of(row, material),
        "report": report_of(row["report"], material),
        "head": report_of(head["report"], material) if head else None,
        "person_case": row["person_case"],
    }


def _reports(material: Material, buckets: int) -> Iterator[tuple[str, bytes]]:
    """Reports with the claims read in them, in order of the words."""
    parts = in_buckets(material.reports, buckets)
    gone = in_buckets(lost(material, "report", material.reports), buckets)
    for at in range(buckets):
        found = {id: _report(id, material) for id in parts[at]}
        yield chunk(f"reports-{at}", {**found, **fates(gone.get(at, ()), material)})


def _report(id: str, material: Material) -> Row:
    rows = [material.claims[claim] for claim in material.said.get(id, ())]
    listed = [{name: row[name] for name in LISTED_FIELDS} for row in rows]
    return {**report_of(id, material), "claims": listed}
