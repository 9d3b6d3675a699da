"""Layouts of data sets that others publish: their columns, names and types.

Each is a file in `data/datasets`. What a layout calls a field may have other names in
other releases; the first that a file has is the field.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib import resources

from marsad.text.sheet import Cell

_WHOLE = re.compile(r"[+-]?\d+(?:\.0+)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_FORMATS = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%B %d, %Y", "%Y/%m/%d",
            "%Y%m%d")  # fmt: skip
STATEMENTS = "claims"
"""Layout of the reports that another monitor passes on."""
CLAIM = "claim {}"
"""How the columns of a claim begin, in a row that has several: "claim 1 kind"."""
DOUBT = "doubt {}"
"""How those begin that tell what in a report does not agree with itself."""
_FIELD = re.compile(r"\[([a-z0-9_]+)(?: ([^\]]+))?\]\Z")


@dataclass(frozen=True, slots=True)
class Layout:
    """What one data set's files look like."""

    id: str
    name: str
    """Of the data set as a source."""
    columns: tuple[str, ...]
    """In the order of files that have no line of names; empty: all have one."""
    names: Mapping[str, tuple[str, ...]]
    """Field -> names of the column that holds it, folded, the usual one first."""
    types: Mapping[str, str]
    """Field -> ``whole``, ``degrees`` or ``day``; all else is words."""
    needed: tuple[tuple[str, ...], ...]
    """Groups of fields of which a file has one at least."""
    left_out: frozenset[str] = frozenset()
    """Columns that are not kept: what they say, others say."""

    def find(self, row: Mapping[str, Cell], field: str) -> Cell | None:
        """The cell of a field; None where the row has none, or nothing in it."""
        for name in self.names.get(field, (field,)):
            cell = row.get(name)
            if cell is not None and cell.value.strip():
                return cell
        return None


@functools.cache
def layout(id: str) -> Layout:
    """The layout of that id.

    Raises:
        KeyError: there is none.
    """
    folder = resources.files("marsad.text").joinpath("data/datasets")
    file = folder.joinpath(f"{id}.toml")
    if not file.is_file():
        raise KeyError(id)
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    also = data.get("also", {})
    listed = (data.get("columns", ()), also, *data["needed"], *data["types"].values())
    fields = dict.fromkeys(field for group in listed for field in group)
    return Layout(
        id=id,
        name=data["name"],
        columns=tuple(data.get("columns", ())),
        names={f: (f, *(n.casefold() for n in also.get(f, ()))) for f in fields},
        types={f: kind for kind, group in data["types"].items() for f in group},
        needed=tuple(tuple(group) for group in data["needed"]),
        left_out=frozenset(data.get("left_out", ())),
    )


def whole(text: str) -> int | None:
    """A whole number as data sets write them ("12", "12.0"), else None."""
    text = text.strip()
    return int(float(text)) if _WHOLE.fullmatch(text) else None


def degrees(text: str, most: float) -> float | None:
    """Degrees within plus or minus `most`, else None."""
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return value if -most <= value <= most else None


@functools.lru_cache(maxsize=8192)
def day(text: str, form: str | None = None) -> date | None:
    """A day as data sets write it, with or without a time behind it; None for what is
    none or may be two, such as 3/4/2016. `form` is a format of strptime instead."""
    text = text.strip()
    iso = None if form else _ISO.match(text)
    try:
        if iso is not None:
            return date(*(int(part) for part in iso.groups()))
    except ValueError:
        return None
    for one in (form,) if form else _FORMATS:
        try:
            return datetime.strptime(text, one).date()  # noqa: DTZ007 (only a day)
        except ValueError:
            continue
    return None


def labelled(column: str, field: str, form: str = "") -> str:
    """A column's name with the field that it was said to hold: "Tote [killed]"."""
    return f"{column} [{field} {form}]" if form else f"{column} [{field}]"


def field_of(column: str) -> tuple[str, str | None] | None:
    """The field that a labelled column holds, and the form of its days."""
    found = _FIELD.search(column)
    return None if found is None else (found[1], found[2])
