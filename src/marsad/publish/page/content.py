"""What the page holds as data: the most important events first, within a size."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.publish.arabic.incident import event_sentence as event_sentence_ar
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import is_arabic
from marsad.publish.frame import MOST_CITED
from marsad.publish.headline import importance
from marsad.publish.incident import event_sentence
from marsad.publish.outline import Brief
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
from marsad.records.tally import Tally

BUDGET = 600_000
"""Bytes of events and claims; the page says how many more the data files have."""
CLAIM_FIELDS = (
    *("id", "report", "kind", "quote", "speaker", "via", "certainty", "actor"),
    *("target", "place", "start", "end", "person", "status", "copy_of", "origin"),
)
FIGURE_FIELDS = ("measure", "text", "low", "high", "approx", "population")
MOST_PERSONS = 150
MOST_ROWS = 400


def page_data(dossier: Dossier, brief: Brief, names: Names) -> dict[str, Any]:
    """Everything the page's script reads, in a fixed order."""
    claims = {row["id"]: row for row in rows("claims", dossier)}
    people = sorted(rows("persons", dossier), key=_person_rank)
    control = list(rows("control", dossier))[:MOST_ROWS]
    tallies = [_tally(row) for row in rows("tallies", dossier)]
    persons = people[:MOST_PERSONS]
    wanted = {c for s in brief.sentences for c in s.claims[: MOST_CITED + 1]}
    wanted |= {s["claim"] for person in persons for s in person["statuses"]}
    for row in (*persons, *control, *tallies):
        wanted.update(claim for pair in row["contradictions"][:5] for claim in pair)
    ordered = _ordered_events(dossier, names)
    events, cited = _within_budget(ordered, claims, wanted)
    used = {claims[c]["report"] for c in cited if c in claims}
    issues = [r for r in rows("issues", dossier) if r["code"].startswith("mismatch")]
    return {
        "events": events,
        "events_left": len(dossier.events) - len(events),
        "claims": {c: _claim(claims[c]) for c in sorted(cited) if c in claims},
        "reports": _reports(dossier, used),
        "persons": persons,
        "control": control,
        "tallies": tallies[:MOST_ROWS],
        "issues": issues[:MOST_ROWS],
        "places": _arabic_places([*events, *control, *tallies], names),
    }


def _arabic_places(rows: Iterable[Row], names: Names) -> dict[str, str]:
    """What Arabic calls the places of rows, where it has another name for them."""
    known = dict.fromkeys(row["place"] for row in rows if row["place"])
    told = {place: names.places.place(place).text for place in known}
    return {k: name for k, name in told.items() if k != name and is_arabic(name)}


def _person_rank(row: Row) -> tuple[bool, int, str]:
    return row["private"], -len(row["statuses"]), row["id"]


def _tally(row: Row) -> Row:
    """Without the claims that feed it: a card cites some, the data have them all."""
    left_out = ("claims", "excluded", "grades")
    return {name: value for name, value in row.items() if name not in left_out}


def _reports(dossier: Dossier, used: set[str]) -> dict[str, Row]:
    fields = ("publisher", "title", "published", "url", "language", "sha256")
    return {
        row["report"]: {name: row[name] for name in (*fields, "protected")}
        for row in rows("reports", dossier)
        if row["report"] in used
    }


def _claim(row: Row) -> Row:
    kept = {name: row[name] for name in CLAIM_FIELDS}
    kept["figures"] = [
        {name: figure[name] for name in FIGURE_FIELDS} for figure in row["figures"]
    ]
    return kept


def _within_budget(
    ordered: Iterable[Row], claims: dict[str, Row], wanted: set[str]
) -> tuple[list[Row], set[str]]:
    """Events while they fit, and the claims that the page needs."""
    size = sum(_size(_claim(claims[c])) for c in wanted if c in claims)
    cited = set(wanted)
    kept: list[Row] = []
    for row in ordered:
        fresh = [c for c in row["claims"] if c in claims and c not in cited]
        size += _size(row) + sum(_size(_claim(claims[c])) for c in fresh)
        if size > BUDGET and kept:
            break
        kept.append(row)
        cited.update(fresh)
    return kept, cited


def _size(row: Row) -> int:
    return len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))


def _ordered_events(dossier: Dossier, names: Names) -> Iterator[Row]:
    """The most important first, each told in every language of the page."""
    tallies: dict[str, list[Tally]] = {}
    for tally in dossier.tallies:
        if tally.event:
            tallies.setdefault(tally.event, []).append(tally)
    by_id = {row["id"]: row for row in rows("events", dossier)}
    for event in sorted(dossier.events, key=lambda e: importance(e, tallies, dossier)):
        counts = tallies.get(event.id, [])
        english = event_sentence(event, dossier, counts).text
        arabic = event_sentence_ar(event, counts, names)
        yield {**by_id[event.id], "told": {"en": english, "ar": arabic}}
