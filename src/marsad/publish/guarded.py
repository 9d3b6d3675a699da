"""What of one record must not be found in its release, beside names and contacts.

Exact points and names of places that only protected reports tell of, days to which
they are dated, and notes and names of reviewers. What an open report says too is no
secret, and neither are the words that marsad itself prints.
"""

import dataclasses
import functools
import os
import pwd
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from marsad.publish.dated import Dated, dated
from marsad.publish.folding import Names, fold
from marsad.publish.scope import Scope
from marsad.publish.seal import is_country
from marsad.records.claim import Claim
from marsad.records.context import NONE
from marsad.records.dossier import Dossier
from marsad.records.where import Where

PLACE = "name of a place that only a protected report tells of"
NOTE = "note of a reviewer"
REVIEWER = "name of a reviewer"
MACHINE = "name of a folder of this machine"
THOUSAND = 1000
"""Of a degree, from which a point is exact: about 100 metres."""
LEAST_LETTERS = 4
"""Of a note or a name of a place or reviewer that is looked for."""
Point = tuple[int, int]
"""Latitude and longitude in thousandths of a degree."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """What is looked for in the files of one release."""

    words: tuple[tuple[str, str], ...] = ()
    """Kind and string."""
    points: frozenset[Point] = frozenset()
    days: Dated = field(default_factory=Dated)
    paths: tuple[str, ...] = ()


def guarded(dossier: Dossier, opened: Dossier, scope: Scope, out: Path) -> Guarded:
    """Read off the whole record and what is left of it for this audience."""
    known = _known(opened, scope)
    soft = [*_places(dossier, scope), *_notes(dossier)]
    kept = [(kind, text) for kind, text in soft if len(fold(text)) >= LEAST_LETTERS]
    told = _held({text for _, text in kept}, known)
    return Guarded(
        words=tuple(sorted({one for one in kept if fold(one[1]) not in told})),
        points=frozenset(_points(dossier, scope) - _open_points(opened)),
        days=dated(dossier, opened, scope),
        paths=tuple(_paths(out)),
    )


def _held(wanted: set[str], texts: Iterable[str]) -> set[str]:
    names, found = Names(wanted), set[str]()
    for text in texts:
        found |= names.held(fold(text).split())
    return found


def _places(dossier: Dossier, scope: Scope) -> Iterator[tuple[str, str]]:
    for claim in scope.hidden:
        placement = dossier.placements.get(claim)
        where = placement.where if placement else None
        if where is not None and not is_country(where):
            yield PLACE, where.name


def _notes(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The reason of a grade is public: it stands beside it."""
    for one in dossier.decisions:
        yield REVIEWER, one.by
        if one.action != "grade":
            yield NOTE, one.reason


def _known(opened: Dossier, scope: Scope) -> Iterator[str]:
    """All that open records say, and all that marsad prints."""
    sealed = {scope.ren(claim) for claim in scope.hidden}
    for id, claim in opened.claims.items():
        if id not in sealed:
            yield from _words(claim)
            yield from dataclasses.astuple(opened.contexts.get(id, NONE))
            placement = opened.placements.get(id)
            if placement is not None:
                places = [placement.where, *(c.where for c in placement.candidates)]
                yield from (w.name for w in places if w is not None)
                yield placement.reason
    for report in opened.reports.values():
        yield from (t for t in (report.title, report.publisher, report.url) if t)
    for placement in opened.placements.values():
        where = placement.where
        yield from (t for t in (where and where.admin1, where and where.name) if t)
    war = opened.war
    yield from (war.name, war.rules.title, war.rules.publisher, war.rules.contact)
    yield from (text for _, text in (*war.rules.titles, *war.rules.publishers))
    yield from (w for p in war.parties for w in (p.id, p.name, *p.aliases))
    yield from (w for s in war.sources for w in (s.id, s.name, *s.aliases))
    yield from printed_words()


def _words(claim: Claim) -> Iterator[str]:
    told = (claim.quote, claim.speaker, claim.actor, claim.target, claim.place)
    yield from (text for text in (*told, claim.person, *claim.via) if text)


@functools.cache
def printed_words() -> tuple[str, ...]:
    """Everything that the package may print of its own: its templates and words."""
    return tuple(_printed(files("marsad.publish")))


def _printed(folder: Traversable) -> Iterator[str]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir() and one.name != "vendor":
            yield from _printed(one)
        elif one.name.endswith((".toml", ".jinja", ".js", ".css", ".json", ".tsv")):
            yield one.read_text("utf-8")


def _points(dossier: Dossier, scope: Scope) -> set[Point]:
    found = set()
    for claim in scope.hidden:
        placement = dossier.placements.get(claim)
        if placement is not None:
            places = (placement.where, *(c.where for c in placement.candidates))
            found |= {p for w in places if w and not is_country(w) and (p := point(w))}
    return found


def _open_points(opened: Dossier) -> set[Point]:
    """Points that may stand: of open claims, and blurred ones."""
    places: list[Where | None] = [event.where for event in opened.events]
    places += [control.where for control in opened.controls]
    for placement in opened.placements.values():
        places += [placement.where, *(c.where for c in placement.candidates)]
    return {p for where in places if where and (p := point(where))}


def point(where: Where) -> Point | None:
    """The point as it is looked for."""
    if where.lat is None or where.lon is None:
        return None
    return round(where.lat * THOUSAND), round(where.lon * THOUSAND)


def _paths(out: Path) -> Iterator[str]:
    """Folders of this machine, which a tool may have written into a file."""
    for path in (out.resolve(), Path(pwd.getpwuid(os.getuid()).pw_dir)):
        if len(path.parts) > 2:
            yield str(path)
