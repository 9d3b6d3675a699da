"""Key figures that moved since the release before, each against its own past."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from marsad.publish.changes import Previous, figure_name, floor, moved_words
from marsad.publish.prose import days, sentence
from marsad.publish.subjects import Moved
from marsad.publish.telling import Sentence
from marsad.publish.weaker import Nought, is_unsure
from marsad.publish.wire import whole
from marsad.records.tally import Tally

Row: TypeAlias = Mapping[str, Any]


def tally_changes(
    tallies: Sequence[Tally], previous: Previous, known: Collection[Nought]
) -> list[Sentence]:
    """Key figures that are otherwise than they were: a flow against the one of its own
    window, a stock against the newest that was; `known` are the noughts that stand."""
    rows: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in previous.get("tallies", ()):
        key = (row.get(k) for k in ("measure", "population", "kind", "place"))
        rows[(*key, _cut(row.get("by")))].append(row)
    changes = []
    for tally in tallies:
        named = tally.measure, tally.population, tally.kind, tally.place
        was = _same(tally, rows.get((*named, _cut(dict(tally.cut))), ()))
        if was is None:
            continue
        now = None if is_unsure(tally, known) else whole(tally.best)
        before = was.get("best")
        floors = floor(was), floor({"low": whole(tally.low), "high": tally.high})
        if moved := moved_words(before, now, floors, sure=True):
            text = sentence(f"{_name(tally)}: {moved}")
            told = Moved(tally, before, now, floors)
            cited = tally.weak if now is None else tally.counted
            changes.append(Sentence(text, cited or tally.claims, of=told))
    return changes


def _cut(by: Mapping[str, Any] | None) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((by or {}).items()))


def _same(tally: Tally, rows: Sequence[Row]) -> Row | None:
    """What was told of the same: of a flow the row of a window that begins with it and
    ends no later, of a stock the newest; None where two of one time differ, as the
    fighters of two sides in one town do."""
    if tally.kind == "flow":
        rows = [row for row in rows if _is_its_window(tally, row)]
    if not rows:
        return None
    found = max(rows, key=_time)
    rivals = [row for row in rows if _time(row) == _time(found)]
    return found if all(row["best"] == found["best"] for row in rivals) else None


def _is_its_window(tally: Tally, row: Row) -> bool:
    """A window may have grown since then; another one has other events."""
    start, end = (_iso(day) for day in (tally.when.start, tally.when.end))
    was = row.get("start") or "", row.get("end") or ""
    return was[0] == start and bool(was[1]) == bool(end) and was[1] <= end


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _time(row: Row) -> tuple[str, str]:
    return row.get("end") or "", row.get("start") or ""


def _name(tally: Tally) -> str:
    """``people killed``, with the place and, of a part of the time, its days."""
    place = f" in {tally.place}" if tally.place else ""
    when = f" {days(tally.when)}" if tally.kind == "flow" and tally.when.start else ""
    return f"{figure_name(tally.measure, tally.population)}{place}{when}"
