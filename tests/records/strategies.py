"""Hypothesis strategies that make records of any kind from their annotations."""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from marsad.records.codec import Record

ANY_TEXT = st.text(st.characters(), max_size=12)
"""With halves of surrogate pairs, as a broken decoder may leave them."""
TEXT = st.text(max_size=12)

_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(-(2**40), 2**40),
    float: st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def values(hint: Any, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Values of the annotated type."""
    if hint is str:
        return text
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return st.one_of([values(arg, text) for arg in args])
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(values(args[0], text), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*[values(arg, text) for arg in args])
    if hint is type(None):
        return st.none()
    return records(hint, text)


def records(
    kind: type[Any], text: st.SearchStrategy[str] = TEXT, **fixed: Any
) -> st.SearchStrategy[Any]:
    """Dataclasses of that kind; `fixed` names fields with strategies of their own."""
    hints = typing.get_type_hints(kind)
    fields = {
        field.name: fixed.get(field.name, values(hints[field.name], text))
        for field in dataclasses.fields(kind)
    }
    return st.builds(kind, **fields)


def any_record(*kinds: type[Record], **fixed: Any) -> st.SearchStrategy[Record]:
    """Records of one of the kinds; `fixed` as in `records`, where a kind has it."""
    return st.one_of([records(kind, **_of(kind, fixed)) for kind in kinds])


def _of(kind: type[Any], fixed: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in dataclasses.fields(kind)}
    return {name: fixed[name] for name in sorted(fixed.keys() & names)}
