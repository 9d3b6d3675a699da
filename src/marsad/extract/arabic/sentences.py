"""Cut an Arabic report into lines and sentences."""

import re

from marsad.records.claim import Span

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|[.!?]{1,3}(?=[ء-ي])|\n+")
_TITLE = re.compile(r"(?<![ء-ي])(?:د|م|أ|ا|ج|ص|ق)\Z")
"""Abbreviations: doctor, engineer, page ..."""

_LINE = re.compile(
    r"\A\s*(?P<told>\S[^\n]{0,300}?)(?:\s+[-|]\s?[^-|\n]{1,30})?\s*(?:\n|\Z)"
)
_FEWEST = 4
"""Words of a headline that tells something."""


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


def headline(plain: str) -> list[Span]:
    """The first line of a text in plain spelling, without a site's name behind it: what
    the page was put out for. None where the line is too short for one."""
    found = _LINE.search(plain)
    if found is None or found["told"].count(" ") < _FEWEST - 1:
        return []
    return [found.span("told")]


def _add(plain: str, start: int, end: int, found: list[Span]) -> None:
    words = plain[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    if first < last:
        found.append((first, last))
