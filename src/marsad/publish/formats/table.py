"""Rows as a flat table: one column for each field, for formats that nest nothing."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from marsad.publish.formats.dictionary import fields_of
from marsad.publish.wire import Row
from marsad.records.claim import MEASURES

RowsOf: TypeAlias = Callable[[str], Iterable[Row]]
"""Gives the rows of an export by its name, anew each time it is called."""
RUNS = ("=", "+", "-", "@", "|", "%")
"""First characters that make some spreadsheet take a cell for a formula (OWASP)."""
GROWING = {"events": ("figures",), "tallies": ("grades", "by")}
"""Fields of which only those parts have a column that some row has."""
_ORDER = {name: f"{at:02}" for at, name in enumerate(MEASURES)} | {
    name: f"{at:02}"
    for at, name in enumerate(("low", "best", "high", "civilians", "combatants"))
}


def columns_of(name: str, rows_of: RowsOf | None = None) -> dict[str, str]:
    """The columns of an export with the type of each, in order.

    The export is read through once for `GROWING` fields; without `rows_of` there are
    none of these.
    """
    growing = GROWING.get(name, ())
    parts = _parts(rows_of(name), growing) if growing and rows_of else {}
    found: dict[str, str] = {}
    for field in fields_of(name):
        outer = field.path.split(".")[0]
        if outer in growing:
            found |= parts.get(outer, {})
        else:
            found[field.column] = field.type
    return found


def _parts(rows: Iterable[Row], growing: Iterable[str]) -> dict[str, dict[str, str]]:
    """Columns of the parts that rows have, by field: measures in their order."""
    met: dict[str, dict[tuple[str, ...], str]] = {name: {} for name in growing}
    for row in rows:
        for name, paths in met.items():
            for path, value in _leaves(row.get(name) or {}, ()):
                text = isinstance(value, str) or (value is None and name == "by")
                paths[path] = "text" if text else "number"
    return {
        name: {
            "_".join((name, *path)): paths[path]
            for path in sorted(paths, key=lambda p: [_ORDER.get(x, x) for x in p])
        }
        for name, paths in met.items()
    }


def _leaves(
    value: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, part in value.items():
        if isinstance(part, dict):
            yield from _leaves(part, (*path, name))
        else:
            yield (*path, name), part


def flatten(row: Row, prefix: str = "") -> Row:
    """One level of columns: names of nested fields are joined with ``_``; lists are
    joined with ``; ``."""
    flat: Row = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}_")
        elif isinstance(value, list):
            flat[prefix + name] = joined(value)
        else:
            flat[prefix + name] = value
    return flat


def joined(items: Iterable[Any]) -> str | None:
    """A list in one cell; nothing where it is empty."""
    return "; ".join(_item(item) for item in items) or None


def _item(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(str(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it."""
    text = text.replace("\x00", "")
    return f"'{text}" if runs(text) else text


def runs(text: str) -> bool:
    """Whether some spreadsheet would take the text for a formula."""
    if text[:1].isascii() and not text[:1].isspace():
        return text[:1] in RUNS
    first = unicodedata.normalize("NFKC", text).lstrip()[:1]
    control = text[:1] in ("\t", "\r", "\n")
    return control or (bool(first) and first in RUNS)
