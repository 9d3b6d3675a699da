"""Columns of an event's row that several layouts of others share, and their words."""

import functools
import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from marsad.publish.wire import Row

COARSE = 4
"""Code of precision, of place or time, from which a row may hold several incidents."""


@functools.cache
def words_of(layout: str) -> dict[str, Any]:
    """Our kinds of event in the words of a layout."""
    file = files("marsad.publish").joinpath("data/layouts.toml")
    found: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))[layout]
    return found


def grade(row: Row) -> str | None:
    """The grade that counts: a reviewer's where there is one."""
    found: str | None = row["override"] or row["grade"]
    return found


def days(row: Row) -> tuple[date | None, date | None]:
    """First and last day of a row."""
    start, end = (date.fromisoformat(d) if d else None for d in _bounds(row))
    return start, end


def _bounds(row: Row) -> Iterable[str | None]:
    return row["start"], row["end"]


def middle(row: Row) -> date | None:
    """The day in the middle; the one that is known where the other is not."""
    start, end = days(row)
    if start is None or end is None:
        return start or end
    return start + timedelta(days=(end - start).days // 2)


def summary(row: Row) -> bool:
    """Whether place or time is so coarse, or unknown, that it may be several."""
    where, when = row["where_prec"], row["date_prec"]
    return where is None or when is None or max(where, when) >= COARSE
