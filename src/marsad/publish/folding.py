"""Finding names under every spelling that means the same: case, accents, marks,
forms of Arabic letters, tatweel, and Arabic "and", "to", "in" written with a name."""

import functools
import re
import sys
import unicodedata
from collections.abc import Mapping

GAPS = re.compile(r"[\W_]+")
_SAME = {"ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه"}
"""Letters that stand for one another at the end of words, and Persian ones."""
_TATWEEL = "\u0640"
_BLANK = "\u200b"
"""What cannot be seen and parts words; all else that cannot be seen is no part."""
_JOINED = re.compile(r"[وفبلك]{1,2}(?=[ء-ي])")
_LEAD = r"(?:[وفبلك]{1,2}(?=[ء-ي]))?"
"""Conjunctions and prepositions before an Arabic name."""


@functools.cache
def marks() -> Mapping[int, str | None]:
    """Every combining mark and every hidden one, as a table that takes it away; and
    letters that stand for others."""
    everything = map(chr, range(sys.maxunicode + 1))
    gone = {ord(char): None for char in everything if _is_mark(char)}
    return gone | {ord(letter): same for letter, same in _SAME.items()}


def _is_mark(char: str) -> bool:
    hidden = unicodedata.category(char) == "Cf" and char != _BLANK
    return hidden or char == _TATWEEL or unicodedata.combining(char) > 0


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits as one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = plain.translate(marks())
    return GAPS.sub(" ", plain).strip()


def find_names(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Spans of whole-word occurrences of any name, longest first at one place."""
    if not names:
        return []
    index = _by_first_word(names)
    known = words_in(fold(text))
    wanted = [name for first in known for name in index.get(first, ())]
    if not wanted:
        return []
    folded, back = _aligned(text)
    ordered = sorted(set(wanted), key=lambda n: (-len(n), n))
    pattern = "|".join(" +".join(re.escape(w) for w in n.split()) for n in ordered)
    found = re.finditer(rf"(?<![^\W_]){_LEAD}({pattern})(?![^\W_])", folded)
    return [(back[m.start(1)], back[m.end(1) - 1] + 1) for m in found]


def words_in(folded: str) -> set[str]:
    """The words of a folded text, Arabic ones also without what is joined to them."""
    words = set(folded.split())
    joined = {word for word in words if _JOINED.match(word)}
    for letters in (1, 2):
        words |= {word[letters:] for word in joined if len(word) > letters}
    return words


def holds(folded: str, name: str) -> bool:
    """Whether a folded text has a folded name as whole words."""
    spelt = re.escape(name)
    return re.search(rf"(?<![^\W_]){_LEAD}{spelt}(?![^\W_])", folded) is not None


@functools.lru_cache(maxsize=4096)
def _by_first_word(names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for name in sorted({fold(name) for name in names} - {""}):
        index.setdefault(name.split()[0], []).append(name)
    return {first: tuple(group) for first, group in index.items()}


def _aligned(text: str) -> tuple[str, list[int]]:
    """The folded text with one space per gap character, and where each came from."""
    folded: list[str] = []
    back: list[int] = []
    for at, character in enumerate(text):
        for piece in _fold_character(character):
            folded.append(piece)
            back.append(at)
    return "".join(folded), back


@functools.cache
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.casefold()).translate(marks())
    return GAPS.sub(" ", plain)


def replace_names(text: str, names: tuple[str, ...], label: str) -> str:
    """The text with every occurrence of a name replaced by the label."""
    for start, end in reversed(find_names(text, names)):
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        text = text[:start] + label + text[end:]
    return text
