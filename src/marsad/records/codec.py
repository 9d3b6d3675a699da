"""Record to plain dict and back, versioned; the only place that knows stored names."""

import dataclasses
import functools
import json
import operator
import re
import types
import typing
from collections.abc import Callable, Hashable
from datetime import date, datetime
from typing import Any, TypeAlias

from marsad.records.claim import Claim
from marsad.records.control import Control
from marsad.records.decision import Decision
from marsad.records.event import Event
from marsad.records.evidence import Evidence
from marsad.records.grade import Grade
from marsad.records.issue import Issue
from marsad.records.leaf import Head, Leaf
from marsad.records.origin import Origin
from marsad.records.person import PersonCase
from marsad.records.placement import Placement
from marsad.records.release import Release
from marsad.records.report import Report
from marsad.records.tally import Tally

VERSION = 1
"""Of the stored form; a store of a newer version is refused."""

Record: TypeAlias = (
    Report
    | Evidence
    | Claim
    | Placement
    | Origin
    | Event
    | PersonCase
    | Control
    | Tally
    | Grade
    | Decision
    | Issue
    | Leaf
    | Head
    | Release
)
KEPT: tuple[type[Record], ...] = (Report, Evidence, Decision, Leaf, Head, Release)
"""Kinds that are kept for ever; the others can be dropped and rebuilt."""
NAMES: dict[str, type[Record]] = {
    kind.__name__.lower(): kind for kind in typing.get_args(Record)
}


def kind_name(kind: type[object]) -> str:
    """The stored name of a kind of record."""
    return kind.__name__.lower()


_PLAIN = (str, int, float)
_SEQUENCE = (list, tuple)


def to_plain(value: object) -> Any:
    """Dataclasses, tuples and dates as what JSON has; fields keep their order."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, _SEQUENCE):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    layout = _layout(typing.cast(Hashable, type(value)))
    if layout is None:
        return value
    names, values, parts, sparse = layout
    plain = dict(zip(names, values(value), strict=True))
    for name in sparse:
        if plain[name] is None:
            del plain[name]
    for name in parts:
        if name in plain:
            plain[name] = to_plain(plain[name])
    return plain


_Layout: TypeAlias = tuple[
    tuple[str, ...],
    Callable[[Any], tuple[Any, ...]],
    tuple[str, ...],
    tuple[str, ...],
]


@functools.cache
def _layout(kind: Hashable) -> _Layout | None:
    """A dataclass's field names, a getter of all, the names that are not plain, and
    those left out where they hold nothing."""
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        return None
    fields = dataclasses.fields(kind)
    names = tuple(field.name for field in fields)
    sparse = tuple(field.name for field in fields if "sparse" in field.metadata)
    hints = typing.get_type_hints(kind)

    def values(value: Any) -> tuple[Any, ...]:
        return tuple([getattr(value, name) for name in names])

    getter = operator.attrgetter(*names) if len(names) > 1 else values
    parts = tuple(n for n in names if _reader(hints[n]) is not None)
    return names, getter, parts, sparse


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_LONE = re.compile("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """Canonical JSON of a record: sorted keys, no spaces, UTF-8 left as it is.

    Half a surrogate pair, which UTF-8 cannot carry, is written as its JSON escape.
    """
    data = _CANONICAL.encode(to_plain(value))
    if data.isascii():
        return data
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", data)


def loads(name: str, data: str) -> Record:
    """The record of stored name `name` from its JSON.

    Raises:
        KeyError: no such kind.
        TypeError: a field without default is missing.
    """
    return typing.cast(Record, reader(typing.cast(Any, NAMES[name]))(json.loads(data)))


Read: TypeAlias = Callable[[Any], Any]
"""From a plain value to a value of one type."""


def reader(kind: Any) -> Read:
    """A function from plain values to values of type `kind`."""
    return _reader(kind) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


@functools.cache
def _reader(kind: Any) -> Read | None:
    """As `reader`; None where plain and read value are the same."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(args)
    if origin in (types.UnionType, typing.Union):
        inner = _reader(next(arg for arg in args if arg is not type(None)))
        if inner is None:
            return None
        return lambda value: None if value is None else inner(value)
    if kind is datetime or kind is date:
        return typing.cast(Read, kind.fromisoformat)
    return None


def _dataclass_reader(kind: type) -> Read:
    """Touches only the fields that need reading: stores hold 100,000s of records."""
    hints = typing.get_type_hints(kind)
    names = frozenset(hints)
    parts = {name: _reader(hints[name]) for name in hints}
    readers = [(name, part) for name, part in parts.items() if part is not None]

    def read(value: dict[str, Any]) -> Any:
        known = dict(value)
        if not known.keys() <= names:
            known = {name: known[name] for name in known if name in names}
        for name, part in readers:
            if name in known:
                known[name] = part(known[name])
        return kind(**known)

    return read


def _tuple_reader(args: tuple[Any, ...]) -> Read:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _reader(args[0])
        return tuple if inner is None else lambda value: tuple(map(inner, value))
    parts = [_reader(arg) for arg in args]
    if not any(parts):
        return functools.partial(_plain_tuple, len(args))
    inners = [part or _as_it_is for part in parts]
    return lambda value: tuple(
        read(item) for read, item in zip(inners, value, strict=True)
    )


def _plain_tuple(size: int, value: Any) -> Any:
    """A tuple of `size` plain values.

    Raises:
        ValueError: there are more or fewer.
    """
    if len(value) != size:
        raise ValueError(f"{len(value)} values where {size} belong")
    return tuple(value)
