"""A chain of records as indented lines that a person can read; --json has it all."""

from collections.abc import Iterator
from typing import Any

SHOWN = {
    "claim": "speaker, via, certainty, actor, target, place, person, status",
    "report": "publisher, published, title, url, source, protected",
    "event": "place, parties, reasons, contradictions",
    "personcase": "aliases, contradictions",
    "tally": "measure, population, low, best, high, policy, grades, excluded, reasons",
    "control": "holder, state, area, km2, basis, contradictions",
    "issue": "record, code, message, seen",
    "placement": "claim, words, reason",
}
"""What is shown of each kind, in this order, where it says anything; of other kinds
everything is."""


def lines(link: dict[str, Any], indent: str = "") -> Iterator[str]:
    """The link in a few lines, then what it rests on, further in."""
    kind = link.get("kind", "")
    yield f"{indent}{_title(link)}"
    inner = indent + "  "
    if "context" in link:
        yield f"{inner}{_words(link['context'])}"
    every = ", ".join(key for key in link if key not in {"kind", "id", "rulings"})
    for key in SHOWN.get(kind, every).split(", "):
        if link.get(key) not in (None, [], "", False):
            yield f"{inner}{key.replace('_', ' ')}: {_value(link[key])}"
    for ruling in link.get("rulings") or ():
        yield f"{inner}ruling: {_ruling(ruling)}"
    yield from _parts(link, inner)


def _ruling(ruling: dict[str, Any]) -> str:
    others = ", ".join(ruling["records"])
    why = f": {ruling['reason']}" if ruling["reason"] else ""
    return f"{ruling['action']} ({others}) by {ruling['by']}, {ruling['at']}{why}"


def _title(link: dict[str, Any]) -> str:
    """Kind and id, with what is most told by them."""
    of = link.get("claim_kind") or link.get("event_kind") or link.get("name") or ""
    when = link.get("when")
    days = _days(when) if isinstance(when, dict) else ""
    return " ".join(
        part for part in (link.get("kind", ""), link.get("id", ""), of, days) if part
    )


def _parts(link: dict[str, Any], indent: str) -> Iterator[str]:
    """Figures, placement, origin, grade, counts, report and claims below a link."""
    for figure in link.get("figures") or ():
        yield f"{indent}figure: {_figure(figure)}"
    if placement := link.get("placement"):
        yield f"{indent}placed: {_placement(placement)}"
    if origin := link.get("origin"):
        yield f"{indent}origin: {_origin(origin)}"
    if grade := link.get("grade"):
        yield from _grade(grade, indent)
    for count in link.get("counts") or ():
        yield f"{indent}count: {_count(count)}"
    yield from _kept(link, indent)
    for claim in link.get("rests_on") or ():
        yield from lines(claim, indent)


def _kept(link: dict[str, Any], indent: str) -> Iterator[str]:
    """The report of a claim, the bytes and the log entry of a report."""
    if evidence := link.get("evidence_record"):
        capture = evidence["capture"]
        yield (
            f"{indent}bytes: sha256 {evidence['sha256']}, {capture['size']:,} of "
            f"{capture['media_type']}, kept {capture['at']}, from {capture['origin']}"
        )
    if entry := link.get("log_entry"):
        yield f"{indent}log: entry {entry['index']}, hash {entry['hash']}"
    if report := link.get("report_record"):
        yield from lines(report, indent)


def _grade(grade: dict[str, Any], indent: str) -> Iterator[str]:
    yield f"{indent}grade: {grade['grade']} by rule {grade['rule']}"
    if grade["override"]:
        yield (
            f"{indent}  reviewer: {grade['override']} (computed: {grade['grade']}, "
            f"{grade['rule']}): {grade['override_reason']}"
        )
    yield from (f"{indent}  {reason}" for reason in grade["reasons"])
    if grade["raise_by"]:
        yield f"{indent}  what would raise it: {grade['raise_by']}"
    yield (
        f"{indent}  Admiralty: source {grade['reliability']}, "
        f"information {grade['credibility']}"
    )
    if grade["strike"]:
        yield f"{indent}  strike status: {grade['strike']}"
    for side, said in grade["positions"]:
        yield f"{indent}  {side} {said}"


def _words(context: dict[str, str]) -> str:
    before, words, after = (
        " ".join(context[name].split()) for name in ("before", "words", "after")
    )
    return f"... {before} [{words}] {after} ..."


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_value(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{k} {_value(v)}" for k, v in value.items() if v is not None)
    return str(value)


def _days(when: dict[str, Any]) -> str:
    start, end = when.get("start"), when.get("end")
    if start is None and end is None:
        return "day not known"
    return str(start) if start == end else f"{start or '...'} to {end or '...'}"


def _range(low: Any, high: Any) -> str:
    if low == high:
        return f"{low:,.10g}"
    return f"{'...' if low is None else f'{low:,.10g}'} to " + (
        "no ceiling" if high is None else f"{high:,.10g}"
    )


def _figure(figure: dict[str, Any]) -> str:
    part = figure["part_of"]
    inside = f", part of {part['claim']}" if part else ""
    of = f" {figure['population']}" if figure["population"] else ""
    count = _range(figure["low"], figure["high"])
    return f"{figure['measure']}{of} {count} ({figure['text']!r}){inside}"


def _count(count: dict[str, Any]) -> str:
    of = f" {count['population']}" if count["population"] else ""
    span = _range(count["low"], count["high"])
    return f"{count['measure']}{of} {span}, best {count['best']:,.10g}"


def _placement(placement: dict[str, Any]) -> str:
    where = placement["where"]
    place = (
        f"{where['name']} ({where['gazetteer']} {where['entry']}, precision "
        f"{where['precision']})"
        if where
        else f"in no gazetteer: {placement['words'] or 'no place named'}"
    )
    return f"{place}; {_days(placement['when'])}"


def _origin(origin: dict[str, Any]) -> str:
    copied = f", repeats {origin['copy_of']}" if origin["copy_of"] else ""
    return f"{origin['origin']} ({origin['basis']}){copied}"
