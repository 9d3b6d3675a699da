"""Records as the plain rows that every export prints (DESIGN: records on the wire)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from marsad.errors import OperatorError
from marsad.publish.armed import sides_of
from marsad.publish.context import words_around
from marsad.publish.contradicting import contradictions_of
from marsad.publish.cuts import Cut, cuts
from marsad.publish.sums import Range, counted, doers, targets
from marsad.publish.weaker import Nought, is_unsure, noughts, weaker
from marsad.records.claim import FAMILIES, Claim, Figure
from marsad.records.codec import to_plain
from marsad.records.context import NONE, Context
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair
from marsad.records.issue import Issue
from marsad.records.origin import Origin
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.placement import Placement
from marsad.records.report import Report
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.records.where import Where

Row: TypeAlias = dict[str, Any]
Tell: TypeAlias = Callable[[str], dict[str, str]]
"""Gives the headline of an event by its id, in each language."""


def rows(name: str, dossier: Dossier, tell: Tell | None = None) -> Iterator[Row]:
    """One plain row per record of that name, ordered by content.

    Args:
        tell: for the headlines of events, which take longer than all else; without it
            `told` is empty.

    Raises:
        OperatorError: there is no export of that name.
    """
    if name not in EXPORTS:
        raise OperatorError(f"no export is called {name!r}: use {', '.join(EXPORTS)}")
    found = EXPORTS[name](dossier)
    if name != "events" or tell is None:
        return found
    return ({**row, "told": tell(row["id"])} for row in found)


def whole(number: float | None) -> int | float | None:
    """The number, as an int where it is whole."""
    if number is None or number != int(number):
        return number
    return int(number)


def claim_wire(
    claim: Claim,
    placement: Placement | None,
    origin: Origin | None,
    event: str | None,
    case: str | None,
    context: Context | None = None,
) -> Row:
    """One claim with what later stages found for it; None where they did not run.

    Without a `context` the row does not tell of the words around.
    """
    near = {} if context is None else asdict(context)
    days = days_wire(placement.when if placement else When())
    return {
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind,
        "span": list(claim.span),
        "quote": claim.quote,
        **near,
        "speaker": claim.speaker,
        "via": list(claim.via),
        "certainty": claim.certainty,
        "actor": claim.actor,
        "target": claim.target,
        "place": claim.place,
        "start": days["start"],
        "end": days["end"],
        "figures": [figure_wire(figure) for figure in claim.figures],
        "person": claim.person,
        "status": claim.status,
        "event": event,
        "person_case": case,
        "placement": placement_wire(placement) if placement else None,
        "copy_of": origin.copy_of if origin else None,
        "origin": origin.origin if origin else None,
        "reader": claim.reader,
        "rules": list(claim.rules),
    }


def figure_wire(figure: Figure) -> Row:
    """A number inside a claim."""
    part = figure.part_of
    best = {} if figure.best is None else {"best": whole(figure.best)}
    return {
        "measure": figure.measure,
        "text": figure.text,
        "span": list(figure.span),
        "low": whole(figure.low),
        "high": whole(figure.high),
        "approx": figure.approx,
        "population": figure.population,
        "part_of": {"claim": part.claim, "figure": part.figure} if part else None,
        **best,
    }


def days_wire(when: When) -> Row:
    """The days as ISO dates, with UCDP's precision."""
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "date_prec": when.precision,
    }


def point_wire(where: Where | None) -> Row:
    """The point with its uncertainty in metres; nulls where there is none."""
    return {
        "lat": where.lat if where else None,
        "lon": where.lon if where else None,
        "where_prec": where.precision if where else None,
        "radius_m": where.radius_m if where else None,
        "blurred": where is not None and where.gazetteer == "blurred",
        "pcode": where.pcode if where else None,
        "country": where.country if where else None,
        "admin1": where.admin1 if where else None,
    }


def placement_wire(placement: Placement) -> Row:
    """Where and when a claim is read to be, with the runners-up."""
    where = placement.where
    return {
        "name": where.name if where else None,
        **point_wire(where),
        **days_wire(placement.when),
        "words": placement.words,
        "date_words": placement.when.words,
        "date_basis": placement.when.basis,
        "gazetteer": where.gazetteer if where else None,
        "entry": where.entry if where else None,
        "candidates": [
            {"name": c.where.name, "lat": c.where.lat, "lon": c.where.lon}
            for c in placement.candidates
        ],
        "geo_precision": where.geo_precision if where else None,
        "units": [to_plain(unit) for unit in where.units] if where else [],
    }


def pairs_wire(pairs: Iterable[Pair]) -> list[list[str]]:
    """Contradictions as pairs of claim ids."""
    return [list(pair) for pair in sorted(pairs)]


def event_figures(tallies: Iterable[Tally]) -> dict[str, Row]:
    """One event's counts by measure; a population's own count stands inside.

    Where only counts of single populations are known the whole is their sum:
    civilians and combatants are never the same people. Families are no number of
    people: they stand among the tallies alone.
    """
    by_measure: dict[str, list[Tally]] = defaultdict(list)
    for tally in sorted(tallies, key=lambda t: (t.measure, t.population or "", t.id)):
        if tally.population != FAMILIES:
            by_measure[tally.measure].append(tally)
    return {measure: _figure(group) for measure, group in by_measure.items()}


PARTS = ("civilians", "combatants")


def whole_of(group: Sequence[Tally]) -> Sequence[Tally]:
    """Of an event's counts of one measure those that its figure is made of: the count
    of all, else those of single populations."""
    known = {tally.population: tally for tally in group}
    total = known.get(None) or known.get("people")
    return [total] if total else [known[p] for p in PARTS if p in known] or group[:1]


def _figure(group: list[Tally]) -> Row:
    parts = [tally for tally in group if tally.population in PARTS]
    sums = whole_of(group)
    highs = [tally.high for tally in sums if tally.high is not None]
    row: Row = {
        "low": whole(sum(tally.low for tally in sums)),
        "best": whole(sum(tally.best for tally in sums)),
        "high": whole(sum(highs)) if len(highs) == len(sums) else None,
    }
    for part in parts:
        row[str(part.population)] = {
            "low": whole(part.low),
            "best": whole(part.best),
            "high": whole(part.high),
        }
    return row


def grade_wire(dossier: Dossier, record: str) -> Row:
    """The grade of a record with rule and reasons; nulls where it has none. A
    reviewer's stands beside it as `override`, and is the one that counts."""
    grade = dossier.grades.get(record)
    return {
        "grade": grade.grade if grade else None,
        "rule": grade.rule if grade else None,
        "reasons": list(grade.reasons) if grade else [],
        "raise_by": grade.raise_by if grade else None,
        "reliability": grade.reliability if grade else None,
        "credibility": grade.credibility if grade else None,
        "strike_status": grade.strike if grade else None,
        "belligerents": [
            {"side": side, "position": said}
            for side, said in (grade.positions if grade else ())
        ],
        "override": grade.override if grade else None,
        "override_reason": grade.override_reason or None if grade else None,
        "override_decision": grade.override_decision if grade else None,
        "method": grade.method if grade else None,
    }


def event_wire(event: Event, tallies: Iterable[Tally], dossier: Dossier) -> Row:
    """One incident with its counts, its grade and what it rests on."""
    grade = dossier.grades.get(event.id)
    sides = sides_of(event.parties, dossier.war.parties)
    return {
        "id": event.id,
        "kind": event.kind,
        "told": {},
        **days_wire(event.when),
        "place": event.place or (event.where.name if event.where else None),
        **point_wire(event.where),
        "parties": sides,
        "blamed": doers(event, dossier, sides),
        "targeted": targets(event, dossier, sides),
        "figures": event_figures(tallies),
        **grade_wire(dossier, event.id),
        "origins": list(event.origins),
        "origin_count": len(event.origins),
        "independent_origin_count": grade.origins if grade else None,
        "reports": list(event.reports),
        "claims": list(event.claims),
        "contradictions": pairs_wire(contradictions_of(event, dossier)),
        "joined_by": list(event.reasons),
        "runners_up": [to_plain(one) for one in event.runners_up],
        "was": list(event.was),
    }


def status_wire(status: PersonStatus) -> Row:
    """What one claim says of a person."""
    days = days_wire(status.when)
    return {
        "status": status.status,
        "start": days["start"],
        "end": days["end"],
        "certainty": status.certainty,
        "speaker": status.speaker,
        "report": status.report,
        "claim": status.claim,
    }


def person_wire(person: PersonCase) -> Row:
    """One person's case."""
    return {
        "id": person.id,
        "name": person.name,
        "aliases": list(person.aliases),
        "statuses": [status_wire(status) for status in person.statuses],
        "contradictions": pairs_wire(person.contradictions),
        "private": person.private,
        "special": list(person.special),
        "closed": person.closed,
    }


def control_wire(control: Control, dossier: Dossier) -> Row:
    """Who holds a place or an area, from when to when."""
    return {
        "id": control.id,
        "place": control.place,
        "area": control.area,
        "holder": control.holder,
        "state": control.state,
        **days_wire(control.when),
        "km2": whole(control.km2),
        "basis": control.basis,
        "last": control.last.isoformat() if control.last else None,
        "age_days": control.age_days,
        "stale": control.stale,
        **point_wire(control.where),
        "claims": list(control.claims),
        "contradictions": pairs_wire(control.contradictions),
        "grade": grade_wire(dossier, control.id)["grade"],
    }


def tally_wire(tally: Tally, dossier: Dossier, known: Collection[Nought]) -> Row:
    """One measure over a window and an area; what rests on weaker evidence alone has
    no low, best and high, unless it is among the noughts that are `known`."""
    unsure, flow = is_unsure(tally, known), tally.kind == "flow"
    return {
        "id": tally.id,
        "measure": tally.measure,
        "population": tally.population,
        "kind": tally.kind,
        "unit": tally.unit,
        **days_wire(tally.when),
        "place": tally.place,
        "low": None if unsure else whole(tally.low),
        "best": None if unsure else whole(tally.best),
        "high": None if unsure else whole(tally.high),
        "weak_best": whole(weaker(tally)) or None if flow else None,
        "claims": list(tally.counted),
        "weak_claims": list(tally.weak),
        "weak_totals": [claim for claim, _ in tally.totals],
        "grade": grade_wire(dossier, tally.id)["grade"],
        "grades": {grade: whole(share) for grade, share in tally.grades},
        "excluded": [{"claim": c, "reason": why} for c, why in tally.excluded],
        "contradictions": pairs_wire(tally.contradictions),
        "basis": tally.basis,
        "policy": tally.policy,
        "by": dict(tally.cut),
        "reasons": list(tally.reasons),
    }


def cut_wire(cut: Cut) -> Row:
    """What single events count of one measure in one week, place, ..."""
    head, weak = _range(cut.sums.head), _range(cut.sums.weak)
    return {
        "id": cut.id,
        "measure": cut.measure,
        "by": cut.by,
        "value": cut.value,
        "start": cut.start.isoformat() if cut.start else None,
        "end": cut.end.isoformat() if cut.end else None,
        **head,
        **{f"weak_{bound}": number for bound, number in weak.items()},
        "events": list(cut.sums.head.events),
        "weak_events": list(cut.sums.weak.events),
    }


def _range(sum: Range) -> dict[str, float | None]:
    if not sum.known:
        return {"low": None, "best": None, "high": None}
    return {"low": whole(sum.low), "best": whole(sum.best), "high": whole(sum.high)}


def issue_wire(issue: Issue) -> Row:
    """A problem met in a record."""
    return {
        "id": issue.id,
        "record": issue.record,
        "code": issue.code,
        "message": issue.message,
        "stage": issue.stage,
        "seen": issue.seen,
        "span": list(issue.span) if issue.span else None,
        "claims": list(issue.claims),
    }


def report_wire(report: Report, dossier: Dossier) -> Row:
    """A report with the hash of its bytes; `text` only where it may be shown."""
    evidence = dossier.evidence.get(report.id)
    row: Row = {
        "report": report.id,
        "published": report.published.isoformat() if report.published else None,
        "published_basis": report.published_basis,
        "publisher": report.publisher,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "protected": report.protected,
        "sha256": report.evidence or None,
        "captured": evidence.capture.at.isoformat() if evidence else None,
        "media_type": evidence.capture.media_type if evidence else None,
        "passed_on_by": report.passed_on_by,
    }
    return row | ({"text": report.text} if report.text else {})


def context_of(claim: Claim, dossier: Dossier) -> Context:
    """The words around a quote: those that may leave, or on record all of them."""
    report = dossier.reports.get(claim.report)
    known = dossier.contexts.get(claim.id)
    return known or (words_around(report, claim) if report else NONE)


def _claims(dossier: Dossier) -> Iterator[Row]:
    events = {claim: e.id for e in dossier.events for claim in e.claims}
    cases = {status.claim: p.id for p in dossier.persons for status in p.statuses}
    for key, claim in dossier.claims.items():
        yield claim_wire(
            claim,
            dossier.placements.get(key),
            dossier.origins.get(key),
            events.get(key),
            cases.get(key),
            context_of(claim, dossier),
        )


def _events(dossier: Dossier) -> Iterator[Row]:
    tallies = _own_counts(dossier)
    for event in dossier.events:
        yield event_wire(event, tallies[event.id], dossier)


def _own_counts(dossier: Dossier) -> dict[str, list[Tally]]:
    """Tallies of single events, by event."""
    found: dict[str, list[Tally]] = defaultdict(list)
    for tally in dossier.tallies:
        if tally.event is not None:
            found[tally.event].append(tally)
    return found


def _tallies(dossier: Dossier) -> Iterator[Row]:
    known = noughts(dossier)
    return (tally_wire(t, dossier, known) for t in dossier.tallies if t.event is None)


def _tallies_by(dossier: Dossier) -> Iterator[Row]:
    return map(cut_wire, cuts(counted(dossier, _own_counts(dossier))))


def _copies(dossier: Dossier) -> Iterator[Row]:
    """Who had it from whom: an edge for each claim that repeats another."""
    for id, origin in dossier.origins.items():
        head = dossier.claims.get(origin.copy_of or "")
        copy = dossier.claims.get(id)
        if head is not None and copy is not None:
            yield {
                "claim": id,
                "copy_of": head.id,
                "origin": origin.origin,
                "basis": origin.basis,
                "report": copy.report,
                "from_report": head.report,
                "speaker": head.speaker,
                "via": list(copy.via),
            }


EXPORTS: dict[str, Callable[[Dossier], Iterator[Row]]] = {
    "reports": lambda d: (report_wire(report, d) for report in d.reports.values()),
    "claims": _claims,
    "events": _events,
    "persons": lambda d: (person_wire(person) for person in d.persons),
    "control": lambda d: (control_wire(control, d) for control in d.controls),
    "tallies": _tallies,
    "tallies_by": _tallies_by,
    "issues": lambda d: (issue_wire(issue) for issue in d.issues),
    "copies": _copies,
}
"""What can be exported, by name."""
