"""The page of corrections: the log over all releases, and what changed since then."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from itertools import groupby, islice
from typing import Any

from marsad.publish.differing import Row
from marsad.publish.feeds.telling import reason_in
from marsad.publish.site.days import days
from marsad.publish.site.shell import Edition
from marsad.publish.site.shown import said
from marsad.publish.sums import Range

MOST_LOGGED = 100
"""Corrections on the page, the newest; the others stand in the data file."""
MOST_CHANGED = 60
"""Changed records on the page."""
LONGEST = 160
"""Characters of a value on the page."""
OWN_WORDS = ("measure", "grade", "certainty", "kind", "status")
"""Fields of which the values are words of ours."""
CHANGES = ("changed", "removed", "added")


def corrections(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    log, changes = edition.material.corrections, edition.material.changes
    newest = (row for row in reversed(log) if not row.get("part_of"))
    shown = list(islice(newest, MOST_LOGGED))
    wanted = {_matter(row, row["record"]) for row in shown}
    under = defaultdict[tuple[Any, ...], list[Row]](list)
    for row in log:
        lead = row.get("part_of")
        if lead and (matter := _matter(row, lead)) in wanted:
            under[matter].append(row)
    ordered = nsmallest(
        MOST_CHANGED,
        (row for row in changes if row["change"] != "added"),
        key=lambda row: (CHANGES.index(row["change"]), row["record_type"]),
    )
    numbers = _numbers(changes)
    seen: set[str] = set()
    return {
        "groups": [
            {
                "release": release,
                "day": days(as_of, as_of, edition.words) if as_of else "",
                "rows": [_main(row, under, edition, seen) for row in rows],
            }
            for (release, as_of), rows in groupby(shown, key=_release)
        ],
        "log_size": len(log),
        "log_left": len(log) - len(shown) - sum(map(len, under.values())),
        "numbers": numbers,
        "kinds": CHANGES,
        "changed": [_changed(row, edition) for row in ordered],
        "changed_left": sum(sum(many[:2]) for _, many in numbers) - len(ordered),
        "change_count": len(changes),
    }


def _matter(row: Row, record: str) -> tuple[Any, ...]:
    """One thing that was put right in one release."""
    return *_release(row), record


def _main(
    row: Row,
    under: Mapping[tuple[Any, ...], Sequence[Row]],
    edition: Edition,
    seen: set[str],
) -> dict[str, Any]:
    """A line of the log with those that follow from it."""
    entry = _entry(row, edition, seen)
    follow = under.get(_matter(row, row["record"]), ())
    return {**entry, "follow": [_entry(one, edition, seen) for one in follow]}


def _release(row: Row) -> tuple[str | None, str | None]:
    return row.get("release"), row.get("as_of")


def _entry(row: Row, edition: Edition, seen: set[str]) -> dict[str, Any]:
    """A line of the log; the newest one of a record is the one that others link to."""
    told = row.get("told") or {}
    line = told.get(edition.language) or told.get("en")
    newest = row["record"] not in seen
    seen.add(row["record"])
    return {
        "anchor": row["record"] if newest else "",
        "id": row.get("id") or "",
        "record": row["record"],
        "type": row["record_type"],
        "change": row["change"],
        "href": address(row["record"]),
        "told": _once(line or "", row["record"]),
        "reason": reason_in(row.get("reason") or "", edition.language),
        "fields": _fields(row.get("fields") or {}, edition),
        "to": [(id, address(id)) for id in row.get("to") or ()],
    }


def _once(told: str, record: str) -> str:
    """The sentence without the id that stands below it."""
    return told.replace(f" (\u2068{record}\u2069)", "")


def _changed(row: Row, edition: Edition) -> dict[str, Any]:
    return {
        "record": row["record"],
        "type": row["record_type"],
        "change": row["change"],
        "href": address(row["record"]) if row["change"] != "removed" else "",
        "fields": _fields(row.get("fields") or {}, edition),
        "to": [(id, address(id)) for id in row.get("to") or ()],
    }


def _numbers(changes: Iterable[Row]) -> list[tuple[str, list[int]]]:
    """How many records of each type were changed, removed, added."""
    found = Counter((row["record_type"], row["change"]) for row in changes)
    types = sorted({type for type, _ in found})
    return [(type, [found[type, change] for change in CHANGES]) for type in types]


def address(record: str) -> str:
    """Where the site shows a record of that id; empty where it has no page of its own.

    A page follows an id that is no more to where it leads.
    """
    kind = record.partition("-")[0]
    if kind == "evt":
        return f"event.html?id={record}"
    return {"clm": f"event.html#{record}", "per": f"people.html#{record}"}.get(kind, "")


def _fields(
    fields: Mapping[str, Sequence[Any]], edition: Edition
) -> list[tuple[str, str, str]]:
    """Name, before and after of each field."""
    s = edition.words
    return [
        (
            s(f"field_{name}") if f"field_{name}" in s.strings else name,
            value_words(name, before, edition),
            value_words(name, after, edition),
        )
        for name, (before, after) in fields.items()
    ]


def value_words(field: str, value: Any, edition: Edition) -> str:
    """A value of a field as it can be read, cut where it is long."""
    text = _plain(field, value, edition)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _plain(field: str, value: Any, edition: Edition) -> str:
    s = edition.words
    if value is None or value in ("", [], {}):
        return "–"
    if isinstance(value, bool):
        return s("yes" if value else "no")
    if isinstance(value, int | float):
        return s("count", n=value)
    if isinstance(value, Mapping):
        return _counts(value, edition)
    if isinstance(value, list | tuple):
        return s("comma").join(_plain(field, one, edition) for one in value)
    return _word(field, str(value), edition)


def _counts(value: Mapping[str, Any], edition: Edition) -> str:
    """Counts by measure; what else has parts is printed as it is."""
    if {"low", "best", "high"} <= value.keys():
        return _count(value, edition)
    parts = (
        f"{_word('measure', name, edition)} {_plain(name, part, edition)}"
        for name, part in value.items()
    )
    return edition.words("semicolon").join(parts)


def _count(value: Mapping[str, Any], edition: Edition) -> str:
    """A count, with those of single populations behind it."""
    words = said(Range(value["low"], value["best"], value["high"]), edition)
    parts = [
        f"{edition.words(group)} {_count(value[group], edition)}"
        for group in ("civilians", "combatants")
        if group in value
    ]
    return edition.words("comma").join([words, *parts])


def _word(field: str, value: str, edition: Edition) -> str:
    """A value of ours in the page's language; anybody else's word as it is."""
    found = edition.words.strings.get(f"{field}_{value}")
    return found if field in OWN_WORDS and isinstance(found, str) else value
