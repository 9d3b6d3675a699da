"""A row of a data file, and what several parts of the server read in it."""

from collections.abc import Mapping
from typing import Any, TypeAlias

Row: TypeAlias = Mapping[str, Any]


def grade(row: Row) -> str | None:
    """The grade that counts: a reviewer's before the computed one."""
    return row.get("override") or row.get("grade")
