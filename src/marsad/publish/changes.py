"""What became of events since a date or release: new, late, revised, regraded, gone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.publish.latin import place_name
from marsad.publish.prose import (
    amount,
    best_words,
    counted,
    day,
    number,
    phrases,
    sentence,
)
from marsad.publish.subjects import Floors, Gone, Regraded, Revised
from marsad.publish.telling import Sentence
from marsad.publish.wire import event_figures
from marsad.records.claim import MEASURES
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import Grade
from marsad.records.tally import Tally

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
    name = event_name(event)
    made = list(_revised(event, list(tallies), was, name))
    grade = dossier.grades.get(event.id)
    old = was.get("override") or was.get("grade")
    new = grade.counts_as if grade else None
    if old and new and old != new:
        ruled = bool(was.get("override")), bool(grade and grade.override)
        before, now = (_graded(*one) for one in zip((old, new), ruled, strict=True))
        text = f"{name}: now {now}, before {before}"
        why = _ruled(grade, was)
        text += f"; a reviewer ruled so: “{why}”" if why else ""
        told = Regraded(event, old, new, why, ruled)
        made.append(Sentence(sentence(text), event.claims, event.id, new, told))
    return made


def _revised(
    event: Event, tallies: Sequence[Tally], was: Mapping[str, Any], name: str
) -> Iterator[Sentence]:
    """Each figure that moved, came first or is gone, with the claims that give it."""
    now, old = event_figures(tallies), was.get("figures") or {}
    for measure in sorted(now.keys() | old.keys(), key=rank):
        rows = [one.get(measure, {}) for one in (old, now)]
        before, after = (row.get("best") for row in rows)
        floors = floor(rows[0]), floor(rows[1])
        moved = moved_words(before, after, floors)
        if not moved:
            continue
        told = Revised(event, measure, before, after, floors)
        word = phrases()["short"].get(measure) or measure
        text = f"{name}: {word} revised {moved}"
        if before is None or after is None:
            text = f"{name}, {figure_name(measure, None)}: {moved}"
        claims = {c for t in tallies if t.measure == measure for c in t.claims}
        cited = tuple(sorted(claims)) or event.claims
        yield Sentence(sentence(text), cited, event.id, of=told)


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


def rank(measure: str) -> int:
    """The usual place of a measure among all."""
    return MEASURES.index(measure) if measure in MEASURES else len(MEASURES)


def figure_name(measure: str, population: str | None) -> str:
    """``people killed``, ``civilians displaced``."""
    unit, word = counted(measure, population, 2), phrases()["short"].get(measure, "")
    return f"{unit} {word}".strip()


def floor(figure: Mapping[str, Any]) -> float | None:
    """The low of a figure for which no source gives a ceiling; None where one does."""
    return (figure.get("low") or None) if figure.get("high") is None else None


def moved_words(
    before: float | None,
    now: float | None,
    floors: Floors = (None, None),
    *,
    sure: bool = False,
) -> str:
    """``up from 12 to at least 16``, ``first figure, 16``; empty where it is as it was.
    Where there was no figure there was no nought, from which it could have risen.

    Args:
        sure: whether a figure is one of confirmed and fair evidence alone.
    """
    if before == now:
        return ""
    if before is None or now is None:
        key = "first" if before is None else "none_sure" if sure else "none"
    else:
        key = "up" if now > before else "down"
    ends = {"a": _end(before, floors[0]), "b": _end(now, floors[1])}
    return str(phrases()["moved"][key]).format(**ends)


def _end(best: float | None, low: float | None) -> str:
    """``16``, ``at least 16``, ``at least 16 (best figure 18)``."""
    if best is None or low is None:
        return number(best or 0)
    return amount(low, None) + best_words(low, best, None)


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
