"""Where a claim's event was: the words pointed at, read as a place.

A side or a people is no place ("the headquarters of Division 30 near Azaz" is Azaz),
and words without a name get the place that they speak of ("the city's east").
"""

import bisect
import functools
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.extract.assemble import POINTED
from marsad.extract.english.containers import Containers
from marsad.extract.english.naming import named_as, whole_place
from marsad.extract.english.wording import words_of
from marsad.records.claim import Span
from marsad.text.parties import fights
from marsad.text.peoples import countries, country_of, is_wide, peoples

_IN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|outside|[Ii]nside|around) (?:the )?"
    r"(?:[a-z]+ (?:of )?){0,3}\Z"
)
_NEAR = 40
_WIDE = re.compile(r"(?:['’]?s)? (?:province|governorate|region|countryside|state)\b")
_NEXT = r"(?:, (?:and )?| and )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
_UNIT_BEHIND = re.compile(
    rf"(?:{_NEXT}){{0,5}} (?P<unit>province|governorate|region|state|township|district"
    r"|oblast|municipality)s?\b"
)
"""What a name, or each of a row, is called behind it: "Harim and Salma townships"."""
_BEHIND = re.compile(
    r" (?:[\w-]+ ){0,3}(?:in|near|at|outside) (?:the )?(?:[a-z]+ of )?"
)
"""Between a side and the place where it is."""
_SIDE = re.compile(
    r"(?:far |whole )?(?:(?:north|south)(?:-?(?:east|west))?|east|west|cent(?:er|re))",
    re.I,
)
_UNIT = re.compile(r"\b(?:Division|Brigade|Regiment|Battalion|Corps)\b")
_BODY = re.compile(
    r"\b(?:Programme|Organi[sz]ation|Red Cross|Red Crescent|Fund|UNICEF|UNHCR|UNRWA|WFP"
    r"|WHO|MSF|ICRC|OCHA)\Z"
)
"""The end of an aid body's name."""
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_COUNTRY = re.compile(r"\bcountry(?:['’]?s)?\b")
_TOWN = re.compile(r"\b(?:city|town|village)(?:['’]?s)?\b")
_POSSESSIVE = re.compile(r"['’]s\b ?")
_REACH, _BACK = 25, 400
"""Characters around "the north" in which "city" or "country" stands, and those before
words without a name in which the place that they speak of does."""
_AREA = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:[a-z-]+ ){0,2}(?P<area>pocket|enclave)\b"
)
"""Ground that a side has left, by no name."""
_CALLED = (
    r"\b{0}(?:['’]s)?(?:,| is| was)? "
    r"(?:(?!(?:in|of|inside|on|from|near)\b)[\w'’-]+ ){{0,6}}(?:pocket|enclave)\b"
    r"|\b(?:pocket|enclave),? (?:(?:of|in|at|around|near) )?(?:the [a-z]+ of )?{0}\b"
)
"""A name by which it is called."""
CONTEXT = "context"
"""What tells a place: what stands around the words pointed at."""


class Places:
    """The places of a text, and what claims that point at them are told to be in."""

    def __init__(self, text: str, places: Sequence[Span]) -> None:
        """`places` are the names of places in the text."""
        self._text = text
        self._named = _whole(text, places)
        self._containers = Containers(text, self._named)

    @functools.cached_property
    def _whole(self) -> frozenset[str]:
        """Names of places and countries, for telling "Syrias" from "Paris"."""
        return frozenset(map(self._said, self._named)) | countries()

    @functools.cached_property
    def _country(self) -> str | None:
        return _most(map(self._name, self._named), self._text)

    def of(self, pointed: Sequence[Span], claim: Span) -> tuple[str | None, str]:
        """The place of a claim, with the larger one after a comma, and what tells it;
        `pointed` are the words that may name it, likeliest first."""
        pointed = [whole_place(self._text, span) for span in pointed]
        own = self._inside(pointed[:1], claim)
        if own is not None:
            return self._containers.with_larger(own), CONTEXT
        sides = []
        for span in pointed:
            if not self._said(span) or self._is_side(span):
                sides.append(span)
            else:
                if (area := self._front_area(span, claim)) is not None:
                    return area, CONTEXT
                place = self._as_unit(span, self._larger(span))
                kept = self._said(span) in place
                return place, POINTED if kept and not sides else CONTEXT
        return (self._of_side(sides[0]) if sides else None), CONTEXT

    def _front_area(self, span: Span, claim: Span) -> str | None:
        """``the pocket``: an area without a name of which a claim's own sentence tells,
        where the place pointed at stands outside of that and the report never calls
        the area by it. A town in the pocket is not the pocket."""
        text, name = self._text, self._said(span)
        begin = max(text.rfind("\n", 0, claim[0]), text.rfind(". ", 0, claim[0])) + 1
        if begin <= span[0] < claim[1] or name.islower() or _is_broad(name):
            return None
        found = _AREA.search(text, begin, claim[1])
        if found is None:
            return None
        called = _CALLED.format(re.escape(name))
        return None if re.search(called, text) else f"the {found['area']}"

    def _is_side(self, span: Span) -> bool:
        """Whether words name a people, a party, a unit or an aid body, and no place of
        that name: Rakhine and Azov are both."""
        words = self._said(span)
        before = self._text[max(0, span[0] - _NEAR) : span[0]]
        if self._is_named(span) and _IN.search(before):
            return False
        body = _UNIT.search(words) or _BODY.search(words)
        return body is not None or words in peoples() or fights(words)

    def _is_named(self, span: Span) -> bool:
        at = bisect.bisect_left(self._named, span)
        return self._named[at : at + 1] == [span]

    def _of_side(self, span: Span) -> str | None:
        """The place told right behind a side, "Division 30 near Azaz", or a people's
        country; a unit's number may name its base."""
        words = self._said(span)
        if words in peoples():
            return country_of(words)
        at = bisect.bisect_left(self._named, (span[1], span[1]))
        for behind in self._named[at : at + 1]:
            if _BEHIND.fullmatch(self._text, span[1], behind[0]):
                return self._containers.with_larger(self._said(behind))
        return words if _UNIT.search(words) else None

    def _inside(self, pointed: Sequence[Span], claim: Span) -> str | None:
        """The one place that the claim's own words say something happened in, where
        what is pointed at stands outside of them."""
        if any(claim[0] <= at[0] < claim[1] for at in pointed):
            return None
        text = self._text
        first = bisect.bisect_left(self._named, claim)
        last = bisect.bisect_left(self._named, (claim[1], claim[1]))
        found = {
            self._said(at)
            for at in self._named[first:last]
            if _IN.search(text, max(claim[0], at[0] - _NEAR), at[0])
            and not _WIDE.match(text, at[1])
            and not is_wide(text[slice(*at)])
        }
        return found.pop() if len(found) == 1 else None

    def _larger(self, span: Span) -> str:
        """The words with the larger place, or with the one that they speak of; where
        they are no more than "there" or "the town", that place alone."""
        words = self._said(span)
        larger = self._containers.with_larger(words)
        if "," in larger or not words.islower() or words in words_of("places", "own"):
            return larger
        around = self._around(words, span)
        if around is None or words in words_of("places", "same"):
            return around or words
        return f"{words}, {around}"

    def _as_unit(self, span: Span, place: str) -> str:
        """A place as the unit that the words behind its name call it: a province is
        not its town."""
        words, end = self._said(span), span[1]
        behind = _UNIT_BEHIND.match(self._text, end)
        if behind is None or words.islower() or behind["unit"] in words.lower():
            return place
        single = behind.start("unit") == end + 1
        many = behind[0].endswith("s")
        if not single and not many:
            return place
        return place.replace(words, f"{words} {behind['unit']}", 1)

    def _around(self, words: str, span: Span) -> str | None:
        """The place that words without a name speak of: the country for "the north",
        or else the last place named before."""
        start, end = span
        beside = self._text[max(0, start - _REACH) : end + _REACH]
        side = _SIDE.fullmatch(words) is not None and not _TOWN.search(beside)
        if side or _COUNTRY.search(beside):
            return self._country or self._country_before(start)
        at = bisect.bisect_left(self._named, span)
        least = bisect.bisect_left(self._named, (start - _BACK, 0))
        for i in range(at - 1, least - 1, -1):
            name = self._name(self._named[i])
            owner = _POSSESSIVE.match(self._text, self._named[i][1])
            acts = owner is not None and owner.end() != start
            if name[:1].isupper() and not acts and not _is_broad(name):
                return name
        return None

    def _country_before(self, start: int) -> str | None:
        """The country that something was last said to be in."""
        at = bisect.bisect_left(self._named, (start, 0))
        least = bisect.bisect_left(self._named, (start - _BACK, 0))
        for i in range(at - 1, least - 1, -1):
            name, first = self._name(self._named[i]), self._named[i][0]
            inside = _IN.search(self._text, max(0, first - _NEAR), first)
            if name in countries() and inside:
                return name
        return None

    def _name(self, span: Span) -> str:
        """A place's name; where apostrophes are lost, without the "s" of a
        possessive ("Syrias")."""
        words = self._said(span)
        return words[:-1] if words[-1:] == "s" and words[:-1] in self._whole else words

    def _said(self, span: Span) -> str:
        return named_as(self._text[slice(*span)])


def _whole(text: str, places: Iterable[Span]) -> list[Span]:
    """The names of places in a text, in order, each as long as its name is."""
    found: list[Span] = []
    for span in sorted(whole_place(text, span) for span in places):
        if not found or span[1] > found[-1][1]:
            found.append(span)
    return found


def _most(names: Iterable[str], text: str) -> str | None:
    """The country named most often by far, if its people's names do not speak for
    another."""
    found = Counter(name for name in names if name in countries()).most_common(2)
    if not found or (len(found) > 1 and found[0][1] < 2 * found[1][1]):
        return None
    told = Counter(filter(None, map(_country_told, _CAPITAL.findall(text))))
    first = told.most_common(1)
    return None if first and first[0][0] != found[0][0] else found[0][0]


def _country_told(word: str) -> str | None:
    """The country that a word names, or whose people's it is: "Syrias", "Turkish"."""
    for form in (word, word.removesuffix("s")):
        country = form if form in countries() else country_of(form)
        if country is not None:
            return country
    return None


def _is_broad(name: str) -> bool:
    """Whether a name is a country's or a region's, or begins with a people's: "Israeli
    borders"."""
    return is_wide(name) or name.split()[0] in peoples()
