"""Persons whom a text names, and what it tells of each: an office, or a private life.

Names are told by given names and by the words around them, by rules alone, whatever
reads the claims. It is for withholding: rather a name too many than one too few.
"""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace

from marsad.text.given import any_latin, is_given
from marsad.text.normal import fold
from marsad.text.parties import fights
from marsad.text.peoples import countries, peoples, regions
from marsad.text.person_words import (
    Named,
    latin_words,
    public_names,
    strip_titles,
)
from marsad.text.persons_ar import find_arabic, starts_name
from marsad.text.persons_en import find_latin, is_body

_ARABIC = re.compile("[ء-ي]")
_CAPITAL = re.compile("[A-ZÀ-Þ]")
_LEAST = 3
"""Letters of a part of a name."""
_MOST = 5
"""Words of a name, at most."""


@functools.lru_cache(maxsize=1 << 14)
def persons(
    text: str, tagged: frozenset[str] = frozenset(), title: str = ""
) -> tuple[Named, ...]:
    """The persons that a text names, in order, and behind them those of its title;
    `tagged` are names of persons that a reader has met in it.

    Whoever holds an office in one place holds it in all, under any part of the name;
    children and kin are private.
    """
    inside, above = _find(text, tagged), _find(title, tagged)
    offices = [_words(one.name) for one in (*inside, *above) if one.office]
    offices += public_names()
    return tuple(
        replace(one, office=True) if _holds(one, offices) else one
        for one in (*inside, *(replace(one, title=True) for one in above))
    )


def _find(text: str, tagged: frozenset[str]) -> list[Named]:
    found: list[Named] = []
    if _CAPITAL.search(text):
        found += find_latin(text, tagged)
    if _ARABIC.search(text):
        found += find_arabic(text)
    return sorted(found, key=lambda one: one.span)


def _holds(one: Named, offices: Iterable[frozenset[str]]) -> bool:
    words = _words(one.name)
    if one.kin or one.minor:
        return False
    return any(words <= name or (len(name) > 1 and name <= words) for name in offices)


@functools.lru_cache(maxsize=1 << 14)
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split())


def is_public(name: str) -> bool:
    """Whether all the world reports of whoever is called so."""
    words = _words(name)
    return len(words) > 1 and any(words <= known for known in public_names())


@functools.lru_cache(maxsize=1 << 14)
def is_person(words: str) -> bool:
    """Whether words that stand for somebody, with no text around, are the name of a
    person: they begin with a given name and name no body."""
    if _ARABIC.search(words):
        return starts_name(words)
    bare = strip_titles(words.split())
    shouts = any(word.isupper() and len(word) > _LEAST for word in bare)
    whole = 1 < len(bare) <= _MOST and all(_is_part(word) for word in bare)
    if shouts or not whole:
        return False
    folded = [fold(word) for word in bare]
    if any(is_body(word) for word in folded):
        return False
    return not any_latin().isdisjoint(folded[:2]) and folded[0] not in _KUNYA


_KUNYA = frozenset({"abu", "umm"})
"""Many places are called so as well."""


def _is_part(word: str) -> bool:
    return word[:1].isupper() or word.lower() in latin_words("particles") or "-" in word


@functools.lru_cache(maxsize=1 << 14)
def is_name_word(word: str) -> bool:
    """Whether a word beside a withheld name can be a part of it: a given name, or one
    with a capital that is no title, day, people, place or body."""
    low = word.lower().strip(".")
    if is_given(word):
        return True
    if not word[:1].isupper() or word.isupper() or len(low) < _LEAST:
        return False
    titles = latin_words("office") | latin_words("private") | latin_words("beside")
    titles |= latin_words("kin") | latin_words("minor") | latin_words("no_names")
    return low not in titles and not is_known_word(word)


def is_known_word(word: str) -> bool:
    """Whether a word by itself is a people, a country, a party or a kind of body: no
    part of a name that is looked for alone."""
    if word in peoples() or word in countries() or word in regions():
        return True
    low = word.lower()
    return is_body(low) or low in latin_words("no_names") or fights(word)
