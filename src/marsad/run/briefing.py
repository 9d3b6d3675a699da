"""The brief of a day, a week, or since a reader last looked, of what may be published;
and what each reader saw last."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish import earlier
from marsad.publish.brief import as_of, make_brief, make_periodic
from marsad.publish.briefs import LANGUAGES, Written, written
from marsad.publish.changes import Previous
from marsad.publish.earlier import rows_of
from marsad.publish.gate import Gate
from marsad.publish.making import is_release
from marsad.publish.outline import Brief
from marsad.publish.period import Period, day_of, since_day, week_to
from marsad.publish.read import latest_release, read_manifest, read_rows
from marsad.publish.release import withheld_in
from marsad.publish.wire import rows
from marsad.records.dossier import Dossier
from marsad.records.release import Release
from marsad.run import changing, logged
from marsad.run.dossier import load_dossier
from marsad.run.joining import refuse_outdated
from marsad.run.parting import gate
from marsad.run.releasing import newest_release
from marsad.run.tools import Tools

__all__ = ["LANGUAGES", "LAST", "Asked", "Visit", "Visits", "brief_of", "seen_now"]

LAST = "last"
"""In place of a day: since the reader last asked so."""
COMPARED = ("reports", "events", "tallies")
"""Exports by which a brief tells what was revised."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which brief somebody wants."""

    kind: str = "record"
    """``record``, ``day``, ``week`` or ``since``."""
    on: date | None = None
    """The last day that it knows of; None: the newest on record."""
    since: str = ""
    """A day, a release or how its id begins, or ``last``."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Visit:
    """What a reader of this machine saw last of one monitor."""

    on: date
    release: str | None


def brief_of(
    tools: Tools, asked: Asked, visit: Visit | None = None
) -> tuple[Written, Gate]:
    """The brief, from what may be published, and what it has to pass before it leaves.

    Of a past day the record is resolved and weighed anew from the reports published
    by then and the rulings made by then, so that it tells what was known.

    Args:
        visit: what the reader saw last, for `since` = ``last``.

    Raises:
        OperatorError: there is no such release, the day is to come, or nothing is on
            record yet.
    """
    refuse_outdated(tools)
    today = tools.now().date()
    if asked.on is not None and asked.on > today:
        raise OperatorError(f"--on {asked.on} is in the future; today is {today}")
    full = load_dossier(tools.store, tools.war)
    newest = as_of(full)
    past = asked.on is not None and newest is not None and asked.on < newest
    leaving = _known(full, asked.on if past else None, tools)
    dossier = leaving.opened
    if asked.kind == "record" or (asked.since == LAST and visit is None):
        brief = _of_record(tools, leaving, asked.on, past=past)
        return written(brief, dossier, asked.language), leaving
    on = asked.on or _newest(tools, dossier)
    if on is None:
        raise OperatorError("nothing dated is on record, so there is no day to tell of")
    name, period, previous = _period(tools, full, asked, visit, on)
    lines = logged.in_days(tools, leaving, period)
    if name is not None:
        lines = logged.since(tools, leaving, name)
    brief = make_periodic(dossier, period, previous=previous, corrections=lines)
    return written(brief, dossier, asked.language), leaving


def _of_record(tools: Tools, leaving: Gate, on: date | None, *, past: bool) -> Brief:
    """The brief of the whole record; of a past day without what changed since."""
    on = on or _newest(tools, leaving.opened)
    if past or (last := _before(tools, leaving.opened)) is None:
        return make_brief(leaving.opened, on=on)
    lines = logged.since(tools, leaving, last.id)
    rows = rows_of(tools.releases / last.id, _withheld(tools))
    return make_brief(
        leaving.opened, on=on, since=last.as_of, previous=rows, corrections=lines
    )


def _newest(tools: Tools, dossier: Dossier) -> date | None:
    """The day that a release made now would be of."""
    last = newest_release(tools)
    return as_of(dossier, last.as_of if last else None)


def _withheld(tools: Tools) -> frozenset[str]:
    newest = newest_release(tools)
    return withheld_in(tools.releases / newest.id) if newest else frozenset()


def seen_now(tools: Tools, told: Written) -> Visit | None:
    """What a reader of this brief has seen; None where it tells of no day."""
    if told.brief.on is None:
        return None
    return Visit(told.brief.on, latest_release(tools.releases))


def _before(tools: Tools, dossier: Dossier) -> Release | None:
    """What a release made now compares with: the newest release, or where the record
    is as that has it, the one before it."""
    newest = newest_release(tools)
    if newest is None or not is_release(tools.releases / newest.id):
        return None
    before: Release | None = newest
    if _alike(rows_of(tools.releases / newest.id, frozenset()), dossier):
        name = read_manifest(tools.releases / newest.id).get("previous")
        before = None if name is None else tools.store.get(Release, name)
    if before is None or not is_release(tools.releases / before.id):
        return None
    return before


def _alike(told: Previous, dossier: Dossier) -> bool:
    """Whether a release has the events and totals of a record."""
    for name, fields in earlier.COMPARED.items():
        now = [{key: row.get(key) for key in fields} for row in rows(name, dossier)]
        if sorted(map(_text, told[name])) != sorted(map(_text, now)):
            return False
    return True


def _text(row: Mapping[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _known(full: Dossier, on: date | None, tools: Tools) -> Gate:
    """What may be published of the record, or could be on a day, as it stood at its
    end.

    A protected report whose delay was not over then was no more to be seen than one
    that had not come in: else two days' briefs would tell on which day it came.
    """
    today = tools.now().date()
    if on is None:
        return gate(full, today, tools.releases)
    return gate(changing.as_of(full, on), min(on, today), tools.releases)


def _period(
    tools: Tools, full: Dossier, asked: Asked, visit: Visit | None, on: date
) -> tuple[str | None, Period, Previous]:
    """The days asked for, the rows that they are compared with, and the release that
    has these, if one has."""
    if asked.kind in ("day", "week"):
        period = day_of(on) if asked.kind == "day" else week_to(on)
        return None, period, _rows(_known(full, period.before, tools).opened)
    if asked.since == LAST and visit is not None:
        name, day = visit.release, visit.on
    else:
        name, day = _since(tools, asked.since)
    if name and (tools.releases / name).is_dir():
        return name, since_day(day, on), read_rows(tools.releases / name, COMPARED)
    return None, since_day(day, on), _rows(_known(full, day, tools).opened)


def _since(tools: Tools, since: str) -> tuple[str | None, date]:
    """The release that is named and the day up to which it knew, or the day."""
    try:
        return None, date.fromisoformat(since)
    except ValueError:
        name = changing.release_named(tools, since)
    known = read_manifest(tools.releases / name).get("as_of")
    if not known:
        raise OperatorError(f"release {name} knows of no day: give a day")
    return name, date.fromisoformat(known)


def _rows(dossier: Dossier) -> Previous:
    return {name: list(rows(name, dossier)) for name in COMPARED}


class Visits:
    """What a reader saw last of each monitor, in a file of the reader's own.

    It lies outside every monitor's folder, is read by nobody but `brief --since
    last`, and changes nothing that is published.
    """

    def __init__(self, path: Path) -> None:
        """`path` need not be there yet."""
        self._path = path

    def last(self, monitor: Path) -> Visit | None:
        """The last visit to a monitor; None where there was none, or the file does
        not say."""
        row = self._all().get(str(monitor.resolve()))
        if not isinstance(row, dict):
            return None
        try:
            return Visit(date.fromisoformat(row["on"]), row.get("release"))
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, monitor: Path, visit: Visit) -> None:
        """Remember a visit.

        Raises:
            OperatorError: the file cannot be written.
        """
        found = self._all()
        row = {"on": visit.on.isoformat(), "release": visit.release}
        found[str(monitor.resolve())] = row
        text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
        half = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            half.write_text(text + "\n", encoding="utf-8")
            half.replace(self._path)
        except OSError as error:
            raise OperatorError(
                f"{self._path}: cannot be written: {error.strerror}"
            ) from error

    def _all(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
