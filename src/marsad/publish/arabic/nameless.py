"""Sources and doers that have no name: "a Kurdish military source", "residents"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.publish.arabic.script import is_arabic
from marsad.publish.arabic.words import table

Name = Callable[[str], str]
"""Gives a name in Arabic, or as it is written."""
_ARTICLES = ("a", "an", "the", "one", "some", "several")


@dataclass(frozen=True, slots=True)
class _Noun:
    text: str
    agreement: str
    """``m``, ``f``, ``p`` for men in the plural; empty where nothing may follow."""
    one: str
    """The English noun it stands for, in the singular."""


def described(words: str, name: Name) -> str:
    """The words in Arabic, empty where one of them is not known."""
    head, link, rest = _split(words)
    parts = head.replace("human rights", "rights").split()
    definite = bool(parts) and parts[0].lower() == "the"
    whose = table("names")["whose"].get(parts[0].lower()) if parts else None
    if parts and (whose or parts[0].lower() in _ARTICLES):
        parts = parts[1:]
    noun = _noun(parts[-1]) if parts and parts[-1].islower() else None
    if noun is None:
        return ""
    told = _with_adjectives(noun, parts[:-1], definite and not rest, name)
    if not told:
        return ""
    if whose:
        told = _possessed(told, noun, str(whose))
    return _linked(told, noun, (link, rest), name)


def _split(words: str) -> tuple[str, str, str]:
    """What comes before a link such as "in", the link, and what comes after."""
    links = sorted(table("names")["links"], key=len, reverse=True)
    found = re.search(rf" ({'|'.join(links)}) ", words)
    if found is None:
        return words, "", ""
    return words[: found.start()], found[1], words[found.end() :]


def _noun(word: str) -> _Noun | None:
    known, low = table("names")["nouns"], word.lower()
    if low in known:
        text, agreement = known[low][:2]
        return _Noun(text, agreement, low)
    for one in _singulars(low):
        if one in known:
            text, agreement = known[one][2:]
            return _Noun(text, agreement, one)
    return None


def _singulars(word: str) -> Sequence[str]:
    irregular = table("names")["plurals"].get(word)
    if irregular:
        return [str(irregular)]
    if word.endswith("ies"):
        return [f"{word[:-3]}y"]
    return [word.removesuffix("s"), word.removesuffix("es")] if word[-1:] == "s" else []


def _with_adjectives(
    noun: _Noun, before: Sequence[str], definite: bool, name: Name
) -> str:
    """The noun with what English puts before it: adjectives in the other order, or
    whom it belongs to."""
    told, rest = [noun.text], list(before)
    while rest and (adjective := _adjective(rest[-1], noun.agreement)):
        told.append(adjective)
        rest.pop()
    if not rest:
        first, *others = told
        if definite:
            told = [_definite_noun(first), *map(_definite, others)]
        return " ".join(told)
    if not rest[0][:1].isupper() or any("-" in word for word in rest):
        return ""
    return _linked(" ".join(told), noun, ("with", " ".join(rest)), name)


def _adjective(word: str, agreement: str) -> str:
    known = table("names")
    forms = known["adjectives"].get(word.lower()) or known["peoples"].get(word.lower())
    if not forms or not agreement:
        return ""
    if len(forms) == 1:
        one = str(forms[0])
        forms = [one, f"{one}ة", f"{one}ون"]
    return str(forms["mfp".index(agreement)])


def _definite(word: str) -> str:
    return word if word.startswith("ال") else f"ال{word}"


def _definite_noun(noun: str) -> str:
    """``الجنود``; of two nouns the second has the article: ``وسائل الإعلام``."""
    first, _, second = noun.partition(" ")
    return f"{first} {_definite(second)}" if second else _definite(first)


def _possessed(told: str, noun: _Noun, ending: str) -> str:
    """``عائلتها``, ``المتحدث باسمها``: the noun with whose it is."""
    if table("names")["before"].get(noun.one) == "باسم":
        return f"{_definite(told)} باسم{ending}"
    return f"{told[:-1]}ت{ending}" if told.endswith("ة") else f"{told}{ending}"


def _linked(told: str, noun: _Noun, rest: tuple[str, str], name: Name) -> str:
    link, words = rest
    if not words:
        return told
    belongs = name(words)
    if not is_arabic(belongs) and not words.removeprefix("the ")[:1].isupper():
        return ""
    own = table("names")["before"].get(noun.one) if link in ("for", "with") else None
    return f"{told} {_attached(own or table('names')['links'][link], belongs)}"


def _attached(link: str, name: str) -> str:
    if link != "ل":
        return f"{link} {name}"
    return f"لل{name[2:]}" if name.startswith("ال") else f"ل{name}"
