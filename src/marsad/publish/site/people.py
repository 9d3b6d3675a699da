"""The page of people: what became of those who may be told of, by whom it is said."""

from collections.abc import Iterator
from typing import Any

from marsad.publish.site.chunk import bucket, chunk
from marsad.publish.site.days import days
from marsad.publish.site.material import Material
from marsad.publish.site.particulars import history, said_again
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import claim_of, report_of
from marsad.publish.wire import Row, grade_wire, status_wire
from marsad.records.person import PersonCase

FIRST = 50
"""Cases that stand in the page itself."""
LATEST = 2
"""Statuses that the line of a person tells."""
PER_INDEX = 1_000
PER_BUCKET = 40


def people(edition: Edition) -> dict[str, Any]:
    """What the template of the page of people asks for."""
    persons = in_order(edition.material)
    return {
        "total": len(persons),
        "named": sum(not person.private for person in persons),
        "withheld": sum(person.private for person in persons),
        "rows": [_line(person, edition) for person in persons[:FIRST]],
    }


def people_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """An index of the cases in the order of the page, and files of what is said."""
    persons = in_order(material)
    buckets = max(1, -(-len(persons) // PER_BUCKET))
    parts = range(0, len(persons), PER_INDEX)
    known = {"persons": len(persons), "index_files": len(parts), "buckets": buckets}
    yield chunk("people", known)
    for at in parts:
        listed = [entry(person, material) for person in persons[at : at + PER_INDEX]]
        yield chunk(f"people-{at // PER_INDEX}", listed)
    held: list[dict[str, Row]] = [{} for _ in range(buckets)]
    for person in persons:
        held[bucket(person.id, buckets)][person.id] = detail(person, material)
    for at, rows in enumerate(held):
        yield chunk(f"person-{at}", rows)


def in_order(material: Material) -> list[PersonCase]:
    """Those with a name by name, then the others, of whom there is news first."""
    persons = material.dossier.persons
    named = sorted((p for p in persons if not p.private), key=lambda p: (p.name, p.id))
    hidden = sorted((p for p in persons if p.private), key=lambda p: p.id)
    return [*named, *sorted(hidden, key=_newest, reverse=True)]


def _newest(person: PersonCase) -> str:
    return max((_day(row) for row in statuses(person)), default="")


def statuses(person: PersonCase) -> list[Row]:
    """What is said of a person, by the day that it is said of, the newest first."""
    rows = [status_wire(status) for status in person.statuses]
    return sorted(rows, key=lambda row: (_day(row), row["claim"]), reverse=True)


def _day(row: Row) -> str:
    return str(row["end"] or row["start"] or "")


def entry(person: PersonCase, material: Material) -> Row:
    """A case as the index has it: enough to find it and to tell it in a line."""
    rows = statuses(person)
    said = [material.claims[r["claim"]] for r in rows if r["claim"] in material.claims]
    voices = {material.voices[claim["id"]].name for claim in said}
    return {
        "id": person.id,
        "name": person.name,
        "name_ar": None if person.private else material.names.person(person),
        "private": person.private,
        "latest": [_status(row) for row in rows[:LATEST]],
        "statuses": sorted({row["status"] for row in rows}),
        "said": len(rows),
        "grade": grade_wire(material.dossier, person.id)["grade"],
        "contradicted": bool(person.contradictions),
        "also": " ".join(sorted({*person.aliases, *filter(None, voices)})),
    }


def _status(row: Row) -> Row:
    return {name: row[name] for name in ("status", "certainty", "start", "end")}


def detail(person: PersonCase, material: Material) -> Row:
    """All that is said of a person, with the claims and reports that say it."""
    rows = statuses(person)
    wanted = {row["claim"] for row in rows}
    wanted |= {id for pair in person.contradictions for id in pair}
    claims = [material.claims[id] for id in sorted(wanted) if id in material.claims]
    heads = {claim["copy_of"] for claim in claims if claim["copy_of"]}
    first = [material.claims[id] for id in sorted(heads) if id in material.claims]
    reports = {claim["report"] for claim in (*claims, *first)}
    grade = grade_wire(material.dossier, person.id)
    return {
        "aliases": list(person.aliases),
        "statuses": rows,
        "disputes": [
            {"claims": list(pair), "on": material.disputes.get(pair)}
            for pair in sorted(person.contradictions)
        ],
        "claims": {claim["id"]: claim_of(claim, material) for claim in claims},
        "heads": {claim["id"]: claim["report"] for claim in first},
        "reports": {id: report_of(id, material) for id in sorted(reports)},
        "history": history(person.id, material),
        "reasons_ar": [said_again(r, "reason_", "ar") for r in grade["reasons"]],
        "raise_ar": said_again(grade["raise_by"] or "", "raise_", "ar"),
        **{k: grade[k] for k in _GRADE},
    }


_GRADE = (
    *("grade", "rule", "reasons", "raise_by", "reliability", "credibility", "method"),
    *("override", "override_reason", "strike_status", "belligerents"),
)


def _line(person: PersonCase, edition: Edition) -> Row:
    """The line of one person in words; people.js says it the same way."""
    row, s = entry(person, edition.material), edition.words
    return {
        **row,
        "shown": s("name_withheld") if person.private else _name(row, edition),
        "told": s("semicolon").join(
            s(
                "person_status",
                status=s(f"status_{one['status']}"),
                certainty=s(f"certainty_{one['certainty']}"),
                when=days(one["start"], one["end"], s),
            )
            for one in row["latest"]
        ),
    }


def _name(row: Row, edition: Edition) -> str:
    known = row["name_ar"] if edition.language == "ar" else None
    return str(known or row["name"])
