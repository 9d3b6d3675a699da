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
LRM, RLM = "\u200e", "\u200f"
_OTHER = {"rtl": "ltr", "ltr": "rtl"}
_LETTER = {
    "ltr": rf"(?=[^\W\d_])[{RIGHT_TO_LEFT}]",
    "rtl": rf"(?![{RIGHT_TO_LEFT}])[^\W\d_]",
}
"""A letter that runs against a text of that direction."""
_BREAK = r"[,;.:!?،؛؟]\s|[“”()]"
"""Where a stretch ends even if the next words run the same way: a list of names."""
_MARK = "[\u064b-\u065f\u0670]"
"""A vowel sign, which belongs to the letter before it."""
_TAIL = r"(?:[-./]?\d+)*"
"""Digits that are part of a name's last word: ``CC-BY-4.0``, ``F-16``."""


def direction_of(text: str) -> str:
    """``rtl`` or ``ltr``, by the first letter, as a browser's `auto` has it."""
    first = re.search(r"[^\W\d_]", text)
    runs_left = first and re.match(f"[{RIGHT_TO_LEFT}]", first[0])
    return "rtl" if runs_left else "ltr"


def paragraph_direction(text: str, usual: str) -> str:
    """The usual direction of a report, or the other one for a paragraph in which no
    letter runs that way."""
    other = _OTHER.get(usual)
    if other is None or foreign(text, other) or not foreign(text, usual):
        return usual
    return other


def foreign(text: str, direction: str) -> bool:
    """Whether some letter of the text runs against that direction."""
    return re.search(_LETTER[direction], text) is not None


def isolated(text: str, direction: str) -> str:
    """The text between U+2068 and U+2069 where it would disturb such a line."""
    return f"{FSI}{text}{PDI}" if foreign(text, direction) else text


def isolated_html(text: str, names: Iterable[str], direction: str) -> Markup:
    """A sentence of that direction as HTML, with the words of the other in `bdi`.

    `names` are isolated whole, with the brackets and digits in them; so is what
    stands in quotation marks, or between U+2068 and U+2069.
    """
    return Markup("").join(
        Markup("<bdi>{}</bdi>").format(run) if apart else escape(run)
        for run, apart in _runs(text, frozenset(names), direction)
    )


def isolated_text(text: str, direction: str) -> str:
    """A sentence of that direction as plain text, with the words of the other between
    U+2068 and U+2069."""
    runs = _runs(text, frozenset(), direction)
    return "".join(f"{FSI}{run}{PDI}" if apart else run for run, apart in runs)


def led(line: str, direction: str) -> str:
    """A line that a messenger lays out by its first letter, in that direction: a mark
    stands before it where no letter does, or one that runs the other way."""
    start = re.sub(f"{FSI}[^{PDI}]*{PDI}", "", line)
    lettered = re.search(r"[^\W\d_]", start) is not None
    if not line or (lettered and direction_of(start) == direction):
        return line
    return f"{RLM if direction == 'rtl' else LRM}{line}"


def _runs(
    text: str, names: frozenset[str], direction: str
) -> Iterator[tuple[str, bool]]:
    """The text in order; True beside what is to stand apart."""
    at = 0
    for match in _pattern(names, direction).finditer(text):
        inner = next((name for name in ("isolate", "quoted") if match[name]), 0)
        start, end = match.span(inner)
        before = text[at : match.start() if inner == "isolate" else start]
        if before:
            yield before, False
        yield text[start:end], True
        at = match.end() if inner == "isolate" else end
    if at < len(text):
        yield text[at:], False


@functools.lru_cache(maxsize=1024)
def _pattern(names: frozenset[str], direction: str) -> re.Pattern[str]:
    """Isolates there are already, names, quotes, and runs of letters with the digits
    and brackets between and behind them."""
    letter = _LETTER[direction]
    known = [name for name in names if foreign(name, direction)]
    ordered = sorted(known, key=lambda name: (-len(name), name))
    whole = "".join(rf"(?<!\w){re.escape(name)}(?!\w)|" for name in ordered)
    bracket = rf"\((?:{letter}|(?![()])[\W\d_])*\)"
    between = rf"(?:(?!{_BREAK})[\W\d_])*"
    return re.compile(
        rf"{FSI}(?P<isolate>[^{FSI}{PDI}]*){PDI}|{whole}"
        rf"“(?P<quoted>[^“”]*{letter}[^“”]*)”|"
        rf"{letter}(?:{between}(?:{letter}|{bracket}))*{_MARK}*{_TAIL}"
    )
