"""Where a text says that somebody tells something, and what adjoins it."""

import bisect
import re
from collections.abc import Iterator, Sequence

from marsad.extract.english.naming import bare
from marsad.extract.english.wording import words_of
from marsad.extract.network.found import FoundPart
from marsad.records.claim import Span

_VERBS = ("say", "trailing", "tell", "deny", "blame")
"""Lists of the verbs by which somebody tells, or puts the blame on somebody."""
_STOP = re.compile(r"[.;!?]")
_BETWEEN = re.compile(r"[ :,\"“]*(?:(?:on )?\w+day,? *)?(?:that)?(?:[ ,\"“]|:\s)*")
"""What may stand between a telling and what it tells."""
_BEHIND = re.compile(r"[ ,\"”]{0,3}")
"""What may stand between a claim and the telling behind it."""
_REASON = re.compile(r"\bbecause\s+\Z", re.IGNORECASE)
"""Before what is told as a reason."""
_WIDTH, _CLOSE = 30, 25
"""Characters between telling and claim, and between source and cue, at most."""
_FEW, _BACK = 4, 300
"""Tellings, and characters, before "it added" in which its source is named."""


class Tellings:
    """The tellings of a text: a source beside a cue, "X said", "said X"."""

    def __init__(self, text: str, parts: Sequence[FoundPart]) -> None:
        """`parts` are what the network found of attributions."""
        self._text = text
        sources = sorted(part.span for part in parts if part.kind == "source")
        self._found = sorted(self._paired(parts, sources))

    def adjoining(self, claim: Span) -> Span | None:
        """The source whose telling stands right before a claim, "X said that ...", or
        right behind it, "... X said", where it names somebody."""
        source = self._adjoining(claim)
        return source if source is not None and self._names_one(source) else None

    def behind_reason(self, claim: Span) -> Span | None:
        """The source of the telling that a claim's sentence begins with, where the
        claim is a reason that it gives: "X said it had fired because ..."."""
        at = bisect.bisect_left(self._found, (claim, claim)) - 1
        if at < 0:
            return None
        (_, end), source = self._found[at]
        gap = self._text[end : claim[0]]
        if len(gap) > _BACK or _STOP.search(gap) or not _REASON.search(gap):
            return None
        words = bare(self._text[slice(*source)]).split()
        named = words and words_of("nouns", "pronoun").isdisjoint(words[:1])
        return source if named else None

    def meant(self, claim: Span, people: Sequence[Span]) -> Span | None:
        """The source of such a telling that names nobody: the phrase "the agency"
        itself; for "he added" the last person who told something before, and for "it
        added" the last source that is none. `people` are the spans of names."""
        source = self._adjoining(claim)
        if source is None:
            return None
        words = bare(self._text[slice(*source)]).split()
        if len(words) == 1 and words[0] in words_of("nouns", "general"):
            return source
        if len(words) != 1 or words[0] not in ("it", "he", "she"):
            return None
        at = bisect.bisect_left(self._found, ((source[0], 0), (0, 0)))
        for _, told in reversed(self._found[max(0, at - _FEW) : at]):
            gap = self._text[told[1] : source[0]]
            if len(gap) > _BACK or "\n\n" in gap:
                return None
            person = any(told[0] <= one[0] < told[1] for one in people)
            if self._names_one(told) and person == (words[0] != "it"):
                return told
        return None

    def _adjoining(self, claim: Span) -> Span | None:
        at = bisect.bisect_left(self._found, (claim, claim))
        for (_, end), source in reversed(self._found[max(0, at - 2) : at]):
            gap = self._text[end : claim[0]]
            near = end <= claim[0] <= end + _WIDTH
            if near and _BETWEEN.fullmatch(gap):
                return source
        at = bisect.bisect_left(self._found, ((claim[1], 0), (0, 0)))
        for (start, _), source in self._found[at : at + 1]:
            if _BEHIND.fullmatch(self._text, claim[1], min(start, claim[1] + 4)):
                return source if start <= claim[1] + 3 else None
        return None

    def parted(self, one: Span, other: Span) -> bool:
        """Whether a sentence ends between two stretches of the text."""
        first, second = sorted((one, other))
        return _STOP.search(self._text, first[1], second[0]) is not None

    def _paired(
        self, parts: Sequence[FoundPart], sources: Sequence[Span]
    ) -> Iterator[tuple[Span, Span]]:
        """Source and cue together, and the source: the one before, or the one
        behind."""
        verbs = set().union(*(words_of("verbs", name) for name in _VERBS))
        for start, end in (part.span for part in parts if part.kind == "cue"):
            if verbs.isdisjoint(self._text[start:end].lower().split()):
                continue
            at = bisect.bisect_right(sources, (start, end))
            if at and self._close(sources[at - 1][1], start):
                yield (sources[at - 1][0], end), sources[at - 1]
            elif at < len(sources) and self._text[end : sources[at][0]] in (" ", ", "):
                yield (start, sources[at][1]), sources[at]

    def _close(self, end: int, cue: int) -> bool:
        """Whether a cue begins in a source's sentence, not far behind it."""
        return 0 <= cue - end <= _CLOSE and not _STOP.search(self._text, end, cue)

    def _names_one(self, source: Span) -> bool:
        """Whether a source's words name somebody: not "he", nor "the statement"."""
        words = bare(self._text[slice(*source)]).split()
        if not words or words[-1] in words_of("nouns", "carrier"):
            return False
        alone = len(words) == 1 and any(
            words[0] in words_of("nouns", name)
            for name in ("pronoun", "general", "nobody")
        )
        return not alone or words[-1] in words_of("nouns", "monitor")
