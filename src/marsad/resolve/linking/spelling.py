"""Names of people in one spelling for both scripts, to compare and never to show."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import Any, NamedTuple

from marsad.text import arabic
from marsad.text.names import sound
from marsad.text.normal import fold

_ARABIC = re.compile(f"[{arabic.LETTERS}]")
_GOD = re.compile(r"^(abd[aeiou]?l+ah?|عبدالله?)$")
_AFTER_ABD = re.compile(r"^abdl(?=..)")
_VOWELS = re.compile("[aiu]")
_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d",
    "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "a", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "u", "ي": "i", "پ": "b", "چ": "sh", "ڤ": "f", "گ": "k",
}  # fmt: skip
"""Arabic letters as `text.names.sound` leaves their transliterations."""


class Name(NamedTuple):
    """A person's name by its parts, folded; empty where there is none."""

    given: str = ""
    middle: str = ""
    family: str = ""


@functools.cache
def data() -> dict[str, Any]:
    """Words of `data/words.toml`."""
    text = resources.files("marsad.resolve.linking").joinpath("data/words.toml")
    return tomllib.loads(text.read_text(encoding="utf-8"))


@functools.cache
def word_list(*path: str) -> frozenset[str]:
    """One list of `data/words.toml`, folded like the text it is compared with."""
    found: Any = data()
    for key in path:
        found = found[key]
    return frozenset(folded(word) for word in found)


def folded(text: str) -> str:
    """A cell in one plain form; Arabic in the plain spelling of `text.arabic`."""
    return fold(arabic.plain(text) if _ARABIC.search(text) else text)


def words(name: str) -> tuple[str, ...]:
    """The words of a name, without titles; "Abd" and "Abu" with the word after."""
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", name)
    found = folded(bare).split()
    kept = [word for word in found if word not in word_list("titles")] or found
    kept = [word for word in kept if word not in word_list("particles")] or kept
    return tuple(_glued(kept))


def _glued(parts: Sequence[str]) -> Iterator[str]:
    half = ""
    for word in parts:
        if word in word_list("halves"):
            half += word
            continue
        yield half + (word if half == "عبد" else _bare(word))
        half = ""
    if half:
        yield half


def _bare(word: str) -> str:
    """An Arabic word without its article, so that it meets the Latin one."""
    return re.sub(r"^ال(?=\w{3})", "", word)


def parts(name: str) -> Name:
    """A full name as given name, names between, family name.

    Of one word nothing says which it is: it is taken as the given name.
    """
    found = words(name)
    if not found:
        return Name()
    if len(found) == 1:
        return Name(given=found[0])
    return Name(found[0], " ".join(found[1:-1]), found[-1])


@functools.lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """Consonants of a folded word as they are heard; Arabic and Latin ones meet.

    All first vowels are one, and vowels within are left out, as Arabic does.
    """
    if _GOD.match(word):
        return "abdl"
    heard = "".join(_LETTERS.get(sign, sign) for sign in word)
    if not _ARABIC.search(word):
        heard = sound(word)
    bones = _VOWELS.sub("a", heard[:1]) + _VOWELS.sub("", heard[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    bones = re.sub(r"(?<=..)h$", "", bones)
    return _AFTER_ABD.sub("abd", bones)


def keys(spelled: str) -> str:
    """The keys of some words, in their order."""
    return " ".join(filter(None, map(key, spelled.split())))


def known(cell: str) -> bool:
    """Whether a folded cell says anything."""
    return bool(cell) and cell not in word_list("missing")


def spelled(cells: Iterable[str]) -> str:
    """The words of a name in one string, with nothing between that varies."""
    return " ".join(word for cell in cells for word in words(cell))
