"""Who says a claim, by the words right before it: "وأفاد X أن", "X: ", "بحسب X".

The network points at most speakers; these are for claims of which it says that the
report itself tells them.
"""

import bisect
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
_END = re.compile(r"\n\s*\n|https?:|reactions")
"""What ends all that a source and a colon tell."""
_POST = 700
"""Letters behind a source and a colon that it tells."""
_NEXT = 35
"""Letters between a claim and the one in its sentence that the same source tells."""
_STOP = re.compile(r"[.!?\n]")
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
        rf"(?P<name>(?:{either(_words('heads'))})(?:[^.:\n]{{0,50}}[^.:\s])?) ?: ?"
    )


@functools.cache
def _goes_on() -> re.Pattern[str]:
    """He added that: whoever spoke last."""
    verbs = either(_words("go_on"))
    return re.compile(rf"(?:^|[.!?\n,\"] ?)(?:كما )?[وف]?(?:{verbs}) {_ON}[ \"]*\Z")


class Tellings:
    """Of one report in plain spelling."""

    def __init__(
        self, read: Plain, claims: Sequence[tuple[Span, Span | None]] = ()
    ) -> None:
        """`claims` are the spans of claims, and the words for whom the network says
        to tell them, in the order of the text; all as stored."""
        self._read = read
        self._heads = [
            (found.end(), read.stored(found.span("name")))
            for found in _head().finditer(read.text)
        ]
        self._told: list[tuple[Span, Span]] = []
        """Claims that somebody tells, and the words for him."""
        self._by: dict[Span, Span | None] = {}
        for claim, words in claims:
            self._by[claim] = found = self._meant(words) or self._found(claim)
            if found is not None:
                self._told.append((claim, found))

    def speaker(self, claim: Span) -> Span | None:
        """The words that name who says a claim; None where none do."""
        return self._by[claim] if claim in self._by else self._found(claim)

    def _meant(self, words: Span | None) -> Span | None:
        """The words for a source, or for that which "the source" stands for."""
        if words is None or not self._told:
            return words
        said = self._read.text[slice(*map(self._read.plain_end, words))]
        return self._told[-1][1] if said in _words("again") else words

    def _found(self, claim: Span) -> Span | None:
        """Whom words beside a claim name, or whose words it goes on with."""
        text, start = self._read.text, self._read.plain_end(claim[0])
        shift = max(0, start - _REACH)
        while 0 < shift < start and text[shift - 1] not in _EDGE:
            shift += 1
        before = text[shift:start]
        found = _said().search(before)
        if found is not None and found["name"] in _words("again"):
            return self._last(claim)
        if found is not None and found["name"] not in _words("nobody"):
            first, last = found.span("name")
            return self._read.stored((first + shift, last + shift))
        if _goes_on().search(before):
            return self._last(claim)
        by = _BY.match(text, self._read.plain_end(claim[1]))
        if by is not None:
            return self._read.stored(by.span("name"))
        return self._beside(claim, start) or self._headed(claim, start)

    def _beside(self, claim: Span, start: int) -> Span | None:
        """Who tells the claim right before one, in its sentence."""
        last = self._told[-1] if self._told else None
        if last is None or last[0][1] > claim[0]:
            return None
        gap = self._read.text[self._read.plain_end(last[0][1]) : start]
        return last[1] if len(gap) <= _NEXT and not _STOP.search(gap) else None

    def _headed(self, claim: Span, start: int) -> Span | None:
        """The source at the head of the post that a claim is in, with a colon, where
        nobody else has told anything since."""
        at = bisect.bisect_right(self._heads, (start, (start, start))) - 1
        if at < 0:
            return None
        end, words = self._heads[at]
        if start - end > _POST or _END.search(self._read.text, end, start):
            return None
        last = self._last(claim)
        return words if last is None or last <= words else None

    def _last(self, claim: Span) -> Span | None:
        """The words for whoever told something last."""
        for told, words in reversed(self._told):
            if told[0] < claim[0]:
                return words
        return None
