"""The history files of a release: corrections.jsonl, changes.jsonl, redirects.json.

They are carried from release to release: the log of corrections and the redirects are
those of the release before and what is new. What may not leave any more is taken out
of old lines as well, but the lines stay.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Any

from marsad.errors import OperatorError
from marsad.publish.arabic.names import Names
from marsad.publish.correction_words import reason_of, told
from marsad.publish.corrections import (
    GONE,
    OUT,
    SETTING,
    Behind,
    Judge,
    Verdict,
    guarded,
    printed,
    touched,
)
from marsad.publish.dated import week_told
from marsad.publish.differing import KINDS, Difference, Row, Shelf, compare, shelve
from marsad.publish.folding import fold
from marsad.publish.matters import about, carried, follow
from marsad.publish.read import each_row
from marsad.publish.scope import Scope
from marsad.records.dossier import Dossier
from marsad.records.ids import content_id
from marsad.records.release import Release

CORRECTIONS = "corrections.jsonl"
CHANGES = "changes.jsonl"
REDIRECTS = "redirects.json"
HISTORY = (CORRECTIONS, CHANGES, REDIRECTS)
Redirects = dict[str, list[str]]
"""Where ids that are no longer there lead, by id."""


@dataclass(frozen=True, slots=True)
class Before:
    """The release before, whose history is carried on."""

    release: Release
    folder: Path


@dataclass(slots=True)
class _World:
    """What both releases have, kind by kind."""

    old: dict[str, Shelf]
    new: dict[str, Shelf]
    public: set[str] = field(default_factory=set)
    """Every id of this release."""
    veiled: set[str] = field(default_factory=set)
    """Those of them of which place and day are not told exactly, or no name."""


def behind_of(
    dossier: Dossier,
    scope: Scope,
    since: Release | None,
    names: Names | None = None,
) -> Behind:
    """What rulings and what is on record have to say of what was public.

    Args:
        names: for telling it in Arabic, of what is published.
    """
    acts: dict[str, str] = {}
    recent: set[str] = set()
    for one in sorted(dossier.decisions, key=lambda d: (d.at, d.id)):
        both = {*one.records, *(scope.ren(record) for record in one.records)}
        acts.update(dict.fromkeys(both, one.action))
        if since is not None and one.at > since.made_at:
            recent |= both
    placed = {
        fold(one.records[0])
        for one in dossier.decisions
        if one.action == "place" and since is not None and one.at > since.made_at
    }
    views = (dossier.events, dossier.persons, dossier.controls, dossier.tallies)
    kept = {record.id for view in views for record in view}
    kept |= {*dossier.reports, *dossier.claims}
    kept |= {scope.ren(record) for record in kept}
    ruled = (frozenset(recent), frozenset(kept))
    return Behind(acts, *ruled, scope.seal.text, frozenset(placed), names=names)


def write_history(
    folder: Path, before: Before | None, as_of: date | None, behind: Behind
) -> None:
    """Write the three files into `folder/data`, beside the data that they tell of.

    Raises:
        OperatorError: a file of the release before cannot be read.
        OSError: a file cannot be written.
    """
    data = folder / "data"
    old = before.folder if before else None
    world = _world(old, folder)
    redirects, ended = _read_redirects(old), dict[str, Row]()
    with (
        (data / CORRECTIONS).open("w", encoding="utf-8", newline="") as log,
        (data / CHANGES).open("w", encoding="utf-8", newline="") as changes,
    ):
        once = set[str]()
        for line in _carried(before, world, behind):
            _print(log, line)
            (once.add if line["change"] in GONE else once.discard)(line["record"])
        new, known = list[Row](), dict[str, Difference]()
        if before is not None:
            for verdict in _verdicts(before, folder, world, behind, frozenset(once)):
                row = _change(verdict, world, behind)
                _print(changes, row)
                if verdict.change is not None:
                    what = about(verdict.difference, verdict.change)
                    row |= {"about": guarded(what, behind.words)}
                    reason = _reason(verdict, behind)
                    new.append(
                        _line(row, verdict.change, reason, (before, as_of), behind)
                    )
                    known[row["record"]] = verdict.difference
                _redirect(redirects, verdict, world)
        lead = follow(new, known)
        for line in new:
            ended[line["record"]] = {**line, "part_of": lead.get(line["record"])}
            _print(log, ended[line["record"]])
        led = _led(redirects, world)
        if before is not None:
            for line in _stranded(
                led, _read_redirects(old), ended, (before, as_of), behind
            ):
                _print(log, line)
    text = json.dumps(led, ensure_ascii=False, indent=1)
    (data / REDIRECTS).write_text(text + "\n", encoding="utf-8")


def _world(old: Path | None, new: Path) -> _World:
    world = _World({}, {})
    claims = next(kind for kind in KINDS if kind.name == "claim")
    ordered = (claims, *(kind for kind in KINDS if kind is not claims))
    for release, shelves in ((old, world.old), (new, world.new)):
        for kind in ordered:
            sealed = shelves[claims.name].sealed if claims.name in shelves else ()
            shelves[kind.name] = shelve(release, kind, sealed)
    for shelf in world.new.values():
        world.public.update(shelf.digests)
        world.veiled.update(shelf.veiled)
    return world


def _verdicts(
    before: Before, folder: Path, world: _World, behind: Behind, once: frozenset[str]
) -> Iterator[Verdict]:
    judge = Judge(behind, (world.old["claim"], world.new["claim"]), once)
    for kind in KINDS:
        shelves = (world.old[kind.name], world.new[kind.name])
        found = list(compare(kind, before.folder, folder, shelves))
        yield from judge.verdicts(kind, found, shelves)


def _change(verdict: Verdict, world: _World, behind: Behind) -> dict[str, Any]:
    one = verdict.difference
    gone = one.record not in world.public
    return {
        "record": one.record,
        "record_type": one.kind.name,
        "change": "removed" if gone else one.change,
        "fields": printed(one, behind.words),
        "to": list(verdict.to),
    }


def _line(
    row: Row,
    change: str,
    reason: str | None,
    since: tuple[Before, date | None],
    behind: Behind,
) -> Row:
    """A line of the log; the release that it stands in has no id yet."""
    before, as_of = since
    line = {
        "record": row["record"],
        "record_type": row["record_type"],
        "change": change,
        "to": row["to"],
        "fields": row["fields"],
        "about": row.get("about") or {},
        "reason": reason,
    }
    parts = json.dumps(line, ensure_ascii=False, sort_keys=True)
    return {
        "id": content_id("cor", before.release.id, parts),
        "release": None,
        "as_of": as_of.isoformat() if as_of else None,
        **line,
        "part_of": row.get("part_of"),
        "told": told(line, behind.names),
    }


def _stranded(
    led: Redirects,
    was: Redirects,
    ended: Mapping[str, Row],
    since: tuple[Before, date | None],
    behind: Behind,
) -> Iterator[Row]:
    """Lines for ids that led to a record which is now gone as well."""
    for id in sorted(id for id in led if was.get(id) and not led[id]):
        line = next((ended[to] for to in was[id] if to in ended), None)
        if line is not None:
            yield _line(
                {**line, "record": id}, line["change"], line["reason"], since, behind
            )


def _reason(verdict: Verdict, behind: Behind) -> str | None:
    one = verdict.difference
    if "grade" in one.fields() and (one.after or {}).get("override_reason"):
        return behind.words(str((one.after or {})["override_reason"]))
    ids = touched(one)
    if {"place", "lat", "lon"} & one.fields().keys():
        words = [str((row or {}).get("place") or "") for row in (one.before, one.after)]
        if not behind.placed.isdisjoint(map(fold, words)):
            return reason_of("place")
    acts = [behind.acts[id] for id in ids if id in behind.recent]
    if verdict.change in GONE:  # that it was given to another source stays inside
        acts = [act for act in acts if act in OUT]
    return next((reason for act in acts if (reason := reason_of(act))), None)


def _carried(before: Before | None, world: _World, behind: Behind) -> Iterator[Row]:
    """Lines of the log so far, without what may not leave any more."""
    path = before.folder / "data" / CORRECTIONS if before else None
    for line in each_row(path) if path and path.is_file() else ():
        fields = line["fields"] if line["record"] in world.public else {}
        if line["record"] in world.veiled:
            fields = {n: pair for n, pair in fields.items() if n not in SETTING}
        veiled = line["record"] in world.veiled
        what = carried(line, public=line["record"] in world.public, veiled=veiled)
        kept = {
            **line,
            "release": line["release"] or (before.release.id if before else None),
            "as_of": _told_day(line["as_of"], behind),
            "fields": guarded(fields, behind.words),
            "about": guarded(what, behind.words),
            "part_of": line.get("part_of"),
            "reason": behind.words(line["reason"]) if line["reason"] else None,
        }
        yield {**kept, "told": told(kept, behind.names)}


def _told_day(day: str | None, behind: Behind) -> str | None:
    if not day:
        return day
    return week_told(date.fromisoformat(day), behind.shut).isoformat()


def _read_redirects(old: Path | None) -> Redirects:
    path = old / "data" / REDIRECTS if old else None
    if path is None or not path.is_file():
        return {}
    try:
        known: Mapping[str, Sequence[str]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise OperatorError(f"{path} cannot be read: {error}") from error
    return {id: list(to) for id, to in known.items()}


def _redirect(redirects: Redirects, verdict: Verdict, world: _World) -> None:
    if verdict.difference.record not in world.public and verdict.to:
        redirects[verdict.difference.record] = list(verdict.to)


def _led(redirects: Redirects, world: _World) -> Redirects:
    """Redirects in one step, to what is there; an id that is back needs none."""
    return {
        id: sorted(set(_ends(id, redirects, world, frozenset((id,)))))
        for id in sorted(redirects)
        if id not in world.public
    }


def _ends(
    id: str, redirects: Redirects, world: _World, seen: frozenset[str]
) -> Iterator[str]:
    for to in redirects.get(id, ()):
        if to in world.public:
            yield to
        elif to not in seen:
            yield from _ends(to, redirects, world, seen | {to})


def _print(out: IO[str], row: Mapping[str, Any]) -> None:
    out.write(json.dumps(row, ensure_ascii=False) + "\n")
