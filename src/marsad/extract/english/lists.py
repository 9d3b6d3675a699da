"""Tallies by place that no sentence tells: "Aleppo: 3 killed; Idlib: 2 wounded"."""

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.english.headings import kind_of, people_counted, sums_up
from marsad.extract.english.teasers import teasers
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span, touch
from marsad.text.split import sentences

_NEXT = r"(?:[A-Z]|(?:a[dlnrstz]|ash|e[lrsz])-)[\w'’-]*"
_PLACE = rf"(?P<place>[A-Z][\w'’-]*(?: {_NEXT}){{0,3}})"
"""The name of a place, "Deir ez-Zor" too, or what stands for one."""
_GAP = 80
"""Characters between two rows of one list, at most."""
_NONE = r"(?! (?:sentences?|penalt\w+|threats?|warrants?|certificates?)\b)"
"""What does not follow a word that counts people: "12 death sentences"."""


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A row, and one of its counts."""
    words = "|".join(sorted(people_counted()))
    one = rf"\d[\d,]* (?:people |civilians )?(?P<word>{words})\b{_NONE}"
    more = rf"(?:,? (?:and )?\d[\d,]* (?:{words})\b{_NONE})*"
    row = rf"(?:(?<=[.;,\n] )|(?<=\n)|\A){_PLACE}: (?P<counts>{one}{more})"
    return re.compile(row), re.compile(one)


def with_rows(text: str, found: Found) -> Found:
    """What was found, with a claim for each row of a list: those that it lacks, and
    those that it holds as one claim, of which each has a place of its own."""
    rows = _rows(text)
    for claim in list(found.claims):
        held = [row for row in rows if touch(claim.span, row.span())]
        if len(held) > 1 and _only_heads(text[claim.span[0] : held[0].start()]):
            found.claims.remove(claim)
            found.claims += [_of_row(row, claim) for row in held]
    taken = [claim.span for claim in found.claims]
    for row in rows:
        if not any(touch(span, row.span()) for span in taken):
            kind = kind_of(people_counted()[row["word"]])
            plain = FoundClaim(row.span(), kind, "asserted", None, {})
            found.claims.append(_of_row(row, plain))
    counted = [figure.span for figure in found.figures]
    found.figures += [
        figure
        for row in rows
        for figure in _figures(row)
        if not any(touch(figure.span, span) for span in counted)
    ]
    found.claims.sort(key=lambda claim: claim.span)
    found.figures = _linked(text, found.figures, rows)
    return found


def _rows(text: str) -> list[re.Match[str]]:
    """The rows of the report's own lists."""
    rows = list(_patterns()[0].finditer(text))
    others = teasers(text, sentences(text)) if rows else []
    spans = [(other.start, other.end) for other in others]
    return [row for row in rows if _held((row.start(), row.start() + 1), spans) is None]


def _linked(
    text: str, figures: list[FoundFigure], rows: list[re.Match[str]]
) -> list[FoundFigure]:
    """The figures, those of rows as parts of the total that a row below them in their
    list tells, and of no other row."""
    spans = [row.span() for row in rows]
    where = [_held(figure.span, spans) for figure in figures]
    totals = _totals(text, rows)
    first: dict[tuple[int, str], int] = {}
    for i, row in enumerate(where):
        if row is not None:
            first.setdefault((row, figures[i].measure), i)

    def linked(figure: FoundFigure, row: int | None) -> FoundFigure:
        if row is None:
            return figure
        total = totals.get(row, row)
        whole = figure.part_of
        if total != row:
            whole = first.get((total, figure.measure), whole)
        apart = whole is not None and where[whole] not in (None, row, total)
        return replace(figure, part_of=None if apart else whole)

    return [linked(*each) for each in zip(figures, where, strict=True)]


def _totals(text: str, rows: list[re.Match[str]]) -> dict[int, int]:
    """Row -> the row of its list's total below it."""
    found, total = {}, None
    for k in reversed(range(len(rows))):
        gap = text[rows[k].end() : rows[k + 1].start()] if k + 1 < len(rows) else ""
        if len(gap) > _GAP or "\n\n" in gap:
            total = None
        if sums_up(rows[k]["place"]):
            total = k
        elif total is not None:
            found[k] = total
    return found


def _held(span: Span, others: list[Span]) -> int | None:
    """Which of some stretches, in order and apart, another touches first."""
    at = bisect.bisect_right(others, span[0], key=lambda other: other[1])
    return at if at < len(others) and touch(span, others[at]) else None


def _of_row(row: re.Match[str], claim: FoundClaim) -> FoundClaim:
    """A claim of the row alone, as another tells of it."""
    return replace(claim, span=row.span(), roles=claim.roles | _place(row))


def _only_heads(words: str) -> bool:
    """Whether the words of a claim before its first row are no more than a heading."""
    return not words.strip() or words.rstrip().endswith(":")


def _place(row: re.Match[str]) -> dict[str, tuple[Span, ...]]:
    return {"place": () if sums_up(row["place"]) else (row.span("place"),)}


def _figures(row: re.Match[str]) -> Iterator[FoundFigure]:
    for one in _patterns()[1].finditer(row.string, *row.span("counts")):
        measure = people_counted()[one["word"]]
        yield FoundFigure(one.span(), measure, "people", None)
