"""Claims to person cases: one person under all names, every status with its source."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product

from marsad.records.event import Pair
from marsad.records.ids import content_id
from marsad.records.person import PersonCase, PersonStatus
from marsad.records.war import War
from marsad.resolve.agree import gap
from marsad.resolve.contradict import pair_of
from marsad.resolve.item import Item, days, kinds
from marsad.resolve.union import Groups
from marsad.text.names import name_key, name_words, same_person, sound

SAME_DEATH = 3
"""Days that two exact dates of one death may lie apart."""


def build_cases(
    items: Mapping[str, Item], links: tuple[set[Pair], set[Pair]], war: War
) -> tuple[PersonCase, ...]:
    """One case per person whose fate some claim tells, by id."""
    named = {id: item for id, item in items.items() if item.claim.person}
    groups = _group(named, links)
    cases = (_case([named[id] for id in ids], war) for ids in groups.all())
    return tuple(sorted((c for c in cases if c.statuses), key=lambda case: case.id))


def _name(item: Item) -> str:
    return item.claim.person or ""


def _group(named: Mapping[str, Item], links: tuple[set[Pair], set[Pair]]) -> Groups:
    """Full names first, then family names where only one person can be meant."""
    together, apart = links

    def forbid(a: str, b: str) -> bool:
        ruled = (min(a, b), max(a, b)) in apart
        return ruled or not same_person(_name(named[a]), _name(named[b]))

    groups = Groups(named, forbid)
    for a, b in sorted(together):
        if a in named and b in named:
            groups.join(a, b, force=True)
    full: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for id, item in sorted(named.items()):
        words = name_words(_name(item))
        shelf = full if len(words) > 1 else short
        shelf.setdefault(name_key(words[-1])[1:] if words else "", []).append(id)
    for ids in full.values():
        for a, b in _maybe_one(_by_name(ids, named), named):
            groups.join(a, b)
    for ids in short.values():
        _join_short(ids, full, (groups, named))
    return groups


def _maybe_one(ids: Sequence[str], named: Mapping[str, Item]) -> Iterator[Pair]:
    """Pairs that `same_person` can hold of, in the order of all pairs: their first
    names sound alike, one is the other's initial, or the names do when run together."""
    shelf: dict[str, list[int]] = {}
    for at, id in enumerate(ids):
        words = name_words(_name(named[id]))
        first, run = words[0], sound("".join(words))
        keys = {f"{name_key(first)[1:]} sound", f"{run} run", f"{first[0]} letter"}
        if len(first) > 1:
            keys.remove(f"{first[0]} letter")
            keys.add(f"{first[0]} full")
        for key in keys:
            shelf.setdefault(key, []).append(at)
    found: set[tuple[int, int]] = set()
    for key, near in shelf.items():
        if not key.endswith(" full"):
            found.update(combinations(near, 2))
        if key.endswith(" letter"):
            whole = shelf.get(key.removesuffix("letter") + "full", [])
            found.update((min(a, b), max(a, b)) for a, b in product(near, whole))
    yield from ((ids[a], ids[b]) for a, b in sorted(found))


def _by_name(ids: Sequence[str], named: Mapping[str, Item]) -> list[str]:
    """Fullest names first, so that an initial joins only what it can mean."""
    return sorted(ids, key=lambda id: (-len(name_words(_name(named[id]))), id))


def _join_short(
    ids: list[str],
    full: Mapping[str, list[str]],
    shelf: tuple[Groups, Mapping[str, Item]],
) -> None:
    groups, named = shelf
    loose = []
    for id in ids:
        key = name_key(name_words(_name(named[id]))[-1])[1:]
        fits = [
            o
            for o in full.get(key, [])
            if same_person(_name(named[id]), _name(named[o]))
        ]
        here = [o for o in fits if named[o].report.id == named[id].report.id]
        cases = {min(groups.of(o)) for o in here or fits}
        if len(cases) == 1:
            groups.join(id, min(cases))
        elif not cases:
            loose.append(id)
    for a, b in combinations(loose, 2):
        groups.join(a, b)


def _case(members: list[Item], war: War) -> PersonCase:
    ordered = sorted(members, key=lambda item: item.order)
    names = [_name(item) for item in ordered]
    name = max(names, key=lambda n: (len(name_words(n)), names.count(n), len(n), n))
    told = sorted((i for i in ordered if i.claim.status), key=_moment)
    return PersonCase(
        id=content_id("per", ordered[0].claim.id),
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        statuses=tuple(_status(item) for item in told),
        contradictions=tuple(sorted(set(_clashing(told)))),
        private=not any(_is(name, known) for known in war.rules.public_persons),
    )


def _is(name: str, public: str) -> bool:
    return len(name_words(name)) >= len(name_words(public)) and same_person(
        name, public
    )


def _day(item: Item) -> date:
    """The day a status is known for: its own, else the report's."""
    return item.when.end or item.report.published or date.max


def _moment(item: Item) -> tuple[date, tuple[date, str, int, str]]:
    return _day(item), item.order


def _status(item: Item) -> PersonStatus:
    claim = item.claim
    return PersonStatus(
        status=claim.status or "",
        when=item.when,
        certainty=claim.certainty,
        speaker=claim.speaker,
        report=claim.report,
        claim=claim.id,
    )


def _clashing(told: Sequence[Item]) -> Iterator[Pair]:
    """Statuses that no course of events makes both true (rule P3)."""
    for a, b in combinations(told, 2):
        if _dead_then_living(a, b) or _two_deaths(a, b) or _denied(a, b):
            yield pair_of(a, b)


def _dead_then_living(a: Item, b: Item) -> bool:
    living = kinds()["living"]
    for dead, other in ((a, b), (b, a)):
        if dead.claim.status != "killed" or other.claim.status not in living:
            continue
        if not dead.denies and not other.denies and _day(dead) <= _day(other):
            return True
    return False


def _two_deaths(a: Item, b: Item) -> bool:
    if a.claim.status != "killed" or b.claim.status != "killed":
        return False
    exact = all((days(item.when) or 99) <= 2 for item in (a, b))
    return exact and (gap(a, b) or 0) > SAME_DEATH


def _denied(a: Item, b: Item) -> bool:
    return a.claim.status == b.claim.status and a.denies != b.denies
