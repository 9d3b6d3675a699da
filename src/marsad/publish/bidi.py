"""Words of one direction inside those of the other: which they are, and apart.

A name in Arabic inside an English sentence draws digits and brackets beside it to its
own side, and a Latin one inside Arabic does the same. What stands in an isolate (HTML's
`bdi`, or U+2068 and U+2069 where there are no tags) draws nothing.
"""

import functools
import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew, Arabic, Syriac and their kin, as a range for patterns."""
FSI, PDI = "\u2068", "\u2069"
_LETTER = {
    "ltr": rf"(?=[^\W\d_])[{RIGHT_TO_LEFT}]",
    "rtl": rf"(?![{RIGHT_TO_LEFT}])[^\W\d_]",
}
"""A letter that runs against a text of that direction."""
_BREAK = r"[,;.:!?،؛؟“”][\s“”]"
"""Where a stretch ends even if the next words run the same way: a list of names."""
_TAIL = r"(?:[\u064b-\u065f\u0670]|\s?\((?:(?![()])[\W\d_])*\))*"
"""What belongs to the word before it: its vowel signs, a number in brackets."""


def direction_of(text: str) -> str:
    """``rtl`` or ``ltr``, by the first letter, as a browser's `auto` has it."""
    first = re.search(r"[^\W\d_]", text)
    runs_left = first and re.match(f"[{RIGHT_TO_LEFT}]", first[0])
    return "rtl" if runs_left else "ltr"


def foreign(text: str, direction: str) -> bool:
    """Whether some letter of the text runs against that direction."""
    return re.search(_LETTER[direction], text) is not None


def isolated(text: str, direction: str) -> str:
    """The text between U+2068 and U+2069 where it would disturb such a line."""
    return f"{FSI}{text}{PDI}" if foreign(text, direction) else text


def isolated_html(text: str, names: Iterable[str], direction: str) -> Markup:
    """A sentence of that direction as HTML, with the words of the other in `bdi`.

    `names` are isolated whole, with the brackets and digits in them; so is what
    stands in quotation marks.
    """
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(run) if apart else escape(run)
        for run, apart in _runs(text, frozenset(names), direction)
    )


def _runs(
    text: str, names: frozenset[str], direction: str
) -> Iterator[tuple[str, bool]]:
    """The text in order; True beside what is to stand apart."""
    at = 0
    for match in _pattern(names, direction).finditer(text):
        start, end = match.span("quoted" if match["quoted"] else 0)
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


@functools.lru_cache(maxsize=1024)
def _pattern(names: frozenset[str], direction: str) -> re.Pattern[str]:
    letter = _LETTER[direction]
    known = [name for name in names if foreign(name, direction)]
    ordered = sorted(known, key=lambda name: (-len(name), name))
    whole = "".join(rf"(?<!\w){re.escape(name)}(?!\w)|" for name in ordered)
    between = rf"(?:(?!{_BREAK})[\W\d_])*"
    return re.compile(
        rf"{whole}“(?P<quoted>[^“”]*{letter}[^“”]*)”|"
        rf"{letter}(?:{between}{letter})*{_TAIL}"
    )
