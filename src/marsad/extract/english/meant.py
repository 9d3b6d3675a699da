"""Whom "the spokesman" or "the aid group" means: a source that the report names.

A definite noun phrase without a name takes up somebody named elsewhere: the person to
whom the report gives that office, or the body that last told something.
"""

import bisect
import re
from collections.abc import Sequence

from marsad.extract.english.naming import LEADING
from marsad.extract.english.wording import words_of
from marsad.records.claim import Span

_THE = re.compile(r"\b[Tt]he \Z")
_TAIL = re.compile(r" (?:of|for|in|from|at|on|who|that|which|with|close)\b.*", re.S)
_BEFORE, _AFTER, _BACK = 70, 70, 900
"""Characters before and behind a name in which its office stands, and those behind a
body's telling in which "the group" is that body."""
_MOST = 60
"""Persons before or behind a phrase who are looked at."""
_STOP = re.compile(r"[;!?]|(?<![A-Z]\w)(?<![A-Z]\w\w)(?<![A-Z]\w\w\w)\.")
"""Ends of sentences; "Maj.", "Lt." and the like are none."""
_OWN = re.compile(r"\A, an? [^,.]*")
"""What a person is said to be right behind the name."""
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
        words = self._text[slice(*span)]
        plain = LEADING.sub("", words)
        definite = words[:4].lower() == "the " or _THE.search(
            self._text, max(0, span[0] - len(" the ")), span[0]
        )
        if not definite or not plain.islower():
            return None
        head = _TAIL.sub("", plain).split()[-1:]
        if not head:
            return None
        offices = words_of("nouns", "office") | words_of("nouns", "called_by_work")
        if head[0] in offices:
            whose = head[0].startswith("spokes") and plain != head[0]
            return None if whose else self._person(head[0], span)
        if head[0] in words_of("nouns", "issued"):
            return self._body(head[0], span)
        called = plain in ("agency", "news agency") or head[0] != "agency"
        if head[0] in words_of("nouns", "taken_up") and called:
            return None if "monitoring" in plain else self._body(head[0], span)
        return None

    def _person(self, office: str, span: Span) -> Span | None:
        """The last person before who holds the office, or else the only one behind."""
        at = bisect.bisect_left(self._people, span)
        for person in reversed(self._people[max(0, at - _MOST) : at]):
            if self._holds(person, office):
                between = self._text[person[1] : span[0]]
                other = rf"\b(?:an?|another) (?:[\w-]+ ){{0,4}}{re.escape(office)}\b"
                behind = _OWN.sub("", between)
                return None if re.search(other, behind, re.I) else person
        later = [p for p in self._people[at : at + _MOST] if self._holds(p, office)]
        names = {self._text[slice(*person)].split()[-1] for person in later}
        return later[0] if len(names) == 1 else None

    def _holds(self, person: Span, office: str) -> bool:
        """Whether the office stands right before a person's name, or behind it after
        a comma."""
        start, end = person
        before = _STOP.split(self._text[max(0, start - _BEFORE) : start])[-1]
        told = re.findall(r"[\w-]+", before.lower())[-4:]
        ranks = words_of("titles", "words") | set(_SHORT.values())
        for word in reversed(told):
            if word in (office, _SHORT.get(office)):
                return True
            if word not in ranks:
                break
        after = _STOP.split(self._text[end : end + _AFTER])[0]
        said = re.match(
            r", (?:an?|the|who is (?:an?|the))? ?((?:[\w'’-]+ ?){1,6})", after
        )
        return said is not None and office in said[1].lower().split()

    def _body(self, head: str, span: Span) -> Span | None:
        at = bisect.bisect_left(self._bodies, span)
        for body in reversed(self._bodies[:at]):
            if span[0] - body[1] > _BACK:
                return None
            if self._fits(body, head):
                return body
        return None

    def _fits(self, body: Span, head: str) -> bool:
        """Whether a body can be called so: by a word of its name, or else an agency by
        an only word, and a group with no word for what else it is. An observatory is
        called otherwise."""
        words = LEADING.sub("", self._text[slice(*body)]).lower().split()
        if head in words:
            return True
        if head in words_of("nouns", "press"):
            return len(words) == 1
        others = words_of("nouns", "bodies") | words_of("nouns", "monitor")
        return others.isdisjoint(words)


def _touches(name: Span, sources: Sequence[Span]) -> bool:
    """Whether a name is of the words of a source."""
    at = bisect.bisect_right(sources, name[0], key=lambda source: source[0]) - 1
    return at >= 0 and name[1] <= sources[at][1]
