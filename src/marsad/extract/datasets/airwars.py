"""An incident of civilian harm as Airwars publishes it: alleged harm, graded."""

import re
from collections.abc import Iterator

from marsad.extract.datasets.checks import in_order
from marsad.extract.datasets.said import Count, RowText, Said, bounds, point
from marsad.extract.datasets.words import table, weapon_kind
from marsad.records.coded import Coded
from marsad.records.issue import Issue
from marsad.records.when import date_prec
from marsad.text.datasets import day

UNKNOWN_PLACE = (2, 10_000)
"""Precision and metres of doubt where none is told of a point."""
COARSE = 4
_PARTS = ("children", "women", "men")
_SOURCE = re.compile(r"sources \d+ name")


def says(row: RowText) -> Said | None:
    """The claim of an incident. Airwars' own grade is how sure it says it is."""
    cell = row.cell("date")
    if cell is None:
        return None
    names = _sources(row)
    grade = (row.word("grade") or "").split(",")[0].strip().casefold()
    return Said(
        kind=_kind(row),
        cell=row.cell("strike_type") or row.cell("belligerent") or cell,
        coded=_coded(row),
        counts=tuple(_counts(row)),
        time=cell.span,
        actor=row.word("belligerent"),
        place=row.word("place_en") or row.word("place_ar"),
        speaker=names[0] if len(names) == 1 else None,
        certainty=table("airwars", "certainty").get(grade, "asserted"),
        rules=tuple(_rules(grade, len(names))),
    )


def doubts(row: RowText) -> Iterator[Issue]:
    """Least and most that are the wrong way round."""
    for what in ("killed", "injured", "combatants_killed"):
        yield from in_order(row, (f"{what}_min", f"{what}_max"))
    for part in _PARTS:
        yield from in_order(row, (f"{part}_killed_min", f"{part}_killed_max"))


def _kind(row: RowText) -> str:
    told = weapon_kind(row.word("strike_type") or "") or weapon_kind(
        row.word("cause") or ""
    )
    return told or "airstrike"


def _counts(row: RowText) -> Iterator[Count]:
    killed = bounds(row, ("killed_min", "killed_max"), "killed", "civilians")
    found = [
        killed,
        bounds(row, ("injured_min", "injured_max"), "wounded", "civilians"),
        bounds(
            row,
            ("combatants_killed_min", "combatants_killed_max"),
            "killed",
            "combatants",
        ),
    ]
    yield from (one for one in found if one is not None)
    if killed is None:
        return
    for name in _PARTS:
        low, high = f"{name}_killed_min", f"{name}_killed_max"
        one = bounds(row, (low, high), "killed", "civilians")
        if one is not None:
            yield Count("killed", one.cell, one.low, one.high, None, "civilians",
                        part=True, until=one.until)  # fmt: skip


def _sources(row: RowText) -> tuple[str, ...]:
    """Who reported an incident. The one source of an incident speaks; of several,
    Airwars itself, and they are not named: many are people with an account."""
    named = [c.value.strip() for k, c in row.cells.items() if _SOURCE.fullmatch(k)]
    return tuple(dict.fromkeys(filter(None, named)))


def _rules(grade: str, sources: int) -> Iterator[str]:
    if grade:
        yield f"grade:{grade}"
    if sources:
        yield f"sources:{sources}"


def _coded(row: RowText) -> Coded:
    first, last = row.cell("date"), row.cell("date_end")
    start = None if first is None else day(first.value)
    end = start if last is None else day(last.value)
    if start is not None and end is not None and end < start:
        end = start
    lat, lon = point(row, "lat", "lon")
    word = (row.word("geo_precision") or "").casefold().replace(" ", "_")
    precision, radius = table("airwars", "place").get(word, UNKNOWN_PLACE)
    long = (
        start is not None and end is not None and date_prec((end - start).days + 1) >= 4
    )
    return Coded(
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=radius,
        country=row.word("country"),
        admin1=row.word("governorate"),
        start=start,
        end=end,
        summary=long or precision >= COARSE,
    )
