"""What the page holds as data: the most important events first, within a size."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from marsad.publish import views
from marsad.publish.figures import beyond
from marsad.publish.headline import importance
from marsad.publish.incident import event_sentence
from marsad.publish.outline import Brief
from marsad.publish.prose import counted, days, number
from marsad.publish.render import MOST_CITED
from marsad.publish.telling import claims_of, grade_words, said_by
from marsad.publish.wire import Row, rows
from marsad.records.claim import MEASURES
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.tally import Tally
from marsad.records.when import When

BUDGET = 600_000
"""Bytes of events and claims; the page says how many more the data files have."""
CLAIM_FIELDS = (
    *("id", "report", "kind", "quote", "speaker", "via", "certainty", "actor"),
    *("target", "place", "start", "end", "person", "status", "copy_of", "origin"),
)
FIGURE_FIELDS = ("measure", "text", "low", "high", "approx", "population")
MOST_CARDS = 8
MOST_PERSONS = 150
MOST_ROWS = 400


def page_data(dossier: Dossier, brief: Brief) -> dict[str, Any]:
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
    events, cited, left = _within_budget(dossier, claims, wanted)
    used = {claims[c]["report"] for c in cited if c in claims}
    issues = [r for r in rows("issues", dossier) if r["code"].startswith("mismatch")]
    return {
        "events": events,
        "events_left": left,
        "claims": {c: _claim(claims[c]) for c in sorted(cited) if c in claims},
        "reports": _reports(dossier, used),
        "persons": persons,
        "control": control,
        "tallies": tallies[:MOST_ROWS],
        "issues": issues[:MOST_ROWS],
        "parties": {party.id: party.name for party in dossier.war.parties},
    }


def _person_rank(row: Row) -> tuple[bool, int, str]:
    return row["private"], -len(row["statuses"]), row["id"]


def _tally(row: Row) -> Row:
    """Without the claims that feed it: a card cites some, the data have them all."""
    left_out = ("claims", "excluded", "grades")
    return {name: value for name, value in row.items() if name not in left_out}


def _reports(dossier: Dossier, used: set[str]) -> dict[str, Row]:
    fields = ("publisher", "title", "published", "published_basis", "url", "sha256")
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
    dossier: Dossier, claims: dict[str, Row], wanted: set[str]
) -> tuple[list[Row], set[str], int]:
    """Events while they fit, the claims that the page needs, how many are left out."""
    size = sum(_size(_claim(claims[c])) for c in wanted if c in claims)
    cited = set(wanted)
    kept: list[Row] = []
    ordered = list(_ordered_events(dossier))
    for row in ordered:
        fresh = [c for c in row["claims"] if c in claims and c not in cited]
        size += _size(row) + sum(_size(_claim(claims[c])) for c in fresh)
        if size > BUDGET and kept:
            break
        kept.append(row)
        cited.update(fresh)
    return kept, cited, len(ordered) - len(kept)


def _size(row: Row) -> int:
    return len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))


def _ordered_events(dossier: Dossier) -> Iterator[Row]:
    tallies: dict[str, list[Tally]] = {}
    for tally in dossier.tallies:
        if tally.event:
            tallies.setdefault(tally.event, []).append(tally)
    by_id = {row["id"]: row for row in rows("events", dossier)}
    for event in sorted(dossier.events, key=lambda e: importance(e, tallies, dossier)):
        told = event_sentence(event, dossier, tallies.get(event.id, []))
        yield {**by_id[event.id], "told": told.text}


def cards(dossier: Dossier) -> list[dict[str, Any]]:
    """Numbers first: one card per measure, the whole area before single places."""
    chosen: dict[tuple[str, str | None], Tally] = {}
    for tally in views.key_tallies(dossier.tallies):
        dated = tally.kind == "flow" or tally.when.end is not None
        if tally.measure != "area_km2" and tally.best > 0 and dated:
            chosen.setdefault((tally.measure, tally.population), tally)
    ordered = sorted(
        chosen.values(),
        key=lambda t: (
            t.population not in (None, "people"),
            MEASURES.index(t.measure),
        ),
    )
    size = views.newest_size(dossier.controls)
    first = [_size_card(size, dossier)] if size else []
    return [*first, *(_card(tally, dossier) for tally in ordered)][:MOST_CARDS]


def _size_card(size: Control, dossier: Dossier) -> dict[str, Any]:
    unit = counted("area_km2", None, size.km2)
    claimed = ", claimed" if size.state == "claimed" else ""
    return {
        "number": number(size.km2 or 0),
        "unit": f"{unit}, the size last given of ground held{claimed}",
        "scope": days(When(size.when.start, size.when.start)),
        "best": "",
        "kind": "stock",
        "who": _who(size.claims, dossier),
        "grade": None,
        "grade_words": "",
        "claim": size.claims[0] if size.claims else None,
    }


def _card(tally: Tally, dossier: Dossier) -> dict[str, Any]:
    grade = dossier.grades.get(tally.id)
    words = views.card_words(tally, dossier)
    return {
        **words,
        "unit": f"{words['unit']} {words['how']}",
        "kind": tally.kind,
        "who": _who(tally.claims, dossier),
        "grade": grade.grade if grade else None,
        "grade_words": (
            beyond(tally, dossier)
            if tally.kind == "flow"
            else grade_words(tally.id, dossier)
        ).strip(),
        "claim": tally.claims[0] if tally.claims else None,
    }


def _who(claims: Iterable[str], dossier: Dossier) -> str:
    return said_by(claims_of(claims, dossier), dossier).removeprefix(", ")
