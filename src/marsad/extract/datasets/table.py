"""A row of somebody's own spreadsheet, by what they said that its columns hold."""

from collections.abc import Iterator

from marsad.extract.datasets.checks import below_nothing, in_order
from marsad.extract.datasets.said import Count, RowText, Said, bounds, listed, point
from marsad.extract.datasets.words import weapon_kind
from marsad.records.claim import KINDS, MEASURES
from marsad.records.coded import Coded
from marsad.records.issue import Issue
from marsad.records.when import date_prec
from marsad.text.datasets import day, field_of, whole

COARSE = 4
_GROUPS = ("civilians", "combatants")


def fields(row: RowText) -> None:
    """Find the cells by the labels that the columns were given."""
    for cell in row.cells.values():
        said = field_of(cell.column)
        if said is not None and cell.value.strip():
            row.found.setdefault(said[0], cell)


def says(row: RowText) -> Said | None:
    """The claim of a row; none where nothing is counted and no kind is told."""
    counts = tuple(_counts(row))
    kind = _kind(row.word("kind"), bool(counts))
    time = row.cell("start")
    cell = row.cell("kind") or (counts[0].cell if counts else None)
    if kind is None or cell is None:
        return None
    names = listed(row.word("speaker"))
    return Said(
        kind=kind,
        cell=cell,
        coded=_coded(row),
        counts=counts,
        time=None if time is None else time.span,
        actor=row.word("actor"),
        target=row.word("target"),
        place=row.word("place"),
        speaker=names[0] if len(names) == 1 else None,
        via=() if len(names) == 1 else names,
    )


def doubts(row: RowText) -> Iterator[Issue]:
    """Bounds that are the wrong way round."""
    for measure in MEASURES:
        fields = f"{measure}_low", measure, f"{measure}_high"
        yield from in_order(row, fields)
        yield from below_nothing(row, fields)


def _kind(words: str | None, counted: bool) -> str | None:
    told = (words or "").casefold()
    if told in KINDS:
        return told
    return weapon_kind(told) or ("casualties" if counted else None)


def _counts(row: RowText) -> Iterator[Count]:
    for measure in MEASURES:
        one = row.cell(measure)
        if one is not None:
            number = whole(one.value)
            low, high = row.number(f"{measure}_low"), row.number(f"{measure}_high")
            apart = low is not None or high is not None
            best = number if apart else None
            yield Count(measure, one, low if apart else number,
                        high if apart else number, best)  # fmt: skip
        else:
            names = f"{measure}_low", f"{measure}_high"
            told = bounds(row, names, measure, "people")
            if told is not None:
                yield told
        yield from _groups(row, measure)


def _groups(row: RowText, measure: str) -> Iterator[Count]:
    names = (measure, f"{measure}_low", f"{measure}_high")
    inside = any(row.cell(name) is not None for name in names)
    for group in _GROUPS:
        cell = row.cell(f"{measure}_{group}")
        number = None if cell is None else whole(cell.value)
        if cell is not None and number is not None:
            yield Count(measure, cell, number, number, None, group, part=inside)


def _coded(row: RowText) -> Coded:
    first, last = row.cell("start"), row.cell("end")
    start = None if first is None else day(first.value, _form(first.column))
    end = start if last is None else day(last.value, _form(last.column))
    if start is not None and end is not None and end < start:
        end = start
    lat, lon = point(row, "lat", "lon")
    precision = row.number("precision") or 1
    long = (
        start is not None
        and end is not None
        and date_prec((end - start).days + 1) >= COARSE
    )
    return Coded(
        lat=lat,
        lon=lon,
        precision=precision if 1 <= precision <= 7 else 5,
        country=row.word("country"),
        admin1=row.word("admin1"),
        start=start,
        end=end,
        summary=long or precision >= COARSE,
    )


def _form(column: str) -> str | None:
    said = field_of(column)
    return None if said is None else said[1]
