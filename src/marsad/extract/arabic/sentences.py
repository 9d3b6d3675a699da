"""Cut an Arabic report into lines and sentences."""

import re

from marsad.records.claim import Span

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|[.!?]{1,3}(?=[ء-ي])|\n+")
_TITLE = re.compile(r"(?<![ء-ي])(?:د|م|أ|ا|ج|ص|ق)\Z")
"""Abbreviations: doctor, engineer, page ..."""


def sentences(plain: str) -> list[Span]:
    """The sentences of a text in plain spelling, without blanks at their ends."""
    found: list[Span] = []
    start = 0
    for end in _END.finditer(plain):
        if end[0] == "." and _TITLE.search(plain, max(0, end.start() - 2), end.start()):
            continue
        _add(plain, start, end.end(), found)
        start = end.end()
    _add(plain, start, len(plain), found)
    return found


def _add(plain: str, start: int, end: int, found: list[Span]) -> None:
    words = plain[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if first < last:
        found.append((first, last))
