"""Remarks of ours under a title, in Arabic."""

from collections.abc import Iterable

from marsad.publish.arabic.dates import Calendar
from marsad.publish.arabic.number import counted, plural
from marsad.publish.arabic.words import say, words
from marsad.publish.notes import Note


def notes_words(notes: Iterable[Note], calendar: Calendar) -> str:
    """The remarks one after the other, each a sentence or more."""
    return " ".join(_said(note, calendar) for note in notes)


def _said(note: Note, calendar: Calendar) -> str:
    numbers = note.numbers
    match note.name:
        case "lone" | "quiet_day" | "quiet_days" | "undisputed":
            return say("notes", note.name)
        case "came_in":
            return _came_in(*numbers)
        case "compared" if note.since:
            return say("notes", "compared", day=calendar.day(note.since))
        case "first":
            reports, events = _many(numbers[0], "report"), _many(numbers[1], "event")
            return say("notes", "first", reports=reports, events=events)
        case "new":
            return _new(note, calendar)
        case "single":
            return _single(*numbers)
    return plural(words("notes")[note.name], numbers[0])


def _many(value: int, unit: str, oblique: bool = False) -> str:
    """How many, none among them."""
    if value:
        return counted(value, unit, oblique)
    return say("notes", "none", few=counted(3, unit).split(" ", 1)[1])


def _new(note: Note, calendar: Calendar) -> str:
    new, late = note.numbers
    after = say("notes", "after_release")
    if note.since:
        after = say("notes", "after_day", day=calendar.day(note.since))
    rest = ""
    if late:
        key = "late_some" if late < new else "late_only" if new == 1 else "late_all"
        rest = say("notes", key, late=_many(late, "event"))
    events = _many(new, "event")
    return say("notes", "new", after=after, events=events, late=rest)


def _came_in(reports: int, late: int, again: int) -> str:
    """How much was reported in the days of a brief, and of what."""
    if not reports:
        return say("notes", "no_reports")
    old, more = (_many(many, "event", True) for many in (late, again))
    return say(
        "notes",
        "came_in",
        reports=_many(reports, "report"),
        late=say("notes", "came_in_late", late=old) if late else "",
        again=say("notes", "came_in_again", again=more) if again else "",
    )


def _single(graded: int, single: int, unplaced: int) -> str:
    rest = ""
    if unplaced:
        rest = say("notes", "unplaced", unplaced=_many(unplaced, "event", True))
    return say(
        "notes",
        "single",
        graded=_many(graded, "event", True),
        single=_many(single, "event"),
        unplaced=rest,
    )
