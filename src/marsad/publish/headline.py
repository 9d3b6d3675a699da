"""What comes first: events in order of importance, and the one line over a brief."""

from collections.abc import Sequence

from marsad.publish import views
from marsad.publish.prose import amount, counted, number, phrases, sentence
from marsad.publish.telling import Sentence, claims_of, first_day
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally

WEIGHTS = {"killed": 3.0, "wounded": 1.0, "abducted": 1.0, "detained": 0.2}
"""How much one person counts for when events are put in order."""
KIND_WEIGHTS = {"chemical": 40, "capture": 12, "offensive": 10, "ceasefire": 10}
GRADE_WEIGHTS = {"confirmed": 1.0, "fair": 0.9, "weak": 0.5, "contested": 0.4}
NEWS = 28
"""Days in which an event is news for the line over the brief."""
NO_NEWS = frozenset({"strength", "control", "person", "displacement", "return"})
"""Kinds that have sections of their own."""


def importance(
    event: Event, tallies: dict[str, list[Tally]], dossier: Dossier
) -> tuple[float, str, str]:
    """For sorting: the most important first; then the newest, then by id."""
    score = 1.0 + KIND_WEIGHTS.get(event.kind, 0) + 0.5 * len(event.origins)
    for tally in tallies.get(event.id, ()):
        if tally.population in (None, "people"):
            score += WEIGHTS.get(tally.measure, 0.0) * min(tally.best, 500)
    grade = dossier.grades.get(event.id)
    factor = GRADE_WEIGHTS.get(grade.grade, 0.05) if grade else 0.3
    return -score * factor, views.backwards(first_day(event.when)), event.id


def headline(
    ranked: Sequence[Event],
    key: Sequence[Tally],
    dossier: Dossier,
    tallies: dict[str, list[Tally]],
) -> Sentence | None:
    """One line as over a news story: the main event, then who fled, what is held."""
    parts: list[str] = []
    cited: list[str] = []
    news = _newest([e for e in ranked if e.kind not in NO_NEWS], dossier)
    for event in news[:1]:
        grade = dossier.grades.get(event.id)
        lone = " (one source)" if grade and grade.origins == 1 else ""
        parts.append(_event_words(event, tallies.get(event.id, [])) + lone)
        cited += event.claims
    for tally in [t for t in key if t.measure == "displaced" and t.best][:1]:
        words = views.card_words(tally, dossier)
        parts.append(f"{words['number']} {words['unit']} displaced")
        cited += tally.claims
    size = views.newest_size(dossier.controls)
    if size is not None:
        unit = counted("area_km2", None, size.km2)
        parts.append(f"ground held put at {number(size.km2 or 0)} {unit}")
        cited += size.claims
    if not parts:
        return None
    known = sorted({c.id for c in claims_of(cited, dossier)})
    record = news[0].id if news else None
    return Sentence(sentence("; ".join(parts)), tuple(known), record)


def _newest(ranked: Sequence[Event], dossier: Dossier) -> list[Event]:
    """Events of the last weeks of the record; all that are dated if there are none."""
    ends = [e.when.end for e in ranked if e.when.end]
    known = [r.published for r in dossier.reports.values() if r.published]
    edge = max(known, default=max(ends, default=None))
    dated = [e for e in ranked if e.when.end is not None]
    fresh = [
        e for e in dated if edge and e.when.end and (edge - e.when.end).days <= NEWS
    ]
    return fresh or dated or list(ranked)


def _event_words(event: Event, tallies: Sequence[Tally]) -> str:
    kind = phrases()["headline"].get(event.kind, event.kind)
    text = f"{kind} in {event.place}" if event.place else str(kind)
    killed = [t for t in tallies if t.measure == "killed" and t.best >= 1]
    killed.sort(key=lambda t: (t.population is not None, -t.best, t.id))
    if killed:
        text += f", {amount(killed[0].low, killed[0].high)} reported killed"
    return text
