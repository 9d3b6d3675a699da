"""Parties of current wars under all their names, for telling whom a name means.

General knowledge, in `data/parties/`, one file a region. A monitor's own parties, from
its marsad.toml, come before them.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import TypeAlias

from marsad.records.claim import Span
from marsad.records.war import Party
from marsad.text.names import party_of as listed_party
from marsad.text.normal import fold
from marsad.text.parties_ar import bare, is_arabic, readings, spelt

_LONGEST = 9
"""Words of an alias, at most."""
_STATE = frozenset({"government", "army"})
"""Kinds of party that act for one state."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A party named in a text."""

    party: str
    span: Span


@dataclass(frozen=True, slots=True)
class Known:
    """A party of the shipped lists."""

    id: str
    name: str
    kind: str
    """army, police, government, group, militia, coalition, mission, people."""
    aliases: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    """Names that mean it only by themselves: a country's, which in a text is mostly
    the place."""
    side: str | None = None
    region: str = ""


@functools.cache
def known_parties() -> tuple[Known, ...]:
    """Every party of the shipped lists, by region and then as listed."""
    folder = resources.files("marsad.text").joinpath("data/parties")
    found = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        region = file.name.removesuffix(".toml")
        found += [_known(row, region) for row in table["parties"]]
    return tuple(found)


def _known(row: dict[str, str | list[str]], region: str) -> Known:
    return Known(
        id=str(row["id"]),
        name=str(row["name"]),
        kind=str(row["kind"]),
        aliases=tuple(row.get("aliases", ())),
        whole=tuple(row.get("whole", ())),
        side=str(row["side"]) if "side" in row else None,
        region=region,
    )


_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Owner:
    party: str
    capitals: bool
    """Every spelling of the name is in capitals, such as "IS"."""
    capital: bool = True
    """Every spelling begins with one."""
    whole: bool = False


@functools.lru_cache(maxsize=64)
def _index(own: tuple[Party, ...]) -> dict[_Key, _Owner]:
    """Folded words of each name -> whose it is. A name that two shipped parties share
    means neither; a monitor's own wins."""
    spelt: dict[_Key, dict[str, list[str]]] = {}
    for known in known_parties():
        for name in (known.name, *known.aliases):
            spelt.setdefault(_key(name), {}).setdefault(known.id, []).append(name)
    index = {key: _owner(ids) for key, ids in spelt.items() if len(ids) == 1 and key}
    for known in known_parties():
        for name in known.whole:
            index.setdefault(_key(name), _Owner(known.id, False, whole=True))
    for party in own:
        for name in (party.name, *party.aliases):
            if _key(name):
                index[_key(name)] = _owner({party.id: [name]})
    return index


def _owner(ids: dict[str, list[str]]) -> _Owner:
    ((party, names),) = ids.items()
    upper = all(name.isupper() and name.isascii() for name in names)
    return _Owner(party, upper, not any(name[:1].islower() for name in names))


def _key(name: str) -> _Key:
    words = tuple(spelt(name).split())
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def party_of(name: str, own: Iterable[Party] = ()) -> str | None:
    """Id of the party that a name is, as a whole: None where it is none or several.

    An Arabic name may say what of the party acts, or name its country's people, and
    of a joint actor the first is meant.
    """
    parties = tuple(own)
    owner = _index(parties).get(_key(name))
    if owner is not None:
        return owner.party
    return _arabic_party(name, parties) if is_arabic(name) else None


@functools.lru_cache(maxsize=16384)
def _arabic_party(name: str, own: tuple[Party, ...]) -> str | None:
    index, loose = _index(own), _loose(own)
    for reading in readings(name):
        words = tuple(reading.split())
        owner = index.get(words)
        party = loose.get(_loosely(words)) if owner is None else owner.party
        if party is not None:
            return party
    return None


@functools.lru_cache(maxsize=64)
def _loose(own: tuple[Party, ...]) -> dict[_Key, str]:
    """Arabic names of several words without articles -> the one party they mean."""
    owners: dict[_Key, set[str]] = {}
    for key, owner in _index(own).items():
        if is_arabic(" ".join(key)):
            owners.setdefault(_loosely(key), set()).add(owner.party)
    return {
        key: min(ids) for key, ids in owners.items() if len(ids) == 1 and len(key) > 1
    }


def _loosely(words: _Key) -> _Key:
    return tuple(bare(word) for word in words)


@functools.lru_cache(maxsize=16384)
def own_party(name: str | None, own: tuple[Party, ...]) -> str | None:
    """Id of the monitor's party that a name means, as `names.party_of` has it.

    An Arabic name that marsad.toml lacks means the party that it has for the same
    one under another name, be that in English only.
    """
    found = listed_party(name, own)
    if found is not None or name is None or not is_arabic(name):
        return found
    meant = party_of(name)
    return None if meant is None else _owned(own).get(meant)


def any_party(name: str | None, own: tuple[Party, ...]) -> str | None:
    """Id of the monitor's party that a name means, else that of the shipped party that
    the name is as a whole, where the monitor has none for it."""
    found = own_party(name, own)
    if found is not None or name is None:
        return found
    meant = party_of(name)
    return None if meant is None else _owned(own).get(meant, meant)


@functools.cache
def shipped() -> dict[str, Known]:
    """The parties of the shipped lists by id."""
    return {known.id: known for known in known_parties()}


@functools.lru_cache(maxsize=64)
def _owned(own: tuple[Party, ...]) -> dict[str, str]:
    """Id of a shipped party -> id of the monitor's party that has a name of it; for a
    state's other forces and its government, that of their side where it is one."""
    ids: dict[str, set[str]] = {}
    states: dict[str, set[str]] = {}
    for party in own:
        meant = {party_of(name) for name in (party.name, *party.aliases)} - {None}
        for known in (k for k in known_parties() if k.id in meant):
            ids.setdefault(known.id, set()).add(party.id)
            if known.kind in _STATE and known.side is not None:
                states.setdefault(known.side, set()).add(party.id)
    for known in known_parties():
        if known.kind in _STATE and known.side is not None:
            ids.setdefault(known.id, states.get(known.side, set()))
    return {id: min(owners) for id, owners in ids.items() if len(owners) == 1}


@functools.lru_cache(maxsize=16384)
def side_of(name: str | None) -> str | None:
    """The side of the shipped party that a name is, else the party's id."""
    known = shipped().get(party_of(name) or "") if name else None
    return None if known is None else known.side or known.id


def fights(name: str) -> bool:
    """Whether a name as written is an armed or other body of the shipped lists: no
    government, whose names are often a country's or a city's."""
    owner = _index(()).get(_key(name))
    if owner is None or owner.whole or not _fits(name, owner, len(_key(name))):
        return False
    return _kinds()[owner.party] != "government"


@functools.cache
def _kinds() -> dict[str, str]:
    return {known.id: known.kind for known in known_parties()}


def find_parties(text: str, own: Iterable[Party] = ()) -> list[Mention]:
    """Where parties are named in a text; of names that begin at one word the longest,
    and none inside another. An acronym counts only in capitals, another single word
    only with one."""
    index = _index(tuple(own))
    words = _words(text)
    found: list[Mention] = []
    i = 0
    while i < len(words):
        for size in range(min(_LONGEST, len(words) - i), 0, -1):
            key = tuple(word for word, _ in words[i : i + size])
            owner, joined = index.get(key), 0
            if owner is None and _with_lead(key):
                owner, joined = index.get((key[0][1:], *key[1:])), 1
            span = (words[i][1][0] + joined, words[i + size - 1][1][1])
            if (
                owner is not None
                and not owner.whole
                and _fits(text[slice(*span)], owner, size)
            ):
                found.append(Mention(owner.party, span))
                break
        else:
            size = 1
        i += size
    return found


def _with_lead(key: _Key) -> bool:
    """Whether a name's first word may begin with an Arabic "and", or a longer name's
    with "so", "in" or "to": they are written with the word."""
    first = key[0]
    return len(first) > 3 and first[0] in ("وفبل" if len(key) > 1 else "و")


def _fits(written: str, owner: _Owner, size: int) -> bool:
    if owner.capitals:
        return written.isupper()
    return size > 1 or not owner.capital or not written[:1].islower()


_Word: TypeAlias = tuple[str, Span]


def _words(text: str) -> list[_Word]:
    """Folded words with their places; what folds to two words is two at one place.
    An article in front of a name is no word of it."""
    return [
        (part, (start, end))
        for start, end in _pieces(text)
        for part in fold(text[start:end]).split()
    ]


def _pieces(text: str) -> list[Span]:
    """Words with the apostrophes and vowel signs inside them."""
    return [found.span() for found in _WORD.finditer(text)]


_SIGNS = "\u0300-\u036f\u064b-\u065f\u0670\u0640\u1000-\u109f"
_WORD = re.compile(rf"[^\W_][\w{_SIGNS}]*(?:['’‘ʼ`](?!s\b)\w[\w{_SIGNS}]*)*")
