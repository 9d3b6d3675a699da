"""Reads short invented reports for tests, and says what holds of any reading."""

import functools
from collections.abc import Sequence
from datetime import date

from marsad.extract.base import Reading
from marsad.extract.english.reader import EnglishReader
from marsad.locate.time import resolve_time
from marsad.records.claim import Claim, Figure
from marsad.records.report import Report

PUBLISHED = date(2019, 5, 8)
"""A Wednesday."""


def read_all(*texts: str, published: date = PUBLISHED) -> list[Reading]:
    """The readings of several reports, read in one run."""
    reports = [
        Report(f"rpt-{i}", text, "", published=published, language="en")
        for i, text in enumerate(texts)
    ]
    return list(EnglishReader().read(reports))


@functools.lru_cache(maxsize=256)
def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of one report."""
    (reading,) = read_all(text)
    return reading.claims


def figures_of(text: str) -> list[tuple[str, float | None, float | None]]:
    """Measure, low and high of every figure, each once, in order."""
    found = {
        figure.span: figure for claim in claims_of(text) for figure in claim.figures
    }
    return [(f.measure, f.low, f.high) for _, f in sorted(found.items())]


def about(text: str, words: str) -> list[Claim]:
    """The claims whose quote touches some words of the text."""
    start = text.index(words)
    end = start + len(words)
    return [c for c in claims_of(text) if c.span[0] < end and c.span[1] > start]


def days(claim: Claim, published: date = PUBLISHED) -> tuple[str | None, str | None]:
    """The first and last day of a claim, ISO."""
    when = resolve_time(claim.time, published)
    return (
        when.start and when.start.isoformat(),
        when.end and when.end.isoformat(),
    )


def check(text: str, made: Sequence[Claim]) -> None:
    """Asserts what holds of the claims of any report."""
    by_id = {claim.id: claim for claim in made}
    assert len(by_id) == len(made)
    for claim in made:
        assert 0 <= claim.span[0] < claim.span[1] <= len(text)
        assert claim.quote == text[slice(*claim.span)]
        assert (claim.person is None) == (claim.status is None)
        for name in (claim.speaker, claim.actor, claim.target, claim.place, *claim.via):
            assert name is None or name.strip()
        for figure in claim.figures:
            assert figure.text == text[slice(*figure.span)]
            assert claim.span[0] <= figure.span[0] < figure.span[1] <= claim.span[1]
            assert _ends(figure, by_id)


def _ends(figure: Figure, by_id: dict[str, Claim]) -> bool:
    """Whether the way from part to whole comes to an end."""
    seen = set()
    while (part := figure.part_of) is not None:
        if (part.claim, part.figure) in seen:
            return False
        seen.add((part.claim, part.figure))
        figure = by_id[part.claim].figures[part.figure]
    return True
