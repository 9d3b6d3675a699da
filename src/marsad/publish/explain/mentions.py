"""Where a speaker whom a claim names is mentioned, nearest to the claim."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from marsad.records.claim import Span
from marsad.records.war import War
from marsad.text.names import acronym, bare, word_list
from marsad.text.normal import fold

PART = 60
"""Characters by which a whole name may stand farther off than a part of it."""
INSIDE = 25
"""The same for names outside the claim's words and names inside them."""
SHORTEST = 4
"""Letters of a word that can stand for a whole name."""
_FORMS = {"ا": "اأإآٱ", "أ": "اأإآٱ", "إ": "اأإآٱ", "آ": "اأإآٱ", "ي": "يىی"}
_FORMS |= {"ى": "يىی", "ة": "ةه", "ه": "ةه", "ک": "كک", "ك": "كک", "ی": "يىی"}
_SIGNS = "[\u0640\u064b-\u065f\u0670]*"
_PREFIX = "(?:[وف]?[بلك]?)"


Aliases: TypeAlias = Mapping[str, tuple[str, ...]]
"""Names by each of the names of the same party or source, without its article."""


def aliases(war: War) -> Aliases:
    """The other names of parties and sources, as marsad.toml has them."""
    sources = [(known.name, *known.aliases) for known in war.sources]
    parties = [(known.name, *known.aliases) for known in war.parties]
    return {bare(name): names for names in (*sources, *parties) for name in names}


def mention(
    text: str, name: str, near: Span, also: Aliases | None = None
) -> Span | None:
    """The words for `name` that stand nearest to the span; None where none do.

    The name as it is or another that `also` has for it, its initials in capitals, or
    telling words of it.
    """
    others = (also or {}).get(bare(name), ())
    patterns = dict.fromkeys(
        [*_patterns(name), *(p for other in others for p in _patterns(other))]
    )
    found = [
        (_distance(match, near) + cost, match)
        for pattern, cost in patterns
        for match in _spans(pattern, text)
    ]
    return min(found)[1] if found else None


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (match.span("name") for match in pattern.finditer(text))


def _distance(found: Span, near: Span) -> int:
    if found[1] <= near[0]:
        return near[0] - found[1]
    if found[0] >= near[1]:
        return found[0] - near[1]
    return INSIDE


@functools.lru_cache(maxsize=4096)
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    words = name.split()
    if not any(sign.isalnum() for sign in name):
        return ()
    whole = r"\s+".join(map(_spelt, words))
    kinds = [(_bounded(whole, re.IGNORECASE), 0)]
    short = acronym(name).upper()
    if len(short) >= 3:
        kinds.append((_bounded(re.escape(short)), PART))
    telling = "|".join(_spelt(word) for word in words if _tells(word))
    if len(words) > 1 and telling:
        every = "|".join(map(_spelt, words))
        run = rf"(?:{telling})(?:(?:\s+(?:{every}))*\s+(?:{telling}))?"
        kinds.append((_bounded(run), PART))
    return tuple(kinds)


def _tells(word: str) -> bool:
    """Whether a word can stand for the name it is part of: a name's own word."""
    plain = fold(word)
    small = ("links", "particles", "titles", "generic", "anybody")
    return (
        len(plain) >= SHORTEST
        and not word[:1].islower()
        and not any(plain in word_list(name) for name in small)
    )


def _spelt(word: str) -> str:
    return "".join(
        f"[{_FORMS.get(sign, sign)}]{_SIGNS}" if _arabic(sign) else re.escape(sign)
        for sign in word
    )


def _bounded(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as whole words; Arabic ones may have a letter glued before."""
    first = pattern.lstrip("(?:[")[:1]
    before = rf"(?<!\w){_PREFIX}" if _arabic(first) else r"(?<!\w)"
    return re.compile(rf"{before}(?P<name>{pattern})(?!\w)", flags)


def _arabic(sign: str) -> bool:
    return "\u0621" <= sign <= "\u064a" or "\u066e" <= sign <= "\u06d3"
