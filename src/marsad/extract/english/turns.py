"""Who speaks in a transcript: "MR. ADAMS: We counted 40 dead." """

import bisect
import re
from collections import Counter

from marsad.extract.english.wording import words_of
from marsad.records.claim import Span

_NAME = r"[A-Z][\w.'’-]{0,30}"
_TURN = re.compile(
    rf"^[ \t]*(?P<name>{_NAME}(?: (?:{_NAME}|of|al|bin|the)){{0,5}})"
    r"(?: ?\([^)\n]{1,60}\))?: (?=[“\"]?[^\W\d]\S*(?: \S+){3})",
    re.MULTILINE,
)
"""A name, a colon, and then a sentence: no number, and not a word or two."""
_BLANK = re.compile(r"\n[ \t]*\n")
_FEWEST = 3
"""Turns of a transcript, at least."""


class Turns:
    """The turns of a transcript; none where a text is no transcript.

    A transcript has several turns, and somebody who speaks more than once. The last
    turn ends with its paragraph, the others where the next begins.
    """

    def __init__(self, text: str) -> None:
        turns = [turn for turn in _TURN.finditer(text) if not _is_label(turn["name"])]
        often = Counter(turn["name"].casefold() for turn in turns)
        if len(turns) < _FEWEST or max(often.values()) == 1:
            turns = []
        self._heads = [turn.span("name") for turn in turns]
        self._names = [turn["name"] for turn in turns]
        last = _BLANK.search(text, self._heads[-1][1]) if turns else None
        self._end = len(text) if last is None else last.start()

    def speaker(self, span: Span) -> str | None:
        """Whose turn a stretch of text stands in; None for one who only asks."""
        at = bisect.bisect_right(self._heads, span) - 1
        if at < 0 or span[0] >= self._end:
            return None
        name = self._names[at]
        asks = name.strip(".").casefold() in words_of("transcripts", "asking")
        return None if asks else name

    def is_head(self, span: Span) -> bool:
        """Whether words are the name before a turn."""
        at = bisect.bisect_right(self._heads, (span[1], span[1])) - 1
        return (
            at >= 0 and span[0] >= self._heads[at][0] and span[1] <= self._heads[at][1]
        )


def _is_label(name: str) -> bool:
    """Whether what stands before a colon is the label of a note: "Place: ..."."""
    words = set(re.findall(r"\w+", name.casefold()))
    return not words.isdisjoint(words_of("transcripts", "labels"))
