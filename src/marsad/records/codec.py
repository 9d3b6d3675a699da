"""Record to plain dict and back, versioned; the only place that knows stored names."""

import dataclasses
import functools
import json
import types
import typing
from collections.abc import Callable
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


def kind_name(kind: type[Record]) -> str:
    """The stored name of a kind of record."""
    return kind.__name__.lower()


def to_plain(value: object) -> Any:
    """Dataclasses, tuples and dates as what JSON has; fields keep their order."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
        }
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def dumps(value: object) -> str:
    """Canonical JSON of a record: sorted keys, no spaces, UTF-8 left as it is."""
    return json.dumps(
        to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def loads(name: str, data: str) -> Record:
    """The record of stored name `name` from its JSON.

    Raises:
        KeyError: no such kind, or a field without default is missing.
    """
    return typing.cast(Record, reader(typing.cast(Any, NAMES[name]))(json.loads(data)))


@functools.cache
def reader(kind: Any) -> Callable[[Any], Any]:
    """A function from plain values to values of type `kind`."""
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(typing.cast(type, kind))
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _tuple_reader(args)
    if origin in (types.UnionType, typing.Union):
        inner = reader(next(arg for arg in args if arg is not type(None)))
        return lambda value: None if value is None else inner(value)
    if kind is datetime or kind is date:
        return typing.cast(Callable[[Any], Any], kind.fromisoformat)
    return lambda value: value


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {
        field.name: reader(hints[field.name]) for field in dataclasses.fields(kind)
    }

    def read(value: dict[str, Any]) -> Any:
        known = {n: read(value[n]) for n, read in readers.items() if n in value}
        return kind(**known)

    return read


def _tuple_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        inner = reader(args[0])
        return lambda value: tuple(inner(item) for item in value)
    inners = [reader(arg) for arg in args]
    return lambda value: tuple(
        read(item) for read, item in zip(inners, value, strict=True)
    )
