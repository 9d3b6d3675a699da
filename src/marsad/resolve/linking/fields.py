"""Which column of a list holds what: as the user maps it, or as its header says."""

import re
from collections.abc import Iterable, Mapping, Sequence

from marsad.errors import OperatorError
from marsad.resolve.linking.spelling import data, folded

Choice = tuple[str, ...]
"""Columns whose cells are joined with a blank."""
Mapped = Mapping[str, Sequence[Choice]]
"""Field -> choices of columns: a list is read by the first one that it has."""
COMPARED = frozenset(
    (
        "name", "given", "middle", "family", "father", "mother", "sex", "dob",
        "birth_year", "birth_month", "birth_day", "age", "date", "place", "region",
        "address", "postcode", "number", "phone", "occupation",
    )
)  # fmt: skip
"""Fields that pairs of rows are compared by."""
FIELDS = COMPARED | {"id", "category"}
TELLING = frozenset(("name", "given", "family", "number", "phone"))
"""At least one of these is needed: the rest fits too many people."""
GUARDED = frozenset(
    (
        "age", "dob", "birth_year", "birth_month", "birth_day", "date", "category",
        "sex", "name", "given", "occupation",
    )
)  # fmt: skip
"""Fields that may tell of minors and of sexual violence: found even if not mapped."""


def parse(told: Iterable[str]) -> dict[str, list[Choice]]:
    """`--map` options as a mapping: "given=first,family=last", "dob=dob|born|".

    "+" joins columns, "|" parts choices, and an empty choice lets a list do without.

    Raises:
        OperatorError: an option that cannot be read, or a field that there is not.
    """
    found: dict[str, list[Choice]] = {}
    for option in told:
        for entry in re.split(r",(?=\s*\w+\s*=)", option):
            field, equals, columns = entry.partition("=")
            field = field.strip()
            if not equals or field not in FIELDS:
                raise OperatorError(
                    f"--map {entry!r}: write FIELD=COLUMN; the fields are "
                    f"{', '.join(sorted(FIELDS))}"
                )
            if field in found:
                raise OperatorError(f"--map names {field!r} twice")
            found[field] = [
                tuple(filter(None, (part.strip() for part in choice.split("+"))))
                for choice in columns.split("|")
            ]
    return found


def choose(mapped: Mapped, header: Sequence[str], name: str) -> dict[str, Choice]:
    """Field -> columns of one list; fields that it may lack and lacks are left out.

    Raises:
        OperatorError: a list without a column that it must have.
    """
    found: dict[str, Choice] = {}
    for field, choices in mapped.items():
        whole = _column(choices, header)
        if whole is None:
            wanted = " or ".join(repr("+".join(c)) for c in choices)
            raise OperatorError(
                f"{name} has no column {wanted} for {field}; its columns are "
                f"{', '.join(header)}. If this list may lack it, write "
                f"{field}={'|'.join('+'.join(c) for c in choices)}|"
            )
        if whole:
            found[field] = whole
    return found


def _column(choices: Sequence[Choice], header: Sequence[str]) -> Choice | None:
    """The first choice whose columns are all there; header names match loosely."""
    exact = {column: column for column in header}
    loose = {_loose(column): column for column in reversed(header)}
    for choice in choices:
        columns = [exact.get(part) or loose.get(_loose(part)) for part in choice]
        if all(column is not None for column in columns):
            return tuple(column for column in columns if column is not None)
    return None


def guess(header: Sequence[str]) -> dict[str, Choice]:
    """Field -> column by the names of the columns; the first of several is taken."""
    known = {
        _loose(word): field
        for field, names in data()["headers"].items()
        for word in names
    }
    found: dict[str, Choice] = {}
    for column in header:
        field = known.get(_loose(column))
        if field is not None and field not in found:
            found[field] = (column,)
    return found


def _loose(column: str) -> str:
    """A column's name without case, signs and blanks at its ends."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return folded(apart)
