"""Dictionaries; the reference for what the store protocol means."""

import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from marsad.errors import InternalError
from marsad.records import codec
from marsad.records.codec import Record
from marsad.records.issue import Issue
from marsad.store.base import Cursor, R, Step, check_clear, forgotten


@dataclass(frozen=True, slots=True)
class _Row:
    seq: int
    record: Record
    data: str


_Rows: typing.TypeAlias = dict[tuple[str, str], _Row]


class MemoryStore:
    """A store that lives as long as its object; every call copies, then swaps."""

    def __init__(self) -> None:
        self._rows: _Rows = {}
        self._cursors: dict[str, Cursor] = {}
        self._last = 0

    def put(self, records: Iterable[Record]) -> int:
        """Keep records; see `Store.put`."""
        rows = dict(self._rows)
        last, new = _put(rows, self._last, records)
        self._rows, self._last = rows, last
        return new

    def get(self, kind: type[R], id: str) -> R | None:
        """The record of that kind and id."""
        row = self._rows.get((codec.kind_name(kind), id))
        return None if row is None else typing.cast(R, row.record)

    def scan(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, by id."""
        name = codec.kind_name(kind)
        mine = sorted(
            (key[1], row) for key, row in self._rows.items() if key[0] == name
        )
        for _, row in mine:
            yield typing.cast(R, row.record)

    def since(self, kind: type[R], at: int) -> Iterator[tuple[int, R]]:
        """Records of a kind with a sequence number above `at`, in its order."""
        name = codec.kind_name(kind)
        mine = (row for key, row in self._rows.items() if key[0] == name)
        for row in sorted((r for r in mine if r.seq > at), key=lambda r: r.seq):
            yield row.seq, typing.cast(R, row.record)

    def forget(self, kind: type[Record], ids: Iterable[str]) -> int:
        """Drop records and leave marks; see `Store.forget`."""
        name = codec.kind_name(kind)
        gone = sorted({id for id in ids if (name, id) in self._rows})
        rows = {k: r for k, r in self._rows.items() if k[0] != name or k[1] not in gone}
        last, _ = _put(rows, self._last, [forgotten(kind, id) for id in gone])
        self._rows, self._last = rows, last
        return len(gone)

    def cursor(self, stage: str) -> Cursor:
        """Where a stage stands; `Cursor()` if it never ran."""
        return self._cursors.get(stage, Cursor())

    def advance(self, step: Step) -> bool:
        """Apply a step whole, or not at all; see `Store.advance`."""
        check_clear(step)
        if self.cursor(step.stage) != step.was:
            return False
        put = {(codec.kind_name(type(record)), record.id) for record in step.put}
        drop = {(codec.kind_name(type(record)), record.id) for record in step.drop}
        rows = {
            key: row
            for key, row in self._rows.items()
            if key not in drop and (key in put or not _cleared(row.record, step))
        }
        self._last, _ = _put(rows, self._last, step.put)
        self._rows = rows
        self._cursors[step.stage] = step.now
        return True

    def close(self) -> None:
        """Nothing to release."""


def _put(rows: _Rows, last: int, records: Iterable[Record]) -> tuple[int, int]:
    """Put into `rows`; returns the last sequence number and how many are new."""
    new = 0
    for record in records:
        key = (codec.kind_name(type(record)), record.id)
        data = codec.dumps(record)
        old = rows.get(key)
        if old is not None and old.data == data:
            continue
        if old is not None and isinstance(record, codec.KEPT):
            raise InternalError(f"{key[0]} {record.id} is on record with other content")
        last, new = last + 1, new + 1
        rows[key] = _Row(last, record, data)
    return last, new


def _cleared(record: Record, step: Step) -> bool:
    if isinstance(record, Issue):
        return Issue in step.clear and record.stage == step.stage
    return isinstance(record, step.clear)
