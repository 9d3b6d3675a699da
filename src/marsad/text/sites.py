"""Whether words that tell whose ground something is speak of a place as a whole, or of
something in or near it: a base, a building, captured guns."""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from marsad.text.normal import fold
from marsad.text.parties_ar import is_arabic

_LARGER = re.compile("[,،]")
_ARTICLE = re.compile(r"^(?:the |ال(?=\w{2}))")
_JOINED = r"(?:[وفبلك]{0,2}(?:ال|لل)?)"
"""Letters that may be joined to an Arabic word: "and", "in", "to", the article."""


def tells_whole(quote: str, place: str | None) -> bool:
    """Whether a quote speaks of a place itself, by name or as "the town"; and not of
    what lies in or near it alone. A site that is the place told is a place itself."""
    arabic = is_arabic(quote)
    known, said = _patterns(arabic), fold(quote)
    head = _ARTICLE.sub("", fold(_LARGER.split(place or "")[0]))
    if not head or known.site.search(head):
        return True
    named = rf"\b{_JOINED if arabic else ''}{re.escape(head)}"
    found = list(re.finditer(named, said)) or list(known.town.finditer(said))
    if not found:
        return known.site.search(said) is None and known.area.search(said) is None
    return not all(_part(known, said, at) for at in found)


def _part(known: "_Patterns", said: str, at: re.Match[str]) -> bool:
    """Whether a name stands only for where something is."""
    before, behind = said[: at.start()], said[at.end() :]
    return (
        known.before.search(before) is not None
        or known.near.search(before) is not None
        or (known.behind is not None and known.behind.match(behind) is not None)
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    site: re.Pattern[str]
    before: re.Pattern[str]
    near: re.Pattern[str]
    behind: re.Pattern[str] | None
    town: re.Pattern[str]
    area: re.Pattern[str]


@functools.cache
def _patterns(arabic: bool) -> _Patterns:
    source = resources.files("marsad.text").joinpath("data/sites.toml")
    told = tomllib.loads(source.read_text(encoding="utf-8"))
    return _arabic(told["ar"]) if arabic else _english(told)


def _english(told: dict[str, str]) -> _Patterns:
    sites, towns = "|".join(told["sites"]), "|".join(told["towns"])
    kind = rf"(?: (?:the|its|an?))?(?: (?:{told['kinds']})(?: of)?)? \Z"
    gap = rf"(?: (?!(?:{told['between']})\b)\w+){{0,5}}?"
    return _Patterns(
        re.compile(rf"\b(?:{sites})\b"),
        re.compile(rf"\b(?:{sites}){gap} (?:{told['before']}){kind}"),
        re.compile(rf"\b(?:{told['near']}){kind}"),
        re.compile(rf"s?(?: (?:{told['own']}))* (?:{sites}|{told['outside']})\b"),
        re.compile(rf"\b(?:{towns})\b"),
        re.compile(rf"\b(?:{'|'.join(told['areas'])})\b"),
    )


def _arabic(told: dict[str, str]) -> _Patterns:
    sites = rf"\b{_JOINED}(?:{_either(told['sites'])})"
    kind = rf"(?: {_JOINED}(?:{_either(told['kinds'])}))? \Z"
    near = rf"\b{_JOINED}(?:{_either(told['near'])})"
    return _Patterns(
        re.compile(rf"{sites}\b"),
        re.compile(
            rf"{sites}(?: \w+){{0,3}}?(?: (?:{_either(told['before'])}))?{kind}"
        ),
        re.compile(rf"{near}{kind}"),
        None,
        re.compile(rf"\b(?:{_either(told['towns'])})\b"),
        re.compile(rf"\b{_JOINED}(?:{_either(told['areas'])})\b"),
    )


def _either(words: str) -> str:
    return "|".join(_longest_first(fold(words).split()))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))
