"""A row of ACLED, in either layout: digits or words for the kinds of actor."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from marsad.extract.datasets.checks import flag
from marsad.extract.datasets.said import Count, RowText, Said, point
from marsad.extract.datasets.words import table
from marsad.records.claim import KINDS
from marsad.records.coded import Coded
from marsad.records.issue import Issue
from marsad.text.datasets import day, whole

PLACE = {1: 1, 2: 2, 3: 4}
"""ACLED's geo_precision to UCDP's where_prec; 3 may be 3 or 4, the coarser is taken."""
CIVILIANS = 7
IMPUTED = {3: r"\b(?:3|three)\b", 10: r"\b(?:10|ten)\b"}
"""What ACLED writes for deaths of which no number was reported, and what its notes say
where the number is a reported one."""
_ALONE = re.compile(r"(?:sole )?(.*?)(?: only| action)?")
_OURS = re.compile(r"(?:\A|;)\s*kind=(\w+)")
"""In the tags of our own files in ACLED's layout: the kind of event."""
_MEASURES = {"abduction": "abducted", "detention": "detained"}


def actor_code(words: str | None) -> int:
    """The digit of a kind of actor, from digit or words; 0 for none."""
    known = (words or "").strip().casefold()
    number = whole(known)
    if number is not None:
        return number
    return int(table("acled", "inter").get(known, 0))


def interaction(one: str | None, other: str | None) -> int | None:
    """Two kinds of actor as one number, the smaller digit first: (7, 3) gives 37. A
    lone actor has 0 for a partner: (2, none) gives 20. None where neither is known."""
    first, second = sorted((actor_code(one), actor_code(other)))
    if second == 0:
        return None
    return second * 10 if first == 0 else first * 10 + second


def interaction_code(words: str | None) -> int | None:
    """The number of an interaction, from digits or words ("Rebel group only")."""
    known = (words or "").strip().casefold()
    number = whole(known)
    if number is not None or not known:
        return number
    one, sign, other = known.partition("-")
    if not sign:
        alone = _ALONE.fullmatch(known)
        one = alone[1] if alone else known
    return interaction(one, other)


def says(row: RowText) -> Said | None:
    """The claim of a row; none of what we keep no claims of, such as a peaceful
    protest in which nobody died."""
    deaths, told = row.cell("fatalities"), row.number("fatalities")
    kind = _kind(row)
    if not kind and not told:
        return None
    cell = row.cell("sub_event_type") or row.cell("event_type") or deaths
    if cell is None:
        return None
    date_cell = row.cell("event_date")
    actor, target = _sides(row)
    speaker, via = _heard(row)
    code = interaction(row.word("inter1"), row.word("inter2"))
    return Said(
        kind=kind or "casualties",
        cell=cell,
        coded=_coded(row),
        counts=tuple(_counts(row)),
        time=None if date_cell is None else date_cell.span,
        actor=actor,
        target=target,
        place=row.word("location") or row.word("admin2") or row.word("admin1"),
        speaker=speaker,
        via=via,
        rules=() if code is None else (f"interaction:{code}",),
    )


def doubts(row: RowText) -> Iterator[Issue]:
    """What of a row does not agree with ACLED's own rules."""
    told, cell = interaction_code(row.word("interaction")), row.cell("interaction")
    made = interaction(row.word("inter1"), row.word("inter2"))
    if cell is not None and told is not None and made is not None and told != made:
        what = f"interaction {cell.value} of these two kinds of actor should be {made}"
        yield flag(row, "mismatch-interaction", what, [cell])
    sub = (row.word("sub_event_type") or "").casefold()
    cell = row.cell("sub_event_type")
    if cell is not None and sub not in table("acled", "sub_event_type"):
        what = f"{cell.value!r} is no sub-event that is known here"
        yield flag(row, "unknown-kind", what, [cell])


def _kind(row: RowText) -> str:
    told = _OURS.search(row.word("tags") or "")
    if told and told[1] in KINDS:
        return told[1]
    sub = (row.word("sub_event_type") or "").casefold()
    known = table("acled", "sub_event_type")
    if sub in known:
        return str(known[sub])
    event = (row.word("event_type") or "").casefold()
    return str(table("acled", "event_type").get(event, ""))


def _counts(row: RowText) -> Iterator[Count]:
    """Deaths; none is a floor, for others may report some. What ACLED writes for an
    unknown number is no bound: 3 and 10, unless its notes have them."""
    cell, number = row.cell("fatalities"), row.number("fatalities")
    if cell is None or number is None:
        return
    form = IMPUTED.get(number)
    if form and not re.search(form, row.word("notes") or "", re.IGNORECASE):
        yield Count("killed", cell, None, None, number, approx=True)
    else:
        yield Count("killed", cell, number, number or None, number)


def _sides(row: RowText) -> tuple[str | None, str | None]:
    """ACLED's first and second actor have no direction; where one is civilians, they
    are whom it is done to."""
    one, other = row.word("actor1"), row.word("actor2")
    if actor_code(row.word("inter1")) == CIVILIANS and other:
        return other, one
    return one, other


def _heard(row: RowText) -> tuple[str | None, tuple[str, ...]]:
    names = tuple(
        name.strip() for name in (row.word("source") or "").split(";") if name.strip()
    )
    return (names[0], ()) if len(names) == 1 else (None, names)


def _coded(row: RowText) -> Coded:
    lat, lon = point(row, "latitude", "longitude")
    where, when = row.number("geo_precision") or 1, row.number("time_precision") or 1
    cell = row.cell("event_date")
    start, end = _days(None if cell is None else day(cell.value), when)
    return Coded(
        lat=lat,
        lon=lon,
        precision=PLACE.get(where, 4),
        country=row.word("country"),
        admin1=row.word("admin1"),
        start=start,
        end=end,
        summary=where >= 3 or when >= 3,
    )


def _days(told: date | None, precision: int) -> tuple[date | None, date | None]:
    """The days that a date means: itself, the week round it, or its month."""
    if told is None or precision <= 1:
        return told, told
    if precision == 2:
        return told - timedelta(days=3), told + timedelta(days=3)
    last = calendar.monthrange(told.year, told.month)[1]
    return told.replace(day=1), told.replace(day=last)
