"""Places under the name by which reports know them: what reports call Baghouz is not
told as Baghouz here and as Baghuz Fawqani, which a list calls it, there."""

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from rapidfuzz import fuzz

from marsad.publish.naming import Same
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.tally import Tally
from marsad.records.where import Where
from marsad.text.names import sound
from marsad.text.normal import fold

NEAR = 2
"""UCDP's where_prec up to which an entry is the place that the words name."""
ALIKE = 80.0
"""Per cent by which two spellings of one name sound alike, as a whole or in part."""
WATERS = frozenset({"river", "water"})
"""Kinds of places that nothing happens in."""
_NAME = re.compile(
    r"(?:(?:al|el|ad|an|as|ash|at|az)[- ])?[A-Z][\w'’-]*(?: [\w'’-]+){0,3}"
)
Entry = tuple[str, str]
T = TypeVar("T", Event, Control)


def as_known(dossier: Dossier) -> Dossier:
    """The record with events, ground and counts at places under the names that most of
    its reports use, in Latin letters; each place under one name, no two under the same.

    What a list calls a place stays with each claim, and ids stay as they are.
    """
    names, waters = _names(dossier), _waters(dossier)
    if not names and not waters:
        return dossier
    known = _by_name(dossier, names)

    def counted(tally: Tally) -> Tally:
        place = known.get(tally.place or "", tally.place)
        if tally.place in waters:
            place = _shore(tally, dossier)
        return tally if place == tally.place else replace(tally, place=place)

    return replace(
        dossier,
        events=tuple(_called(event, names) for event in dossier.events),
        controls=tuple(_ground(control, names) for control in dossier.controls),
        tallies=tuple(map(counted, dossier.tallies)),
    )


def called(where: Where, dossier: Dossier) -> str:
    """The name under which a place of a redacted record is told."""
    return _kept(Same(dossier)).get(_entry(where), where.name)


@functools.lru_cache(maxsize=4)
def _kept(same: Same[Dossier]) -> dict[Entry, str]:
    return _names(same.record)


def _waters(dossier: Dossier) -> set[str]:
    return {where.name for where in _wheres(dossier) if where.kind in WATERS}


def _shore(tally: Tally, dossier: Dossier) -> str | None:
    """What all claims of a count at a river say of where on it: "eastern bank of the
    Euphrates"; else its name."""
    placed = (dossier.placements.get(claim) for claim in tally.claims)
    words = {placement.words for placement in placed if placement is not None}
    said = words.pop() if len(words) == 1 else None
    return said if said and said.endswith(f" {tally.place}") else tally.place


def _called(record: T, names: dict[Entry, str]) -> T:
    where = record.where
    name = names.get(_entry(where)) if where else None
    return (
        replace(record, where=replace(where, name=name)) if where and name else record
    )


def _ground(control: Control, names: dict[Entry, str]) -> Control:
    where, called = control.where, _called(control, names)
    if where is None or called.where is None or control.place != where.name:
        return called
    return replace(called, place=called.where.name)


def _names(dossier: Dossier) -> dict[Entry, str]:
    """The name of every entry that reports call otherwise than its list does."""
    listed = {_entry(where): where.name for where in _wheres(dossier)}
    used = {entry: _usual(listed[entry], said) for entry, said in _said(dossier)}
    all_names = Counter(map(fold, {**listed, **used}.values()))
    return {
        entry: name
        for entry, name in used.items()
        if name != listed[entry] and all_names[fold(name)] == 1
    }


def _usual(listed: str, said: Counter[str]) -> str:
    """The most used; of several the one most like the list's, then by the alphabet."""
    return min(said, key=lambda name: (-said[name], -_like(name, listed), name))


def _said(dossier: Dossier) -> Iterator[tuple[Entry, Counter[str]]]:
    """By entry, in how many reports it has which name; the list's own counts too."""
    found: dict[Entry, dict[str, set[str]]] = {}
    for id, placement in dossier.placements.items():
        where, claim = placement.where, dossier.claims.get(id)
        if where is None or claim is None or not where.entry or where.precision > NEAR:
            continue
        name = (placement.words or "").split(",")[0].strip()
        if _NAME.fullmatch(name) and _like(name, where.name) >= ALIKE:
            names = found.setdefault(_entry(where), {})
            names.setdefault(name, set()).add(claim.report)
    for entry, names in found.items():
        yield entry, Counter({name: len(reports) for name, reports in names.items()})


@functools.lru_cache(maxsize=65536)
def _like(name: str, listed: str) -> float:
    heard, known = (sound(fold(one).replace(" ", "")) for one in (name, listed))
    return float(fuzz.partial_ratio(heard, known))


def _by_name(dossier: Dossier, names: dict[Entry, str]) -> dict[str, str]:
    """What a list calls a place to its name, where one place alone is called so."""
    meant: dict[str, set[Entry]] = {}
    for where in _wheres(dossier):
        meant.setdefault(where.name, set()).add(_entry(where))
    only = {name: next(iter(many)) for name, many in meant.items() if len(many) == 1}
    return {name: names[entry] for name, entry in only.items() if entry in names}


def _wheres(dossier: Dossier) -> Iterable[Where]:
    yield from (p.where for p in dossier.placements.values() if p.where is not None)


def _entry(where: Where) -> Entry:
    return where.gazetteer, where.entry
