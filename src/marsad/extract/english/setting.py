"""Where and when a claim says it is: the words for its place and for its time."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage, tokens_within
from marsad.extract.english.places import Mention, find_places, is_country, words_of
from marsad.extract.english.times import Tense, event_dates, tense_of
from marsad.records.claim import Span, TimeWords
from marsad.text.dates import DateWords

_NEAR = frozenset(
    ("weekday", "today", "yesterday", "day", "iso", "overnight", "past", "weekend",
     "range", "numeric", "last", "this", "ago")
)  # fmt: skip
"""Forms of date that the sentences after them go on about."""
_STATES = frozenset({"control", "strength", "siege", "detention"})
_LEAVING = frozenset({"displacement", "withdrawal", "release", "return", "surrender"})
_AGAIN = re.compile(r"\b(?:continu(?:es?|ing|ed to)|ongoing|keeps? \w+ing)\b", re.I)
_NOW = re.compile(r"\b(?:now|currently|still|remains?|under ?way)\b", re.I)
_OFTEN = re.compile(
    r"\b(?:regularly|daily|repeatedly|frequently|routinely|often|recently|so far|"
    r"already|always|every day)\b",
    re.I,
)
_BACK = 4
"""How many sentences back an event may have been dated or placed."""
_JOINT = re.compile(r"^(?:,? and |, (?:and )?)(?:the )?(?:\w+ of )?(?:the )?$")
_INSIDE = re.compile(
    r"^(?:,? (?:(?:located|lying|situated) )?(?:\w+ )?(?:in|of|on|near|outside|"
    r"(?:west|east|north|south)\w* of) (?:the )?(?:\w+ )?(?:\w+ (?:in|of) )?(?:the )?"
    r"|, |,? ?)$"
)
_GENERIC = re.compile(
    r"\b(?:the|that|this|same|there) ?(?:same |besieged |rebel-held |nearby )?"
    r"(?P<kind>city|town|village|area|district|neighbou?rhood|camp|region|province|"
    r"airport|base|suburb|enclave)?s?\b",
    re.I,
)


class Setting:
    """The places and dates of one report, asked for draft by draft."""

    def __init__(
        self,
        text: str,
        passages: Sequence[Passage],
        published: date | None,
        is_place: Callable[[str], bool],
    ) -> None:
        """`is_place` says whether a name is in the gazetteer."""
        self._text = text
        self._passages = passages
        self._at = {passage.index: i for i, passage in enumerate(passages)}
        self._places = [find_places(text, passage, is_place) for passage in passages]
        self._dates = [event_dates(text, passage, published) for passage in passages]
        self._larger = self._containers()

    # Places

    def place_words(self, draft: Draft) -> str | None:
        """The most specific named place of the claim, the larger one after a comma.

        Taken from the preceding sentences, or for a lead from the next ones, where
        the claim's own sentence names none; None where nothing says.
        """
        at = self._at[draft.passage]
        best = self._own(at, draft) or self._inherited(at)
        return None if best is None else self._with_larger(*best)

    def _own(self, at: int, draft: Draft) -> tuple[int, Mention] | None:
        mentions = self._places[at]
        scored = [(self._score(m, draft), -i, m) for i, m in enumerate(mentions)]
        scored = [row for row in scored if row[0] > -1]
        if not scored:
            return None
        best = max(scored)[2]
        if is_country(best.name) and self._points_back(draft):
            return self._inherited(at) or (at, best)
        return at, best

    def _points_back(self, draft: Draft) -> bool:
        words = self._text[slice(*draft.span)]
        return any(m["kind"] for m in _GENERIC.finditer(words))

    def _score(self, mention: Mention, draft: Draft) -> float:
        start, end = mention.span
        inside = draft.span[0] <= start and end <= draft.span[1]
        score = 2.0 if inside else 0.0
        score -= 3.0 if mention.owner else 0.0
        score -= 2.0 if is_country(mention.name) else 0.0
        score += _fit(mention, draft.kind)
        score -= 0.0 if mention.known else 0.5
        gap = (
            start - draft.anchor[1]
            if start >= draft.anchor[1]
            else (draft.anchor[0] - end + 15)
        )
        return score - min(3.0, max(0, gap) / 60)

    def _inherited(self, at: int) -> tuple[int, Mention] | None:
        """The place of the nearest sentence before that has one, else just after."""
        before = range(at - 1, max(-1, at - 1 - 2 * _BACK), -1)
        after = range(at + 1, min(len(self._passages), at + 3)) if at < 2 else ()
        weak: tuple[int, Mention] | None = None
        for i in (*before, *after):
            found = _main(self._places[i])
            if found is not None and not is_country(found.name):
                return i, found
            weak = weak or (None if found is None else (i, found))
        return weak

    def _with_larger(self, at: int, best: Mention) -> str:
        mentions = self._places[at]
        index = mentions.index(best)
        last = index
        names = [best.words]
        while last + 1 < len(mentions) and self._joint(mentions, last):
            last += 1
            names.append(mentions[last].words)
        first = index
        while first > 0 and self._joint(mentions, first - 1):
            first -= 1
            names.insert(0, mentions[first].words)
        words = _listed(names)
        larger = self._larger_of(at, mentions, first, last)
        return words if larger is None else f"{words}, {larger}"

    def _joint(self, mentions: list[Mention], i: int) -> bool:
        one, two = mentions[i], mentions[i + 1]
        gap = self._text[one.span[1] : two.span[0]]
        if one.owner or two.owner or is_country(one.name) or is_country(two.name):
            return False
        joined = _JOINT.match(gap) is not None and "and" in gap
        listed = (
            gap.strip() in {",", ""}
            and i + 2 < len(mentions)
            and (self._joint(mentions, i + 1))
        )
        return joined or listed

    def _larger_of(
        self, at: int, mentions: list[Mention], first: int, last: int
    ) -> str | None:
        own = mentions[last]
        if last + 1 < len(mentions) and self._within(own, mentions[last + 1]):
            return mentions[last + 1].words
        if first > 0 and mentions[first - 1].owner:
            owner = mentions[first - 1]
            if owner.span[1] + 3 > mentions[first].span[0] and (
                not is_country(owner.name)
            ):
                return owner.name
        kept = self._larger.get(own.name.casefold())
        if kept is not None and kept.casefold() not in own.words.casefold():
            return kept
        if own.kind in words_of("small"):
            return self._around(at, own)
        return None

    def _around(self, at: int, small: Mention) -> str | None:
        """The last town named before a part of a town."""
        for i in range(at, max(-1, at - 5), -1):
            for mention in reversed(self._places[i]):
                if mention.kind in words_of("small") or is_country(mention.name):
                    continue
                if mention.span[0] < small.span[0] or i < at:
                    return mention.name
        return None

    def _within(self, small: Mention, large: Mention) -> bool:
        gap = self._text[small.span[1] : large.span[0]]
        if large.owner or large.name == small.name:
            return False
        close = _INSIDE.match(_kindless(gap)) is not None and " and " not in gap
        return close and not (is_country(large.name) and gap.strip() in {"", ","})

    def _containers(self) -> dict[str, str]:
        """For each name, the larger one that the text first gives it."""
        found: dict[str, str] = {}
        for mentions in self._places:
            for one, two in itertools.pairwise(mentions):
                if self._within(one, two) and not is_country(two.name):
                    found.setdefault(one.name.casefold(), two.words)
        return found

    # Times

    def time_words(self, draft: Draft) -> TimeWords | None:
        """The words that say when, and how; None where nothing says."""
        at = self._at[draft.passage]
        passage = self._passages[at]
        token = _anchor(passage, draft)
        tense = Tense("", None) if token is None else tense_of(passage, token)
        own = self._own_date(at, draft)
        if own is not None and not self._state(draft, tense, own):
            return _time(own, draft)
        held = tense.span or draft.anchor
        mode = self._mode(draft, tense)
        if mode in {"state", "ongoing"}:
            return TimeWords(self._text[slice(*held)], held, mode)
        if tense.name != "future" and not self._apart(passage, draft):
            nearby = self._nearby_date(at, draft)
            if nearby is not None:
                return _time(nearby, draft)
        if mode == "total":
            return TimeWords(self._text[slice(*held)], held, mode)
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

    def _state(self, draft: Draft, tense: Tense, own: DateWords) -> bool:
        """True where a present state outweighs a date in its sentence."""
        present = tense.name in {"present", "progressive"}
        inside = draft.span[0] <= own.core < draft.span[1]
        return present and draft.kind in _STATES and not inside

    def _mode(self, draft: Draft, tense: Tense) -> str:
        words = self._text[slice(*draft.span)]
        if _AGAIN.search(words):
            return "ongoing"
        if tense.name in {"present", "progressive"}:
            return "ongoing" if _OFTEN.search(words) else "state"
        if _NOW.search(words) and draft.kind in _STATES:
            return "state"
        if tense.name == "perfect":
            return "total"
        return ""

    def _apart(self, passage: Passage, draft: Draft) -> bool:
        opening = self._text[passage.span[0] : passage.span[0] + 20].split()
        word = opening[0].strip(",").lower() if opening else ""
        past = self._text[slice(*draft.span)]
        return word in words_of("apart") or "in the past" in past

    def _nearby_date(self, at: int, draft: Draft) -> DateWords | None:
        """The date of the event that the sentence goes on about."""
        for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
            near = [w for w in self._dates[i] if w.form in _NEAR]
            if near:
                return near[0]
            if self._dates[i] and i == at - 1:
                return self._dates[i][0]
        if at < 2:
            for i in range(at + 1, min(len(self._passages), at + 3)):
                near = [w for w in self._dates[i] if w.form in _NEAR]
                if near:
                    return near[0]
        return None


def _fit(mention: Mention, kind: str) -> float:
    """How well the word before a name makes it the place of the claim."""
    if mention.before in words_of("origin"):
        return 1.0 if kind in _LEAVING and mention.before == "from" else -2.0
    if mention.before in words_of("locative"):
        return 1.5
    if mention.kind:
        return 1.0
    return 0.0


def _main(mentions: list[Mention]) -> Mention | None:
    """The place a sentence is about, for the sentences that go on about it."""

    def weight(pair: tuple[int, Mention]) -> tuple[float, int]:
        i, m = pair
        wide = 2.0 * is_country(m.name) + 3.0 * m.owner + (0.0 if m.known else 0.5)
        return _fit(m, "") - wide, -i

    pairs = [pair for pair in enumerate(mentions) if weight(pair)[0] > -3]
    return max(pairs, key=weight)[1] if pairs else None


def _kindless(gap: str) -> str:
    words = gap.split(" ")
    known = words_of("kinds") | words_of("kept")
    return " ".join(w for w in words if w.lower().strip(",") not in known)


def _listed(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    if len(unique) == 1:
        return unique[0]
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def _anchor(passage: Passage, draft: Draft) -> Token | None:
    """The token that the claim hangs on."""
    within: Iterator[Token] = tokens_within(passage, draft.anchor)
    return next(within, None)


def _gap(words: DateWords, anchor: Span) -> int:
    if words.core >= anchor[1]:
        return words.core - anchor[1]
    return max(0, anchor[0] - words.end) + 10


def _time(words: DateWords, draft: Draft) -> TimeWords:
    bound = {"from": "at"}.get(words.bound, words.bound)
    within = words.start <= draft.anchor[0] < words.core
    if bound == "since" and within:
        text = words.text[words.core - words.start :]
        return TimeWords(text, (words.core, words.end), "at")
    return TimeWords(words.text, (words.start, words.end), bound)
