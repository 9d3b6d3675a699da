"""Tallies by place that no sentence tells: "Aleppo: 3 killed; Idlib: 2 wounded"."""

import re
from collections.abc import Iterator

from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span

_MEASURES = {
    "killed": "killed", "dead": "killed", "deaths": "killed", "martyrs": "killed",
    "wounded": "wounded", "injured": "wounded", "missing": "missing",
    "detained": "detained", "arrested": "detained", "abducted": "abducted",
    "displaced": "displaced",
}  # fmt: skip
_COUNT = (
    rf"(?P<count>\d[\d,]*) (?:people |civilians )?(?P<word>{'|'.join(_MEASURES)})\b"
)
_ROW = re.compile(
    r"(?:(?<=[.;,\n] )|(?<=\n)|\A)(?P<place>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}): "
    rf"(?P<counts>{_COUNT}(?:,? (?:and )?\d[\d,]* (?:{'|'.join(_MEASURES)})\b)*)"
)
_ONE = re.compile(_COUNT)


def with_rows(text: str, found: Found) -> Found:
    """What was found, and the rows of lists that it lacks."""
    taken = [claim.span for claim in found.claims]
    for row in _ROW.finditer(text):
        if any(a < row.end() and row.start() < b for a, b in taken):
            continue
        found.claims.append(
            FoundClaim(row.span(), "casualties", "asserted", None, _place(row))
        )
        found.figures.extend(_figures(row))
    found.claims.sort(key=lambda claim: claim.span)
    return found


def _place(row: re.Match[str]) -> dict[str, tuple[Span, ...]]:
    return {"place": (row.span("place"),)}


def _figures(row: re.Match[str]) -> Iterator[FoundFigure]:
    for one in _ONE.finditer(row.string, *row.span("counts")):
        measure = _MEASURES[one["word"]]
        yield FoundFigure(one.span(), measure, "people", None)
