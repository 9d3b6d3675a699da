"""Arabic text in one plain spelling, with the way back to the text as it was stored.

Vowel signs, tatweel, forms of alef, presentation forms, invisible marks and Arabic
digits make no difference in it, and words that were broken to dodge filters are whole.
"""

import bisect
import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

_SHORT = 80
"""Letters of words whose plain spelling is kept in memory, at most."""
LETTERS = "ء-ي"
"""The letters of plain text, as a range for patterns."""
_SAME = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ک": "ك",
    "ڪ": "ك",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ؤ": "و",
    "،": ",",
    "٬": ",",
    "٫": ".",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "…": ".",
    "#": " ",
    "_": " ",
}
"""Letters and signs that stand for one another; a hashtag is words."""
_SAME |= dict.fromkeys("“”„‟«»″❝❞", '"') | dict.fromkeys("‘’‚‛′`´‹›", "'")
_SAME |= dict.fromkeys("‐‑‒–—―−", "-")
_SAME |= dict.fromkeys("\u2028\u2029\r", "\n")
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u0300-\u036f"
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_GAP = r"[ \u00a0.·•*]"
_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters by the form that they take in a word, and ligatures."""
_GONE = re.compile(
    rf"(?:\u0640[{_MARKS}{_UNSEEN}]*)+"
    rf"(?:(?:{_GAP}+(?:\u0640[{_MARKS}{_UNSEEN}]*)+)+(?=[{LETTERS}]))?"
    rf"|[{_MARKS}{_UNSEEN}]+"
)
"""What is left out: marks, and what breaks a word between two tatweels."""
_BROKEN = re.compile(rf"(?<![{LETTERS}])[{LETTERS}]+(?:[.·•*]{{1,2}}[{LETTERS}]+)+")
"""Letters with dots between them: one word, or the end of a sentence and a word."""
_DOT = re.compile("[.·•*]")
_MAY_BREAK = re.compile(
    rf"[{LETTERS}{_MARKS}{_UNSEEN}\u0640][.·•*]{{1,2}}[{LETTERS}{_MARKS}{_UNSEEN}\u0640]"
)


_ODD = re.compile(f"[{_MARKS}{_UNSEEN}\u0640.·•*\ufb50-\ufdff\ufe70-\ufefc]")
"""What `Plain.shown` may have to leave out."""


_KNOWN = re.compile(f"[{_MARKS}{_UNSEEN}\n]")
_HIDDEN = "\u200b"
"""Stands for every other mark that is left out."""
_HAMZA = re.compile(f"ي[{_MARKS}]*\u0654")
"""A letter and its hamza apart: as one they are another letter."""
_DASH = re.compile(r"(?<=\d)\u0640+(?=\d)")
"""Tatweel between digits is a dash."""


class _Plain(dict[int, str]):
    """Maps a code point to what stands for it, made as met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        same = _SAME.get(char)
        if same is None:
            same = char
            kind = unicodedata.category(char)
            if kind == "Nd":
                same = str(unicodedata.digit(char))
            elif kind in ("Zs", "Cs") or char in "\t\x0b\x0c":
                same = " "
            elif kind in ("Mn", "Me", "Cf", "Cc") and not _KNOWN.match(char):
                same = _HIDDEN
        self[code] = same
        return same


_PLAIN = _Plain()


class Plain:
    """The plain spelling of a text."""

    def __init__(self, text: str) -> None:
        self._stored = len(text)
        parts: list[str] = []
        self._at: list[int] = []
        """Where in the plain text stretches begin that are as long in the stored."""
        self._from: list[int] = []
        """Where in the stored text it begins."""
        size = 0
        for start, words in _stretches(text):
            parts.append(words)
            self._at.append(size)
            self._from.append(start)
            size += len(words)
        self.text = "".join(parts)
        """The plain text."""
        self._marked = re.compile(f"[{_MARKS}\u0640{_UNSEEN}]+")
        self._source = text

    def stored(self, span: Span) -> Span:
        """The stretch of the stored text that a stretch of the plain one stands for,
        with the marks on its last letter."""
        start, end = span
        if start >= end:
            at = self._index(start)
            return at, at
        first, last = self._index(start), self._index(end - 1) + 1
        marks = self._marked.match(self._source, last)
        return first, last if marks is None else self._visible(last, marks.end())

    def stored_all(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The same for many stretches in the order of the text, none of them empty."""
        at, begun, source = self._at, self._from, self._source
        k, last_stretch = 0, len(at) - 1
        for start, end in spans:
            while k < last_stretch and at[k + 1] <= start:
                k += 1
            first, j = begun[k] + start - at[k], k
            while j < last_stretch and at[j + 1] < end:
                j += 1
            last = begun[j] + end - at[j]
            if last < len(source) and self._marked.match(source, last):
                _, last = self.stored((start, end))
            yield first, last

    def plain_end(self, at: int) -> int:
        """Where in the plain text a stretch ends that ends there in the stored one."""
        return bisect.bisect_left(self._places, at)

    def shown(self, span: Span) -> str:
        """A stretch of the stored text without marks, tatweel, what cannot be seen,
        and what broke its words; its letters are as they were written."""
        words = self._source[slice(*span)]
        if _ODD.search(words) is None:
            return words
        first = bisect.bisect_left(self._places, span[0])
        last = bisect.bisect_left(self._places, span[1])
        return "".join(map(self._written, range(first, last)))

    def _written(self, at: int) -> str:
        letter = self._source[self._places[at]]
        return self.text[at] if _FORMS.match(letter) else letter

    @functools.cached_property
    def _places(self) -> list[int]:
        """Where in the stored text each character of the plain one stands."""
        ends = [*self._at[1:], len(self.text)]
        rows = zip(self._at, ends, self._from, strict=True)
        return [start + k for at, end, start in rows for k in range(end - at)]

    def _visible(self, start: int, end: int) -> int:
        """The end of a run of marks, without what cannot be seen behind them."""
        while end > start and self._source[end - 1] not in _SEEN_MARKS:
            end -= 1
        return end

    def _index(self, at: int) -> int:
        if not self._at:
            return 0
        k = bisect.bisect_right(self._at, at) - 1
        return min(self._from[k] + at - self._at[k], self._stored)


_SEEN_MARKS = frozenset(chr(code) for code in [*range(0x64B, 0x660), 0x670])


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The plain text in stretches, each with where it begins in the stored one."""
    same = text.translate(_PLAIN)
    done = 0
    for start, end, instead in _changes(same):
        if start > done:
            yield done, same[done:start]
        for char in instead:
            yield start, char
        done = end
    if done < len(same):
        yield done, same[done:]


def _changes(same: str) -> Sequence[tuple[int, int, str]]:
    """What is left out or written otherwise: start, end, what stands instead."""
    found = [(*match.span(), "-") for match in _DASH.finditer(same)]
    found += [(*match.span(), "ئ") for match in _HAMZA.finditer(same)]
    taken = {start for first, end, _ in found for start in range(first, end)}
    found += [
        (*match.span(), "")
        for match in _GONE.finditer(same)
        if match.start() not in taken
    ]
    found += [(*match.span(), _spelt(match[0])) for match in _FORMS.finditer(same)]
    if _MAY_BREAK.search(same):
        gone = [(start, end) for start, end, _ in found]
        found += [(dot, dot + 1, "") for dot in _dots(same, gone)]
    return sorted(found)


def _spelt(form: str) -> str:
    """A letter in another form, or a ligature, as plain letters."""
    letters = unicodedata.normalize("NFKC", form).translate(_PLAIN)
    return "".join(letter for letter in letters if not _ODD.match(letter)).strip()


def _dots(same: str, gone: Sequence[Span]) -> Iterator[int]:
    """Dots within the very words that filters look for: "ق.صف"; not those between
    such a word and another."""
    bare, at = _without(same, gone)
    for match in _BROKEN.finditer(bare):
        whole = _DOT.sub("", match[0])
        joins = {
            letter
            for found in _guarded().finditer(whole)
            for letter in range(found.start() + 1, found.end())
        }
        letters = 0
        for i in range(*match.span()):
            if not _DOT.match(bare[i]):
                letters += 1
            elif letters in joins:
                yield at[i]


def _without(same: str, gone: Sequence[Span]) -> tuple[str, Sequence[int]]:
    """A text without what is left out, and where its characters stood."""
    keep: list[int] = []
    done = 0
    for start, end in sorted(gone):
        keep.extend(range(done, start))
        done = max(done, end)
    keep.extend(range(done, len(same)))
    return "".join(same[i] for i in keep), keep


@functools.cache
def _guarded() -> re.Pattern[str]:
    """Any of the words that filters look for."""
    source = resources.files("marsad.text").joinpath("data/arabic.toml")
    words = tomllib.loads(source.read_text(encoding="utf-8"))["guarded"].split()
    return re.compile("|".join(sorted(map(plain, words), key=len, reverse=True)))


@functools.lru_cache(maxsize=4)
def plain_of(text: str) -> Plain:
    """The plain spelling of a report, kept while it is read."""
    return Plain(text)


def plain(text: str) -> str:
    """The plain spelling of some words."""
    return _short(text) if len(text) <= _SHORT else Plain(text).text


@functools.lru_cache(maxsize=1 << 16)
def _short(text: str) -> str:
    return Plain(text).text
