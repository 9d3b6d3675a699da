"""Where a claim's event was: the words pointed at, read as a place.

A side or a people is no place ("the headquarters of Division 30 near Azaz" is Azaz),
and words without a name get the place that they speak of ("the city's east").
"""

import bisect
import re
from collections import Counter
from collections.abc import Sequence

from marsad.extract.english.containers import Containers
from marsad.extract.english.naming import LEADING, SPACES
from marsad.records.claim import Span
from marsad.text.parties import fights
from marsad.text.peoples import countries, country_of, peoples, regions

_IN = re.compile(
    r"\b(?:in|at|near|on|outside|inside|around) (?:the )?(?:[a-z]+ (?:of )?){0,3}\Z"
)
_NEAR = 40
_WIDE = re.compile(r"(?:['’]?s)? (?:province|governorate|region|countryside|state)\b")
_SIDE = re.compile(
    r"(?:far |whole )?(?:(?:north|south)(?:-?(?:east|west))?|east|west|cent(?:er|re))",
    re.I,
)
_UNIT = re.compile(r"\b(?:Division|Brigade|Regiment|Battalion|Corps)\b")
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_COUNTRY = re.compile(r"\bcountry(?:['’]?s)?\b")
_TOWN = re.compile(r"\b(?:city|town|village)(?:['’]?s)?\b")
_REACH, _BACK = 25, 400
"""Characters around "the north" in which "city" or "country" stands, and those before
words without a name in which the place that they speak of does."""


class Places:
    """The places of a text, and what claims that point at them are told to be in."""

    def __init__(self, text: str, places: Sequence[Span]) -> None:
        """`places` are the names of places in the text."""
        self._text = text
        self._named = sorted(places)
        self._containers = Containers(text, self._named)
        self._whole = frozenset(map(self._said, self._named)) | countries()
        self._country = _country(text)

    def of(self, pointed: Sequence[Span], claim: Span) -> str | None:
        """The place of a claim, with the larger one after a comma; `pointed` are the
        words that may name it, likeliest first."""
        own = self._inside(pointed[:1], claim)
        if own is not None:
            return self._containers.with_larger(own)
        sides = []
        for span in pointed:
            words = self._said(span)
            if not words or words in peoples() or fights(words) or _UNIT.search(words):
                sides.append(span)
            else:
                return self._larger(words, span)
        return self._of_side(sides[0]) if sides else None

    def _of_side(self, span: Span) -> str | None:
        """The place named right behind a side, "Division 30 near Azaz", or a people's
        country; a unit's number may name its base."""
        words = self._said(span)
        if words in peoples():
            return country_of(words)
        at = bisect.bisect_left(self._named, (span[1], span[1]))
        for behind in self._named[at : at + 1]:
            if behind[0] - span[1] <= _NEAR:
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
            and not _is_wide(text[slice(*at)])
        }
        return found.pop() if len(found) == 1 else None

    def _larger(self, words: str, span: Span) -> str:
        larger = self._containers.with_larger(words)
        if "," in larger or not words.islower():
            return larger
        around = self._around(words, span)
        return words if around is None else f"{words}, {around}"

    def _around(self, words: str, span: Span) -> str | None:
        """The place that words without a name speak of: the country for "the north",
        or else the last place named before."""
        start, end = span
        beside = self._text[max(0, start - _REACH) : end + _REACH]
        side = _SIDE.fullmatch(words) is not None and not _TOWN.search(beside)
        if side or _COUNTRY.search(beside):
            return self._country
        at = bisect.bisect_left(self._named, span)
        for name in reversed(self._named[:at]):
            if start - name[0] > _BACK:
                return None
            said = self._name(name)
            if said[:1].isupper() and not (_is_wide(said) or _is_peoples(said)):
                return said
        return None

    def _name(self, span: Span) -> str:
        """A place's name; where apostrophes are lost, without the "s" of a
        possessive ("Syrias")."""
        words = self._said(span)
        return words[:-1] if words[-1:] == "s" and words[:-1] in self._whole else words

    def _said(self, span: Span) -> str:
        words = SPACES.sub(" ", self._text[slice(*span)])
        return LEADING.sub("", words.strip(" ,.;:\"'“”"))


def _country(text: str) -> str | None:
    """The country that a text names most often, by its name or its people's."""
    named: Counter[str] = Counter()
    for word in _CAPITAL.findall(text):
        for form in (word, word.removesuffix("s")):
            country = form if form in countries() else country_of(form)
            if country is not None:
                named[country] += 1
                break
    return next((country for country, _ in named.most_common(1)), None)


def _is_wide(name: str) -> bool:
    return name in countries() or name in regions()


def _is_peoples(name: str) -> bool:
    """Whether a name begins with a people's: "Israeli borders"."""
    return name.split()[0] in peoples()
