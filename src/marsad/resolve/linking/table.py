"""The rows of all lists as one table of comparable columns, which Splink is given."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from marsad.resolve.linking import values
from marsad.resolve.linking.levels import CODES, WORDS
from marsad.resolve.linking.spelling import Name, keys, parts, spelled

Columns = dict[str, list[Any]]
Cells = Sequence[str]
NAMES = ("given", "middle", "family", "father", "mother")


def comparable(cells: Mapping[str, Cells]) -> Columns:
    """Columns to compare, from the cells of each field; all of one length.

    A column that is empty in every row is left out.
    """
    columns: Columns = {}
    columns.update(_names(cells))
    columns.update(_birth(cells))
    for field in WORDS:
        if field in cells:
            columns[field] = each(cells[field], values.plain)
            columns[f"{field}_key"] = each(columns[field], keys)
    for field in CODES:
        if field in cells:
            columns[field] = each(cells[field], values.code)
    if "sex" in cells:
        columns["sex"] = each(cells["sex"], values.sex)
    return {name: told for name, told in _none(columns) if any(_said(told))}


def each(cells: Iterable[Any], read: Callable[[Any], Any]) -> list[Any]:
    """What is read in each cell; equal cells are read once."""
    known: dict[Any, Any] = {}
    for cell in cells:
        if cell not in known:
            known[cell] = read(cell)
    return [known[cell] for cell in cells]


def _none(columns: Columns) -> Iterable[tuple[str, list[Any]]]:
    for name, told in columns.items():
        yield name, [None if value == "" else value for value in told]


def _said(told: Iterable[Any]) -> Iterable[bool]:
    return (value is not None for value in told)


def _names(cells: Mapping[str, Cells]) -> Columns:
    rows = len(next(iter(cells.values())))
    whole = each(cells.get("name", [""] * rows), _parts)
    told = {
        field: each(cells.get(field, [""] * rows), _spelled)
        for field in NAMES
        if field in cells
    }
    found: Columns = {
        field: [
            own or getattr(name, field)
            for own, name in zip(told.get(field, [""] * rows), whole, strict=True)
        ]
        for field in ("given", "middle", "family")
    }
    if "father" in told:
        # Between the given and the family name, Arabic names have the father's.
        both = zip(found["middle"], told["father"], strict=True)
        found["middle"] = [own or father for own, father in both]
    if "mother" in told:
        found["mother"] = told["mother"]
    for field in tuple(found):
        found[f"{field}_key"] = each(found[field], keys)
    return found


def _parts(name: str) -> Name:
    return parts(name) if values.plain(name) else Name()


def _spelled(cell: str) -> str:
    return spelled([cell]) if values.plain(cell) else ""


def _birth(cells: Mapping[str, Cells]) -> Columns:
    rows = len(next(iter(cells.values())))
    blank = [""] * rows
    days = each(cells.get("dob", blank), values.day)
    apart = zip(
        *(cells.get(f"birth_{part}", blank) for part in ("year", "month", "day")),
        strict=True,
    )
    born = [
        one if any(one) else values.day_of(*other)
        for one, other in zip(days, apart, strict=True)
    ]
    dates = each(cells.get("date", blank), values.day)
    ages = each(cells.get("age", blank), values.age)
    return {
        "birth": [day.whole for day in born],
        "birth_year": [day.year for day in born],
        "birth_month": [day.month for day in born],
        "birth_day": [day.day for day in born],
        "born": [_born(*row) for row in zip(born, ages, dates, strict=True)],
        "age": ages,
        "date": [day.whole for day in dates],
        "date_day": each(dates, values.ordinal),
    }


def _born(born: values.Day, age: float | None, date: values.Day) -> int | None:
    """The year of birth, told or reckoned."""
    if born.year:
        return int(born.year)
    if age is not None and date.year:
        return int(date.year) - int(age)
    return None
