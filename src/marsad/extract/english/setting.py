"""Where and when a claim says it is: the words for its place and for its time."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage, tokens_within
from marsad.extract.english.places import (
    Mention,
    demonyms,
    find_places,
    is_country,
    words_of,
)
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
_AGAIN = re.compile(r"\b(?:continu(?:es?|ing|ed)|ongoing|keeps? \w+ing)\b", re.I)
_ANAPHOR = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese) (?:\w+ ){0,2}(?:attacks?|strikes?|bombing|"
    r"blast|raids?|massacre|explosion|bombardment|shelling|clash|assault|incident|"
    r"operation|crash|airstrikes?|explosions|killings?|dead|victims|casualties|injured|"
    r"wounded|attackers?|bombers?|crackdown|fire|hospital|deaths|toll)\b"
)
_BEGAN = re.compile(
    r"\b(?:that|which) (?:first )?(?:began|started|erupted|broke out|started off)"
    r"(?: on| in| late| early)* $"
)
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
_WAR = re.compile(
    r"\b(?:the|this|that|\w+(?:'s|’s|s)|\w+(?:an|ish|ese|qi|ni)) (?:\w+ ){0,2}"
    r"(?:country(?:'s|’s|s)?|war|conflict|uprising|revolution|crisis|nation)\b"
    r"|\bcountrywide\b|\bnationwide\b|\b(?:several|all|many) provinces\b"
    r"|\bpro-democracy protests|\banti-government protests"
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
        self._places = _sure(find_places(text, p, is_place) for p in passages)
        self._country = _main_country(text)
        self._dates = [event_dates(text, passage, published) for passage in passages]
        self._larger = self._containers()

    # Places

    def place_words(self, draft: Draft) -> str | None:
        """The most specific named place of the claim, the larger one after a comma.

        Taken from the preceding sentences, or for a lead from the next ones, where
        the claim's own sentence names none; None where nothing says.
        """
        at = self._at[draft.passage]
        best = self._own(at, draft)
        if best is None and self._country is not None and self._countrywide(draft):
            return self._country
        best = best or self._inherited(at)
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

    def _countrywide(self, draft: Draft) -> bool:
        """True for claims about the whole war or country."""
        return _WAR.search(self._text[slice(*draft.span)]) is not None

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
        return TimeWords(self._text[slice(*held)], held, mode) if mode else None

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
        now = draft.kind in _STATES or _NOW.search(words) is not None
        if tense.name in {"present", "progressive"}:
            if _OFTEN.search(words):
                return "ongoing"
            lead = draft.passage == 0 and tense.name == "present"
            return "state" if now or not lead else ""
        return "state" if now and _NOW.search(words) else ""

    def _elaborates(self, at: int, draft: Draft, tense: Tense) -> bool:
        """True where a sentence goes on about an event dated elsewhere."""
        words = self._text[slice(*draft.span)]
        if tense.name == "future" or "in the past" in words:
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


def _sure(found: Iterable[list[Mention]]) -> list[list[Mention]]:
    """Without names that nothing in the whole report shows to be places."""
    rows = list(found)
    shown = {m.name for row in rows for m in row if m.sure}
    return [[m for m in row if m.sure or m.name in shown] for row in rows]


def _main_country(text: str) -> str | None:
    """The country that the report names most, by its own name or its people's."""
    counts: Counter[str] = Counter()
    known = demonyms()
    for word in re.findall(r"[A-Z]\w+", text):
        name = word if word in known.values() else word.removesuffix("s")
        if name in known.values():
            counts[name] += 2
        elif word.lower() in known:
            counts[known[word.lower()]] += 1
    return max(sorted(counts), key=lambda name: counts[name], default=None)


def _fit(mention: Mention, kind: str) -> float:
    """How well the word before a name makes it the place of the claim."""
    if mention.before in words_of("origin"):
        return 1.0 if kind in _LEAVING and mention.before == "from" else -2.0
    if mention.before in words_of("loyal"):
        return -3.0
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
