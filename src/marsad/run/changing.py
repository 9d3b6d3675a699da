"""What changed since a day or a release: each total, and what moved it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.errors import OperatorError
from marsad.publish.read import latest_release, read_manifest, read_rows
from marsad.records.dossier import Dossier
from marsad.records.when import When
from marsad.run.dossier import load_dossier
from marsad.run.parting import public
from marsad.run.tools import Tools
from marsad.run.working import worked_out
from marsad.weigh.moves import (
    NOTHING,
    Key,
    Move,
    Sight,
    Told,
    Triple,
    Was,
    key_of,
    moves,
    newer,
    sight_of,
)

LATEST = "latest"
"""In place of a release's id: the one published last."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What moved since a day or a release."""

    since: date | None
    """What happened by this day and came later is a late report."""
    release: str | None
    moves: tuple[Move, ...]


def changes_since(tools: Tools, since: str) -> Changed:
    """Compare the record with what it was.

    Since a day: with what the reports published by then, and the rulings made by
    then, come to under the rules of today. Since a release: what may be published
    now with what it printed. "latest" is the newest release from which the record
    differs, of the last two: a run publishes, and its work is asked for after it.

    Raises:
        OperatorError: `since` is neither a day nor a release of this monitor.
    """
    dossier = load_dossier(tools.store, tools.war)
    day = _day(since)
    if day is not None:
        then = sight_of(as_of(dossier, day))
        return Changed(day, None, tuple(moves(then, sight_of(dossier), day)))
    now = sight_of(public(dossier, tools.now().date()))
    name = release_named(tools, since)
    found, before = _since_release(tools, name, now)
    if since == LATEST and not found.moves and before is not None:
        return _since_release(tools, before, now)[0]
    return found


def _since_release(tools: Tools, name: str, now: Sight) -> tuple[Changed, str | None]:
    """What moved since a release, and the id of the release before that one."""
    folder = tools.releases / name
    manifest = read_manifest(folder)
    day = _day(str(manifest.get("as_of") or ""))
    rows = read_rows(folder, ("tallies", "events"))
    then = sight_of_rows(rows, str(manifest.get("method", "")))
    before = manifest.get("previous")
    known = isinstance(before, str) and (tools.releases / before).is_dir()
    moved = tuple(moves(then, now, day))
    return Changed(day, name, moved), before if known else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def release_named(tools: Tools, since: str) -> str:
    """The id of a release, by how it begins or as "latest".

    Raises:
        OperatorError: nothing was published, or no release or several are meant.
    """
    asked = latest_release(tools.releases) if since == LATEST else since
    if asked is None:
        raise OperatorError("nothing was published yet; give a day, as in 2021-05-31")
    known = sorted(path.parent.name for path in tools.releases.glob("*/release.json"))
    fit = [name for name in known if name == asked or name.startswith(asked)]
    if len(fit) != 1 or not asked:
        what = "more than one release begins" if fit else "no release or day is called"
        there = ", ".join(known) or "none"
        raise OperatorError(
            f"{what} {since!r}; write a day as 2021-05-31; releases are {there}"
        )
    return fit[0]


def as_of(dossier: Dossier, day: date) -> Dossier:
    """The dossier as it stood at the end of a day, resolved and weighed anew: of a
    report without a day of publication, the day when it was kept counts."""
    captured = {id: kept.capture.at.date() for id, kept in dossier.evidence.items()}
    reports = {
        id: report
        for id, report in dossier.reports.items()
        if (report.published or captured.get(id, date.max)) <= day
    }
    claims = {id: c for id, c in dossier.claims.items() if c.report in reports}
    known = Dossier(
        war=dossier.war,
        reports=reports,
        evidence={id: e for id, e in dossier.evidence.items() if id in reports},
        claims=claims,
        placements={id: p for id, p in dossier.placements.items() if id in claims},
        decisions=tuple(d for d in dossier.decisions if d.at.date() <= day),
    )
    return worked_out(known)


def sight_of_rows(
    rows: Mapping[str, Sequence[Mapping[str, Any]]], method: str
) -> Sight:
    """The state that a release printed."""
    totals: dict[Key, Told] = {}
    for row in rows.get("tallies", ()):
        days = (_day(row.get("start") or ""), _day(row.get("end") or ""))
        named = (row["measure"], row["population"], row["kind"], row["place"])
        triple: Triple = (row["low"], row["best"], row["high"])
        if row["best"] is None:  # nothing of it counts
            triple = NOTHING
        told = Told(row.get("end") or "", triple, tuple(row.get("claims", ())))
        key = key_of(*named, days)
        totals[key] = newer(totals.get(key, told), told)
    known = {key: (one.triple, one.claims) for key, one in totals.items()}
    return Sight(known, [_was(row) for row in rows.get("events", ())], method)


def _was(row: Mapping[str, Any]) -> Was:
    best: dict[tuple[str, str | None], float] = {}
    for measure, figure in (row.get("figures") or {}).items():
        best[measure, None] = figure["best"]
        for group in ("civilians", "combatants"):
            if group in figure:
                best[measure, group] = figure[group]["best"]
    ruled = row.get("override")
    return Was(
        id=row["id"],
        when=When(_day(row.get("start") or ""), _day(row.get("end") or "")),
        place=row.get("place"),
        grade=ruled or row.get("grade"),
        claims=frozenset(row.get("claims", ())),
        best=best,
        ruled=ruled is not None,
    )
