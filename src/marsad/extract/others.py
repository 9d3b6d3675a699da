"""Of whom some or the rest of those counted are, in any language.

"15 others" are like those before them, and monks or prisoners are no civilians by that
word.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from marsad.records.claim import Claim, Figure
from marsad.text.normal import fold

_BEHIND = 24
"""Characters behind a number's own words that may say whom it counts."""


def with_others(text: str, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each of their figures of the people whom its words mean."""
    known = list(claims)
    figures = {claim.id: claim.figures for claim in known}

    def meant(claim: Claim, at: int) -> Figure:
        figure = claim.figures[at]
        before = claim.figures[at - 1] if at else None
        if figure.population is None:
            return figure
        if before and before.population and _says("others", figure.text):
            return replace(figure, population=before.population)
        part = figure.part_of
        if part is None or figure.population != "civilians":
            return figure
        whole = figures[part.claim][part.figure]
        if whole.population == "people" and _anybody(text, figure):
            return replace(figure, population="people")
        return figure

    return [
        replace(c, figures=tuple(meant(c, at) for at in range(len(c.figures))))
        for c in known
    ]


def _anybody(text: str, figure: Figure) -> bool:
    """Whether words call those counted what fighters may be as well."""
    start, end = figure.span
    if not _says("anybody", figure.text):
        return False
    return not _says("civilians", text[start : end + _BEHIND])


def _says(name: str, words: str) -> bool:
    return _pattern(name).search(fold(words)) is not None


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    source = resources.files("marsad.extract").joinpath("data/others.toml")
    rows = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return re.compile("|".join(f"(?:{row})" for row in rows))
