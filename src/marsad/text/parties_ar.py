"""Other ways in which an Arabic name of a party may stand in the lists of parties.

"Militia of X", "the Xian warplanes" and "the organisation 'X'" mean X or X's forces; of
a joint actor the first is meant. Nothing here knows a party: who asks looks them up.
"""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

from marsad.text.arabic import plain
from marsad.text.normal import fold
from marsad.text.peoples_ar import adjectives

_ARABIC = re.compile("[\u0621-\u064a]")
_INSIDE = re.compile(r'["(\[«“”]([^"()\[\]«»“”]{2,})[")\]»“”]')
_ENDING = re.compile(r"(?:ه|ين|ون|ات)$")
_JOINT = re.compile(r"[,/;]| و(?=\w{2})| (?:الي جانب|مع|-|–) | ال(?=متمركز)")
"""Where a further actor begins."""


def is_arabic(name: str) -> bool:
    """Whether a name is written in Arabic letters."""
    return _ARABIC.search(name) is not None


@functools.cache
def _data() -> dict[str, Any]:
    source = resources.files("marsad.text").joinpath("data/parties_ar.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _list(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _data()[name].split())


@functools.cache
def _adjectives() -> dict[str, tuple[str, str]]:
    """Folded adjective -> its country and the spelling that names of parties have."""
    return {
        fold(word): (country, words[0])
        for country, words in adjectives().items()
        for word in words
    }


@functools.cache
def _own_adjectives() -> dict[str, str]:
    """Folded adjective of a party that is no country's -> the party's folded name."""
    return {fold(word): fold(name) for word, name in _data()["adjectives"].items()}


@functools.lru_cache(maxsize=65536)
def spelt(name: str) -> str:
    """A name in plain spelling, folded."""
    return fold(plain(name)) if is_arabic(name) else fold(name)


def bare(word: str) -> str:
    """A folded word without the article, and the "for" that may stand before it."""
    return re.sub(r"^(?:[لب]?ال|لل)(?=\w{2})", "", word)


@functools.lru_cache(maxsize=16384)
def readings(name: str) -> tuple[str, ...]:
    """Names to look up for an Arabic one, the likeliest first; folded."""
    if not is_arabic(name):
        return ()
    said = plain(name)
    first = next(_firsts(said), said)
    inside = (_INSIDE.sub(" ", first), *_INSIDE.findall(first))
    parts = [said, *_firsts(said), *inside]
    found = (reading for part in parts for reading in _of_one(fold(part).split()))
    return tuple(dict.fromkeys(found))


def _firsts(said: str) -> Iterator[str]:
    """What stands before each further actor of a joint one."""
    for joint in _JOINT.finditer(said):
        yield said[: joint.start()]


def _of_one(words: Sequence[str]) -> Iterator[str]:
    """One actor's name: whole, of a country's forces, then without its leads."""
    if not words:
        return
    yield " ".join(words)
    yield from _of_people(words)
    if len(words) > 1 and bare(words[-1]) in _list("kinds"):
        yield from _of_one(words[:-1])
    for at, word in enumerate(words[:-1]):
        if bare(word) not in _list("leads") | _list("kinds"):
            return
        if not _cut_off(words[at + 1 :]):
            yield from _rest(words[at + 1 :])


def _rest(words: Sequence[str]) -> Iterator[str]:
    """The owner's name behind what of him acts, with the article or without "of"."""
    name = " ".join(words)
    yield name
    if words[0].startswith("لل"):
        yield "ال" + name[2:]
    elif words[0].startswith("ل"):
        yield name[1:]


def _cut_off(words: Sequence[str]) -> bool:
    """Whether the rest of a name says whom others are for."""
    return bare(words[0]) in _list("backed")


def _of_people(words: Sequence[str]) -> Iterator[str]:
    """Forces of a country, as lists of parties name them: "the Xian army"."""
    whose: set[str] = set()
    what: set[str] = set()
    for word in map(bare, words):
        stem = _ENDING.sub("", word)
        if word in _list("official") | _list("kinds"):
            what.add(word)
        elif stem in _adjectives() or stem in _own_adjectives():
            whose.add(stem)
        else:
            return
    if len(whose) == 1 and what & _list("official"):
        yield from _forces(min(whose), what)


def _forces(stem: str, what: set[str]) -> Iterator[str]:
    """Who acts for a country, or for a party with an adjective of its own."""
    if stem in _own_adjectives():
        yield _own_adjectives()[stem]
        return
    country, adjective = _adjectives()[stem]
    forms = "air_forces" if what & _list("air") else "forces"
    if what & _list("state") and not what & _list("air"):
        forms = "states" if what <= _list("state") else forms
    for form in _data()[forms]:
        yield fold(form.format("ال" + adjective))
    yield fold(country)
