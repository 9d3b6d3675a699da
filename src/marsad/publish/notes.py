"""Remarks of ours under a title: which they are, and how English says them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.publish.prose import count, day, phrases, sentence


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that cites nothing, with the numbers that stand in it."""

    name: str
    numbers: tuple[int, ...] = ()
    since: date | None = None
    """The day after which something is new, or that a comparison is with."""


def note_words(notes: Iterable[Note]) -> str:
    """The remarks one after the other, each a sentence or more."""
    return " ".join(sentence(_said(note)) for note in notes)


def _said(note: Note) -> str:
    numbers = note.numbers
    match note.name:
        case "first":
            reports = count(numbers[0], "report", "reports")
            events = count(numbers[1], "event", "events")
            return f"Nothing earlier to compare with. On record: {reports}, {events}"
        case "new":
            after = (
                f"after {day(note.since)}" if note.since else "since the last release"
            )
            told = f"First reported {after}: {count(numbers[0], 'event', 'events')}"
            return told + _late(numbers[0], numbers[1])
        case "single":
            return _single(*numbers)
        case "lone":
            return str(phrases()["notes"]["happened"])
        case "quiet_day" | "quiet_days" | "undisputed":
            return str(phrases()["notes"][note.name])
        case "came_in":
            return _came_in(*numbers)
        case "compared" if note.since:
            return f"Compared with the release as of {day(note.since)}"
    one, many = phrases()["notes"][note.name]
    return count(numbers[0], one, many)


def _came_in(reports: int, late: int, again: int) -> str:
    """How much was reported in the days of a brief, and of what."""
    if not reports:
        return str(phrases()["notes"]["no_reports"])
    told = []
    if late:
        events = count(late, "event", "events")
        told.append(f"tells of {events} that nobody had told of")
    if again:
        told.append(f"says more on {count(again, 'event', 'events')} known before")
    if not told:
        return f"{count(reports, 'report', 'reports')} came in"
    words = " and ".join(told)
    if reports > 1:
        words = words.replace("tells", "tell").replace("says", "say")
    which = "it" if reports == 1 else "they"
    return f"{count(reports, 'report', 'reports')} came in; {which} {words}"


def _late(new: int, late: int) -> str:
    if not late:
        return ""
    if new == 1:
        return ", on a day before"
    if new == late:
        return ", all on days before"
    return f", {count(late, 'of them on a day', 'of them on days')} before"


def _few(many: int) -> str:
    return count(many, "", "").strip()


def _single(graded: int, single: int, unplaced: int) -> str:
    if graded == single:
        every = "The one event rests" if graded == 1 else f"All {_few(graded)} rest"
        note = f"{every} on one source"
    else:
        rest = "rests" if single == 1 else "rest"
        note = f"Of {count(graded, 'event', 'events')}, {_few(single)} {rest}"
        note += " on one source"
    if unplaced:
        note += f"; {count(unplaced, 'event', 'events')} could not be placed on a map"
    return note
