"""The section on what changed since a date or the release before."""

from collections.abc import Iterable
from datetime import date

from marsad.publish import changes, views
from marsad.publish.changes import Previous
from marsad.publish.headline import tells_something
from marsad.publish.incident import event_sentence
from marsad.publish.notes import Note
from marsad.publish.outline import Section, section, titled
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
    if since is None and previous is None:
        on_record = (len(dossier.reports), len(dossier.events))
        return section("changed", [], [Note("first", on_record)])
    new, moved = _new_and_moved(dossier, since, previous, tallies)
    late = [e for e in new if changes.is_late(e, since)]
    first = _telling(late, dossier, tallies)[:MOST_CHANGES]
    blocks = [
        titled("late", told(first, dossier, tallies)),
        titled("revised", moved[:MOST_CHANGES]),
    ]
    if previous is not None:
        key = views.key_tallies(dossier.tallies)
        names = {t.id: _tally_name(t) for t in key}
        figures = changes.tally_changes(key, previous, names)
        blocks.append(titled("moved", figures[:MOST_CHANGES]))
        gone = changes.retracted(previous, dossier)
        blocks.append(titled("retracted", gone[:MOST_CHANGES]))
    return section("changed", blocks, [Note("new", (len(new), len(late)), since)])


def _telling(
    events: list[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> list[Event]:
    """Newest day first, without what tells a reader nothing."""
    kept = [e for e in events if tells_something(e, tallies.get(e.id, ()), dossier)]
    return sorted(kept, key=lambda e: (views.backwards(first_day(e.when)), e.id))


def _new_and_moved(
    dossier: Dossier,
    since: date | None,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
) -> tuple[list[Event], list[Sentence]]:
    if previous is None:
        return [e for e in dossier.events if changes.is_new(e, dossier, since)], []
    new, moved = [], []
    past = changes.Past(previous)
    for event in dossier.events:
        was = past.matched(event)
        if was is None:
            new.append(event)
        else:
            moved += changes.event_changes(
                event, tallies.get(event.id, []), was, dossier
            )
    return new, moved


def told(
    events: Iterable[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> tuple[Sentence, ...]:
    return tuple(event_sentence(e, dossier, tallies.get(e.id, [])) for e in events)


def _tally_name(tally: Tally) -> str:
    unit = counted(tally.measure, tally.population, 2)
    word = phrases()["short"].get(tally.measure, "")
    place = f" in {tally.place}" if tally.place else ""
    return f"{unit} {word}{place}".replace("  ", " ").strip()
