"""What a text tells of a place beside its name: ", Ohio" behind it."""

import re

from marsad.locate.find import Name
from marsad.locate.gazetteer import Gazetteer
from marsad.records.claim import Span

_WORD = r"[^\W\d_][\w.'’-]*"
_BEHIND = re.compile(rf"(?:,| \(| in) ?({_WORD}(?: {_WORD}){{0,3}})")
_REACH = 60
"""Characters behind a name that are looked at."""
_MOST = 2
"""Larger places behind a name, at most."""
_LARGER = frozenset({"country", "admin1", "admin2", "region"})


def name_at(
    text: str,
    span: Span,
    gazetteer: Gazetteer,
    country: str | None = None,
    admin1: str | None = None,
) -> Name:
    """The name at a stretch of a text, with the larger places told right behind it."""
    larger: list[str] = []
    at = span[1]
    for _ in range(_MOST):
        found = _BEHIND.match(text[at : at + _REACH])
        words = None if found is None else _unit(found[1], gazetteer)
        if found is None or words is None:
            break
        larger.append(words)
        at += found.start(1) + len(words)
    return Name(text[slice(*span)], tuple(larger), country, admin1)


def _unit(words: str, gazetteer: Gazetteer) -> str | None:
    """The longest beginning of some words that names a unit or a country."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count]).rstrip(".,")
        if not said[:1].isupper() and said.isascii():
            continue
        if any(entry.kind in _LARGER for entry in gazetteer.lookup(said)):
            return " ".join(parts[:count])
    return None
