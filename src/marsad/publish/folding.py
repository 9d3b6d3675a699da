"""Finding names under every spelling that means the same: case, accents, marks,
forms of Arabic letters, tatweel, and Arabic "and", "to", "in" written with a name."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

GAPS = re.compile(r"[\W_]+")
_SAME = {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه"}
"""Letters that stand for one another at the end of words, and Persian ones."""
_TATWEEL = "\u0640"
_BLANK = "\u200b"
"""What cannot be seen and parts words; all else that cannot be seen is no part."""
_LEADS = frozenset("وفبلك")
"""Conjunctions and prepositions before an Arabic name, one or two of them."""
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_SHORT = 120
"""Characters of a text whose folding is kept: names come again and again."""


class _Marks(dict[int, str | int | None]):
    """What becomes of each character: a mark goes, a letter may stand for another."""

    def __missing__(self, code: int) -> str | int | None:
        char = chr(code)
        self[code] = None if _is_mark(char) else _SAME.get(char, code)
        return self[code]


@functools.cache
def _marks() -> _Marks:
    return _Marks()


def _is_mark(char: str) -> bool:
    hidden = unicodedata.category(char) == "Cf" and char != _BLANK
    return hidden or char == _TATWEEL or unicodedata.combining(char) > 0


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits as one space."""
    return _fold_short(text) if len(text) < _SHORT else _fold(text)


def _fold(text: str) -> str:
    """Bytes of ASCII by a table, and what lies beyond in runs: releases are long."""
    plain = text.encode("utf-8", "surrogatepass").translate(_ascii())
    folded = plain.decode("utf-8", "surrogatepass")
    if not folded.isascii():
        folded = _BEYOND.sub(lambda run: _fold_beyond(run[0]), folded)
    return " ".join(folded.split())


_fold_short = functools.lru_cache(maxsize=1 << 15)(_fold)


@functools.cache
def _ascii() -> bytes:
    """Each byte folded: letters in lower case, what is no letter or digit a space;
    bytes beyond ASCII as they are."""
    signs = (chr(code).lower() if chr(code).isalnum() else " " for code in range(128))
    return "".join(signs).encode() + bytes(range(128, 256))


@functools.lru_cache(maxsize=1 << 15)
def _fold_beyond(run: str) -> str:
    plain = unicodedata.normalize("NFKD", run.casefold()).translate(_marks())
    return GAPS.sub(" ", plain)


class Names:
    """Names to look for in texts, however many: a text is gone through once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known = frozenset({fold(name) for name in names} - {""})
        lengths: dict[str, set[int]] = {}
        for name in self._known:
            words = name.split()
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths: Mapping[str, tuple[int, ...]] = {
            first: tuple(sorted(found, reverse=True))
            for first, found in lengths.items()
        }

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of whole-word occurrences of any name, longest first at one place."""
        if not self._known or not self._starts(fold(text).split()):
            return []
        folded, back = aligned(text)
        spans = [word.span() for word in re.finditer("[^ ]+", folded)]
        words = [folded[start:end] for start, end in spans]
        starts = self._starts(words)
        found, at = [], 0
        while at < len(words):
            firsts = starts.get(words[at], ())
            name = next(self._here(words, at, firsts), None)
            if name is None:
                at += 1
                continue
            first, count = name
            begin = spans[at][1] - len(first)
            at += count
            found.append((back[begin], back[spans[at - 1][1] - 1] + 1))
        return found

    def held(self, words: Sequence[str]) -> set[str]:
        """The folded names that stand in the words of a folded text."""
        starts = self._starts(words)
        if not starts:
            return set()
        return {
            " ".join((first, *words[at + 1 : at + count]))
            for at in places_of(starts, words)
            for first, count in self._here(words, at, starts[words[at]])
        }

    def _starts(self, words: Iterable[str]) -> dict[str, list[str]]:
        """Of these words those that can begin a name, and as which first words."""
        different = set(words)
        firsts = {word: [word] for word in different & self._lengths.keys()}
        for word in different:
            if word[0] in _LEADS:
                known = [one for one in _readings(word) if one in self._lengths]
                firsts |= {word: known} if known else {}
        return firsts

    def _here(
        self, words: Sequence[str], at: int, firsts: Iterable[str]
    ) -> Iterator[tuple[str, int]]:
        """Each name that begins at a word: its first word, and how many it has."""
        for first in firsts:
            for count in self._lengths[first]:
                rest = words[at + 1 : at + count]
                whole = len(rest) == count - 1
                if whole and " ".join((first, *rest)) in self._known:
                    yield first, count


def places_of(wanted: Container[str], words: Iterable[str]) -> Iterator[int]:
    """Where in the words one of the wanted stands; texts are long and these are few."""
    return itertools.compress(itertools.count(), map(wanted.__contains__, words))


def _readings(word: str) -> Iterator[str]:
    """A word without what is joined to it, as far as can be, and as it stands."""
    if word[0] in _LEADS:
        for letters in (2, 1):
            joined = len(word) > letters and _LEADS.issuperset(word[:letters])
            if joined and "ء" <= word[letters] <= "ي":
                yield word[letters:]
    yield word


@functools.lru_cache(maxsize=4096)
def _names(names: tuple[str, ...]) -> Names:
    return Names(names)


def find_names(text: str, names: tuple[str, ...] | Names) -> list[tuple[int, int]]:
    """Spans of whole-word occurrences of any name, longest first at one place."""
    if isinstance(names, Names):
        return names.find(text)
    return _names(names).find(text) if names else []


def aligned(text: str) -> tuple[str, list[int]]:
    """The folded text with one space per gap character, and where each came from."""
    folded: list[str] = []
    back: list[int] = []
    for at, character in enumerate(text):
        for piece in _fold_beyond(character):
            folded.append(piece)
            back.append(at)
    return "".join(folded), back


def replace_names(text: str, names: tuple[str, ...] | Names, label: str) -> str:
    """The text with every occurrence of a name replaced by the label."""
    for start, end in reversed(find_names(text, names)):
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        text = text[:start] + label + text[end:]
    return text
