"""The Store protocol: put, get, scan, since, forget, cursor, advance, close."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from marsad.errors import InternalError
from marsad.records import codec
from marsad.records.codec import Record
from marsad.records.ids import content_id
from marsad.records.issue import Issue

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a stage has read, and with which version of itself."""

    at: int = 0
    """Sequence number of the last record it has taken in."""
    key: str = ""
    """Fingerprint of the stage's method, models and settings at that time."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one stage did: applied whole or not at all."""

    stage: str
    was: Cursor
    now: Cursor
    put: tuple[Record, ...] = ()
    clear: tuple[type[Record], ...] = ()
    """Kinds of derived records of which only what is in `put` stays; for the kind Issue
    only the issues whose `stage` is this stage are dropped. A record that is put again
    with the same content is not written and keeps its sequence number."""
    drop: tuple[Record, ...] = ()
    """Derived records that go first, whatever their kind; one that is put again gets a
    new sequence number."""


class Store(Protocol):
    """Eight verbs over records; every call is atomic, and two processes may call.

    Each record gets a sequence number when it is first put; a derived record that
    is put again with other content gets a new one, a kept one is refused.
    """

    def put(self, records: Iterable[Record]) -> int:
        """Keep records, idempotent by kind and id; returns how many are new, that
        is, were given a sequence number by this call.

        Raises:
            InternalError: a kept record (`codec.KEPT`) of that id exists with
                other content.
        """

    def get(self, kind: type[R], id: str) -> R | None:
        """The record of that kind and id."""

    def scan(self, kind: type[R]) -> Iterator[R]:
        """All records of a kind, by id, so that order never depends on history."""

    def since(self, kind: type[R], at: int) -> Iterator[tuple[int, R]]:
        """Records of a kind with a sequence number above `at`, in its order."""

    def forget(self, kind: type[Record], ids: Iterable[str]) -> int:
        """Drop records for law or safety and leave a mark: an Issue with code
        `forgotten`, naming the ids but not what they held."""

    def cursor(self, stage: str) -> Cursor:
        """Where a stage stands; `Cursor()` if it never ran."""

    def advance(self, step: Step) -> bool:
        """Apply a step; False, and nothing changed, if the stage's cursor is no
        longer `step.was` because another process has moved it."""

    def close(self) -> None:
        """Release files and locks."""


def forgotten(kind: type[Record], id: str) -> Issue:
    """The mark that `forget` leaves: that something was there, not what.

    Its stage is no stage's name, so no stage can clear it.
    """
    name = codec.kind_name(kind)
    return Issue(
        id=content_id("iss", "forgotten", name, id),
        record=id,
        code="forgotten",
        message=f"this {name} was removed for law or safety",
        stage="forget",
    )


def check_clear(step: Step) -> None:
    """Refuse a step that would drop what is kept for ever.

    Raises:
        InternalError: `step.clear` names such a kind, or `step.drop` has one.
    """
    for kind in (*step.clear, *map(type, step.drop)):
        if kind in codec.KEPT:
            raise InternalError(
                f"{step.stage} may not clear {codec.kind_name(kind)} records"
            )
