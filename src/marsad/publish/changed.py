"""The section on what changed since a date or the release before."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from marsad.publish import changes, views
from marsad.publish.changes import Previous
from marsad.publish.corrected import Line, corrected, untold
from marsad.publish.headline import tells_something
from marsad.publish.incident import event_sentence
from marsad.publish.moved import tally_changes
from marsad.publish.notes import Note
from marsad.publish.outline import Block, Section, section, titled
from marsad.publish.period import Share, landing
from marsad.publish.prose import sentence
from marsad.publish.subjects import Again
from marsad.publish.telling import Sentence, claims_of, first_day, said_by
from marsad.publish.weaker import noughts
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally

MOST_CHANGES = 25
CORRECTIONS = "corrections.html"
"""Where the site has the log of them."""


def changed(
    dossier: Dossier,
    since: date | None,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
    corrections: Sequence[Line] = (),
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
        blocks += _against(dossier, previous, tallies, corrections)
    notes = [Note("new", (len(new), len(late)), since)]
    return _section(blocks, notes, corrections)


def changed_in(
    part: Share,
    known: Dossier,
    previous: Previous | None,
    tallies: dict[str, list[Tally]],
    compared: date | None = None,
    corrections: Sequence[Line] = (),
) -> Section:
    """What became known in a period of days before it, and what was corrected.

    Args:
        known: the record as far as the period goes.
        previous: rows as they stood before the period.
        compared: the last day that the release knew of whose rows these are.
        corrections: lines of the log that were published in the period.
    """
    late = _telling(list(part.late), known, tallies)
    again = _telling(list(part.again), known, tallies)
    notes = [Note("came_in", (len(part.reports), len(part.late), len(part.again)))]
    first = in_time(late[:MOST_CHANGES])
    dated = all(landing(event.when) for event in part.late)
    heading = "late" if dated else "late_undated"
    blocks = [titled(heading, told(first, known, tallies))]
    if previous is None:
        first = in_time(again[:MOST_CHANGES])
        blocks.append(titled("again", told(first, known, tallies)))
    else:
        against = _against(known, previous, tallies, corrections)
        said = {one.record for block in against for one in block.sentences}
        rest = [event for event in again if event.id not in said]
        blocks += [*against, titled("again", _again(rest, part, known))]
        if compared and (corrections or any(b.sentences for b in against)):
            notes.append(Note("compared", since=compared))
        again = rest
    if left := len(again) - MOST_CHANGES:
        notes += [Note("further_again", (left,))] if left > 0 else []
    return _section(blocks, notes, corrections)


def _section(
    blocks: Iterable[Block], notes: Sequence[Note], corrections: Sequence[Line]
) -> Section:
    """The section, with what was put right at its end."""
    newest = corrections[::-1][:MOST_CHANGES]
    left = len(corrections) - len(newest)
    page = CORRECTIONS if left else ""
    more = [Note("further_corrections", (left,))] if left else []
    told_last = titled("corrected", corrected(newest))
    return section("changed", [*blocks, told_last], [*notes, *more], page)


def _again(events: Sequence[Event], part: Share, known: Dossier) -> list[Sentence]:
    """Events of which more was reported, each by its name and who told it now."""
    return [
        _again_sentence(e, part.fresh, known) for e in in_time(events[:MOST_CHANGES])
    ]


def _again_sentence(event: Event, fresh: Collection[str], known: Dossier) -> Sentence:
    ids = tuple(id for id in event.claims if id in fresh)
    text = changes.event_name(event) + said_by(claims_of(ids, known), known)
    return Sentence(sentence(text), ids, event.id, of=Again(event, ids))


def _against(
    known: Dossier,
    previous: Previous,
    tallies: dict[str, list[Tally]],
    corrections: Sequence[Line],
) -> list[Block]:
    """What is otherwise than it stood before: revised, moved, retracted; what is told
    as corrected is not told here."""
    key = views.key_tallies(known.tallies)
    found = {
        "revised": _moved(known, previous, tallies),
        "moved": tally_changes(key, previous, noughts(known)),
        "retracted": changes.retracted(previous, known),
    }
    return [
        titled(name, untold(said, corrections)[:MOST_CHANGES])
        for name, said in found.items()
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
