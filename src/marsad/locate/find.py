"""Find the places that a report's words name, all of them together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from marsad.locate.area import PRECISION, RADIUS_M, blurred, halfway, where_at, where_of
from marsad.locate.bearing import bearing
from marsad.locate.borders import lands_in, on_border
from marsad.locate.entry import SETTLED, Entry
from marsad.locate.fold import fold, has_article
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.ground.front import Front
from marsad.locate.rank import (
    KNOWN,
    Sought,
    Weighed,
    apart_km,
    by_front,
    nearest_front,
    weighed,
    weights,
    within,
)
from marsad.locate.words import Part, PlaceWords, read_words
from marsad.records.where import Candidate, Where
from marsad.text.coordinates import find_coordinates
from marsad.text.peoples import country_of

RUNNERS_UP = 5
_APART = 25.0
"""Kilometres between two entries of which it matters which is meant."""
_STRETCH = 300.0
"""Kilometres between two places of which something lies between them, at most."""
_FAR = 250.0
"""Kilometres from all other places of a report beyond which a name that is only spelt
alike is another's."""
_TIE = 0.02
"""Share by which an entry must be likelier than all that lie apart."""
_LOOSE = 75
"""Letters of a hundred in which names agree within a unit that is told."""
_ONLY_SIDE = re.compile(
    r"(?:the )?(?:far |extreme[- ])?(?:(?:north|south|east|west|cent(?:re|er|ral))"
    r"(?:[- ]?(?:east|west))?(?:ern)?)|(?:ال)?(?:شمال|جنوب|شرق|غرب|وسط)(?:ي[ةه]?)?",
    re.I,
)
"""Names of units that are mere words for a side elsewhere."""
_UNITS = frozenset({"admin1", "admin2"})
_WIDE = frozenset({"country", "admin1", "region", "river", "desert", "water"})
"""Kinds that need not lie within the larger place told with them."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words for a place, and what is told beside them."""

    words: str
    larger: tuple[str, ...] = ()
    """Names of larger places that the text tells behind them."""
    country: str | None = None
    """ISO 3166 alpha-2, where it is known."""
    admin1: str | None = None
    """Name of the first-order unit, where it is known."""
    fronts: tuple[Front, ...] = ()
    """Of the day, where what is told of it happens at fronts."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """What words for a place mean."""

    where: Where | None
    others: tuple[Candidate, ...]
    """Runners-up, best first; the choice is not repeated."""
    reason: str
    ambiguous: bool = False
    """Whether a runner-up that lies elsewhere is about as likely."""


@dataclass(slots=True)
class _Asked:
    """A name while it is looked for."""

    read: PlaceWords
    depth: int = 0
    """Which of its parts is looked for, from the most specific."""
    sought: Sought | None = None
    unfit: list[Entry] = field(default_factory=list)
    """Entries of its parts that cannot be meant."""
    point: Where | None = None
    """Where its words are coordinates."""
    ruled: bool = False
    """Whether a reviewer has chosen the entry."""
    lands: frozenset[str] = frozenset()
    """Countries named, where the words speak of a border."""
    until: tuple[Entry, ...] = ()
    """What the second may be of two places that the words lie between."""
    guessed: bool = False
    """Whether its entries are only spelt alike."""


def find_places(
    names: Sequence[Name],
    gazetteer: Gazetteer,
    area: tuple[str, ...] = (),
    chosen: Mapping[str, Entry] = MappingProxyType({}),
) -> list[FoundPlace]:
    """What each name means, in their order; `area` holds the ISO codes of the
    countries watched, outside of which small places are not taken, and `chosen` what
    reviewers have said that words mean, by the words folded."""
    asked = [_asked(name, gazetteer, area, chosen) for name in names]
    known = [one for one in asked if one.sought is not None]
    rows = weighed([one.sought for one in known if one.sought is not None], area)
    sure = [row[0].entry for one, row in zip(known, rows, strict=True) if _sure(one)]
    left = iter(rows)
    return [_told(one, left, sure, area) for one in asked]


def _sure(one: _Asked) -> bool:
    """Whether a name is listed as it is told."""
    return not one.guessed


def _told(
    one: _Asked,
    rows: Iterator[list[Weighed]],
    sure: Sequence[Entry],
    area: tuple[str, ...],
) -> FoundPlace:
    if one.point is not None:
        return FoundPlace(one.point, (), "coordinates, as written")
    if one.sought is None:
        return _unplaced(one)
    row = next(rows)
    if one.guessed and _strange(row[0].entry, sure):
        one.unfit += (other.entry for other in row)
        return replace(_unplaced(one), reason=_ALIKE)
    return _chosen(one, row, area)


_ALIKE = "names spelt alike lie far from all other places of the report"


def _strange(entry: Entry, others: Sequence[Entry]) -> bool:
    """Whether an entry lies far from all places of which a report tells for sure."""
    reach = [(e, RADIUS_M.get(e.kind, 0) / 1000) for e in others if e.kind != "country"]
    return bool(reach) and all(apart_km(entry, e) > _FAR + km for e, km in reach)


def sought(
    name: Name, gazetteer: Gazetteer, area: tuple[str, ...] = ()
) -> Sought | None:
    """What a name may mean, before it is weighed; None where nothing fits."""
    return _asked(name, gazetteer, area, {}).sought


def _asked(
    name: Name,
    gazetteer: Gazetteer,
    area: tuple[str, ...],
    chosen: Mapping[str, Entry],
) -> _Asked:
    for point in find_coordinates(name.words)[:1]:
        return _Asked(read_words(""), point=where_at(point))
    read = read_words(name.words)
    read = _unless_named(read, gazetteer)
    more = tuple(Part(words, words) for words in name.larger)
    lands = (name.country,) if name.country else area
    read = replace(
        read, parts=(*read.parts[:1], *_behind(read, more, gazetteer, lands))
    )
    units = _units(name, gazetteer, lands)
    one = _Asked(read)
    one.until = gazetteer.lookup(read.until, lands) if read.until else ()
    if read.vague == "border":
        one.lands = lands_in(name.words, gazetteer)
    ruled = _ruling(name, read, chosen)
    if ruled is not None:
        one.ruled = True
        one.sought = _sought(read.parts[0], (ruled,), (), name, frozenset())
        return one
    for depth, part in enumerate(read.parts):
        entries = _entries(part, gazetteer, lands)
        one.guessed = not entries
        if not entries and lands:
            entries = gazetteer.near(part.name, lands)
        if units and depth == 0:
            loose = len(read.parts) == 1
            entries = _in_units(part, entries, units, gazetteer, lands if loose else ())
        above = _above(read.parts[depth + 1 :], gazetteer, lands)
        fit = tuple(entry for entry in entries if _may_be(entry, above, name, area))
        if area and _strays(part, above, read, area):
            fit = tuple(entry for entry in fit if entry.country in area)
        elif area and not above and name.country is None:
            fit = tuple(
                entry
                for entry in fit
                if entry.country in area or _told_so(entry, part, gazetteer)
            )
        if fit:
            keys = frozenset(fold(unit.name) for unit in units)
            one.depth, one.sought = depth, _sought(part, fit, above, name, keys)
            return one
        one.unfit += entries
    return one


def _behind(
    read: PlaceWords,
    more: tuple[Part, ...],
    gazetteer: Gazetteer,
    lands: tuple[str, ...],
) -> Iterator[Part]:
    """The larger places told, but for a mere side that is no unit of the countries
    watched: half of a name, or no place at all."""
    for part in (*read.parts[1:], *more):
        side = lands and _ONLY_SIDE.fullmatch(part.whole or part.name)
        found = gazetteer.lookup(part.whole or part.name, lands) if side else ()
        if not side or any(entry.country in lands for entry in found):
            yield part


def _strays(
    part: Part, above: tuple[Entry, ...], read: PlaceWords, area: tuple[str, ...]
) -> bool:
    """Whether an entry outside the countries watched cannot be meant: by a mere side,
    or where the words name a unit of these countries."""
    if _ONLY_SIDE.fullmatch(part.whole or part.name):
        return True
    inside = any(one.kind in _UNITS and one.country in area for one in above)
    return inside and read.vague != "border"


def _told_so(entry: Entry, part: Part, gazetteer: Gazetteer) -> bool:
    """Whether a place outside the countries watched has the name as it is told: with
    its article, and not only by letters that some other script was put into."""
    if entry.own or entry.kind not in SETTLED:
        return True
    with_article, key = has_article(part.name), fold(part.name)
    return any(
        not spelled[:1].islower() and (has_article(spelled) or not with_article)
        for spelled in (entry.name, *gazetteer.spellings(entry))
        if fold(spelled) == key
    )


def _ruling(name: Name, read: PlaceWords, chosen: Mapping[str, Entry]) -> Entry | None:
    """What a reviewer has said that the words mean, or those for the place itself."""
    if not (chosen and read.parts):
        return None
    first = read.parts[0]
    keys = (fold(said) for said in (name.words, first.whole, first.name))
    return next((chosen[key] for key in keys if key in chosen), None)


def _unless_named(read: PlaceWords, gazetteer: Gazetteer) -> PlaceWords:
    """What words say of a side or of nearness, but for what is part of a name."""
    if not read.parts:
        return read
    first = read.parts[0]
    for words in (first.said, first.whole):
        if gazetteer.lookup(words):
            side = read.toward is not None and bearing(words) is None
            return replace(read, vague="side" if side else "")
    if bearing(first.thing) is not None and gazetteer.lookup(first.thing):
        return replace(read, toward=None)
    return read


def _entries(
    part: Part, gazetteer: Gazetteer, area: tuple[str, ...]
) -> tuple[Entry, ...]:
    """All that a part may be: by its words, the kind of thing with its name, its name,
    or the people of a country."""
    found = gazetteer.lookup(part.said) or gazetteer.lookup(part.whole)
    found = found or gazetteer.lookup(part.thing) or gazetteer.lookup(part.name, area)
    land = None if found else country_of(part.name)
    if land is not None:
        return tuple(e for e in gazetteer.lookup(land) if e.kind == "country")
    return found


def _above(
    larger: Sequence[Part], gazetteer: Gazetteer, area: tuple[str, ...]
) -> tuple[Entry, ...]:
    """What the larger places told may be; a unit also under the name that is told, by
    which lists may know it that have no other of its names."""
    found: list[Entry] = []
    for one in larger:
        for words in (one.whole, one.name):
            entries = gazetteer.lookup(words, area)
            found += (
                replace(e, admin1=words) if e.kind == "admin1" else e for e in entries
            )
            if entries:
                break
    return tuple(found)


def _may_be(
    entry: Entry, above: tuple[Entry, ...], name: Name, area: tuple[str, ...]
) -> bool:
    """Whether an entry can be meant: within the country or one of the larger places
    that are told; else in the area watched, a country, or known to everybody."""
    if name.country and entry.country != name.country:
        return False
    if any(within(entry, one) for one in above):
        return True
    if above and entry.kind not in _WIDE:
        return False
    known = entry.kind in ("country", "region", "water") or entry.population >= KNOWN
    return not area or name.country is not None or entry.country in area or known


def _units(
    name: Name, gazetteer: Gazetteer, lands: tuple[str, ...]
) -> tuple[Entry, ...]:
    """The first-order unit that is told with a name; several only of one name."""
    found = gazetteer.lookup(name.admin1, lands) if name.admin1 else ()
    return tuple(
        e for e in found if e.kind == "admin1" and e.country in (lands or (e.country,))
    )


def _in_units(
    part: Part,
    entries: tuple[Entry, ...],
    units: tuple[Entry, ...],
    gazetteer: Gazetteer,
    lands: tuple[str, ...],
) -> tuple[Entry, ...]:
    """Of the entries those in the unit told; where there is none, what is spelt more
    or less so in it."""
    inside = tuple(e for e in entries if any(within(e, unit) for unit in units))
    if inside or not lands:
        return inside or entries
    alike = gazetteer.near(part.name, lands, limit=12, alike=_LOOSE)
    return tuple(e for e in alike if any(within(e, unit) for unit in units)) or entries


def _sought(
    part: Part,
    entries: tuple[Entry, ...],
    above: tuple[Entry, ...],
    name: Name,
    units: frozenset[str],
) -> Sought:
    lower = part.level == PRECISION["admin2"]
    told = (name.country, units, part.unit, lower, name.fronts)
    return Sought(fold(part.name), entries, above, *told)


def _unplaced(one: _Asked) -> FoundPlace:
    if not one.read.parts:
        return FoundPlace(None, (), "no words for a place")
    if not one.unfit:
        return FoundPlace(None, (), "in no gazetteer")
    order = sorted(one.unfit, key=lambda entry: (-entry.population, entry.id))
    others = [Candidate(where_of(entry), 0.0, "does not fit") for entry in order]
    return FoundPlace(None, tuple(others[:RUNNERS_UP]), "no entry of that name fits")


def _chosen(one: _Asked, row: list[Weighed], area: tuple[str, ...]) -> FoundPlace:
    best = row[0]
    reason = "a reviewer chose it" if one.ruled else _reason(best, one, area)
    if one.depth:
        reason = f"{reason}; no entry for {one.read.parts[one.depth - 1].name} fits"
    others = tuple(
        Candidate(
            where_of(other.entry), round(other.score, 3), _reason(other, one, area)
        )
        for other in row[1 : RUNNERS_UP + 1]
    )
    where = blurred(where_of(best.entry), one.read, one.depth)
    if one.lands and where.kind == "country" and not one.depth:
        where = on_border(where, one.lands, area)
    ends = [e for e in one.until if 0 < apart_km(best.entry, e) < _STRETCH]
    if ends and not one.depth:
        end = min(ends, key=lambda entry: apart_km(best.entry, entry))
        where = halfway(where_of(best.entry), best.entry, end)
    return FoundPlace(where, others, reason, _ambiguous(row))


def _ambiguous(row: list[Weighed]) -> bool:
    """Whether more speaks for entries that lie apart than for the likeliest."""
    best = row[0]
    reach = RADIUS_M.get(best.entry.kind, 3_000) / 1000
    apart = [one for one in row[1:] if apart_km(best.entry, one.entry) > _APART + reach]
    return bool(apart) and sum(one.share for one in apart) >= best.share - _TIE


_TOLD = {
    "within larger": "within the larger place named",
    "unit named": "its unit is named",
    "country named": "its country is named",
    "near": "close to other places of the report",
    "same unit": "in the unit of other places of the report",
}
"""Feature -> what it says of an entry."""
_ENOUGH = 0.2
"""Points of a feature from which on it is told."""


def _reason(one: Weighed, asked: _Asked, area: tuple[str, ...]) -> str:
    """Why an entry is likely, in words."""
    entry, known = one.entry, weights()
    said = [f"{entry.kind} of that name"]
    if entry.country in area:
        said.append("in the area watched")
    elif area and entry.kind != "country":
        said.append("outside the area watched")
    told = one.features
    said += [
        words
        for name, words in _TOLD.items()
        if told.get(name, 0.0) * known[name] >= _ENOUGH
    ]
    if asked.sought is not None and asked.sought.unit and entry.kind == "admin1":
        said.append("a unit as the words say")
    if asked.sought is not None:
        said += _front_words(asked.sought.fronts, entry)
    return ", ".join(said) + f" ({one.share:.0%})"


def _front_words(fronts: Sequence[Front], entry: Entry) -> list[str]:
    """How far from the front of which day, where that counts."""
    nearest = nearest_front(fronts, entry)
    if nearest is None or abs(by_front(nearest)) < _ENOUGH:
        return []
    km, day = nearest
    return [f"{km:.0f} km from the front of {day}"]
