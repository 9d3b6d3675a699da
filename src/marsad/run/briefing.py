"""The brief of a day, a week, or since a reader last looked, of what may be published;
and what each reader saw last."""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.brief import as_of, make_brief, make_periodic
from marsad.publish.briefs import LANGUAGES, Written, written
from marsad.publish.changes import Previous
from marsad.publish.period import Period, day_of, since_day, week_to
from marsad.publish.read import latest_release, read_manifest, read_rows
from marsad.publish.wire import rows
from marsad.records.dossier import Dossier
from marsad.run import changing
from marsad.run.dossier import load_dossier
from marsad.run.joining import refuse_outdated
from marsad.run.parting import public
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


def brief_of(tools: Tools, asked: Asked, visit: Visit | None = None) -> Written:
    """The brief, from what may be published.

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
    dossier = _known(full, asked.on, tools) if past else _open(full, tools)
    if asked.kind == "record" or (asked.since == LAST and visit is None):
        return written(make_brief(dossier, on=asked.on), dossier, asked.language)
    on = asked.on or as_of(dossier)
    if on is None:
        raise OperatorError("nothing dated is on record, so there is no day to tell of")
    period, previous = _period(tools, full, asked, visit, on)
    brief = make_periodic(dossier, period, previous=previous)
    return written(brief, dossier, asked.language)


def seen_now(tools: Tools, told: Written) -> Visit | None:
    """What a reader of this brief has seen; None where it tells of no day."""
    if told.brief.on is None:
        return None
    return Visit(told.brief.on, latest_release(tools.releases))


def _open(full: Dossier, tools: Tools) -> Dossier:
    return public(full, tools.now().date())


def _known(full: Dossier, on: date | None, tools: Tools) -> Dossier:
    """What may be published of the record as it stood at the end of a day."""
    return _open(full if on is None else changing.as_of(full, on), tools)


def _period(
    tools: Tools, full: Dossier, asked: Asked, visit: Visit | None, on: date
) -> tuple[Period, Previous]:
    """The days asked for, and the rows that they are compared with."""
    if asked.kind in ("day", "week"):
        period = day_of(on) if asked.kind == "day" else week_to(on)
        return period, _rows(_known(full, period.before, tools))
    if asked.since == LAST and visit is not None:
        name, day = visit.release, visit.on
    else:
        name, day = _since(tools, asked.since)
    if name and (tools.releases / name).is_dir():
        return since_day(day, on), read_rows(tools.releases / name)
    return since_day(day, on), _rows(_known(full, day, tools))


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
