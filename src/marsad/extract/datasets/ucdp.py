"""A row of UCDP GED: one event with its parties, its dead and its sources."""

import calendar
from collections.abc import Iterator
from datetime import date

from marsad.extract.datasets.checks import adds_up, flag, in_order
from marsad.extract.datasets.said import Count, RowText, Said, listed, point
from marsad.extract.datasets.words import table
from marsad.records.claim import Span
from marsad.records.coded import Coded
from marsad.records.issue import Issue
from marsad.records.when import date_prec
from marsad.text.datasets import day
from marsad.text.sheet import Cell

PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
COARSE_PLACE = 4
"""UCDP's where_prec from which a row holds other events."""
COARSE_TIME = 4
"""UCDP's date_prec from which it does."""
SUMMARY = 2
"""UCDP's event_clarity of what its source had already added up."""


def says(row: RowText) -> Said | None:
    """The claim of a row."""
    best = row.cell("best")
    if best is None:
        return None
    coded, time = _coded(row), _time(row)
    speaker, via = _heard(row)
    kind = _kind(row)
    actor, target, rule = _sides(row, kind)
    return Said(
        kind=kind,
        cell=best,
        coded=coded,
        counts=tuple(_counts(row)),
        time=time,
        actor=actor,
        target=target,
        place=_place(row),
        speaker=speaker,
        via=via,
        rules=(rule,),
    )


def doubts(row: RowText) -> Iterator[Issue]:
    """What of a row does not agree with UCDP's own rules."""
    yield from in_order(row, ("low", "best", "high"))
    yield from adds_up(row, "best", PARTS)
    start, end = _days(row)
    said = row.number("date_prec")
    cell = row.cell("date_prec")
    if start is None or end is None or said is None or cell is None:
        return
    if end < start:
        yield flag(row, "mismatch-dates", f"ends {end}, before {start}", _days_at(row))
    elif said != date_prec((end - start).days + 1):
        days = (end - start).days + 1
        what = f"date_prec {said} of {days} days should be {date_prec(days)}"
        yield flag(row, "mismatch-date-precision", what, [cell])


def _kind(row: RowText) -> str:
    """One-sided violence is an attack; else a clash, but where only one side or only
    others died: then the row tells of deaths, not of how they came."""
    violence = table("ucdp", "violence").get(
        (row.word("type_of_violence") or "").casefold()
    )
    if violence == "one-sided":
        return "attack"
    lost = [row.number("deaths_a"), row.number("deaths_b")]
    known = [number for number in lost if number is not None]
    return "clash" if len(known) < 2 or all(known) else "casualties"


def _sides(row: RowText, kind: str) -> tuple[str | None, str | None, str]:
    """The doer and whom it was done to, and the rule. A dyad has no direction, but in
    one-sided violence; where only one side lost people the other did it, and where
    only others died the row does not say who."""
    one, other = row.word("side_a"), row.word("side_b")
    if kind != "casualties":
        return one, other, "sides:dyad"
    if row.number("deaths_a"):
        return other, one, "sides:by loss"
    if row.number("deaths_b"):
        return one, other, "sides:by loss"
    return None, None, "sides:untold"


def _counts(row: RowText) -> Iterator[Count]:
    best, low, high = row.number("best"), row.number("low"), row.number("high")
    cell = row.cell("best")
    if cell is None:
        return
    beside = row.cell("low"), row.cell("high")
    yield Count("killed", cell, low, high, best, beside=beside)
    sure = low == best == high
    for name in PARTS:
        number, part = row.number(name), row.cell(name)
        if not number or part is None:
            continue
        group = {"deaths_civilians": "civilians", "deaths_unknown": "people"}
        bound = number if sure else None
        population = group.get(name, "combatants")
        yield Count("killed", part, bound, bound, number, population, part=True)


def _days(row: RowText) -> tuple[date | None, date | None]:
    start, end = row.cell("date_start"), row.cell("date_end")
    if start is not None:
        first = day(start.value)
        return first, first if end is None else day(end.value)
    year, month, number = (row.number(name) for name in ("year", "month", "day"))
    if year is None or month is None or not 1 <= month <= 12:
        return None, None
    last = calendar.monthrange(year, month)[1]
    if number is None:
        return date(year, month, 1), date(year, month, last)
    one = date(year, month, number) if 1 <= number <= last else None
    return one, one


def _days_at(row: RowText) -> list[Cell]:
    cells = (row.cell("date_start"), row.cell("date_end"))
    return [cell for cell in cells if cell is not None]


def _time(row: RowText) -> Span | None:
    """The first day where it stands as one; else the lines of year, month and day."""
    start = row.cell("date_start")
    if start is not None:
        return start.span
    there = [row.cell(name) for name in ("year", "month", "day")]
    cells = [cell for cell in there if cell is not None]
    if not cells:
        return None
    return min(cell.span[0] for cell in cells), max(cell.span[1] for cell in cells)


def _coded(row: RowText) -> Coded:
    start, end = _days(row)
    if start is None or end is None or end < start:
        start, end = start, start
    where, when = row.number("where_prec") or 1, row.number("date_prec") or 1
    if start is not None and end is not None and row.cell("date_prec") is None:
        when = date_prec((end - start).days + 1)
    lat, lon = point(row, "latitude", "longitude")
    coarse = where >= COARSE_PLACE or when >= COARSE_TIME
    return Coded(
        lat=lat,
        lon=lon,
        precision=where if 1 <= where <= 7 else 5,
        country=row.word("country"),
        admin1=row.word("adm_1"),
        start=start,
        end=end,
        summary=coarse or row.number("event_clarity") == SUMMARY,
    )


def _place(row: RowText) -> str | None:
    found = (row.word(n) for n in ("where_coordinates", "adm_2", "adm_1", "country"))
    return next((words for words in found if words), None)


def _heard(row: RowText) -> tuple[str | None, tuple[str, ...]]:
    """Who is quoted, and who printed it: outlets stand between a claimant and UCDP. Of
    several claimants none is the speaker: the number is UCDP's own reading of all."""
    origins, offices = (
        listed(row.word("source_original")),
        listed(row.word("source_office")),
    )
    speakers = origins or offices
    if len(speakers) != 1:
        return None, speakers
    said = speakers[0].casefold()
    return speakers[0], tuple(name for name in offices if name.casefold() != said)
