"""Which attributes of a boundary layer hold its units' names and codes.

Known are the common operational datasets of OCHA old and new (``ADM2_EN`` and
``ADM2_PCODE``, ``adm2_name`` and ``adm2_pcode``, ``NAME_EN`` and ``PCODE``),
geoBoundaries, GADM and Natural Earth; any other is told by the person.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.errors import OperatorError
from marsad.locate.loading.rows import Options

FIELDS = ("name", "code", "other", "parent", "country")
"""What a person may name a column for."""
DEEPEST = 3
"""The level of the smallest units that are kept."""
_LEVELS = re.compile(r"(?:adm|admin)(\d)(?:_?pcode|_?code|_en|_?name|name_en)|gid_(\d)")
_PLAIN = ("pcode", "name_en")
"""Attributes of the layer's own units that carry no level."""
_HINT = re.compile(r"adm(?:in)?[ _-]*(\d)", re.I)
_NAMES = (
    "adm{n}_en", "adm{n}_name", "adm{n}name_en", "admin{n}name_en", "admin{n}name",
    "admin{n}_en", "admin{n}_name", "name_en", "name_{n}", "shapename", "name",
)  # fmt: skip
_CODES = (
    "adm{n}_pcode", "adm{n}_code", "admin{n}pcode", "admin{n}_pcode", "pcode",
    "gid_{n}", "shapeid", "adm{n}_a3", "iso_3166_2", "iso_a2", "iso_a3",
)  # fmt: skip
_OTHER = (
    r"adm(?:in)?{n}_(?!pcode|code|en$)\w\w", r"adm{n}_(?:name\d|ref)",
    r"adm{n}_?alt\w*", r"adm{n}_(?:ref|alt)_?name\d?", r"name_[a-z][a-z]",
    r"nam_\w\w_ref", r"(?:nl_|var)name_{n}", r"name_(?:long|alt|local)",
)  # fmt: skip
_UNITS = (*_NAMES[:7], "name_{n}")
"""Names of units above the layer's own."""
_ABOVE = (*_CODES[:4], "gid_{n}")
"""Codes of the same."""
_COUNTRIES = (
    "adm0_pcode", "iso2", "iso_a2", "iso_3166_1_alpha_2", "country_code", "iso3",
    "adm0_iso3", "admin0pcode", "admin0_pcode", "gid_0", "shapegroup", "adm0_a3",
    "iso_a3", "adm0_code",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attributes:
    """Of one layer; each is a column's name as the file spells it."""

    level: int
    name: str
    code: str
    is_pcode: bool
    """Whether `code` holds OCHA's P-codes."""
    others: tuple[str, ...]
    parent: str | None
    country: str | None
    above: tuple[str | None, str | None]
    """Names of the units of the first and second level."""


def find(where: str, columns: Sequence[str], options: Options) -> Attributes:
    """The attributes of a layer; `where` names file and layer.

    Raises:
        OperatorError: there is no telling the level, the names or the codes.
    """
    by_key = {column.lower(): column for column in columns}
    given = _given(where, columns, options)
    level = level_of(where, columns, options)
    name = given.get("name") or _first(_NAMES, level, by_key)
    code = given.get("code") or _first(_CODES, level, by_key)
    if name is None or code is None:
        what = "name" if name is None else "code"
        raise OperatorError(
            f"{where}: which column holds the units' {what}s? Say --{what}-column "
            f"COLUMN; there are {', '.join(columns) or 'none'}"
        )
    country = _first(_COUNTRIES, 0, by_key)
    return Attributes(
        level=level,
        name=name,
        code=code,
        is_pcode="pcode" in code.lower(),
        others=_others(name, level, by_key, options),
        parent=given.get("parent") or _first(_ABOVE, level - 1, by_key),
        country=given.get("country") or country or (None if level else code),
        above=(_first(_UNITS, 1, by_key), _first(_UNITS, 2, by_key)),
    )


def level_of(where: str, columns: Sequence[str], options: Options) -> int:
    """The level of a layer's units, 0 for countries, by its columns or its name.

    Raises:
        OperatorError: neither tells.
    """
    if options.level is not None:
        return options.level
    keys = [column.lower() for column in columns]
    found = [m[1] or m[2] for m in map(_LEVELS.match, keys) if m is not None]
    if found:
        plain = any(key in _PLAIN for key in keys)
        return max(map(int, found)) + plain
    hints = _HINT.findall(where)
    if not hints:
        raise OperatorError(
            f"{where}: which level are these units of? Say --level 0 for countries, "
            f"1, 2 or 3 for what is below; columns are {', '.join(columns) or 'none'}"
        )
    return int(hints[-1])


def _given(where: str, columns: Sequence[str], options: Options) -> dict[str, str]:
    """The columns that the person named."""
    for field, column in options.columns:
        if field not in FIELDS:
            raise OperatorError(
                f"--map {field}={column}: there are the fields {', '.join(FIELDS)}"
            )
        if column not in columns:
            there = ", ".join(columns) or "none"
            raise OperatorError(f"{where}: has no column {column!r}; it has {there}")
    return dict(options.columns)


def _first(patterns: Sequence[str], level: int, by_key: dict[str, str]) -> str | None:
    keys = (pattern.format(n=level) for pattern in patterns)
    return next((by_key[key] for key in keys if key in by_key), None)


def _others(
    name: str, level: int, by_key: dict[str, str], options: Options
) -> tuple[str, ...]:
    """Columns of other names: those the person named, else all that look so."""
    pattern = "|".join(_OTHER).replace("{n}", str(level))
    named = [column for field, column in options.columns if field == "other"]
    found = (c for key, c in by_key.items() if re.fullmatch(pattern, key))
    return tuple(column for column in named or found if column != name)
