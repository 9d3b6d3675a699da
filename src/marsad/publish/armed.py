"""Which words for a side are a side: a party, or people in arms. Persons, civilians,
things and prose that claims have for actor or target are none."""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from marsad.publish.folding import fold
from marsad.records.war import Party
from marsad.text.parties import any_party, find_parties, shipped
from marsad.text.parties_ar import is_arabic

BODIES = ("army", "forces")
"""What soldiers of a country are of, if that is a party."""
LONGEST = 6
"""Words of a name that no list knows; more are prose."""


def sides_of(words: Iterable[str], own: tuple[Party, ...]) -> list[str]:
    """The sides among words, each once and in order: parties of the monitor by their
    ids, shipped ones by their names, people in arms in the words for them. "US
    soldiers" and "US service members" are one side."""
    found: dict[object, str] = {}
    for one in sorted(set(words)):
        side = side_of_words(one, own)
        if side is not None:
            found.setdefault(_whose(side) or side, side)
    return sorted(found.values())


@functools.lru_cache(maxsize=65536)
def side_of_words(words: str, own: tuple[Party, ...]) -> str | None:
    """The side that words mean; None where they mean none."""
    ids = _ids(own)
    party = words if words in ids else any_party(words, own)
    if party is None and _is_armed(words):
        party = _party_inside(words, own)
        if party is None:
            return words
    if party is None or party in ids:
        return party
    return shipped()[party].name


def _party_inside(words: str, own: tuple[Party, ...]) -> str | None:
    """The one party that words such as "fighters of X" name, or whose people "soldiers
    of" a country are."""
    named = {mention.party for mention in find_parties(words, own)}
    if not named and (whose := _nation(words)):
        bodies = [any_party(f"{whose} {body}", own) for body in BODIES]
        known = sorted((b for b in bodies if b), key=lambda b: b not in _ids(own))
        named = set(known[:1])
    return named.pop() if len(named) == 1 else None


@functools.lru_cache(maxsize=64)
def _ids(own: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.id for party in own)


def _nation(words: str) -> str:
    """Of "Northern soldiers" the first word; nothing where they are more than that."""
    plain = _plain(words)
    return plain[0] if " ".join(plain[1:]) in _listed("servicemen") else ""


@functools.cache
def _listed(name: str) -> frozenset[str]:
    text = files("marsad.publish").joinpath("data/armed.toml").read_text("utf-8")
    return frozenset(fold(word) for word in tomllib.loads(text)[name]["words"])


def _whose(side: str) -> tuple[str, ...]:
    """The words by which a side in arms is told from others: all but the noun."""
    found = None if any_party(side, ()) else _parted(side)
    return found or ()


def _is_armed(words: str) -> bool:
    if is_arabic(words):
        first = _plain(words)[:1]
        bare = {word for one in first for word in (one, one.removeprefix("ال"))}
        return _may_be(words) and not bare.isdisjoint(_listed("arabic"))
    return _parted(words) is not None


def _plain(words: str) -> list[str]:
    return fold(re.sub(r"\(.*?\)", " ", words)).removeprefix("the ").split()


def _may_be(words: str) -> bool:
    plain = _plain(words)
    return 0 < len(plain) <= LONGEST and _listed("nobody").isdisjoint(plain)


def _parted(words: str) -> tuple[str, ...] | None:
    """The words before and after the noun that says that people are in arms; None
    where no such noun is at the end of what the words are about, or begins a name."""
    plain = _plain(words)
    if is_arabic(words) or not _may_be(words):
        return None
    ends = (at for at, word in enumerate(plain) if at and word in _listed("ends"))
    end = next(ends, len(plain))
    while end > 1 and plain[end - 1] in _listed("behind"):
        end -= 1
    if plain[0] in _listed("first"):
        return tuple(plain)
    for many in (2, 1):
        if " ".join(plain[max(0, end - many) : end]) in _listed("english"):
            return (*plain[: max(0, end - many)], *plain[end:])
    return None
