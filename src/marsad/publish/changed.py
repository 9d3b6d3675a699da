"""The section on what changed since a date or the release before."""

from collections.abc import Iterable
from datetime import date

from marsad.publish import changes, views
from marsad.publish.changes import Previous
from marsad.publish.headline import tells_something
from marsad.publish.incident import event_sentence
from marsad.publish.outline import Block, Section, section
from marsad.publish.prose import count, counted, day, phrases
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
        reports = count(len(dossier.reports), "report", "reports")
        events = count(len(dossier.events), "event", "events")
        note = f"Nothing earlier to compare with. On record: {reports}, {events}."
        return section("changed", [], note)
    new, moved = _new_and_moved(dossier, since, previous, tallies)
    late = [e for e in new if changes.is_late(e, since)]
    blocks = [
        Block(
            "Reported late, on days before",
            told(_telling(late, dossier, tallies)[:MOST_CHANGES], dossier, tallies),
        ),
        Block("Revised", tuple(moved[:MOST_CHANGES])),
    ]
    if previous is not None:
        key = views.key_tallies(dossier.tallies)
        names = {t.id: _tally_name(t) for t in key}
        figures = changes.tally_changes(key, previous, names)
        blocks.append(Block("Key figures", tuple(figures[:MOST_CHANGES])))
        gone = changes.retracted(previous, dossier)
        blocks.append(Block("Retracted", tuple(gone[:MOST_CHANGES])))
    after = f"after {day(since)}" if since else "since the last release"
    note = f"First reported {after}: {count(len(new), 'event', 'events')}"
    note += _late_words(len(new), len(late))
    return section("changed", blocks, note)


def _telling(
    events: list[Event], dossier: Dossier, tallies: dict[str, list[Tally]]
) -> list[Event]:
    """Newest day first, without what tells a reader nothing."""
    kept = [e for e in events if tells_something(e, tallies.get(e.id, ()), dossier)]
    return sorted(kept, key=lambda e: (views.backwards(first_day(e.when)), e.id))


def _late_words(new: int, late: int) -> str:
    if not late:
        return "."
    if new == 1:
        return ", on a day before."
    if new == late:
        return ", all on days before."
    return f", {count(late, 'of them on a day', 'of them on days')} before."


def _new_and_moved(
    dossier: Dossier,
    since: date | None,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
) -> tuple[list[Event], list[Sentence]]:
    if previous is None:
        return [e for e in dossier.events if changes.is_new(e, dossier, since)], []
    new, moved = [], []
    for event in dossier.events:
        was = changes.matched(event, previous)
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
