"""Finding names under every spelling that means the same: case, accents, marks."""

import functools
import re
import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Lower case, no accents, everything but letters and digits as one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        "" if unicodedata.combining(c) else c if c.isalnum() else " " for c in plain
    )
    return " ".join(kept.split())


@functools.cache
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character.casefold())
    return "".join(
        "" if unicodedata.combining(c) else c if c.isalnum() else " " for c in plain
    )


def find_names(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Spans of whole-word occurrences of any name, longest first at one place."""
    wanted = sorted({fold(name) for name in names} - {""}, key=lambda n: (-len(n), n))
    if not wanted:
        return []
    folded, back = _aligned(text)
    pattern = "|".join(" +".join(re.escape(w) for w in n.split()) for n in wanted)
    found = re.finditer(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", folded)
    return [(back[m.start()], back[m.end() - 1] + 1) for m in found]


def _aligned(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    back: list[int] = []
    for at, character in enumerate(text):
        for piece in _fold_character(character):
            folded.append(piece)
            back.append(at)
    return "".join(folded), back


def replace_names(text: str, names: Iterable[str], label: str) -> str:
    """The text with every occurrence of a name replaced by the label."""
    for start, end in reversed(find_names(text, names)):
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        text = text[:start] + label + text[end:]
    return text
