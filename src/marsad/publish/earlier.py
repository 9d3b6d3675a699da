"""The releases before one that is being made: which still lie there, and what they
told, for briefs that say what was revised."""

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.publish.changes import Previous
from marsad.publish.dated import Days, week_told
from marsad.publish.history import Before
from marsad.publish.making import is_release
from marsad.publish.read import each_row, read_manifest
from marsad.records.release import Release

COMPARED = {
    "events": (
        *("id", "kind", "place", "start", "end", "figures", "grade", "claims"),
        *("reports", "override"),
    ),
    "tallies": (
        *("measure", "population", "kind", "place", "start", "end"),
        *("low", "best", "high", "by"),
    ),
}
"""Exports that a brief compares with, and the fields of them that it looks at."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a release told, and the last day that it knew of."""

    on: date
    rows: Previous


class Earlier:
    """The releases before one, from the last back to the first that is still there."""

    def __init__(
        self, out: Path, previous: Release | None, shut: Days = frozenset()
    ) -> None:
        """`out` is the folder that they lie in.

        Args:
            shut: days that may not be told any more.
        """
        self._out, self._previous, self._shut = out, previous, shut

    @property
    def day(self) -> date | None:
        """The day that the release before was of, as it may be told now."""
        on = self._previous.as_of if self._previous else None
        return week_told(on, self._shut) if on else None

    @property
    def last(self) -> Before | None:
        """The release before, where it still lies there."""
        one = self._previous
        if one is None or not is_release(self._out / one.id):
            return None
        return Before(one, self._out / one.id)

    @functools.cached_property
    def manifests(self) -> Sequence[Mapping[str, Any]]:
        """What each says of itself, the newest first."""
        return tuple(self._manifests())

    def _manifests(self) -> Iterator[Mapping[str, Any]]:
        name, seen = self._previous.id if self._previous else None, set[str]()
        while name is not None and name not in seen and is_release(self._out / name):
            seen.add(name)
            told = read_manifest(self._out / name)
            yield told
            name = told.get("previous")

    def known_by(self, day: date, withheld: Collection[str]) -> Compared | None:
        """The newest release that knew of no later day, if there is one.

        Args:
            withheld: ids of records of which nothing is told any more.
        """
        for told in self.manifests:
            if told["as_of"] and (on := date.fromisoformat(told["as_of"])) <= day:
                on = week_told(on, self._shut)
                return Compared(on, rows_of(self._out / told["id"], withheld))
        return None


def rows_of(release: Path, withheld: Collection[str]) -> Previous:
    """What a release told of events and totals, without what is withheld now."""
    return {
        name: [
            {field: row.get(field) for field in fields}
            for row in each_row(release / "data" / f"{name}.jsonl")
            if row["id"] not in withheld
        ]
        for name, fields in COMPARED.items()
    }
