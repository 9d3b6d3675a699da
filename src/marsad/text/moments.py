"""Which figures hold at a moment: how many there are, not how many came to be so."""

import functools
import re
import tomllib
from importlib import resources

from marsad.records.claim import MOMENTARY, STOCKS, Claim, Figure
from marsad.records.when import When
from marsad.text.normal import fold

_ENDS = re.compile(r"[.;؛:!?؟\n](?!\d)")
"""Where a clause ends."""
_NUMBER = " nnn "
"""What stands for the number in the patterns of `data/moments.toml`."""


def is_stock(claim: Claim, when: When, figure: Figure) -> bool:
    """Whether a figure outside events holds at a moment (rule N4): what always does,
    what its words tell so, and those detained or missing, unless "since" a day or as a
    total, which is a flow over the time between."""
    if figure.measure in MOMENTARY or stands(claim, figure):
        return True
    longer = when.start is not None and when.end is not None and when.end > when.start
    since = claim.time is not None and claim.time.mode in ("since", "total")
    return figure.measure in STOCKS and not longer and not since


def only_stands(claim: Claim) -> bool:
    """Whether all that a claim counts is told to be so: no incident, nor a total."""
    figures = claim.figures
    return bool(figures) and all(stands(claim, figure) for figure in figures)


def stands(claim: Claim, figure: Figure) -> bool:
    """Whether the words of a claim tell that those counted are so, as "3,000 are
    displaced" does, which "3,000 were displaced" does not."""
    if figure.measure not in _tables():
        return False
    begin, end = (at - claim.span[0] for at in figure.span)
    likes = [f.span for f in claim.figures if f.measure == figure.measure]
    first = max((e - claim.span[0] for _, e in likes if e <= figure.span[0]), default=0)
    last = min(
        (s - claim.span[0] for s, _ in likes if s >= figure.span[1]),
        default=len(claim.quote),
    )
    before = _ENDS.split(claim.quote[first:begin])[-1]
    behind = _ENDS.split(claim.quote[end:last], maxsplit=1)[0]
    return _told(figure.measure, before, figure.text, behind)


@functools.lru_cache(maxsize=1 << 14)
def _told(measure: str, before: str, number: str, behind: str) -> bool:
    words = fold(before + _NUMBER + number + behind)
    told, but = (_patterns(measure, name) for name in ("words", "but"))
    return told.search(words) is not None and but.search(words) is None


@functools.cache
def _patterns(measure: str, name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row})" for row in _tables()[measure][name]))


@functools.cache
def _tables() -> dict[str, dict[str, list[str]]]:
    source = resources.files("marsad.text").joinpath("data/moments.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
