"""Whom "the spokesman" or "the aid group" means: a source that the report names.

A definite noun phrase without a name takes up somebody named elsewhere: the person to
whom the report gives that office, or the body that last told something. Where anything
speaks against it, the phrase stands as it is.
"""

import bisect
import re
from collections.abc import Sequence

from marsad.extract.english.naming import LEADING
from marsad.extract.english.wording import words_of
from marsad.records.claim import Span
from marsad.text.parties import fights

_THE = re.compile(r"\b[Tt]he \Z")
_BESIDE, _BACK = 70, 900
"""Characters beside a name in which its office stands, and those behind a name in
which "the spokesman" or "the group" means it."""
_AHEAD = 2500
"""Characters before a person whom "the minister" means before the name comes."""
_WHO = re.compile(r" (?:who|which|that)\b.*", re.S)
_STOP = re.compile(r"[;!?]|(?<![A-Z]\w)(?<![A-Z]\w\w)(?<![A-Z]\w\w\w)\.")
"""Ends of sentences; "Maj.", "Lt." and the like are none."""
_BEHIND = re.compile(r", (?:who is )?(?:an?|the) (?P<office>(?:[\w'’-]+ ?){1,6})")
_SHORT = {"general": "gen", "colonel": "col", "captain": "capt", "major": "maj"}


class Meant:
    """The people and bodies of a text that a phrase without a name may mean."""

    def __init__(
        self,
        text: str,
        people: Sequence[Span],
        bodies: Sequence[Span],
        sources: Sequence[Span],
    ) -> None:
        """`people` and `bodies` are the spans of their names, `sources` the words that
        attributions name their sources with."""
        self._text = text
        told = sorted(sources)
        self._people = [name for name in sorted(people) if _touches(name, told)]
        self._bodies = [name for name in sorted(bodies) if _touches(name, told)]

    def named(self, span: Span) -> Span | None:
        """The name that the words of `span` stand for; None where they have a name
        of their own, or nothing tells whose they are."""
        said = self._text[slice(*span)]
        plain = _WHO.sub("", LEADING.sub("", said))
        before = self._text[max(0, span[0] - len(" the ")) : span[0]]
        definite = said[:4].lower() == "the " or _THE.search(before)
        if not definite or not plain.islower():
            return None
        words = plain.split()
        if words[-1] in words_of("nouns", "office") | words_of("nouns", "by_work"):
            return self._person(words, span)
        if plain in words_of("nouns", "issued"):
            return self._issuer(span)
        taken = words[-1] in words_of("nouns", "taken_up")
        apart = not words_of("nouns", "called_apart").isdisjoint(words)
        return self._body(words, span) if taken and not apart else None

    def _person(self, words: Sequence[str], span: Span) -> Span | None:
        """The last person before who holds the office, or else the only one behind."""
        at = bisect.bisect_left(self._people, span)
        near = bisect.bisect_left(self._people, (span[0] - _BACK, 0))
        for i in range(at - 1, near - 1, -1):
            person = self._people[i]
            if self._holds(person, words):
                return None if self._another(words[-1], person, span) else person
        far = bisect.bisect_left(self._people, (span[1] + _AHEAD, 0))
        later = [p for p in self._people[at:far] if self._holds(p, words)]
        names = {self._text[slice(*person)].split()[-1] for person in later}
        return later[0] if len(names) == 1 else None

    def _another(self, office: str, person: Span, span: Span) -> bool:
        """Whether somebody else of that office comes between: "a spokesman for"."""
        between = self._text[person[1] : span[0]]
        own = _BEHIND.match(between)
        rest = between[own.end() :] if own is not None else between
        other = rf"\b(?:an?|another) (?:[\w-]+ ){{0,4}}{re.escape(office)}\b"
        return re.search(other, rest, re.I) is not None

    def _holds(self, person: Span, words: Sequence[str]) -> bool:
        """Whether an office, with all that is said of it, stands right before a
        person's name or behind it; a deputy or a former holder does not hold it."""
        start, end = person
        before = _STOP.split(self._text[max(0, start - _BESIDE) : start])[-1]
        told = re.findall(r"[\w-]+", before.lower())[-6:]
        if _office_last(told, words[-1]) and _fits(told, words):
            return True
        after = _STOP.split(self._text[end : end + _BESIDE])[0]
        said = _BEHIND.match(after)
        told = said["office"].lower().split() if said is not None else []
        return words[-1] in told and _fits(told, words)

    def _body(self, words: Sequence[str], span: Span) -> Span | None:
        """The body that spoke last, where it can be called so."""
        body = self._last(self._bodies, span)
        return body if body is not None and self._called(body, words) else None

    def _issuer(self, span: Span) -> Span | None:
        """Whoever spoke last, person or body."""
        found = [self._last(names, span) for names in (self._bodies, self._people)]
        return max((name for name in found if name is not None), default=None)

    def _last(self, names: Sequence[Span], span: Span) -> Span | None:
        at = bisect.bisect_left(names, span) - 1
        return names[at] if at >= 0 and span[0] - names[at][1] <= _BACK else None

    def _called(self, body: Span, words: Sequence[str]) -> bool:
        """Whether a body can be called so: an agency by its name's word or by an only
        word that is no armed side's, a militia if it fights, another group if it does
        not and its name has no word for what else it is."""
        name = LEADING.sub("", self._text[slice(*body)])
        own, armed = name.lower().split(), fights(name)
        if words[-1] in own:
            return True
        if words[-1] in words_of("nouns", "press"):
            return len(own) == 1 and not armed
        if not words_of("nouns", "armed").isdisjoint(words):
            return armed
        others = words_of("nouns", "bodies") | words_of("nouns", "monitor")
        fair = others.isdisjoint(own) and not armed
        return (fair and len(own) > 1) or (words == ["group"] and armed)


def _touches(name: Span, sources: Sequence[Span]) -> bool:
    """Whether a name is of the words of a source."""
    at = bisect.bisect_right(sources, name[0], key=lambda source: source[0]) - 1
    return at >= 0 and name[1] <= sources[at][1]


def _office_last(told: Sequence[str], office: str) -> bool:
    """Whether nothing but ranks follows an office before a name."""
    ranks = words_of("titles", "words") | set(_SHORT.values())
    for word in reversed(told):
        if word in (office, _SHORT.get(office)):
            return True
        if word not in ranks:
            return False
    return False


def _fits(told: Sequence[str], words: Sequence[str]) -> bool:
    """Whether all that a phrase says of an office is told with it, and nothing that
    takes it away."""
    less = words_of("nouns", "less") - set(words)
    more = set(words[:-1]) - words_of("nouns", "anyhow")
    return less.isdisjoint(told) and more <= set(told)
