"""Which of the places that a report names is a claim's own."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from marsad.extract.english.draft import Draft
from marsad.extract.english.passage import Passage
from marsad.extract.english.places import (
    Mention,
    demonyms,
    find_places,
    is_country,
    words_of,
)

_LEAVING = frozenset({"displacement", "withdrawal", "release", "return", "surrender"})
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
_FACILITY = re.compile(
    r"\b(?:the|this|that) (?:\w+ )?(?P<kind>airport|airfield|airbase|base|camp|dam|"
    r"hospital|crossing|prison|bridge|neighbou?rhood|market)\b",
    re.I,
)
_SITE = re.compile(
    r"\b(?:an?|the|this|that|two|one) (?:[\w-]+ ){0,3}(?:town|village|city|suburb|camp|"
    r"airbase|airfield|hospital|market|wedding|neighbou?rhood|district|mosque|school|"
    r"prison|base|stronghold|enclave)\b"
)
_TOLLS = frozenset({"casualties", "displacement"})
_HUGE = re.compile(r"\b\d{3}[, ]?\d{3}\b|\bmillions?\b|\bhundreds of thousands\b")
"""Numbers that only a whole war reaches."""
_GENERIC = re.compile(
    r"\b(?:the|that|this|same|there) ?(?:same |besieged |rebel-held |nearby )?"
    r"(?P<kind>city|town|village|area|district|neighbou?rhood|camp|region|province|"
    r"airport|base|suburb|enclave)?s?\b",
    re.I,
)
_BACK = 4
"""How many sentences back an event may have been dated or placed."""


class Whereabouts:
    """The places of one report, asked for draft by draft."""

    def __init__(
        self, text: str, passages: Sequence[Passage], is_place: Callable[[str], bool]
    ) -> None:
        """`is_place` says whether a name is in the gazetteer."""
        self._text = text
        self._passages = passages
        self._at = {passage.index: i for i, passage in enumerate(passages)}
        self._places = _sure(
            (find_places(text, p, is_place) for p in passages), _surnames(passages)
        )
        self._country = _main_country(text)
        self._larger = self._containers()

    def words(self, draft: Draft) -> str | None:
        """The most specific named place of the claim, the larger one after a comma.

        Taken from the preceding sentences, or for a lead from the next ones, where
        the claim's own sentence names none; None where nothing says.
        """
        at = self._at[draft.passage]
        best = self._own(at, draft)
        if best is None and self._country is not None and self._countrywide(draft):
            return self._country
        kind = _kind_meant(self._text[slice(*draft.span)])
        best = best or self._inherited(at, kind)
        return None if best is None else self._with_larger(*best)

    def _own(self, at: int, draft: Draft) -> tuple[int, Mention] | None:
        mentions = self._places[at]
        scored = [(self._score(m, draft), -i, m) for i, m in enumerate(mentions)]
        scored = [row for row in scored if row[0] > -1]
        if not scored:
            return None
        best = max(scored)[2]
        if _wide(best):
            return self._closer(at, draft) or (at, best)
        return at, best

    def _closer(self, at: int, draft: Draft) -> tuple[int, Mention] | None:
        """What "the town" or a lead's "a town in Syria" is called elsewhere."""
        words = self._text[slice(*draft.span)]
        if self._points_back(draft):
            return self._inherited(at, _kind_meant(words))
        if at > 2 or _SITE.search(words) is None:
            return None
        for i in range(at + 1, min(len(self._passages), at + 4)):
            found = _main(self._places[i])
            if found is not None and not _wide(found):
                return i, found
        return None

    def _countrywide(self, draft: Draft) -> bool:
        """True for claims about the whole war or country."""
        words = self._text[slice(*draft.span)]
        huge = draft.kind in _TOLLS and _HUGE.search(words) is not None
        return huge or _WAR.search(words) is not None

    def _points_back(self, draft: Draft) -> bool:
        words = self._text[slice(*draft.span)]
        return any(m["kind"] for m in _GENERIC.finditer(words))

    def _score(self, mention: Mention, draft: Draft) -> float:
        start, end = mention.span
        inside = draft.span[0] <= start and end <= draft.span[1]
        score = 2.0 if inside else 0.0
        score -= 3.0 if mention.owner else 0.0
        if _wide(mention):
            score -= 2.0 if mention.before in words_of("locative") else 4.0
        score += _fit(mention, draft.kind)
        score -= 0.0 if mention.known else 0.5
        gap = (
            start - draft.anchor[1]
            if start >= draft.anchor[1]
            else (draft.anchor[0] - end + 15)
        )
        return score - min(3.0, max(0, gap) / 60)

    def _inherited(self, at: int, kind: str = "") -> tuple[int, Mention] | None:
        """The place of the nearest sentence before that has one, else just after.

        With a kind ("the airfield"), the nearest of that kind if there is any.
        """
        if kind:
            for i in (*range(at - 1, max(-1, at - 12), -1), at, at + 1, at + 2):
                for mention in self._places[i] if i < len(self._places) else ():
                    if kind in {mention.kind, mention.words.lower().split()[-1]}:
                        return i, mention
        before = range(at - 1, max(-1, at - 1 - 2 * _BACK), -1)
        after = range(at + 1, min(len(self._passages), at + 3)) if at < 2 else ()
        weak: tuple[int, Mention] | None = None
        for i in (*before, *after):
            found = _main(self._places[i])
            if found is not None and not _wide(found):
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
        if one.owner or two.owner or _wide(one) or _wide(two):
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
            if owner.span[1] + 3 > mentions[first].span[0] and (not _wide(owner)):
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
                if mention.kind in words_of("small") or _wide(mention):
                    continue
                if mention.span[0] < small.span[0] or i < at:
                    return mention.name
        return None

    def _within(self, small: Mention, large: Mention) -> bool:
        gap = self._text[small.span[1] : large.span[0]]
        if large.owner or large.name == small.name or _wide(small):
            return False
        close = _INSIDE.match(_kindless(gap)) is not None and " and " not in gap
        return close and not (_wide(large) and gap.strip() in {"", ","})

    def _containers(self) -> dict[str, str]:
        """For each name, the larger one that the text first gives it."""
        found: dict[str, str] = {}
        for mentions in self._places:
            for one, two in itertools.pairwise(mentions):
                if self._within(one, two) and not _wide(two):
                    found.setdefault(one.name.casefold(), two.words)
        return found


def _sure(
    found: Iterable[list[Mention]], surnames: frozenset[str]
) -> list[list[Mention]]:
    """Without names that nothing in the whole report shows to be places, and
    without those that are the last name of somebody in it."""
    rows = list(found)
    known = words_of("locative")
    shown = {
        m.name
        for row in rows
        for m in row
        if m.sure and (m.kind or m.before in known or m.name not in surnames)
    }
    return [[m for m in row if m.name in shown] for row in rows]


def _surnames(passages: Sequence[Passage]) -> frozenset[str]:
    """The first and last names of people named in full."""
    return frozenset(
        token.text
        for passage in passages
        if passage.doc is not None
        for ent in passage.doc.ents
        if ent.label_ == "PER" and len(ent) > 1 and "-" not in ent.text
        for token in (ent[0], ent[-1])
    )


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


def _kind_meant(words: str) -> str:
    """The facility that the words point back to: "the airfield"."""
    match = _FACILITY.search(words)
    return match["kind"].lower() if match else ""


def _wide(mention: Mention) -> bool:
    """True for a country, or the border with one."""
    return is_country(mention.name) or mention.name.lower() in demonyms()


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
        far = 2.0 if m.before in words_of("locative") else 4.0
        wide = far * _wide(m) + 3.0 * m.owner + (0.0 if m.known else 0.5)
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
