"""What changed since the release before, in Arabic."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.publish.arabic.figures import total_of
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import quote, sentence
from marsad.publish.arabic.words import say, words
from marsad.publish.prose import number
from marsad.publish.subjects import Gone, Moved, Regraded, Revised
from marsad.records.event import Event
from marsad.records.where import Where


def revised_sentence(told: Revised, names: Names) -> str:
    """``غارات جوية في حارم، 3 أيار/مايو 2021: رُفع عدد القتلى من 12 إلى 18.``"""
    key = "revised_up" if told.now > told.before else "revised_down"
    total = total_of(told.measure, None)
    a, b = number(told.before), number(told.now)
    name = event_name(told.event, names)
    return sentence(say("changes", key, name=name, total=total, a=a, b=b))


def regraded_sentence(told: Regraded, names: Names) -> str:
    """That the evidence is now graded otherwise."""
    pairs = zip((told.before, told.now), told.ruled, strict=True)
    a, b = (graded(grade, ruled) for grade, ruled in pairs)
    name = event_name(told.event, names)
    text = say("changes", "regraded", name=name, a=a, b=b)
    if told.reason:
        text += say("changes", "ruled", why=quote(told.reason))
    return sentence(text)


def graded(grade: str, ruled: bool) -> str:
    """A grade in words; a reviewer's own is said to be one."""
    if ruled:
        return say("graded", "own", grade=str(words("graded")[grade]))
    return f"«{words('grades')[grade]}»"


def moved_sentence(told: Moved, names: Names) -> str:
    """``عدد النازحين: ارتفع من 31,000 إلى 37,000.``"""
    tally = told.tally
    key = "moved_up" if told.now > told.before else "moved_down"
    total = total_of(tally.measure, tally.population)
    place = names.places.place(tally.place).scene if tally.place else ""
    a, b = number(told.before), number(told.now)
    return sentence(say("changes", key, total=total, place=place, a=a, b=b))


def gone_sentence(told: Gone, names: Names) -> str:
    """That an event is no longer on record."""
    name = _name(told.row, None, names)
    return sentence(say("changes", "gone", name=name))


def event_name(event: Event, names: Names) -> str:
    """``غارات جوية في الباغوز، 10 شباط/فبراير 2019``."""
    end = event.when.end or event.when.start
    row = {"kind": event.kind, "place": event.place}
    return _name(row | {"end": end.isoformat() if end else None}, event.where, names)


def _name(row: Mapping[str, Any], where: Where | None, names: Names) -> str:
    kind = str(words("headline").get(row["kind"], row["kind"]))
    place = row.get("place")
    scene = names.places.place(place, where).scene if place else ""
    end = row.get("end") or row.get("start")
    day = f"، {names.calendar.day(date.fromisoformat(end))}" if end else ""
    return f"{kind}{scene}{day}"
