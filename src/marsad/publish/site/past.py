"""Where the log of corrections tells of a record: places in it, not its lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Past:
    """The log of corrections by record."""

    places: Mapping[str, Sequence[int]]
    """Numbers of the lines of each record, oldest first; a line that leads to another
    record stands with that one too."""
    logged: Mapping[str, Sequence[str]]
    """Records that have a line of their own, by type, in the order of the log."""


def past(log: Iterable[Mapping[str, Any]]) -> Past:
    """Goes through the log once."""
    places: dict[str, list[int]] = {}
    logged: dict[str, dict[str, None]] = {}
    for at, line in enumerate(log):
        logged.setdefault(line["record_type"], {})[line["record"]] = None
        for record in dict.fromkeys((line["record"], *line["to"])):
            places.setdefault(record, []).append(at)
    return Past(places, {type: tuple(ids) for type, ids in logged.items()})
