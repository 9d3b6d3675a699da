"""Whom words of a report mean: names, "he" and "she", "her son", "the 24-year-old".

A word that stands for a name is led back to one person of the report, or to nobody
where two could be meant. Kin without a name of their own are told by whose they are:
"brother of Lina Haddad".
"""

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.english.fates import fate_words
from marsad.extract.english.naming import SPACES, Names, untitled
from marsad.records.claim import Span
from marsad.text.names import word_list
from marsad.text.peoples import peoples

_MOST = 200
"""Different full names of one report that are looked for again."""
_BACK = 7
"""Sentences back in which the person is looked for whom "he" means."""
_WIDE = re.compile(r"(?<=[a-z,] )(?P<word>[A-Z][a-zà-ÿ'’-]{2,}) \Z")
_SAYS = (
    r"(?:said|says|told|added|wrote|asked|explained|recalled|tweeted|according to|ruled"
    r"|recorded|saying|confirmed|refused|declined|denied|announced|claimed|reported)"
)
_SPEAKING = re.compile(
    r"[”\"’',] (?:said|says|told|added|wrote|asked|explained|recalled|tweeted)"
    r" (?:[\w-]+ ){0,3}\Z"
)
_SPOKE = re.compile(
    r"(?:,(?: [^.;“”]{1,110},)? [^.;“”,]{1,60},)? (?:also |has |had |later |then )?"
    rf"{_SAYS}\b"
)
_PRONOUN = re.compile(r"\b(?P<word>he|she|him)\b(?!['’])", re.IGNORECASE)
_AGED = re.compile(
    r"\b[Tt]he (?:then )?\d{1,2}-year-old\b(?! (?!who\b|was\b|is\b|has\b))"
)
_OF_KIN = re.compile(
    r"\b(?:parents|mother|father|family|relatives|wife|husband) of \Z", re.IGNORECASE
)
_THEIR_KIN = re.compile(r"['’]s? (?:parents|mother|father|family|relatives)\b")
_INVERSE = {
    "wife": "husband",
    "husband": "wife",
    "mother": "child",
    "father": "child",
    "son": "parent",
    "daughter": "parent",
    "brother": "sibling",
    "sister": "sibling",
}
_OWN = ("his", "her", "their", "my", "our")
_KIN_OF_ONE = re.compile(
    r", (?:the|a) (?P<kin>\w+) of (?:a|an) (?:[\w'’-]+ ){1,8}who\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Whom:
    """A person, and the words of the report that mean it."""

    name: str
    span: Span
    told: Span | None
    """Where the report names the person; None for kin without a name."""


class People:
    """The persons of one report."""

    def __init__(
        self, text: str, people: Sequence[Span], sentences: Sequence[Span]
    ) -> None:
        """`people` are the spans of their names."""
        self._text, self._sentences = text, sorted(sentences)
        found = {_widened(text, span) for span in people if _is_person(text, span)}
        self.spans = sorted(found | set(_again(text, found)))
        words = [text[slice(*span)] for span in self.spans]
        self._names = Names(text, words, ())
        self._full = [self.full(word) for word in words]
        self._kin = _kin_pattern()
        self._known: dict[tuple[str, str], tuple[str, Span]] = {}
        self._topics: dict[tuple[int, bool | None], Whom | None] = {}
        self._sexes: dict[str, bool] = {}
        self._children = sorted(set(self._with_parents()))
        self._learn_kin()

    def full(self, words: str) -> str:
        """The fullest name that the report has for a person."""
        return bare_name(self._names.person(untitled(SPACES.sub(" ", words))))

    def named(self, start: int, end: int) -> list[Whom]:
        """The names that begin within a stretch, in order."""
        first = bisect.bisect_left(self.spans, (start, 0))
        last = bisect.bisect_left(self.spans, (end, 0))
        return [self._whom(at) for at in range(first, last)]

    def _whom(self, at: int) -> Whom:
        return Whom(self._full[at], self.spans[at], self.spans[at])

    def meant(self, start: int, end: int) -> list[Whom]:
        """All words within a stretch that mean a person, in order, kin before the
        names that only say whose they are."""
        kin = list(self._kin_in(start, end))
        taken = [whom.span for whom in kin]
        found = kin + [
            whom
            for whom in self.named(start, end)
            if not any(a <= whom.span[0] < b for a, b in taken)
        ]
        for match in _PRONOUN.finditer(self._text, start, end):
            found += self._topic_at(match, match["word"].lower() == "she")
        for match in _AGED.finditer(self._text, start, end):
            found += self._topic_at(match, None)
        return sorted(found, key=lambda whom: whom.span)

    def _topic_at(self, match: re.Match[str], woman: bool | None) -> Iterator[Whom]:
        whom = self.topic(match.start(), woman)
        if whom is not None:
            yield Whom(whom.name, match.span(), whom.told)

    def topic(self, at: int, woman: bool | None = None) -> Whom | None:
        """The person last spoken of before a place: the first named in its own
        sentence, or else in the nearest before that names one; who only says
        something comes last."""
        key = at, woman
        if key not in self._topics:
            self._topics[key] = None
            self._topics[key] = self._last_spoken_of(at, woman)
        return self._topics[key]

    def _last_spoken_of(self, at: int, woman: bool | None) -> Whom | None:
        here = bisect.bisect_right(self._sentences, (at, len(self._text))) - 1
        last = None
        for k in range(here, max(-1, here - _BACK), -1):
            start, end = self._sentences[k]
            told = self._with_kin(start, min(at, end))
            told = [w for w in told if woman is None or self._may_be(w.name, woman)]
            first = _PRONOUN.search(self._text, start, min(at, end))
            if first is not None:
                last = last or next(iter(told), None)
                told = [w for w in told if w.span[0] < first.start()]
            others = [w for w in told if not self._speaks(w)]
            for group in (others, told if k == here else told[:1]):
                if group:
                    return group[0]
        return last

    def _with_kin(self, start: int, end: int) -> list[Whom]:
        """The names in a stretch, and kin of somebody named there in his place."""
        kin = [
            whom
            for match in self._kin.finditer(self._text, start, end)
            if match["whose"].lower() not in _OWN
            and (whom := self._kin_of(match)) is not None
        ]
        taken = [whom.span for whom in kin]
        names = self.named(start, end)
        names = [w for w in names if not any(a <= w.span[0] < b for a, b in taken)]
        return sorted([*kin, *names], key=lambda whom: whom.span)

    def _may_be(self, name: str, woman: bool) -> bool:
        """Whether a pronoun of that sex can mean whoever has the name."""
        kin = self._sexes.get(name)
        if kin is not None:
            return kin == woman
        first = name.split()[0].lower() if name else ""
        if " of " in name and first in fate_words("kin"):
            return (first in fate_words("women")) == woman
        return first not in fate_words("male" if woman else "female")

    def _speaks(self, whom: Whom) -> bool:
        start, end = whom.span
        before = _SPEAKING.search(self._text, max(0, start - 60), start)
        return bool(before or _SPOKE.match(self._text, end))

    def _kin_in(self, start: int, end: int) -> Iterator[Whom]:
        for match in self._kin.finditer(self._text, start, end):
            whom = self._kin_of(match)
            if whom is not None:
                yield whom

    def _kin_of(self, match: re.Match[str]) -> Whom | None:
        """A relative by its own name, or by whose it is."""
        behind = self._apposed(match)
        if behind is not None:
            return Whom(behind.name, (match.start(), behind.span[1]), behind.told)
        kin, anchor = match["kin"].lower(), self._anchor(match)
        if kin in fate_words("children") and len(self._children) == 1:
            (name, span) = self._children[0]
            if anchor is None or anchor.name != name:
                return Whom(name, match.span(), span)
        if anchor is None:
            return None
        known = self._known.get((kin, match["whose"]))
        known = known or self._known.get((kin, anchor.name))
        if known is not None:
            return Whom(known[0], match.span(), known[1])
        return Whom(f"{kin} of {anchor.name}", match.span(), None)

    def _anchor(self, match: re.Match[str]) -> Whom | None:
        """Whose kin it is."""
        whose = match["whose"].lower()
        if whose in _OWN:
            woman = {"his": False, "her": True}.get(whose)
            return self.topic(match.start(), woman)
        near = self.named(match.start(), match.start() + 1)
        return near[0] if near else None

    def _apposed(self, match: re.Match[str]) -> Whom | None:
        """The name right behind kin: "her husband, Omar Haddad", or right before."""
        end = match.end()
        for whom in self.named(end, end + 3):
            if re.fullmatch(r",? ", self._text[end : whom.span[0]]):
                return whom
        at = bisect.bisect_left(self.spans, match.span()) - 1
        if at >= 0 and self._text[self.spans[at][1] : match.start()] == ", ":
            return self._whom(at)
        return None

    def _learn_kin(self) -> None:
        """Kin who are named once are known by their names wherever they are meant."""
        for match in self._kin.finditer(self._text):
            behind = self._apposed(match)
            if behind is None:
                continue
            kin = match["kin"].lower()
            self._sexes.setdefault(behind.name, kin in fate_words("women"))
            anchor = self._anchor(match)
            told = behind.told or behind.span
            for name in (match["whose"], anchor.name if anchor else ""):
                if name.lower() not in (*_OWN, "", behind.name.lower()):
                    self._known.setdefault((kin, name), (behind.name, told))
        for whom in self.named(0, len(self._text)):
            one = _KIN_OF_ONE.match(self._text, whom.span[1])
            other = _INVERSE.get(one["kin"].lower()) if one else None
            if other is not None:
                name = f"{other} of {whom.name}"
                self._known.setdefault((other, whom.name), (name, whom.span))

    def _with_parents(self) -> Iterator[tuple[str, Span]]:
        """Those whose parents or family the report speaks of."""
        for whom in self.named(0, len(self._text)):
            start, end = whom.span
            before = _OF_KIN.search(self._text, max(0, start - 20), start)
            if before or _THEIR_KIN.match(self._text, end):
                yield whom.name, self.spans[self._full.index(whom.name)]

    def kin_of_one(self, whom: Whom) -> Whom | None:
        """In "X, the wife of a surgeon who": the surgeon, by whose husband he is."""
        one = _KIN_OF_ONE.match(self._text, whom.span[1])
        other = _INVERSE.get(one["kin"].lower()) if one else None
        if one is None or other is None:
            return None
        return Whom(f"{other} of {whom.name}", (one.start() + 2, one.end()), None)


def bare_name(name: str) -> str:
    """A person's name without what only says what the person is."""
    words = name.split()
    while len(words) > 2 and words[0].lower() in fate_words("borne"):
        words = words[1:]
    return " ".join(words)


def _again(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """Where the report has the full names, and the family names, once more."""
    taken = {at for start, end in found for at in range(start, end)}
    names = {text[start:end] for start, end in found}
    full = sorted(n for n in names if n.count(" ") in (1, 2, 3))[:_MOST]
    last = Counter(name.split()[-1] for name in full)
    full += sorted(
        n for n, c in last.items() if c == 1 and len(n) > 3 and n[0].isupper()
    )
    if full:
        words = "|".join(map(re.escape, full))
        shape = rf"(?<![\w-])(?:{words})(?![\w-]|['’]s [A-Z])"
        for match in re.finditer(shape, text):
            if match.start() not in taken:
                yield match.span()


def _is_person(text: str, span: Span) -> bool:
    """Whether a name is not that of a government's seat."""
    return text[slice(*span)].lower() not in fate_words("seats")


def _widened(text: str, span: Span) -> Span:
    """A name with the capitalised words right before it in a sentence."""
    start, end = span
    while (before := _WIDE.search(text, max(0, start - 40), start)) is not None:
        word = before["word"].lower()
        titled = word in fate_words("borne") or untitled(f"{word} x") == "x"
        if titled or word in word_list("calendar") or before["word"] in peoples():
            break
        start = before.start("word")
    return start, end


def _kin_pattern() -> re.Pattern[str]:
    kin = "|".join(re.escape(w) for w in sorted(fate_words("kin"), key=len)[::-1])
    word = r"[A-Z][\w'’-]{0,30}?"
    whose = rf"(?i:his|her|their|my|our)|{word}(?: {word}){{0,3}}(?=['’]s? )"
    between = (
        r"(?:late|elder|older|younger|eldest|youngest|own|only|little|big|baby|twin"
        r"|teenage|\d{1,2}-year-old|British|young|then)"
    )
    return re.compile(
        rf"\b(?P<whose>{whose})(?:['’]s?)? (?:{between},? )*(?P<kin>{kin})\b"
        r"(?!-|['’]s? (?:parents|family))"
    )
