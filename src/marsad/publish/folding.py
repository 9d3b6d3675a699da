"""Finding names under every spelling that means the same: case, accents, marks."""

import functools
import re
import sys
import unicodedata
from collections.abc import Mapping

GAPS = re.compile(r"[\W_]+")


@functools.cache
def marks() -> Mapping[int, None]:
    """Every combining mark, as a table that takes it away."""
    everything = range(sys.maxunicode + 1)
    return {code: None for code in everything if unicodedata.combining(chr(code))}


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
    known = set(fold(text).split())
    wanted = [name for first in known for name in index.get(first, ())]
    if not wanted:
        return []
    folded, back = _aligned(text)
    ordered = sorted(set(wanted), key=lambda n: (-len(n), n))
    pattern = "|".join(" +".join(re.escape(w) for w in n.split()) for n in ordered)
    found = re.finditer(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", folded)
    return [(back[m.start()], back[m.end() - 1] + 1) for m in found]


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
