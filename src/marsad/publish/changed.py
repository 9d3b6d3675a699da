"""The section on what changed since a date or the release before."""

from collections.abc import Iterable
from datetime import date

from marsad.publish import changes, views
from marsad.publish.changes import Previous
from marsad.publish.headline import tells_something
from marsad.publish.incident import event_sentence
from marsad.publish.notes import Note
from marsad.publish.outline import Block, Section, section, titled
from marsad.publish.period import Share
from marsad.publish.prose import counted, phrases
from marsad.publish.telling import Sentence, first_day
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally

MOST_CHANGES = 25


def changed(
    dossier: Dossier,
    since: date | None,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
) -> Section:
    """What is new since a date or the release before, and what is otherwise."""
    if since is None and previous is None:
        on_record = (len(dossier.reports), len(dossier.events))
        return section("changed", [], [Note("first", on_record)])
    new = _new(dossier, since, previous)
    late = [e for e in new if changes.is_late(e, since)]
    first = in_time(_telling(late, dossier, tallies)[:MOST_CHANGES])
    blocks = [titled("late", told(first, dossier, tallies))]
    if previous is not None:
        blocks += _against(dossier, previous, tallies)
    return section("changed", blocks, [Note("new", (len(new), len(late)), since)])


def changed_in(
    part: Share,
    known: Dossier,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
    compared: date | None = None,
) -> Section:
    """What became known in a period of days before it, and what was corrected.

    Args:
        known: the record as far as the period goes.
        previous: rows as they stood before the period.
        compared: the last day that the release knew of whose rows these are.
    """
    late = in_time(_telling(list(part.late), known, tallies)[:MOST_CHANGES])
    again = in_time(_telling(list(part.again), known, tallies)[:MOST_CHANGES])
    blocks = [titled("late", told(late, known, tallies))]
    told_of = None
    if previous is None:
        blocks.append(titled("again", told(again, known, tallies)))
    else:
        blocks += (against := _against(known, previous, tallies))
        told_of = compared if any(block.sentences for block in against) else None
    notes = [Note("came_in", (len(part.reports), len(part.late), len(part.again)))]
    notes += [Note("compared", since=told_of)] if told_of else []
    return section("changed", blocks, notes)


def _against(
    known: Dossier, previous: Previous, tallies: dict[str, list[Tally]]
) -> list[Block]:
    """What is otherwise than it stood before: revised, moved, retracted."""
    moved = _moved(known, previous, tallies)
    key = views.key_tallies(known.tallies)
    names = {t.id: _tally_name(t) for t in key}
    figures = changes.tally_changes(key, previous, names)
    gone = changes.retracted(previous, known)
    return [
        titled("revised", moved[:MOST_CHANGES]),
        titled("moved", figures[:MOST_CHANGES]),
        titled("retracted", gone[:MOST_CHANGES]),
    ]


def _telling(
    events: list[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> list[Event]:
    """Newest day first, without what tells a reader nothing."""
    kept = [e for e in events if tells_something(e, tallies.get(e.id, ()), dossier)]
    return sorted(kept, key=lambda e: (views.backwards(first_day(e.when)), e.id))


def in_time(events: Iterable[Event]) -> list[Event]:
    """What lies behind, from its beginning on: under one heading a story runs forward,
    who was taken before who was freed; what has no day is last."""
    return sorted(events, key=lambda e: (_begins(e), first_day(e.when) or "~", e.id))


def _begins(event: Event) -> str:
    day = event.when.start or event.when.end
    return day.isoformat() if day else "~"


def _new(
    dossier: Dossier, since: date | None, previous: Previous | None
) -> list[Event]:
    """Events that the release before did not have, or that were reported since."""
    if previous is None:
        return [e for e in dossier.events if changes.is_new(e, dossier, since)]
    past = changes.Past(previous)
    return [e for e in dossier.events if past.matched(e) is None]


def _moved(
    dossier: Dossier, previous: Previous, tallies: dict[str, list[Tally]]
) -> list[Sentence]:
    """Figures and grades of events that are otherwise than they were."""
    past = changes.Past(previous)
    matched = ((event, past.matched(event)) for event in dossier.events)
    return [
        one
        for event, was in matched
        if was is not None
        for one in changes.event_changes(event, tallies.get(event.id, []), was, dossier)
    ]


def told(
    events: Iterable[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> tuple[Sentence, ...]:
    """A sentence on each event, in their order."""
    return tuple(event_sentence(e, dossier, tallies.get(e.id, [])) for e in events)


def _tally_name(tally: Tally) -> str:
    unit = counted(tally.measure, tally.population, 2)
    word = phrases()["short"].get(tally.measure, "")
    place = f" in {tally.place}" if tally.place else ""
    return f"{unit} {word}{place}".replace("  ", " ").strip()
