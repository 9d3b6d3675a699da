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
from marsad.text.normal import fold

_LONGEST = 9
"""Words of an alias, at most."""


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
    words = tuple(fold(name).split())
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def party_of(name: str, own: Iterable[Party] = ()) -> str | None:
    """Id of the party that a name is, as a whole: None where it is none or several."""
    owner = _index(tuple(own)).get(_key(name))
    return None if owner is None else owner.party


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
            owner = index.get(tuple(word for word, _ in words[i : i + size]))
            span = (words[i][1][0], words[i + size - 1][1][1])
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
