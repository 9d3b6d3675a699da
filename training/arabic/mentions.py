"""Where an Arabic text names what a label names: behind "and", "in", "to" as well, and
a country where the text has only its adjective."""

import functools
import re

from marsad.records.claim import Span
from marsad.text.arabic import Plain, plain
from marsad.text.peoples_ar import adjectives
from training.inputs import Row

_SIGNS = re.compile(r"[\s\"'()#_]+")
_PARTS = re.compile(r"[,،;؛]| و(?=ريف)")
_BODIES = {"المرصد": "المرصد", "الشبكه": "الشبكه", "الدفاع": "الدفاع المدني"}
"""First word of a body's name -> how texts call it for short."""
_ANYWHERE = frozenset(
    ["في", "من", "علي", "قرب", "محيط", "مدينه", "بلده", "قريه", "ريف"]
)
"""Words that name nothing alone."""
_SHORTEST = 4
"""Letters of a part of a name that stands for it, at least."""
_CLITICS = r"(?:[وفبلك]?ال|لل)?"
_FEW = 4
"""Words of a name that is called by its last one, fewer than these."""


class Mentions:
    """Of one report, with offsets into the text as it is stored."""

    def __init__(self, text: str) -> None:
        self._read = Plain(text)

    def of(self, claim: Row, role: str) -> list[Span] | None:
        """The spans of a role's words; None where the claim has no such role."""
        found = self._plain(claim, role)
        return None if found is None else [self._read.stored(span) for span in found]

    def _plain(self, claim: Row, role: str) -> list[Span] | None:
        name = claim["via"] if role == "via" else claim[role]
        if isinstance(name, list):
            name = name[0] if name else None
        if not name:
            return None
        if role == "place":
            return self._place(name)
        found = self._spans(name)
        if found and role == "speaker":
            found += [s for s in self._short(name) if not _inside(s, found)]
        return sorted(found) or self._people(name) or self._longest_part(name)

    def _place(self, name: str) -> list[Span]:
        parts = _PARTS.split(name)
        whole = (self._spans(part) for part in parts)
        some = (self._longest_part(part) for part in parts)
        return next((s for s in whole if s), None) or next((s for s in some if s), [])

    def _spans(self, name: str) -> list[Span]:
        words = _SIGNS.sub(" ", plain(name)).strip(" ,.;")
        if not words:
            return []
        return [found.span(1) for found in _pattern(words).finditer(self._read.text)]

    def _short(self, name: str) -> list[Span]:
        """Where a body or a person is called by one word."""
        words = plain(name).split()
        if len(words) < 2:
            return []
        if words[0] in _BODIES:
            return self._spans(_BODIES[words[0]])
        last = words[-1]
        known = len(words) < _FEW and len(last) >= _SHORTEST
        return self._spans(last) if known else []

    def _people(self, name: str) -> list[Span]:
        """Where a country is told by the adjective of its people."""
        adjectives = _adjectives().get(plain(name).removeprefix("ال"), ())
        return sorted(
            found.span()
            for word in adjectives
            for found in re.finditer(
                rf"(?<![ء-ي]){_CLITICS}{word}(?:ه|ين|ون|ات|تين)?(?![ء-ي])",
                self._read.text,
            )
        )

    def _longest_part(self, name: str) -> list[Span]:
        """Where the longest run of a name's words stands that the text has."""
        words = _SIGNS.sub(" ", plain(name).replace(",", " ")).split()
        for size in range(len(words) - 1, 0, -1):
            for i in range(len(words) - size + 1):
                part = " ".join(words[i : i + size])
                if len(part) < _SHORTEST or part in _ANYWHERE:
                    continue
                if found := self._spans(part):
                    return found
        return []


@functools.lru_cache(maxsize=1 << 16)
def _pattern(words: str) -> re.Pattern[str]:
    """A name behind the letters that may be joined to it."""
    first, *rest = words.split(" ")
    either = re.escape(first)
    if first.startswith("ال") and len(first) > 3:
        either = rf"(?:{either}|(?<=ل)ل{re.escape(first[2:])})"
    body = r"[\s\"'(),.]{1,3}".join([either, *map(re.escape, rest)])
    return re.compile(rf"(?<![ء-يA-Za-z])[وف]?[بلك]?({body})(?![ء-يA-Za-z])")


@functools.cache
def _adjectives() -> dict[str, tuple[str, ...]]:
    """Country in plain spelling, without its article -> adjectives of its people."""
    return {
        plain(name).removeprefix("ال"): words for name, words in adjectives().items()
    }


def _inside(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] < end for start, end in others)
