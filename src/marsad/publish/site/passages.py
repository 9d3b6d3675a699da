"""Passages of one report: the words of several claims that stand in one another's
surroundings are one running text, with the words of each marked in it."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from marsad.publish.context import CUT
from marsad.publish.wire import Row
from marsad.records.claim import Span

LEAST = 24
"""Characters that two surroundings share where they are of one passage."""


@dataclass(slots=True)
class Passage:
    """A stretch of a report, and where in it the words of each claim stand."""

    text: str
    claims: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def take(self, claim: Row) -> bool:
        """Take a claim in, if its words and those around them go on in the text."""
        before, quote, whole = _words(claim)
        at = _joined(self.text, whole)
        if at is None:
            return False
        self.text = _up_to(self.text, whole, at)
        self.add(claim["id"], at + len(before), len(quote))
        return True

    def add(self, claim: str, start: int, length: int) -> None:
        """Note where a claim's words stand."""
        self.claims.append(claim)
        self.spans.append((start, start + length))

    def parts(self) -> Iterator[tuple[str, bool, list[int]]]:
        """The text in pieces: whether a piece is some claim's words, and the numbers,
        from one, of claims whose words end with it."""
        ends = {edge for span in self.spans for edge in span}
        cuts = sorted({0, len(self.text), *ends})
        for start, end in itertools.pairwise(cuts):
            inside = any(a <= start and end <= b for a, b in self.spans)
            told = [n for n, (_, b) in enumerate(self.spans, 1) if b == end]
            yield self.text[start:end], inside, told


def passages(claims: Sequence[Row]) -> list[Passage]:
    """The passages of claims of one report that are in order of their words. A claim
    whose words are withheld stands alone."""
    found: list[Passage] = []
    for claim in claims:
        told = bool(claim["quote"])
        if told and found and found[-1].text and found[-1].take(claim):
            continue
        before, quote, whole = _words(claim)
        found.append(Passage(whole if told else ""))
        found[-1].add(claim["id"], len(before), len(quote))
    return found


def _words(claim: Row) -> tuple[str, str, str]:
    """The words before a claim's own, its own, and all with those behind, on one
    line."""
    before, quote, after = (
        re.sub(r"\s+", " ", claim.get(name) or "")
        for name in ("before", "quote", "after")
    )
    return before, quote, before + quote + after


def _joined(text: str, whole: str) -> int | None:
    """Where in the text, or over its end, the words stand; None where they do not.
    What was cut off at either end shares nothing."""
    bare = whole.removeprefix(CUT).lstrip()
    lead, inner = len(whole) - len(bare), bare.removesuffix(CUT).rstrip()
    if text == whole or (len(inner) >= LEAST and inner in text):
        return text.find(inner) - lead
    shown = text.removesuffix(CUT).rstrip()
    for length in range(min(len(shown), len(bare)), LEAST - 1, -1):
        if shown.endswith(bare[:length]):
            return len(shown) - length - lead
    return None


def _up_to(text: str, whole: str, at: int) -> str:
    """The text, gone on with the words that begin at that place in it."""
    reached = text.removesuffix(CUT).rstrip()
    rest = whole[len(reached) - at :]
    return reached + rest if len(whole) + at > len(reached) else text
