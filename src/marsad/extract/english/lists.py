"""Tallies by place that no sentence tells: "Aleppo: 3 killed; Idlib: 2 wounded"."""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.english.headings import kind_of, people_counted
from marsad.extract.english.teasers import teasers
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span, touch
from marsad.text.split import sentences

_NEXT = r"(?:[A-Z]|(?:a[dlnrstz]|ash|e[lrsz])-)[\w'’-]*"
_PLACE = rf"(?P<place>[A-Z][\w'’-]*(?: {_NEXT}){{0,3}})"
"""The name of a place, "Deir ez-Zor" too, or what stands for one."""
_TOTALS = frozenset({"Total", "Overall", "Altogether"})
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
    found.figures = [
        _of_its_row(figure, found.figures, rows) for figure in found.figures
    ]
    counted = [figure.span for figure in found.figures]
    found.figures += [
        figure
        for row in rows
        for figure in _figures(row)
        if not any(touch(figure.span, span) for span in counted)
    ]
    found.claims.sort(key=lambda claim: claim.span)
    found.figures = _with_totals(found.figures, rows)
    return found


def _rows(text: str) -> list[re.Match[str]]:
    """The rows of the report's own lists."""
    rows = list(_patterns()[0].finditer(text))
    others = teasers(text, sentences(text)) if rows else []
    return [
        row
        for row in rows
        if not any(other.start <= row.start() < other.end for other in others)
    ]


def _with_totals(
    figures: list[FoundFigure], rows: list[re.Match[str]]
) -> list[FoundFigure]:
    """The figures, those of rows as parts of the total that a row below them tells."""
    where = [_row_of(figure.span, rows) for figure in figures]
    totals = {k for k, row in enumerate(rows) if row["place"] in _TOTALS}

    def linked(at: int) -> FoundFigure:
        figure, row = figures[at], where[at]
        if row is None or row in totals:
            return figure
        below = min((k for k in totals if k > row), default=None)
        whole = next(
            (
                i
                for i, other in enumerate(figures)
                if below is not None
                and where[i] == below
                and other.measure == figure.measure
            ),
            figure.part_of,
        )
        return replace(figure, part_of=whole)

    return [linked(at) for at in range(len(figures))]


def _row_of(span: Span, rows: list[re.Match[str]]) -> int | None:
    return next((k for k, row in enumerate(rows) if touch(span, row.span())), None)


def _of_its_row(
    figure: FoundFigure, figures: list[FoundFigure], rows: list[re.Match[str]]
) -> FoundFigure:
    """The figure, which is no part of another row's."""
    if figure.part_of is None:
        return figure
    own = _row_of(figure.span, rows)
    whole = _row_of(figures[figure.part_of].span, rows)
    apart = own is not None and whole is not None and own != whole
    return replace(figure, part_of=None) if apart else figure


def _of_row(row: re.Match[str], claim: FoundClaim) -> FoundClaim:
    """A claim of the row alone, as another tells of it."""
    return replace(claim, span=row.span(), roles=claim.roles | _place(row))


def _only_heads(words: str) -> bool:
    """Whether the words of a claim before its first row are no more than a heading."""
    return not words.strip() or words.rstrip().endswith(":")


def _place(row: re.Match[str]) -> dict[str, tuple[Span, ...]]:
    return {"place": () if row["place"] in _TOTALS else (row.span("place"),)}


def _figures(row: re.Match[str]) -> Iterator[FoundFigure]:
    for one in _patterns()[1].finditer(row.string, *row.span("counts")):
        measure = people_counted()[one["word"]]
        yield FoundFigure(one.span(), measure, "people", None)
