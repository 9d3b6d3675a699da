"""Who speaks in a transcript: "MR. ADAMS: We counted 40 dead." """

import bisect
import re
from collections import Counter

from marsad.records.claim import Span

_NAME = r"[A-Z][\w.'’-]{0,30}"
_TURN = re.compile(
    rf"^[ \t]*(?P<name>{_NAME}(?: (?:{_NAME}|of|al|bin|the)){{0,5}})"
    r"(?: ?\([^)\n]{1,60}\))?: (?=\S)",
    re.MULTILINE,
)
_ASKING = frozenset({"q", "question", "a", "answer", "moderator", "reporter", "host"})
"""Those who ask, and answers without a name."""
_FEWEST = 3
"""Turns of a transcript, at least."""


class Turns:
    """The turns of a transcript; none where a text is no transcript.

    A transcript has several turns, and somebody who speaks more than once: so a list
    of places with their counts is none.
    """

    def __init__(self, text: str) -> None:
        turns = list(_TURN.finditer(text))
        often = Counter(turn["name"].casefold() for turn in turns)
        if len(turns) < _FEWEST or max(often.values()) == 1:
            turns = []
        self._heads = [turn.span("name") for turn in turns]
        self._names = [turn["name"] for turn in turns]

    def speaker(self, span: Span) -> str | None:
        """Whose turn a stretch of text stands in; None for one who only asks."""
        at = bisect.bisect_right(self._heads, span) - 1
        if at < 0 or self._names[at].strip(".").casefold() in _ASKING:
            return None
        return self._names[at]

    def is_head(self, span: Span) -> bool:
        """Whether words are the name before a turn."""
        at = bisect.bisect_right(self._heads, (span[1], span[1])) - 1
        return (
            at >= 0 and span[0] >= self._heads[at][0] and span[1] <= self._heads[at][1]
        )
