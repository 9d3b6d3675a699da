"""The larger place that a report names beside a place: "Douma in Eastern Ghouta"."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from marsad.records.claim import Span
from marsad.text.peoples import is_wide

REACH = 48
"""Characters between a place and the larger one that it lies in, at most."""
_INSIDE = re.compile(
    r"^(?:(?: (?:city|town|village|district|suburb|area|region|camp))?"
    r",? (?:(?:located|lying|situated|a \w+|the \w+) )?(?:\w+ )?"
    r"(?:in|of|on|near|outside|(?:west|east|north|south)\w* of) (?:the )?(?:\w+ )?"
    r"(?:\w+ (?:in|of) )?(?:the )?|, |,? ?)$"
)
_AND = re.compile(r",? and (?:the )?")
_SPACES = re.compile(r"\s+")


class Containers:
    """Which places of a report lie in which."""

    def __init__(self, text: str, places: Sequence[Span]) -> None:
        """`places` are the names of places in the text, in order."""
        self._beside: dict[str, Counter[str]] = {}
        names = [(_said(text, span), span) for span in places]
        rows = _rows(text, places)
        for (inner, one), (outer, two) in itertools.pairwise(names):
            gap = text[one[1] : two[0]]
            if one in rows and not is_wide(outer):
                continue
            if inner != outer and len(gap) <= REACH and _INSIDE.match(gap):
                self._beside.setdefault(_key(inner), Counter())[outer] += 1

    def with_larger(self, place: str) -> str:
        """The place, and after a comma the larger one that the report gives most."""
        found = self._beside.get(_key(place))
        if not found or "," in place:
            return place
        most = max(found.values())
        larger = next(name for name, count in found.items() if count == most)
        return place if _key(larger) in _key(place) else f"{place}, {larger}"


def _rows(text: str, places: Sequence[Span]) -> set[Span]:
    """The places of rows that a comma divides from the next: "Harim, Salma and Qadma"
    lie in each other as little as those that "and" joins."""
    found: set[Span] = set()
    joined = False
    for one, two in reversed(list(itertools.pairwise(places))):
        gap = text[one[1] : two[0]]
        if joined and gap == ", ":
            found.add(one)
        else:
            joined = _AND.fullmatch(gap) is not None
    return found


def _said(text: str, span: Span) -> str:
    return _SPACES.sub(" ", text[slice(*span)])


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")
