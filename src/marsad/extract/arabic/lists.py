"""People named in a row: "they arrested X, Y and Z" is a claim about each.

The network finds that people were killed or held, and often takes a list of them for
one name or for none. What it says of the words before a row holds for all its names.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.arabic.kinds import told_kind
from marsad.extract.arabic.measures import told
from marsad.extract.arabic.rows import rows
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span
from marsad.text.arabic import Plain

_LEAD = 60
"""Characters between the words of a claim and the first name, at most."""
_TOTAL = 120
"""The same between the number of those named and the first name."""
_LONG = 200
"""Letters of a claim's words with a name behind them, at most."""
_KINDS = {
    "detained": "detention",
    "abducted": "abduction",
    "released": "release",
    "missing": "person",
}
"""What befell people -> the kind of the claim; else it is that of the event."""
_FATES = ("killed", "wounded", *_KINDS)


@dataclass(frozen=True, slots=True)
class _Fate:
    """What befell the people of a row: the kind of the claims, and what counts them."""

    kind: str
    measure: str


def with_rows(plain: Plain, found: Found) -> Found:
    """What was found, with a claim and a figure for each name of a row."""
    for row in rows(plain.text):
        span = plain.stored(row.span)
        head = _head(found.claims, span)
        if head is None:
            continue
        own = plain.text[plain.plain_end(head.span[0]) : row.span[0]]
        before = plain.text[max(0, row.span[0] - _TOTAL) : row.span[0]]
        fate = told(own) or told(before) or head.status
        if fate in _FATES:
            kind = _KINDS.get(fate, head.kind)
            if kind == "casualties":
                kind = told_kind(kind, before, "")
            names = [plain.stored(name) for name in row.names]
            found = _named(found, head, _Fate(kind, fate), names, row.listed)
    return found


def _head(claims: Sequence[FoundClaim], row: Span) -> FoundClaim | None:
    """The claim in whose words a row begins or that it follows; one that begins in it
    where there is no such."""
    before = [
        claim
        for claim in claims
        if claim.span[0] <= row[0] and row[0] - claim.span[1] <= _LEAD
    ]
    inside = [claim for claim in claims if row[0] < claim.span[0] < row[1]]
    return before[-1] if before else inside[0] if inside else None


def _named(
    found: Found, head: FoundClaim, fate: _Fate, names: Sequence[Span], listed: bool
) -> Found:
    """What was found, with claims about the names instead of those that touch them."""
    row = names[0][0], names[-1][1]
    figures, total = _without(found.figures, row, fate.measure)
    claims = []
    for claim in found.claims:
        if (
            claim is head
            and claim.span[0] < row[0]
            and _counts(figures, claim.span[0], row[0])
        ):
            end = min(claim.span[1], row[0])
            claims.append(replace(claim, span=(claim.span[0], end), status=None))
        elif claim is not head and not row[0] <= claim.span[0] < row[1]:
            claims.append(claim)
    kept = any(claim.span[0] == head.span[0] for claim in claims)
    for k, name in enumerate(names):
        start = name[0] if kept or (listed and k) else min(head.span[0], name[0])
        if name[1] - start > _LONG:
            start = name[0]
        claims.append(_of_name(head, fate, (start, name[1]), name))
    same = [f.population for f in found.figures if f.measure == fate.measure]
    counted = next(filter(None, same), "people")
    figures += [FoundFigure(name, fate.measure, counted, total) for name in names]
    claims.sort(key=lambda claim: claim.span)
    return replace(found, claims=claims, figures=figures)


def _counts(figures: Sequence[FoundFigure], start: int, end: int) -> bool:
    """Whether a figure stands between two places."""
    return any(start <= figure.span[0] < end for figure in figures)


def _without(
    figures: Sequence[FoundFigure], row: Span, fate: str
) -> tuple[list[FoundFigure], int | None]:
    """The figures that do not touch a row, and which tells how many it has."""
    stays = [f.span[1] <= row[0] or f.span[0] >= row[1] for f in figures]
    places = {old: new for new, old in enumerate(i for i, s in enumerate(stays) if s)}
    kept = [
        replace(f, part_of=None if f.part_of is None else places.get(f.part_of))
        for f, stay in zip(figures, stays, strict=True)
        if stay
    ]
    totals = [
        k
        for k, f in enumerate(kept)
        if f.measure == fate and 0 <= row[0] - f.span[1] <= _TOTAL
    ]
    return kept, totals[-1] if totals else None


def _of_name(head: FoundClaim, fate: _Fate, span: Span, name: Span) -> FoundClaim:
    """A claim of one name, as the head tells of it."""
    roles = {**head.roles, "person": (name,)}
    return replace(head, span=span, kind=fate.kind, status=fate.measure, roles=roles)
