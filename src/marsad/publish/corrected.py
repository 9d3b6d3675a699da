"""What was put right, as a brief tells it: the lines of the log of corrections, without
those that follow from another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from marsad.publish.correction_words import in_brief
from marsad.publish.subjects import Corrected, Gone, Moved, Regraded, Revised
from marsad.publish.telling import Sentence

Line: TypeAlias = Mapping[str, Any]
UNTOLD = frozenset(("reissued",))
"""Changes that change nothing but an id."""


def led(log: Iterable[Line]) -> list[Line]:
    """The lines that follow from no other, in the order of the log."""
    return [
        line for line in log if not line.get("part_of") and line["change"] not in UNTOLD
    ]


def published_in(log: Iterable[Line], holds: Callable[[date], bool]) -> list[Line]:
    """Those of releases that knew as much as on days of a period, and no more."""
    return [
        line
        for line in led(log)
        if line.get("as_of") and holds(date.fromisoformat(line["as_of"]))
    ]


def corrected(lines: Iterable[Line]) -> list[Sentence]:
    """A sentence a line, which cites it by its own id."""
    return [_corrected(line) for line in lines]


def _corrected(line: Line) -> Sentence:
    told = in_brief(line)
    return Sentence(told["en"], (line["id"],), line["record"], of=Corrected(told))


def untold(found: Iterable[Sentence], lines: Sequence[Line]) -> list[Sentence]:
    """Sentences without those that tell what a line tells, with the range and why."""
    by_record: dict[str, list[Line]] = {}
    for line in lines:
        for record in (line["record"], *line["to"]):
            by_record.setdefault(record, []).append(line)
    return [one for one in found if not _is_told(one, by_record)]


def _is_told(one: Sentence, lines: Mapping[str, Sequence[Line]]) -> bool:
    match one.of:
        case Revised(event, measure, before, now):
            pair = [before, now]
            return any(_best(line, measure) == pair for line in lines.get(event.id, ()))
        case Regraded(event, before, now):
            grades = [before, now]
            found = (line["fields"].get("grade") for line in lines.get(event.id, ()))
            return any(pair == grades for pair in found)
        case Moved(tally, before, now):
            ends = [before, now]
            found = (line["fields"].get("best") for line in lines.get(tally.id, ()))
            return any(pair == ends for pair in found)
        case Gone(row):
            return row["id"] in lines
    return False


def _best(line: Line, measure: str) -> list[float | None]:
    pair = line["fields"].get("figures") or ()
    rows = [one if isinstance(one, Mapping) else {} for one in pair]
    return [(row.get(measure) or {}).get("best") for row in rows]
