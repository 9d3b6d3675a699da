"""Which of a report's time expressions dates a claim, and how."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage, tokens_within
from marsad.extract.english.places import words_of
from marsad.extract.english.times import Tense, event_dates, tense_of
from marsad.records.claim import Span, TimeWords
from marsad.text.dates import DateWords

_NEAR = frozenset(
    ("weekday", "weekdays", "today", "yesterday", "day", "iso", "overnight", "past",
     "weekend", "range", "numeric", "last", "this", "ago")
)  # fmt: skip
"""Forms of date that the sentences after them go on about."""
_STATES = frozenset({"control", "strength", "siege", "detention"})
_TOLLS = frozenset({"casualties", "displacement"})
_OUTBREAK = re.compile(
    r"\b(?:war|conflict|uprising|revolt|revolution|unrest)\b.*"
    r"\b(?:began|begin|started|erupted|broke out|since)\b"
    r"|\bsince\b.*\b(?:war|conflict|uprising|revolt|unrest)\b",
    re.I | re.S,
)
_WHOLE_WAR = re.compile(
    r"\b(?:war|conflict|fighting)\b|\b\d{3}[, ]?\d{3}\b|\bmillions?\b"
    r"|\bhundreds of thousands\b",
    re.I,
)
_HELD = frozenset({"alive", "missing", "detained", "abducted"})
"""What a person is, until something else is said."""
_AGAIN = re.compile(r"\b(?:continu(?:es?|ing|ed)|ongoing|keeps? \w+ing)\b", re.I)
_ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese) (?:\w+ ){0,2}(?:attacks?|strikes?|bombing|"
    r"blast|raids?|massacre|explosion|bombardment|shelling|clash|assault|incident|"
    r"operation|crash|airstrikes?|explosions|killings?|dead|victims|casualties|injured|"
    r"wounded|attackers?|bombers?|crackdown|fire|hospital|deaths|toll)\b"
)
_BEGAN = re.compile(
    r"\b(?:that|which) (?:first )?(?:began|started|erupted|broke out"
    r"|came into (?:force|effect))(?: on| in| late| early)* $"
)
_NOW = re.compile(r"\b(?:now|currently|still|remains?|under ?way)\b", re.I)
_OFTEN = re.compile(
    r"\b(?:regularly|daily|repeatedly|frequently|routinely|often|recently|so far|"
    r"already|always|every day)\b",
    re.I,
)
_BACK = 4
"""How many sentences back an event may have been dated or placed."""


class Dating:
    """The dates of one report, asked for draft by draft."""

    def __init__(
        self, text: str, passages: Sequence[Passage], published: date | None
    ) -> None:
        """`published` tells the report's own date line from the dates of events."""
        self._text = text
        self._passages = passages
        self._at = {passage.index: i for i, passage in enumerate(passages)}
        self._dates = [event_dates(text, passage, published) for passage in passages]
        self._outbreak = self._first_outbreak()

    def words(self, draft: Draft) -> TimeWords | None:
        """The words that say when, and how; None where nothing says."""
        at = self._at[draft.passage]
        token = _anchor(self._passages[at], draft)
        tense = Tense("", None)
        if token is not None:
            tense = tense_of(self._passages[at], token)
        held = tense.span or draft.anchor
        mode = self._mode(draft, tense)
        own = self._own_date(at, draft)
        if own is not None and not self._outweighs(draft, mode, own):
            return _time(self._text, own, draft)
        if mode not in {"state", "ongoing"} and self._elaborates(at, draft, tense):
            nearby = self._nearby_date(at, draft)
            if nearby is not None:
                return _time(self._text, nearby, draft)
        if mode == "total" and self._outbreak is not None and self._whole_war(draft):
            return replace(_time(self._text, self._outbreak, draft), mode="since")
        return TimeWords(self._text[slice(*held)], held, mode) if mode else None

    def _whole_war(self, draft: Draft) -> bool:
        words = self._text[slice(*draft.span)]
        return draft.kind in _TOLLS and _WHOLE_WAR.search(words) is not None

    def _first_outbreak(self) -> DateWords | None:
        """When the war began, where the report says so."""
        for passage, dates in zip(self._passages, self._dates, strict=True):
            for words in dates:
                before = self._text[max(passage.span[0], words.start - 80) : words.end]
                if words.form in {"month", "year"} and _OUTBREAK.search(before):
                    return words
        return None

    def _own_date(self, at: int, draft: Draft) -> DateWords | None:
        dates = self._dates[at]
        if not dates:
            return None
        inside = [
            w for w in dates if draft.span[0] <= w.core and w.end <= draft.span[1]
        ]
        rest = [w for w in dates if self._governs(w, draft)]
        pool = inside or rest
        return min(pool, key=lambda w: _gap(w, draft.anchor), default=None)

    def _governs(self, words: DateWords, draft: Draft) -> bool:
        """True for a date outside the claim's words that still dates it."""
        low, high = sorted((words.core, draft.anchor[0]))
        between = self._text[low:high]
        return not re.search(r"; |\bwhile\b|\bafter\b|\bbefore\b|\bsince\b", between)

    def _outweighs(self, draft: Draft, mode: str, own: DateWords) -> bool:
        """True where tense says more than a date beside the claim's words.

        "More than 300,000 have been killed in a war that began in 2011" has no
        start; what is held is held now.
        """
        inside = draft.span[0] <= own.core < draft.span[1]
        if mode == "state" and draft.kind in _STATES:
            return not inside
        long_ago = not _near(own) and own.bound == "at"
        return mode in {"total", "state", "ongoing"} and long_ago and not inside

    def _mode(self, draft: Draft, tense: Tense) -> str:
        words = self._text[slice(*draft.span)]
        if tense.name in {"future", "pluperfect"}:
            return ""
        if _AGAIN.search(words):
            return "ongoing"
        if tense.name == "perfect":
            return "total"
        held = draft.kind in _STATES or draft.status in _HELD
        now = held or _NOW.search(words) is not None
        if tense.name == "modal":
            return "state" if held else ""
        if tense.name in {"present", "progressive"}:
            if _OFTEN.search(words):
                return "ongoing"
            lead = draft.passage == 0 and tense.name == "present"
            return "state" if now or not lead else ""
        return "state" if now and _NOW.search(words) else ""

    def _elaborates(self, at: int, draft: Draft, tense: Tense) -> bool:
        """True where a sentence goes on about an event dated elsewhere."""
        words = self._text[slice(*draft.span)]
        if tense.name in {"future", "modal"} or "in the past" in words:
            return False
        if tense.name == "perfect" and (at > 2 or _OFTEN.search(words)):
            return False
        start = self._passages[at].span[0]
        opening = self._text[start : start + 20].split()
        return not opening or opening[0].strip(",").lower() not in words_of("apart")

    def _nearby_date(self, at: int, draft: Draft) -> DateWords | None:
        """The date of the event that the sentence goes on about."""
        sentence = self._text[slice(*self._passages[at].span)]
        back = 3 * _BACK if _ANAPHOR.search(sentence) else _BACK
        for i in range(at - 1, max(-1, at - 1 - back), -1):
            near = [w for w in self._dates[i] if _near(w)]
            if near:
                return near[0]
        if at < 2:
            for i in range(at + 1, min(len(self._passages), at + 3)):
                near = [w for w in self._dates[i] if _near(w)]
                if near:
                    return near[0]
        return None


def _anchor(passage: Passage, draft: Draft) -> Token | None:
    """The token that the claim hangs on."""
    within: Iterator[Token] = tokens_within(passage, draft.anchor)
    return next(within, None)


def _near(words: DateWords) -> bool:
    """True for the date of news, which the sentences after it go on about."""
    long_ago = words.unit in {"year", "month"} and words.form in {"last", "ago"}
    return words.form in _NEAR and words.bound == "at" and not long_ago


def _gap(words: DateWords, anchor: Span) -> int:
    if words.core >= anchor[1]:
        return words.core - anchor[1]
    return max(0, anchor[0] - words.end) + 10


def _began(text: str, words: DateWords) -> bool:
    """True for "the siege that began on 3 July", which goes on."""
    return _BEGAN.search(text, max(0, words.core - 40), words.core) is not None


def _time(text: str, words: DateWords, draft: Draft) -> TimeWords:
    bound = {"from": "at"}.get(words.bound, words.bound)
    within = words.start <= draft.anchor[0] < words.core
    if bound == "since" and within:
        core = words.text[words.core - words.start :]
        return TimeWords(core, (words.core, words.end), "at")
    if bound == "at" and _began(text, words):
        bound = "since"
    return TimeWords(words.text, (words.start, words.end), bound)
