"""Types of the data dictionary, and the same in Arrow."""

import functools
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from marsad.publish.formats.dictionary import FIGURES, Field, fields_of
from marsad.records.claim import MEASURES

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

_WORDS = re.compile(r"[a-z0-9_]+|[<>:,]")


@functools.cache
def parse(text: str) -> Any:
    """A type: a word (``text``, ``integer``, ``number``, ``boolean``, ``date``,
    ``moment``), ``("list", T)``, ``("map", T)`` from text to T, or
    ``("struct", {name: T})``.

    Raises:
        ValueError: it is none.
    """
    words = _WORDS.findall(text)
    found = _take(words)
    if words or "".join(text.split()) != "".join(_WORDS.findall(text)):
        raise ValueError(f"no type: {text!r}")
    return found


def _take(words: list[str]) -> Any:
    word = words.pop(0)
    if word in ("list", "map"):
        _drop(words, "<")
        inner = _take(words)
        _drop(words, ">")
        return word, inner
    if word != "struct":
        return word
    parts: dict[str, Any] = {}
    sign = "<"
    while sign != ">":
        _drop(words, sign)
        name = words.pop(0)
        _drop(words, ":")
        parts[name] = _take(words)
        sign = words[0]
    _drop(words, ">")
    return word, parts


def _drop(words: list[str], sign: str) -> None:
    if words.pop(0) != sign:
        raise ValueError(f"no type: {sign!r} is missing")


def tree(name: str) -> dict[str, Any]:
    """The type of every field of an export's rows, as nested as the rows are."""
    found: dict[str, Any] = {}
    for field in fields_of(name):
        for path in _paths(field):
            *outer, last = path.split(".")
            at = found
            for part in outer:
                at = at.setdefault(part, ("struct", {}))[1]
            at[last] = parse(field.type)
    return found


def _paths(field: Field) -> Iterable[str]:
    """The paths of a field; those of counts once for each measure."""
    if not field.path.startswith(FIGURES):
        return (field.path,)
    return (field.path.replace("MEASURE", measure) for measure in MEASURES)


def arrow_schema(name: str) -> "pa.Schema":
    """The columns of an export in Arrow."""
    import pyarrow as pa

    return pa.schema([(part, _arrow(kind)) for part, kind in tree(name).items()])


def _arrow(kind: Any) -> "pa.DataType":
    import pyarrow as pa

    if isinstance(kind, str):
        plain: Mapping[str, pa.DataType] = {
            "text": pa.string(),
            "integer": pa.int64(),
            "number": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.date32(),
            "moment": pa.timestamp("s", tz="UTC"),
        }
        return plain[kind]
    what, inner = kind
    if what == "list":
        return pa.list_(_arrow(inner))
    if what == "map":
        return pa.map_(pa.string(), _arrow(inner))
    return pa.struct([(name, _arrow(part)) for name, part in inner.items()])


def typed(value: Any, kind: Any) -> Any:
    """A value of a row as Python has it: days as dates, mappings as pairs.

    Raises:
        KeyError: it has a part that the type does not know.
    """
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(value)
    if kind == "moment":
        return datetime.fromisoformat(value)
    if isinstance(kind, str):
        return value
    what, inner = kind
    if what == "list":
        return [typed(item, inner) for item in value]
    if what == "map":
        return [(key, typed(item, inner)) for key, item in value.items()]
    return {name: typed(item, inner[name]) for name, item in value.items()}
