"""Which values of a data set's rows hold: newer ones take the place of older ones.

Nothing is dropped. What no longer holds is retracted by a decision, which names the
file that says so; what a later file has again is accepted by another. A reviewer's
ruling outweighs both.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC

from marsad.collect.datasets.found import Loaded
from marsad.collect.datasets.rows import Asked
from marsad.records.decision import OUT, Decision, last_words
from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.run.tools import Tools
from marsad.store.base import Store
from marsad.text.datasets import layout
from marsad.text.sheet import cells

_NUMBERED = re.compile(r"\d+(?:\.\d+)*")
_MADE = re.compile(r" \(made (\S+)\)$")
_BY = "import of "
"""Before the file's name where an import decides, and no person."""
TOGETHER = 1000
"""Reports that one decision names."""


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

    def __init__(
        self, store: Store, publisher: str, id: str, made: str = "", war: str = ""
    ) -> None:
        """Reads every report once; `made` is when the edition that is being loaded
        was made, where that is known, and `war` of which it is one, of several that
        a monitor publishes."""
        self.old: list[str] = []
        """Reports whose values no longer hold."""
        self.back: list[str] = []
        """Reports whose values hold again."""
        self.ruled: list[str] = []
        """Newer values of rows that a reviewer has taken out: they stay out."""
        self._made = made
        self._reports: set[str] = set()
        self._rows: dict[str, list[_Held]] = {}
        self._words = last_words(store.scan(Decision))
        self._out = {id for id, one in self._words.items() if one.action in OUT}
        for report in store.scan(Report):
            if report.dataset is None:
                self._reports.add(report.id)
            elif _key(report) == (publisher, id, war):
                self._add(report, self._changed(report))

    def place(self, one: Loaded) -> str:
        """What a row is: ``known``, ``back``, ``new``, ``changed`` or ``stale``."""
        if one.report.id in self._reports:
            return "back" if self._again(one) else "known"
        if one.report.dataset is None:
            self._reports.add(one.report.id)
            return "new"
        held, order = self._beside(one)
        if any(found is False for found in order):
            return "stale"
        gone = [h.report for h, found in zip(held, order, strict=True) if found]
        self._replace(gone)
        if any(self._reviewed(h.report) for h in self._rows.get(one.row, ())):
            self.ruled.append(one.report.id)
        self._add(one.report, one.changed, fresh=True)
        return "changed" if gone else "new"

    def _beside(self, one: Loaded) -> tuple[list[_Held], list[bool | None]]:
        """Values of the row that stand, and of each whether `one` takes its place."""
        held = [h for h in self._rows.get(one.row, ()) if h.report not in self._out]
        mine = _Held(one.report.id, _edition(one.report), one.changed)
        return held, [_newer(mine, other) for other in held]

    def _reviewed(self, report: str) -> bool:
        """Whether it was a person who took a report out."""
        word = self._words.get(report)
        return word is not None and word.action in OUT and not word.by.startswith(_BY)

    def _replace(self, gone: list[str]) -> None:
        self.old += gone
        self._out.update(gone)

    def _again(self, one: Loaded) -> bool:
        """True if an import took a row out that this later edition has again, in place
        of all other values that stand; it stands from now on."""
        id, word = one.report.id, self._words.get(one.report.id)
        if id not in self._out or word is None or not word.by.startswith(_BY):
            return False
        held, order = self._beside(one)
        if self._made <= _made(word) or not all(order):
            return False
        self._replace([h.report for h in held])
        self._out.remove(id)
        self._rows[one.row] = [h for h in self._rows[one.row] if h.report != id]
        self._add(one.report, one.changed, fresh=True)
        self.back.append(id)
        return True

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

    def all(self) -> list[str]:
        """Reports of all rows that are not out yet, in order of their ids."""
        return self.standing(self._rows)

    def standing(self, rows: Collection[str]) -> list[str]:
        """Reports of these rows that are not out yet, in order of their ids."""
        held = (h.report for row in rows for h in self._rows.get(row, ()))
        return sorted(report for report in held if report not in self._out)

    def _changed(self, report: Report) -> str:
        """When its values were last said to hold, where that is known."""
        word, changed = self._words.get(report.id), _changed(report)
        back = word is not None and word.action == "accept" and word.by.startswith(_BY)
        return max(changed, _made(word)[:10]) if word and back and changed else changed

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


def _key(report: Report) -> tuple[str | None, str, str]:
    """Whose rows, of which layout and war, a report is among."""
    return report.passed_on_by or report.publisher, _layout(report), _war(report)


def _war(report: Report) -> str:
    """Of claims passed on: the title of the release, behind its day."""
    return _edition(report).partition(" ")[2] if report.passed_on_by else ""


def _layout(report: Report) -> str:
    return (report.dataset or "").partition(" ")[0]


def _edition(report: Report) -> str:
    return (report.dataset or "").partition(" ")[2]


def _changed(report: Report) -> str:
    """When the data set last changed a row on record."""
    from marsad.collect.datasets.rows import RELEASE, moment

    if report.passed_on_by:
        return _edition(report).partition(" ")[0]
    if _layout(report) == RELEASE:
        return report.published.isoformat() if report.published else ""
    if _layout(report) != "acled":
        return ""
    return moment(layout("acled").find(cells(report.text), "timestamp"))


def _made(word: Decision) -> str:
    """When the edition was made by which an import decided; where it does not tell,
    the day of the import, before which it must have been."""
    told = _MADE.search(word.reason)
    return told[1] if told else word.at.astimezone(UTC).isoformat()


def rule(
    tools: Tools, action: str, reports: Iterable[str], asked: Asked, why: str
) -> None:
    """Take reports out of everything that is counted (``retract``), or let them in
    again (``accept``), because a file says so; they stay on record."""
    listed, at, by = sorted(set(reports)), tools.now(), f"{_BY}{asked.path.name}"
    made = f" (made {asked.made})" if asked.made else ""
    reason = f"{layout(asked.layout).name} {why}{made}"
    for start in range(0, len(listed), TOGETHER):
        records = tuple(listed[start : start + TOGETHER])
        id = content_id("dec", at.isoformat(), by, action, *records, reason)
        tools.store.put([Decision(id, at, by, action, records, reason)])
