"""CSV for spreadsheets: flat columns, and no cell that a spreadsheet would run."""

import csv
import functools
import json
import tomllib
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from typing import IO, Any

from marsad.publish.wire import Row

NAME = "csv"
MEDIA_TYPE = "text/csv"
SUFFIX = ".csv"
BOM = "\ufeff"
"""In front of letters beyond ASCII: spreadsheets garble Arabic names without it."""
RUNS = ("=", "+", "-", "@", "|", "%")
"""First characters that make some spreadsheet take a cell for a formula (OWASP)."""


def write(rows: Iterator[Row], out: IO[str], name: str | None = None) -> int:
    """Write a header and one line per row; returns how many rows.

    `name` of the export gives the header where there are no rows. Where a cell has
    letters beyond ASCII the file begins with a byte order mark.
    """
    flat = [flatten(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    if not columns and name is not None:
        columns = columns_of()[name]
    if any(_beyond_ascii(value) for row in flat for value in row.values()):
        out.write(BOM)
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    if columns:
        writer.writeheader()
    writer.writerows(flat)
    return len(flat)


@functools.cache
def columns_of() -> dict[str, list[str]]:
    """The columns that each export has whatever is in it."""
    text = files("marsad.publish").joinpath("data/columns.toml").read_text("utf-8")
    return tomllib.loads(text)


def flatten(row: Row, prefix: str = "") -> dict[str, Any]:
    """One level of columns: names of nested fields are joined with ``_``."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{name}_")
        else:
            flat[prefix + name] = cell(value)
    return flat


def cell(value: Any) -> Any:
    """Lists joined with ``; ``, numbers as numbers, text made harmless."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return harmless("; ".join(_item(item) for item in value))
    return harmless(str(value))


def _item(value: Any) -> str:
    if isinstance(value, list):
        return " / ".join(str(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _beyond_ascii(value: Any) -> bool:
    if not isinstance(value, str) or value.isascii():
        return False
    return any(sign.isalpha() and not sign.isascii() for sign in value)


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it."""
    text = text.replace("\x00", "")
    first = unicodedata.normalize("NFKC", text).lstrip()[:1]
    control = text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if control or (first and first in RUNS) else text
