"""Which values of a data set's rows hold: newer ones take the place of older ones.

Nothing is dropped. What no longer holds is retracted by a decision, which names the
file that says so, and which a reviewer's later ruling outweighs.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from marsad.collect.datasets.found import Loaded
from marsad.records.decision import Decision
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.resolve.standing import rulings
from marsad.run.tools import Tools
from marsad.store.base import Store
from marsad.text.datasets import layout
from marsad.text.sheet import cells

_NUMBERED = re.compile(r"\d+(?:\.\d+)*")
TOGETHER = 1000
"""Reports that one decision takes out."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Values of a row that stand on record."""

    report: str
    edition: str
    changed: str
    fresh: bool = False
    """True: from the file that is being loaded."""


class Shelf:
    """The rows of one data set that are on record, by the rows' own ids."""

    def __init__(self, store: Store, publisher: str, id: str) -> None:
        """Reads every report once."""
        self.old: list[str] = []
        """Reports whose values no longer hold."""
        self._reports: set[str] = set()
        self._rows: dict[str, list[_Held]] = {}
        self._out = set(rulings(store.scan(Decision)).out)
        for report in store.scan(Report):
            if report.dataset is None:
                self._reports.add(report.id)
            elif report.publisher == publisher and _layout(report) == id:
                self._add(report, _changed(report))

    def place(self, one: Loaded) -> str:
        """What a row is: ``known``, ``new``, ``changed`` or ``stale``."""
        if one.report.id in self._reports:
            return "known"
        if one.report.dataset is None:
            self._reports.add(one.report.id)
            return "new"
        held = [h for h in self._rows.get(one.row, ()) if h.report not in self._out]
        mine = _Held(one.report.id, _edition(one.report), one.changed)
        order = [_newer(mine, other) for other in held]
        if any(found is False for found in order):
            return "stale"
        gone = [h.report for h, found in zip(held, order, strict=True) if found]
        self.old += gone
        self._out.update(gone)
        self._add(one.report, one.changed, fresh=True)
        return "changed" if gone else "new"

    def missing(self, rows: Collection[str], changed: str) -> list[str]:
        """Reports of rows on record that are none of these and were not published
        later, in order of their ids."""
        gone = self._rows.keys() - set(rows)
        later = {
            held.report
            for row in gone
            for held in self._rows[row]
            if changed and held.changed > changed
        }
        return [report for report in self.standing(gone) if report not in later]

    def standing(self, rows: Collection[str]) -> list[str]:
        """Reports of these rows that are not out yet, in order of their ids."""
        held = (h.report for row in rows for h in self._rows.get(row, ()))
        return sorted(report for report in held if report not in self._out)

    def _add(self, report: Report, changed: str, fresh: bool = False) -> None:
        self._reports.add(report.id)
        row = (report.part or "").removeprefix("row ")
        held = _Held(report.id, _edition(report), changed, fresh)
        self._rows.setdefault(row, []).append(held)


def _newer(one: _Held, other: _Held) -> bool | None:
    """True if `one` takes the other's place, False if the other way round; None for
    two rows of one file, and for two editions of which nobody can say which is newer:
    both stand."""
    if other.fresh:
        return None
    if one.changed and other.changed and one.changed != other.changed:
        return one.changed > other.changed
    if one.edition == other.edition or (one.changed and other.changed):
        return True
    if _NUMBERED.fullmatch(one.edition) and _NUMBERED.fullmatch(other.edition):
        return _number(one.edition) > _number(other.edition)
    return None


def _number(edition: str) -> tuple[int, ...]:
    return tuple(int(part) for part in edition.split("."))


def _layout(report: Report) -> str:
    return (report.dataset or "").partition(" ")[0]


def _edition(report: Report) -> str:
    return (report.dataset or "").partition(" ")[2]


def _changed(report: Report) -> str:
    """When the data set last changed a row on record."""
    from marsad.collect.datasets.rows import RELEASE, moment

    if _layout(report) == RELEASE:
        return report.published.isoformat() if report.published else ""
    if _layout(report) != "acled":
        return ""
    return moment(layout("acled").find(cells(report.text), "timestamp"))


def retract(tools: Tools, reports: Iterable[str], by: str, reason: str) -> None:
    """Take reports out of everything that is counted; they stay on record."""
    listed = sorted(set(reports))
    at = tools.now()
    for start in range(0, len(listed), TOGETHER):
        records = tuple(listed[start : start + TOGETHER])
        id = content_id("dec", at.isoformat(), by, "retract", *records, reason)
        tools.store.put([Decision(id, at, by, "retract", records, reason)])
