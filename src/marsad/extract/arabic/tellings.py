"""Who says a claim, by the words right before it: "وأفاد X أن", "X: ", "بحسب X".

The network points at most speakers; these are for claims of which it says that the
report itself tells them.
"""

import functools
import re
from collections.abc import Sequence

from marsad.extract.arabic.wording import either, words_of
from marsad.records.claim import Span
from marsad.text.arabic import Plain

_THAT = r"(?:ان|بان|انه|انها|انهم|بانه|بانها|:|,)"
"""Behind a verb of telling and who tells."""
_ON = r"(?:ان|بان|انه|انها|بانه|بانها|الي ان|الي|:)"
"""Behind a verb by which somebody goes on."""
_NAME = (
    r"(?P<name>(?:(?!ان |بان |عن |في تصريح|ل[ء-ي]+ ان)[^\s.:,!?\n]+ ){0,7}?"
    r"[^\s.:,!?\n]+)"
)
_BY = re.compile(
    r"[, (]*(?:(?:بحسب|حسب|وفق|نقلا عن|استنادا الي) (?!ما )|وفقا (?=ل))"
    r"(?P<name>[ء-ي\"' ]{3,60}?)"
    r"(?= *(?:[.,!?:\n()]|\Z| (?:الذي|التي|الذين|ان|في|خلال|علي)[ .,]))"
)
"""Right behind a claim: "according to X"."""
_EDGE = ' \n.,!?"|'
"""Signs that words begin behind."""
_REACH = 140
"""Letters before a claim that are looked at."""


@functools.cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of("tellings")[name])


@functools.cache
def _said() -> re.Pattern[str]:
    """X said that, in the same sentence right before a claim."""
    return re.compile(
        rf"(?:^|(?<=[.!?\n,\"] )|(?<=[.!?\n,\"]))(?:كما |قد |كانت? )?"
        rf"[وف]?(?:{either(_words('say'))}) {_NAME}"
        rf"(?: (?:في|خلال|عبر|ل[ء-ي]+)[^.:\n]{{0,40}}?)? {_THAT}[ \"]*\Z"
    )


@functools.cache
def _head() -> re.Pattern[str]:
    """A source and a colon, at the head of a line."""
    return re.compile(
        r"(?:^|\n|[|*] ?)(?:عاجل ?[|:] ?)?"
        rf"(?P<name>(?:{either(_words('heads'))})(?:[^.:\n]{{0,50}}[^.:\s])?) ?: ?\Z"
    )


@functools.cache
def _goes_on() -> re.Pattern[str]:
    """He added that: whoever spoke last."""
    verbs = either(_words("go_on"))
    return re.compile(rf"(?:^|[.!?\n,\"] ?)(?:كما )?[وف]?(?:{verbs}) {_ON}[ \"]*\Z")


class Tellings:
    """Of one report in plain spelling."""

    def __init__(self, read: Plain, told: Sequence[tuple[int, Span]]) -> None:
        """`told` are where claims begin that have a speaker, and the speaker's words,
        in the order of the text; all as stored."""
        self._read, self._told = read, sorted(told)

    def speaker(self, claim: Span) -> Span | None:
        """The words that name who says a claim; None where none do."""
        text, start = self._read.text, self._read.plain_end(claim[0])
        shift = max(0, start - _REACH)
        while 0 < shift < start and text[shift - 1] not in _EDGE:
            shift += 1
        before = text[shift:start]
        for pattern in (_said(), _head()):
            found = pattern.search(before)
            if found is not None and found["name"] in _words("again"):
                return self._last(claim)
            if found is not None and found["name"] not in _words("nobody"):
                first, last = found.span("name")
                return self._read.stored((first + shift, last + shift))
        if _goes_on().search(before):
            return self._last(claim)
        by = _BY.match(text, self._read.plain_end(claim[1]))
        return None if by is None else self._read.stored(by.span("name"))

    def _last(self, claim: Span) -> Span | None:
        """The words for whoever told something last."""
        earlier = [span for at, span in self._told if at < claim[0]]
        return earlier[-1] if earlier else None
