"""The day of an area, as files write it: in a property, or in their own name."""

import re
from datetime import date, datetime
from pathlib import PurePath

_PLAIN = re.compile(r"(\d{4})[-_./]?(\d{2})[-_./]?(\d{2})(?=\D|$)")
_NAMED = re.compile(rf"(?<!\d){_PLAIN.pattern}")


def day_of(cell: object) -> date:
    """The day that a cell tells: a date, a moment, 2024-07-08 or 20240708.

    Moments are taken by the calendar that they are written in.

    Raises:
        ValueError: it tells none; the message says so.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell).strip()
    if not text:
        raise ValueError("states no day")
    found = _PLAIN.match(text)
    if found is None:
        raise ValueError(f"{text!r} is no day such as 2024-07-08")
    return _made(found, text)


def day_in_name(name: str) -> date:
    """The only day that a file's name holds.

    Raises:
        ValueError: it holds none, or several.
    """
    found = {_made(match, name) for match in _NAMED.finditer(PurePath(name).name)}
    if len(found) != 1:
        several = "several days" if found else "no day"
        raise ValueError(f"the name {name!r} holds {several}, where one belongs")
    return found.pop()


def _made(found: re.Match[str], text: str) -> date:
    try:
        return date(*map(int, found.groups()))
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: {error}") from error
