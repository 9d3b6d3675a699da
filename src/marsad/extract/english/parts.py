"""Which figure is included in which: "22 people, six of them civilians"."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from marsad.records.claim import Claim, Figure, PartOf, touch
from marsad.text.dates import find_dates, resolve
from marsad.text.split import LONGEST

_INCLUDES = re.compile(
    r"\b(?:include[sd]?|including|among (?:them|whom|those|the)|amongst (?:them|whom)"
    r"|of (?:whom|which|them|those)|made up of|comprising|consisting of)\b",
    re.I,
)
_OF_THEM = re.compile(
    r"\bof (?:them|whom|which|these|those|the (?:dead|victims|killed|slain|wounded"
    r"|injured|casualties|fatalities|deaths|total|bodies))\b",
    re.I,
)
_AMONG = re.compile(
    r"\b(?:among|amongst|of) (?:the|those) (?:\d+ )?(?:dead|killed|victims|slain"
    r"|wounded|injured|casualties|fatalities|martyrs|bodies)\b",
    re.I,
)
_REFERS = re.compile(
    r"^\W*(?:(?:that|this|the) (?:figure|number|total|toll|count|death toll)\b.{0,30}"
    r"\binclud|among (?:them|those|the (?:dead|killed|victims|wounded|injured))"
    r"|(?:they|those(?: killed| dead)?|these|the (?:dead|victims|fatalities)) "
    r"(?:include|were|comprise)"
    r"|(?:\w+ ){0,3}of (?:them|those killed|the dead|the victims)\b)",
    re.I,
)
_ANOTHER = re.compile(r"\b(?:another|further|additional|more|other|others)\b", re.I)
_COLON = re.compile(r"[^,;:\n]*: (?:[\w-]+ ){0,3}$")
_LISTED = 45
"""Characters between two parts of one list, at most."""
_REACH = 2
"""Claims back in which the total may stand that a sentence refers to."""
_MOST = 60
"""Figures before or after one that are looked at."""
_SPREAD = 12
"""Claims after a lead's total in which its parts may stand."""
_FAR = 4
"""Claims from a total from which on another kind of event is no part of it."""
_NO_EVENT = frozenset({"casualties", "person"})
_VAGUE = frozenset({"ago", "past", "this", "recent", "overnight", "weekend"})
"""Forms of dates that do not tell the very days."""

_Days: TypeAlias = tuple[date, date] | None
"""First and last day of an event, where they are known."""


@dataclass(frozen=True, slots=True)
class _At:
    """One figure and where it is."""

    claim: int
    index: int
    figure: Figure


def fitting(claims: Sequence[Claim], published: date | None) -> list[Claim]:
    """The claims with links from part to whole that can be. A figure that is linked
    to one of another measure, a smaller one or the same once more, goes to the nearest
    before it that fits, or is part of nothing; so is one that is linked to a figure of
    another day or, far off, of another kind of event. What a table's headings tell
    stays."""
    known = {
        (claim.id, k): _At(c, k, figure)
        for c, claim in enumerate(claims)
        for k, figure in enumerate(claim.figures)
    }
    order = list(known)
    places = {key: place for place, key in enumerate(order)}
    told = {claim.id for claim in claims if "certainty:table" in claim.rules}
    days = [_days(claim, published) for claim in claims]

    def mended(at: tuple[str, int], figure: Figure) -> Figure:
        part = figure.part_of
        if part is None or at[0] in told:
            return figure
        whole, own = known[part.claim, part.figure], known[at]
        if _fits(whole.figure, figure):
            together = _of_one(claims, whole.claim, own.claim) and not _never_both(
                days[whole.claim], days[own.claim]
            )
            return figure if together else replace(figure, part_of=None)
        before = order[max(0, places[at] - _MOST) : places[at]]
        fits = (k for k in reversed(before) if _fits(known[k].figure, figure))
        other = next((k for k in fits if known[k].figure.part_of is None), None)
        return replace(figure, part_of=None if other is None else PartOf(*other))

    return [
        replace(
            claim,
            figures=tuple(
                mended((claim.id, k), f) for k, f in enumerate(claim.figures)
            ),
        )
        for claim in claims
    ]


def _of_one(claims: Sequence[Claim], whole: int, part: int) -> bool:
    """Whether two claims may count in one event: near one another, or of one kind, or
    with a toll that names no event."""
    kinds = {claims[whole].kind, claims[part].kind}
    near = abs(part - whole) < _FAR
    return near or len(kinds) == 1 or not kinds.isdisjoint(_NO_EVENT)


def _days(claim: Claim, published: date | None) -> _Days:
    """First and last day of an event, where the claim's own words tell both."""
    words = claim.time
    if words is None or words.mode != "at" or not touch(words.span, claim.span):
        return None
    return _told_days(words.text, published)


@functools.lru_cache(maxsize=4096)
def _told_days(words: str, published: date | None) -> _Days:
    found = find_dates(words)
    if not found or found[0].form in _VAGUE or found[0].bound != "at":
        return None
    start, end, _ = resolve(found[0], published)
    return None if start is None or end is None else (start, end)


def _never_both(one: _Days, other: _Days) -> bool:
    """Whether a whole day lies between two events."""
    if one is None or other is None:
        return False
    day = timedelta(days=1)
    return other[0] - one[1] > day or one[0] - other[1] > day


def _fits(whole: Figure, part: Figure) -> bool:
    """Whether one figure can include another."""
    same = part.measure == whole.measure and _may_hold(whole, part)
    return same and not _apart(whole, part)


def _apart(whole: Figure, part: Figure) -> bool:
    """Whether two figures count the same people over again, or none of the same."""
    sides = {part.population, whole.population} == {"civilians", "combatants"}
    again = (part.low, part.high) == (whole.low, whole.high) and _size(part) > 1
    return sides or again


def with_parts(
    text: str, claims: Sequence[Claim], published: date | None = None
) -> list[Claim]:
    """The claims with `part_of` set on those figures that had none, never in a
    circle."""
    rows = [
        _At(c, i, figure)
        for c, claim in enumerate(claims)
        for i, figure in enumerate(claim.figures)
    ]
    wholes: dict[tuple[int, int], _At] = {}
    for k, row in enumerate(rows):
        before = rows[max(0, k - _MOST) : k]
        whole = _whole_before(text, before, row, wholes)
        whole = whole or _referred(text, claims, before, row)
        if whole is not None:
            wholes[row.claim, row.index] = whole
    days = [_days(claim, published) for claim in claims]
    for part, whole in _broken_down(days, rows, wholes):
        wholes.setdefault((part.claim, part.index), whole)
    wholes = _straight(claims, rows, wholes)
    return [_linked(claims, c, wholes) for c in range(len(claims))]


def _straight(
    claims: Sequence[Claim], rows: Sequence[_At], wholes: dict[tuple[int, int], _At]
) -> dict[tuple[int, int], _At]:
    """Those of the links for figures without one that lead to no circle."""
    order = {claim.id: c for c, claim in enumerate(claims)}
    leads: dict[tuple[int, int], tuple[int, int]] = {
        (row.claim, row.index): (order[part.claim], part.figure)
        for row in rows
        if (part := row.figure.part_of) is not None and part.claim in order
    }
    kept = {}
    for key, whole in wholes.items():
        c, i = key
        at: tuple[int, int] | None = (whole.claim, whole.index)
        while at is not None and at != key:
            at = leads.get(at)
        if at is None and claims[c].figures[i].part_of is None:
            leads[key] = (whole.claim, whole.index)
            kept[key] = whole
    return kept


def _linked(
    claims: Sequence[Claim], c: int, wholes: dict[tuple[int, int], _At]
) -> Claim:
    claim = claims[c]
    figures = tuple(
        replace(figure, part_of=PartOf(claims[whole.claim].id, whole.index))
        if (whole := wholes.get((c, i))) is not None
        else figure
        for i, figure in enumerate(claim.figures)
    )
    return replace(claim, figures=figures)


def _size(figure: Figure) -> float:
    return (figure.low if figure.low is not None else figure.high) or 0.0


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether a figure is large enough to include another."""
    least = whole.high is None or _size(part) <= whole.high
    return _size(part) <= _size(whole) and least


def _whole_before(
    text: str,
    before: Sequence[_At],
    row: _At,
    wholes: dict[tuple[int, int], _At],
) -> _At | None:
    """The figure that the words between, or its own, say this is part of."""
    start, end = row.figure.span
    own = _OF_THEM.search(text[start : end + 25])
    for other in reversed(before[-4:]):
        gap = text[other.figure.span[1] : start]
        if len(gap) > 120 or "." in gap or other.claim < row.claim - 1:
            return None
        if other.figure.measure != row.figure.measure:
            continue
        known = wholes.get((other.claim, other.index))
        if known is not None and (own or _listed(gap)):
            return known if _may_hold(known.figure, row.figure) else None
        told = own or _INCLUDES.search(gap) or _broken_by_colon(text, other, gap)
        if told and _may_hold(other.figure, row.figure):
            return other
    return None


def _broken_by_colon(text: str, whole: _At, gap: str) -> bool:
    """ "35 dead: ten in Varna", but not "Varna: 3 dead, Talin: 2"."""
    start = whole.figure.span[0]
    return _COLON.match(gap) is not None and not text[:start].rstrip().endswith(":")


def _listed(gap: str) -> bool:
    """Whether words between two figures only go on with a list."""
    return len(gap) <= _LISTED and not _ANOTHER.search(gap)


def _referred(
    text: str, claims: Sequence[Claim], before: Sequence[_At], row: _At
) -> _At | None:
    """The total that the sentence's opening words refer to."""
    start = row.figure.span[0]
    floor = max(0, start - LONGEST)
    marks = (". ", "\n", ".\u201c", '."')
    opening = max(floor - 1, *(text.rfind(mark, floor, start) for mark in marks))
    head = text[opening + 1 : row.figure.span[1] + 40].lstrip('\u201d" .\n')
    after = text[row.figure.span[0] : row.figure.span[1] + 60].split(".")[0]
    among = _AMONG.search(head) or _AMONG.search(after)
    if among:
        return _last_total(before, row)
    if not _REFERS.match(head):
        return None
    for other in reversed(before):
        if row.claim - other.claim > _REACH or other.figure.span[1] > opening + 1:
            continue
        if _may_hold(other.figure, row.figure) and _size(other.figure) > 1:
            same = other.figure.measure == row.figure.measure
            if same or head.lower().startswith(("that", "this", "the figure")):
                return other
    return None


def _last_total(before: Sequence[_At], row: _At) -> _At | None:
    """The nearest larger figure of the same measure that is no part itself."""
    for other in reversed(before):
        same = other.figure.measure == row.figure.measure
        if same and _size(other.figure) > max(1.0, _size(row.figure)):
            return other
    return None


def _broken_down(
    days: Sequence[_Days],
    rows: Sequence[_At],
    wholes: dict[tuple[int, int], _At],
) -> Iterator[tuple[_At, _At]]:
    """Later figures of one measure that add up to an earlier total exactly."""
    for k, total in enumerate(rows):
        figure = total.figure
        if (total.claim, total.index) in wholes or _size(figure) < 3:
            continue
        parts = [
            row
            for row in rows[k + 1 : k + 1 + _MOST]
            if row.figure.measure == figure.measure
            and (row.claim, row.index) not in wholes
            and 0 < row.claim - total.claim <= _SPREAD
            and not _never_both(days[total.claim], days[row.claim])
            and _size(row.figure) < _size(figure)
        ]
        for first in range(len(parts)):
            chosen = _adding_up(parts[first:], _size(figure))
            if chosen:
                yield from ((part, total) for part in chosen)
                break


def _adding_up(parts: Sequence[_At], total: float) -> list[_At]:
    """The first parts, at least two, if they add up to the total; else none."""
    seen = 0.0
    for count, part in enumerate(parts, 1):
        seen += _size(part.figure)
        if seen == total and count > 1:
            return list(parts[:count])
        if seen > total:
            break
    return []
