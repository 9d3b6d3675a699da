"""Names that reports in Arabic give, as English prints them, where it has a name for
them: bodies and outlets, parties, and sources without a name."""

import functools
import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from marsad.publish.prose import phrases
from marsad.records.source import Source
from marsad.records.war import Party
from marsad.records.where import Where
from marsad.text.normal import fold
from marsad.text.parties import known_parties, own_party
from marsad.text.parties import party_of as shipped_party
from marsad.text.parties_ar import is_arabic

_ARTICLE = "ال"
_LINKS = {"في": "in", "من": "from", "باسم": "for", "داخل": "inside", "قرب": "near"}


def in_latin(party: Party) -> str:
    """A party's name as English prints it: the first that marsad.toml has in Latin
    letters, else that of the shipped lists, else the name as it is."""
    return _latin(party.name, party.aliases)


def source_in_latin(source: Source) -> str:
    """The same for a source."""
    return _latin(source.name, source.aliases)


def _latin(name: str, aliases: Sequence[str]) -> str:
    """The first name in Latin letters, a full one before an acronym."""
    if not is_arabic(name):
        return name
    latin = [alias for alias in aliases if not is_arabic(alias)]
    full = [alias for alias in latin if not alias.isupper()]
    return next(iter((*full, *latin)), english_name(name) or name)


def english_name(words: str, own: tuple[Party, ...] = ()) -> str:
    """The English name, or words for a source without one; empty where none is known,
    or where the words are not Arabic. Parties are the monitor's `own`, else shipped."""
    if not is_arabic(words):
        return ""
    if known := _words().get(fold(words)) or _bodies().get(fold(words)):
        return known
    party = shipped_party(words)
    if party is None and (described := _described(words.split(), own)):
        return described
    mine = own_party(words, own) if own else None
    named = next((in_latin(one) for one in own if one.id == mine), "")
    if named and not is_arabic(named):
        return named
    return _parties()[party] if party else ""


def place_name(words: str | None, where: Where | None) -> str | None:
    """The words for a place; its name on the map where they are in Arabic."""
    if words and is_arabic(words) and where is not None and not is_arabic(where.name):
        return where.name
    return words


def _described(words: Sequence[str], own: tuple[Party, ...]) -> str:
    """``military source in the Syrian Democratic Forces``: a noun, its adjectives, and
    whom it belongs to if English has a name for them."""
    found = ((_noun(words[:many]), many) for many in (2, 1) if many <= len(words))
    noun, at = next(((noun, many) for noun, many in found if noun), ("", 0))
    if not noun:
        return ""
    adjectives = []
    while at < len(words) and (word := _adjective(words[at])):
        adjectives.append(word)
        at += 1
    told = " ".join([*adjectives, noun])
    if at == len(words):
        return told
    link = _LINKS.get(words[at])
    whose = english_name(" ".join(words[at + 1 :]), own) if link else ""
    if whose and _definite(whose, words[at + 1].startswith(_ARTICLE)):
        whose = f"the {whose.removeprefix('the ')}"
    if not link:
        return ""
    return f"{told} {link} {whose}" if whose else told


def _definite(name: str, article: bool) -> bool:
    """Whether English puts an article before a name: "the forces", "the Northern
    Army"; `article` tells whether Arabic has one."""
    said = name.lower().split()
    body = not set(phrases()["articles"]["words"]).isdisjoint(said)
    return body or (article and name.split()[-1].islower())


def _noun(words: Sequence[str]) -> str | None:
    """The English of a noun of one or two words, with or without its article."""
    said = fold(" ".join(words))
    return _nouns().get(said) or _nouns().get(said.removeprefix(_ARTICLE))


def _adjective(word: str) -> str | None:
    said = fold(word)
    return _adjectives().get(said) or _adjectives().get(said.removeprefix(_ARTICLE))


def _read(package: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))


@functools.cache
def _names() -> dict[str, Any]:
    return _read("marsad.publish", "arabic/names.toml")


@functools.cache
def _bodies() -> dict[str, str]:
    """By the Arabic name, the first in English that has it."""
    quoted = _read("marsad.text", "data/speakers.toml")["speakers"]
    pairs = [(name, row["english"][0]) for row in quoted for name in row["arabic"]]
    pairs += [(arabic, english) for english, arabic in _names()["bodies"].items()]
    found: dict[str, str] = {}
    for arabic, english in pairs:
        found.setdefault(fold(arabic), english)
    return found


@functools.cache
def _words() -> dict[str, str]:
    """Common words for who acts or tells."""
    rows = _names()["words"].items()
    return {fold(arabic): english for english, row in rows for arabic in row}


@functools.cache
def _parties() -> dict[str, str]:
    return {known.id: known.name for known in known_parties()}


@functools.cache
def _nouns() -> dict[str, str]:
    """Nouns for sources without a name, one and many."""
    found: dict[str, str] = {}
    plurals = {one: many for many, one in _names()["plurals"].items()}
    for english, (one, _, many, _) in _names()["nouns"].items():
        found.setdefault(fold(one), english)
        found.setdefault(fold(many), plurals.get(english, f"{english}s"))
    return found


@functools.cache
def _adjectives() -> dict[str, str]:
    """Adjectives in each of their forms."""
    found: dict[str, str] = {}
    for english, forms in _names()["adjectives"].items():
        shown = forms if len(forms) > 1 else [forms[0], f"{forms[0]}ة", f"{forms[0]}ون"]
        for form in shown:
            found.setdefault(fold(form), english)
    for english, forms in _names()["peoples"].items():
        shown = forms if len(forms) > 1 else [forms[0], f"{forms[0]}ة"]
        for form in shown:
            found.setdefault(fold(form), english.capitalize())
    return found
