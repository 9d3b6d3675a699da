"""Cut a report's text into sentences and quotations; offsets never move."""

import functools
import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

LONGEST = 600
"""Characters of a sentence; longer runs are cut at the best place below that."""
_SHORTEST_CUT = 200
_SAME = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"'}
_SAME |= {"‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'"}
_SAME |= {"‹": "'", "›": "'", "‐": "-", "‑": "-", "−": "-", "\u2028": "\n"}
_SAME |= {"\u2029": "\n", "\n": "\n"}
_BLANK = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text that starts and ends on a visible character."""

    start: int
    end: int
    paragraph: int


class _Cleaner(dict[int, str]):
    """Maps a code point to what stands for it, made as met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        blank = unicodedata.category(char) in _BLANK
        self[code] = _SAME.get(char, " " if blank else char)
        return self[code]


_CLEANER = _Cleaner()


def clean(text: str) -> str:
    """The text with one character for each: straight quotes, plain spaces, and a
    space for what cannot be seen. Line breaks stay."""
    return text.translate(_CLEANER)


@functools.cache
def _words(name: str) -> frozenset[str]:
    source = resources.files("marsad.text").joinpath("data/split.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))[name].split())


_STOP = re.compile(
    r"""[.!?…؟]+(?P<close>["')\]]*)(?:(?P<space>\s+)|(?=(?P<glued>["'(\[]?[A-Z])))"""
)
_BEFORE = re.compile(r"[\w.'-]*\w$")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{2}|[a-z][A-Z]{1,5}|\b[A-Z]{2,6}|[0-9%)\]\"'])$")
_GLUED_AFTER = re.compile(r"""["'(\[]*(?:[A-Z][a-z'-]|[A-Z]{2,}\b|[AI]\s)""")
_NEXT_WORD = re.compile(r"""["'(\[]*([\w'-]+)""")
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? ?\d{{4}}"
    r"|\d{1,2}[.-]\d{1,2}[.-]\d{4})"
)
_FURNITURE = re.compile(
    rf"\A\s*(?:(?:Published|Posted on|Date of publication|Last updated at"
    rf"|Print this page|{_DAY},?) ?)*{_DATE}"
    r"(?:\)|\(updated[^)]*\))?(?: (?:at )?\d\d:?\d\d\b)?(?: ?Get short URL(?: \d+)*)?"
)
_BYLINE = re.compile(
    rf"(?<= )(?:(?:AFP|AP|Reuters) )?{_DAY},? {_DATE}(?: \d\d:\d\d)?(?= [A-Z0-9])"
)
_DATELINE = re.compile(rf"\A[^.!?]*\b(?!{_DAY} )[A-Z][\w-]+ ({_DATE}) (?=[A-Z])")
"""A headline's last word, a date, and a new beginning."""
_HEAD = 300
_CUTS = tuple(
    re.compile(cut)
    for cut in (r";\s", r",\s+(?:and|but|while)\s", r",\s", r"\s(?=[A-Z])", r"\s")
)


def sentences(text: str) -> list[Sentence]:
    """The text's sentences in order; between them there is only white space."""
    text = clean(text)
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text)):
        marks = sorted({start, *_breaks(text, start, end), end})
        for left, right in itertools.pairwise(marks):
            for a, b in _short(text, left, right):
                span = _visible(text, a, b)
                if span is not None:
                    found.append(Sentence(*span, number))
    return found


def _visible(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None


_LINES = re.compile(r"[ \t]*\n\s*")
_ENDED = re.compile(r"""[.!?…:؟]["')\]]*\Z""")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks; lines wrapped at a width are joined."""
    wrapped = _is_wrapped(text)
    start = 0
    for gap in _LINES.finditer(text):
        if _joins(text, gap, wrapped):
            continue
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _joins(text: str, gap: re.Match[str], wrapped: bool) -> bool:
    if gap.group().count("\n") > 1 or not gap.start():
        return False
    if wrapped:
        return True
    after = text[gap.end() : gap.end() + 1]
    before = text[max(0, gap.start() - 4) : gap.start()]
    return after.islower() and _ENDED.search(before) is None


def _is_wrapped(text: str) -> bool:
    """Whether most lines but the last of each block fill one width."""
    lines = [line.rstrip() for line in text[:20_000].split("\n")]
    inner = [a for a, b in itertools.pairwise(lines) if a and b.strip()]
    if len(inner) < 4:
        return False
    widths = sorted(len(line) for line in inner)
    middle = widths[len(widths) // 2]
    ended = sum(_ENDED.search(line) is not None for line in inner)
    return 40 <= middle <= 100 and widths[-1] <= 120 and 2 * ended < len(inner)


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where a sentence ends inside a paragraph."""
    if start < _HEAD:
        yield from _head_breaks(text, start, min(end, _HEAD))
    for stop in _STOP.finditer(text, start, end):
        if _is_end(text, stop):
            yield (
                stop.start("close") if _opens(text, stop, start) else stop.end("close")
            )


def _opens(text: str, stop: re.Match[str], start: int) -> bool:
    """Whether quote marks glued between two sentences belong to the second."""
    marks = stop["close"]
    if stop["space"] is not None or marks not in ('"', "'"):
        return False
    return text.count(marks, max(start, stop.start() - _FAR), stop.start()) % 2 == 0


def _head_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """A date line or byline before the lead stands alone."""
    head = _FURNITURE.match(text) if start == 0 else None
    line = _DATELINE.match(text, 0, end) if start == 0 and head is None else None
    if head is not None and head.end() < end:
        yield head.end()
    if line is not None:
        yield from line.span(1)
    for line in _BYLINE.finditer(text, start, end):
        yield from line.span()


def _is_end(text: str, stop: re.Match[str]) -> bool:
    before = text[max(0, stop.start() - 24) : stop.start()]
    if stop["space"] is None:
        return (
            _GLUED_BEFORE.search(before) is not None
            and _GLUED_AFTER.match(text, stop.end()) is not None
        )
    after = _NEXT_WORD.match(text, stop.end())
    word = after[1] if after and text[stop.end()] != "(" else ""
    if text[stop.start()] != "." or stop["close"]:
        return not word[:1].islower()
    last = _BEFORE.search(before)
    return _full_stop(last.group() if last else "", word)


def _full_stop(last: str, word: str) -> bool:
    """Whether a full stop between two words ends a sentence."""
    lowered = last.lower()
    if word[:1].islower():
        return word in _words("lower") and len(last) > 3 and "." not in last
    if lowered in _words("inside"):
        return lowered == "no" and not word[:1].isdigit() and last == "no"
    if lowered in _words("either") or (len(last) == 1 and last.isupper()):
        return word.lower() in _words("starters")
    return True


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of at most LONGEST characters."""
    while end - start > LONGEST:
        cut = start + LONGEST
        for pattern in _CUTS:
            at = [m.end() for m in pattern.finditer(text, start, start + LONGEST)]
            if at and at[-1] - start >= _SHORTEST_CUT:
                cut = at[-1]
                break
        yield start, cut
        start = cut
    yield start, end


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quote marks, the marks left out."""

    start: int
    end: int
    paragraph: int


_MARK = re.compile(r"[\"'“”„«»‘’‚]")
_OPENERS = {"“": '"', "„": '"', "«": '"', "‘": "'", "‚": "'"}
_CLOSERS = {"”": '"', "»": '"'}
_FAR = 1000
"""Characters a quotation may run within a paragraph before it counts as unclosed."""


def quotations(text: str) -> list[Quotation]:
    """The text's quotations in order, none inside another. One that is not closed
    ends with its paragraph if the next paragraph opens with the same mark, else with
    its first sentence."""
    found: list[Quotation] = []
    spans = list(_paragraphs(clean(text)))
    for number, (start, end) in enumerate(spans):
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        goes_on = clean(text[after : after + 1]) in ('"', "'")
        for a, b in _pairs(text, start, end, goes_on):
            if text[a:b].strip():
                found.append(Quotation(a, b, number))
    return found


def _pairs(text: str, start: int, end: int, goes_on: bool) -> Iterator[tuple[int, int]]:
    """Quotations of one paragraph."""
    at = start
    while (mark := _MARK.search(text, at, end)) is not None:
        at = mark.end()
        kind = _opening(text, mark.start())
        if kind is None:
            continue
        close = _closing(text, kind, mark.end(), end)
        if close is None and kind == "'":
            continue
        if close is None:
            close = end if goes_on else _first_end(text, mark.end(), end)
        yield mark.end(), close
        reopens = text[close - 1].isspace() and _opening(text, close) == kind
        at = close if reopens else min(close + 1, end)


def _opening(text: str, at: int) -> str | None:
    """The kind of quotation that a mark can open, if any."""
    mark, before, after = text[at : at + 1], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _CLOSERS or not after or after.isspace():
        return None
    kind = _OPENERS.get(mark, '"' if mark == '"' else "'" if mark else None)
    if kind == "'" and (mark == "’" or before.isalnum() or not _quotable(after)):
        return None
    if mark == '"' and before.isalnum():
        return None
    return kind


def _quotable(char: str) -> bool:
    return char.isalpha() or char in "[(.…"


def _closing(text: str, kind: str, start: int, end: int) -> int | None:
    """Where the quotation that began before `start` is closed: the mark's offset."""
    end = min(end, start + _FAR)
    spare: int | None = None
    for mark in _MARK.finditer(text, start, end):
        at = mark.start()
        if _CLOSERS.get(mark[0], clean(mark[0])) != kind:
            continue
        if kind == '"' or _closes_single(text, at):
            return at
        if _opening(text, at) is not None:
            break
        if spare is None and not text[at + 1 : at + 2].isalnum():
            spare = at
    return spare


def _closes_single(text: str, at: int) -> bool:
    """Not an apostrophe: after a stop, or at the end of a word that has no s."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not after.isalnum() and (before in ",.!?…" or before.lower() != "s")


def _first_end(text: str, start: int, end: int) -> int:
    stop = _STOP.search(clean(text[start : min(end, start + _FAR)]))
    return start + stop.end("close") if stop else min(end, start + _FAR)
