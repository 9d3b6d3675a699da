"""What changed since the release before, in Arabic."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from marsad.publish.arabic.figures import total_of
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.script import quote, sentence, some
from marsad.publish.arabic.words import say, words
from marsad.publish.prose import number
from marsad.publish.subjects import Again, Corrected, Gone, Moved, Regraded, Revised
from marsad.publish.telling import claims_of
from marsad.records.event import Event
from marsad.records.where import Where


def revised_sentence(told: Revised, names: Names) -> str:
    """``غارات جوية في حارم، 3 أيار/مايو 2021: رُفع عدد القتلى من 12 إلى 18.``"""
    total = total_of(told.measure, None)
    name = event_name(told.event, names)
    key = f"revised_{_way(told.before, told.now)}"
    ends = _ends(told)
    return sentence(say("changes", key, name=name, total=total, **ends))


def _way(before: float | None, now: float | None) -> str:
    if before is None or now is None:
        return "first" if before is None else "none"
    return "up" if now > before else "down"


def _ends(told: Revised | Moved) -> dict[str, str]:
    low, now_low = told.floors
    return {"a": _end(told.before, low), "b": _end(told.now, now_low)}


def _end(best: float | None, low: float | None) -> str:
    """``16``, ``16 على الأقل``, with the best figure where it is another."""
    if best is None or low is None:
        return number(best or 0)
    most_likely = "" if best == low else say("inside", "best", n=number(best))
    return say("changes", "least", n=number(low)) + most_likely


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
    key = f"moved_{_way(told.before, told.now)}"
    total = total_of(tally.measure, tally.population)
    place = names.places.place(tally.place).scene if tally.place else ""
    part = tally.kind == "flow" and tally.when.start
    when = f" {names.calendar.days(tally.when)}" if part else ""
    ends = _ends(told)
    return sentence(say("changes", key, total=total, place=place, when=when, **ends))


def again_sentence(told: Again, names: Names) -> str:
    """``قصف في حارم، 3 أيار/مايو 2021، وفق ص.``"""
    who = names.speakers(claims_of(told.claims, names.dossier))
    known = [name for name in who if name != words("voices")["unknown"]]
    by = say("said", "by", who=some(known)) if known else ""
    return sentence(event_name(told.event, names) + by)


def corrected_sentence(told: Corrected, names: Names) -> str:
    """A line of the log of corrections, which has its Arabic with it."""
    return told.told["ar"]


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
