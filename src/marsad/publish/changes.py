"""What changed since a date or the release before: new, late, revised, retracted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.publish.latin import place_name
from marsad.publish.prose import day, number, phrases, sentence
from marsad.publish.subjects import Gone, Moved, Regraded, Revised
from marsad.publish.telling import Sentence
from marsad.publish.wire import event_figures, whole
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import Grade
from marsad.records.tally import Tally

EVER = 10**6
"""Days: longer than any window, for counts over the whole record."""
Previous = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows of the release before, by name of the export."""


def is_new(event: Event, dossier: Dossier, since: date | None) -> bool:
    """Whether every dated report of the event is newer than the date."""
    known = [
        dossier.reports[r].published for r in event.reports if r in dossier.reports
    ]
    dated = [d for d in known if d is not None]
    return since is not None and bool(dated) and min(dated) > since


def is_late(event: Event, since: date | None) -> bool:
    """Whether it happened before the date after which it was reported."""
    end = event.when.end or event.when.start
    return since is not None and end is not None and end <= since


class Past:
    """Events of the release before, at hand by the claims and reports they rest on."""

    def __init__(self, previous: Previous) -> None:
        self._rows = sorted(previous.get("events", ()), key=lambda row: str(row["id"]))
        self._by_claim: dict[str, list[int]] = defaultdict(list)
        self._by_report: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self._rows):
            for claim in dict.fromkeys(row["claims"]):
                self._by_claim[claim].append(at)
            for report in row.get("reports", ()):
                self._by_report[report].append(at)

    def matched(self, event: Event) -> Mapping[str, Any] | None:
        """The event that shares most claims, if any; else what looks alike."""
        shared = Counter(
            at for claim in set(event.claims) for at in self._by_claim.get(claim, ())
        )
        if shared:
            return self._rows[max(shared, key=lambda at: (shared[at], at))]
        near = {at for r in event.reports for at in self._by_report.get(r, ())}
        rows = (self._rows[at] for at in sorted(near))
        return next((row for row in rows if _alike(event, row)), None)


def _alike(event: Event, row: Mapping[str, Any]) -> bool:
    """The same thing, for what the same report tells, read anew into other claims."""
    end = event.when.end.isoformat() if event.when.end else None
    same = (row.get("kind"), row.get("place"), row.get("end"))
    return same == (event.kind, event.place, end)


def event_changes(
    event: Event, tallies: Iterable[Tally], was: Mapping[str, Any], dossier: Dossier
) -> list[Sentence]:
    """Figures that moved and grades that changed since the release before."""
    found: list[tuple[str, Revised | Regraded]] = []
    name = event_name(event)
    for measure, figure in event_figures(tallies).items():
        before = (was.get("figures") or {}).get(measure)
        moved = revised(before, figure)
        if before and moved:
            word = phrases()["short"].get(measure) or measure
            told = Revised(event, measure, before["best"], figure["best"])
            found.append((f"{name}: {word} revised {moved}", told))
    grade = dossier.grades.get(event.id)
    old = was.get("override") or was.get("grade")
    new = grade.counts_as if grade else None
    if old and new and old != new:
        ruled = bool(was.get("override")), bool(grade and grade.override)
        before, now = (_graded(*one) for one in zip((old, new), ruled, strict=True))
        text = f"{name}: now {now}, before {before}"
        why = _ruled(grade, was)
        text += f"; a reviewer ruled so: “{why}”" if why else ""
        found.append((text, Regraded(event, old, new, why, ruled)))
    return [
        Sentence(sentence(text), event.claims, event.id, new, told)
        for text, told in found
    ]


def _graded(grade: str, ruled: bool) -> str:
    """A grade in words; a reviewer's own by its name."""
    if ruled:
        return str(phrases()["override"]["own"]).format(grade=grade)
    return f"“{phrases()['grades'][grade]}”"


def _ruled(grade: Grade | None, was: Mapping[str, Any]) -> str:
    """The reason of a reviewer whose ruling is newer than the release before."""
    if grade is None or grade.override in (None, was.get("override")):
        return ""
    return grade.override_reason.strip().rstrip(".")


def revised(before: Mapping[str, Any] | None, now: Mapping[str, Any]) -> str:
    """``up from 12 to 16``, ``: first figure 16``, or empty."""
    if before is None or before.get("best") is None:
        return ""
    if before["best"] == now["best"]:
        return ""
    way = "up" if now["best"] > before["best"] else "down"
    return f"{way} from {number(before['best'])} to {number(now['best'])}"


def event_name(event: Event) -> str:
    """``Air strikes in Baghouz, 10 February 2019``."""
    kind = phrases()["headline"].get(event.kind, event.kind)
    named = place_name(event.place, event.where)
    place = f" in {named}" if named else ""
    end = event.when.end or event.when.start
    return f"{kind[:1].upper()}{kind[1:]}{place}" + (f", {day(end)}" if end else "")


def retracted(previous: Previous, dossier: Dossier) -> list[Sentence]:
    """Events of the release before that a reviewer took out, or whose reports are
    gone; what is only read or joined anew is told under the event it is now in."""
    gone = [row for row in previous.get("events", ()) if _gone(row, dossier)]
    return [
        Sentence(
            sentence(f"No longer on record: {_row_name(row)}"),
            tuple(row["claims"]),
            of=Gone(row),
        )
        for row in sorted(gone, key=lambda row: str(row["id"]))
    ]


def _gone(row: Mapping[str, Any], dossier: Dossier) -> bool:
    if any(claim in dossier.origins for claim in row["claims"]):
        return False
    known = dossier.claims.keys() | dossier.retracted
    return not known.isdisjoint(row["claims"])


def _row_name(row: Mapping[str, Any]) -> str:
    kind = phrases()["headline"].get(row["kind"], row["kind"])
    place = f" in {row['place']}" if row.get("place") else ""
    end = row.get("end") or row.get("start")
    return f"{kind}{place}" + (f", {day(date.fromisoformat(end))}" if end else "")


def tally_changes(
    tallies: Sequence[Tally], previous: Previous, name: Mapping[str, str]
) -> list[Sentence]:
    """Key figures that moved; `name` gives the words for a tally's id."""
    rows: dict[tuple[Any, ...], list[Mapping[str, Any]]] = defaultdict(list)
    for row in previous.get("tallies", ()):
        key = tuple(row.get(k) for k in ("measure", "population", "kind", "place"))
        rows[key].append({**row, "best": row.get("best") or 0})  # none counted yet
    changes = []
    told = Counter((t.measure, t.population, t.kind, t.place) for t in tallies)
    for tally in tallies:
        named = tally.measure, tally.population, tally.kind, tally.place
        was = _newest(rows.get(named, ()))
        moved = revised(was, {"best": whole(tally.best)})
        if told[named] == 1 and was and moved:
            text = sentence(f"{name[tally.id]}: {moved}")
            subject = Moved(tally, was["best"], tally.best)
            changes.append(Sentence(text, tally.claims, of=subject))
    return changes


def _newest(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The row that is told of one key figure; None where two of one time differ, as
    the fighters of two sides in one town do."""
    if not rows:
        return None
    found = max(rows, key=_span)
    rivals = [row for row in rows if _span(row) == _span(found)]
    return found if all(row["best"] == found["best"] for row in rivals) else None


def _span(row: Mapping[str, Any]) -> tuple[int, str, str]:
    """The same choice as of key figures: widest flow, newest stock."""
    start, end = row.get("start") or "", row.get("end") or ""
    if row.get("kind") == "stock":
        return 0, end, start
    if not (start and end):
        return EVER, end, start
    return (date.fromisoformat(end) - date.fromisoformat(start)).days, end, start
