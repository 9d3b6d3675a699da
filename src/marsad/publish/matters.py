"""What a line of the corrections log is about, and which line it follows from.

A merge of two events moves counts, a withheld report takes its claims along: readers
are told the one thing that was done, and the rest under it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from marsad.publish.differing import Difference, Row, claims_of, is_veiled

About = dict[str, Any]
KEPT = {
    "event": ("kind", "place", "start", "end"),
    "claim": ("kind", "place", "start", "end"),
    "control": ("place", "start", "end"),
    "tally": ("measure", "population", "place", "start", "end"),
    "report": ("publisher", "published"),
}
"""Fields of a row that say what it is about, by kind of record; of persons none."""
SETTING = frozenset(("place", "start", "end", "published"))
"""Those that are not told of what is not told exactly."""
LASTING = frozenset(("kind", "measure", "population", "start", "end"))
"""Those that are told of what was taken back or is part of another record now."""
COUNT = ("low", "best", "high")
GONE = ("retracted", "withheld")
TAKEN = ("retracted", "merged", "split", "reissued")


def about(one: Difference, change: str | None) -> About:
    """What a changed record is about, in fields that are public."""
    row = one.after or one.before or {}
    found = {f: row.get(f) for f in KEPT.get(one.kind.name, ()) if row.get(f)}
    if one.after is None:
        found = _lasting(found) if change in TAKEN else {}
    if any(is_veiled(known) for known in (one.before, one.after) if known):
        found = {f: value for f, value in found.items() if f not in SETTING}
    both = one.before is not None and one.after is not None
    if both and "grade" in one.fields():
        ruled = [bool((row or {}).get("override")) for row in (one.before, one.after)]
        found |= {"ruled": ruled} if any(ruled) else {}
    if one.kind.name == "tally" and both:
        found["counts"] = [
            {f: known.get(f) for f in COUNT}
            for known in (one.before or {}, one.after or {})
        ]
    return found


def carried(line: Row, *, public: bool, veiled: bool) -> About:
    """What an old line may still say that it is about."""
    found = dict(line.get("about") or {})
    if not public:
        found = _lasting(found) if line["change"] in TAKEN else {}
    if veiled:
        found = {f: value for f, value in found.items() if f not in SETTING}
    return found


def _lasting(found: About) -> About:
    return {f: value for f, value in found.items() if f in LASTING}


def follow(
    lines: Sequence[Row], differences: Mapping[str, Difference]
) -> dict[str, str]:
    """For each record whose line follows from another's: that other record.

    A line follows from the one of what its record was part of, the event that stays
    from that of one that became part of it, a count from that of an event that it
    counts: not where it counts several that have lines, or claims that came in.
    """
    logged = {line["record"]: line for line in lines}
    events = _of_claims(lines, differences)
    found: dict[str, str] = {}
    for line in lines:
        into = line["to"][0] if line["change"] == "merged" else None
        if into in logged and into not in found:
            found[str(into)] = line["record"]
    ends = {claim: _last(id, found) for claim, id in events.items()}
    for line in lines:
        one = differences.get(line["record"])
        lead = None if one is None else _lead(one, line, logged, ends)
        if lead is not None and lead != line["record"]:
            found.setdefault(line["record"], lead)
    return {record: _last(record, found) for record in found}


def _lead(
    one: Difference, line: Row, logged: Mapping[str, Row], events: Mapping[str, str]
) -> str | None:
    """The line of what a record was part of, where that was changed as well."""
    rows = [row for row in (one.before, one.after) if row]
    if one.kind.name == "claim":
        of = [row.get(f) for f in ("event", "person_case", "report") for row in rows]
        return next((str(id) for id in of if id in logged), None)
    if one.kind.name == "report" and one.after is None:
        ids = [id for id, lead in logged.items() if _lost_with(id, lead, events, one)]
        return min(ids, default=None)
    if one.kind.name in ("tally", "control"):
        claims = [set(claims_of(one.kind, row)) for row in rows]
        moved = claims[0].symmetric_difference(claims[-1])
        leads = {events[c] for c in set().union(*claims) if c in events}
        return min(leads) if len(leads) == 1 and moved <= events.keys() else None
    return None


def _lost_with(
    id: str, line: Row, events: Mapping[str, str], report: Difference
) -> bool:
    """Whether an event went for which a report was kept."""
    gone = line["change"] in GONE and line["record_type"] == "event"
    return gone and events.get(report.record) == id


def _of_claims(
    lines: Sequence[Row], differences: Mapping[str, Difference]
) -> dict[str, str]:
    """Claims, and reports, of each event that has a line."""
    found: dict[str, str] = {}
    for line in lines:
        one = differences.get(line["record"])
        if line["record_type"] != "event" or one is None:
            continue
        for row in (one.before or {}, one.after or {}):
            for id in (*row.get("claims", ()), *row.get("reports", ())):
                found.setdefault(str(id), line["record"])
    return found


def _last(record: str, found: Mapping[str, str]) -> str:
    """The line at the end of the chain, where it has one."""
    at, seen = record, set[str]()
    while at in found and at not in seen:
        seen.add(at)
        at = found[at]
    return at
