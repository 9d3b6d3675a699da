"""What a text tells of a place beside its name: ", Ohio" behind it."""

import re

from marsad.locate.entry import Entry
from marsad.locate.find import Name
from marsad.locate.gazetteer import Gazetteer
from marsad.locate.rank import within
from marsad.locate.words import CLOSE, LENGTHS
from marsad.records.claim import Span

_WORD = r"[^\W\d_][\w.'’-]*"
_BEHIND = re.compile(rf"(?:[,،]| \(| in| في| ب) ?({_WORD}(?: {_WORD}){{0,3}})")
_NEXT = re.compile(r"(?: |-)[^\W\d_][\w'’-]*")
_MORE = 3
"""Words behind a name that may belong to it."""
_SIDE = r"(?:north|south)?-?(?:north|south|east|west)(?:ern)?"
_DISTANCE = rf"\d{{1,3}}(?:\.\d+)? ?(?:{LENGTHS})"
_LEAD = re.compile(
    rf"\b(?:{_DISTANCE} (?:to the )?)?{_SIDE}"
    r"(?: (?:parts?|countryside|outskirts|suburbs|edges?|banks?))? of (?:the )?\Z"
)
"""Right before a name: how far and on which side of it."""
_FAR = re.compile(
    rf"(?:\b{_DISTANCE}(?: to the)?"
    r"|(?:على )?(?:بعد|مساف[ةه]) (?:نحو |حوالي )?\d{1,3}(?:[.,]\d+)? [ء-ي]{2,9})\s\Z",
    re.I,
)
"""Right before a side: how far away on it."""
_ON_SIDE = re.compile(
    rf"{_SIDE} (?:of|from) |(?:إلى )?(?:ال)?(?:شمال|جنوب|شرق|غرب)", re.I
)
_CLOSE = re.compile(
    rf"(?:\b(?:{CLOSE})(?: the)?"
    r"|(?<![ء-ي])(?:قرب|بالقرب من|محيط|مشارف|أطراف))\s\Z",
    re.I,
)
"""Right before a name: not in it."""
_RIVER = re.compile(r"\s(?:لـ?|من )?نهر [ء-ي]{3,}")
"""Right behind "the eastern bank"."""
_REACH = 60
"""Characters before and behind a name that are looked at."""
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
    words = text[slice(*span)]
    inner = gazetteer.lookup(words)
    larger: list[str] = []
    at = span[1]
    for _ in range(_MOST):
        found = _BEHIND.match(text[at : at + _REACH])
        told = None if found is None else _unit(found[1], gazetteer)
        if found is None or told is None:
            break
        said, units = told
        inner = tuple(e for e in inner if any(_inside(e, unit) for unit in units))
        if not inner:
            break
        larger.append(said)
        at += found.start(1) + len(said)
    return Name(words, tuple(larger), country, admin1)


def whole_name(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """The stretch that a name found in a text has in the gazetteer: with the words
    behind it ("Deir" is "Deir ez-Zor"), else without its last ones; and with what
    tells how far and on which side of it, before it."""
    start, end = span
    ends = [end]
    while len(ends) <= _MORE and (more := _NEXT.match(text, ends[-1])) is not None:
        ends.append(more.end())
    while (less := text.rfind(" ", start, end)) > start:
        end = less
        ends.insert(0, end)
    known = [end for end in ends if gazetteer.lookup(text[start:end])]
    return _led(text, span[0], _LEAD), known[-1] if known else span[1]


def with_lead(words: str, text: str, span: Span) -> str:
    """Words for a place, found in a stretch of a text, with what tells before them how
    far from it or how near, and the river behind a bank: readers of claims keep to
    the name."""
    at = text.find(words, *span)
    if at < 0:
        return words
    leads = (_FAR,) if _ON_SIDE.match(words) else (_LEAD, _CLOSE)
    start = _led(text, at, *leads)
    river = _RIVER.match(text, at + len(words)) if "ضف" in words else None
    end = river.end() if river else at + len(words)
    said = text[start:end]
    return words if said == words else " ".join(said.split())


def _led(text: str, at: int, *leads: re.Pattern[str]) -> int:
    """Where the longest of the leads begins that end right before a name."""
    found = [lead.search(text, max(0, at - _REACH), at) for lead in leads]
    return min((match.start() for match in found if match), default=at)


def _inside(entry: Entry, unit: Entry) -> bool:
    """Whether an entry lies in a unit: in a list of towns none holds the one before."""
    return within(entry, unit) and entry.id != unit.id and entry.kind != "country"


def _unit(words: str, gazetteer: Gazetteer) -> tuple[str, tuple[Entry, ...]] | None:
    """The longest beginning of some words that names a unit or a country, and those
    that it names."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count]).rstrip(".,")
        if not said[:1].isupper() and said.isascii():
            continue
        units = tuple(e for e in gazetteer.lookup(said) if e.kind in _LARGER)
        if units:
            return " ".join(parts[:count]), units
    return None
