"""People named in a row: "they arrested X, Y and Z" is a claim about each.

The network finds that people were killed or held, and often takes a list of them for
one name or for none. What it says of the words before a row holds for all its names.
"""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from marsad.extract.arabic.kinds import told_kind
from marsad.extract.arabic.measures import told
from marsad.extract.arabic.rows import Row, rows
from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Span
from marsad.text.arabic import Plain

_LEAD = 60
"""Characters between the words of a claim and the first name, at most."""
_TOTAL = 120
"""The same between the number of those named and the first name."""
_LONG = 200
"""Letters of a claim's words with a name behind them, at most."""
_BACK = 8
"""Claims and figures before a row that are looked at."""
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
    first = {f.measure: f.population for f in reversed(found.figures) if f.population}
    made = _Rows(plain, found, first)
    for row in rows(plain.text):
        made.add(row)
    return made.found()


@dataclass(slots=True)
class _Rows:
    """What was found, while the names of rows are put in the place of what touches
    them; claims and figures stand in the order of the text."""

    plain: Plain
    before: Found
    populations: dict[str, str]
    """Whom the first figure of each measure counts."""
    claims: dict[int, FoundClaim | None] = field(default_factory=dict)
    """By number: claims that are cut, or left out."""
    gone: set[int] = field(default_factory=set)
    """Numbers of figures that names stand for."""
    named: list[FoundClaim] = field(default_factory=list)
    counted: list[FoundFigure] = field(default_factory=list)
    """Of the names; each is part of a figure by its number before."""

    def add(self, row: Row) -> None:
        """Put the claims of a row in place, where something befell its people."""
        span = self.plain.stored(row.span)
        at = self._head(span)
        fate = None if at is None else self._fate(self.before.claims[at], row)
        if at is not None and fate is not None:
            names = [self.plain.stored(name) for name in row.names]
            self._put(at, fate, names, row.listed)

    def _head(self, row: Span) -> int | None:
        """The claim in whose words a row begins or that it follows; one that begins
        in it where there is no such."""
        claims = self.before.claims
        first = bisect.bisect_right(claims, row[0], key=lambda claim: claim.span[0])
        for at in range(first - 1, max(-1, first - 1 - _BACK), -1):
            if row[0] - claims[at].span[1] <= _LEAD:
                return at
        inside = first < len(claims) and claims[first].span[0] < row[1]
        return first if inside else None

    def _fate(self, head: FoundClaim, row: Row) -> _Fate | None:
        text, start = self.plain.text, row.span[0]
        own = text[self.plain.plain_end(head.span[0]) : start]
        before = text[max(0, start - _TOTAL) : start]
        measure = told(own) or told(before) or head.status
        if measure not in _FATES:
            return None
        kind = _KINDS.get(measure, head.kind)
        if kind == "casualties":
            kind = told_kind(kind, before, "")
        return _Fate(kind, measure)

    def _put(self, at: int, fate: _Fate, names: Sequence[Span], listed: bool) -> None:
        """Claims about the names instead of those that touch them."""
        row, head = (names[0][0], names[-1][1]), self.before.claims[at]
        total = self._figures(row, fate.measure)
        kept = head.span[0] < row[0] and self._counts(head.span[0], row[0])
        self._clear(row)
        end = min(head.span[1], row[0])
        cut = replace(head, span=(head.span[0], end), status=None)
        self.claims[at] = cut if kept else None
        for k, name in enumerate(names):
            start = name[0] if kept or (listed and k) else min(head.span[0], name[0])
            span = (start if name[1] - start <= _LONG else name[0], name[1])
            self.named.append(_of_name(head, fate, span, name))
        counted = self.populations.get(fate.measure, "people")
        self.counted += [FoundFigure(n, fate.measure, counted, total) for n in names]

    def _clear(self, row: Span) -> None:
        """Leave out the claims that begin in a row."""
        claims = self.before.claims
        first = bisect.bisect_left(claims, row[0], key=lambda claim: claim.span[0])
        last = bisect.bisect_left(claims, row[1], key=lambda claim: claim.span[0])
        self.claims |= dict.fromkeys(range(first, last))

    def _figures(self, row: Span, fate: str) -> int | None:
        """Leave out the figures that touch a row; which tells how many it has."""
        total = None
        figures = self.before.figures
        first = bisect.bisect_left(figures, row[0], key=lambda f: f.span[0])
        for at in range(max(0, first - _BACK), len(figures)):
            start, end = figures[at].span
            if start >= row[1]:
                break
            if end > row[0]:
                self.gone.add(at)
            elif figures[at].measure == fate and row[0] - end <= _TOTAL:
                total = at
        return total

    def _counts(self, start: int, end: int) -> bool:
        """Whether a figure that stays stands between two places."""
        figures = self.before.figures
        first = bisect.bisect_left(figures, start, key=lambda f: f.span[0])
        last = bisect.bisect_left(figures, end, key=lambda f: f.span[0])
        return any(at not in self.gone for at in range(first, last))

    def found(self) -> Found:
        """All of it, in order."""
        if not self.named:
            return self.before
        stays = [k for k in range(len(self.before.figures)) if k not in self.gone]
        places: dict[int | None, int] = {old: new for new, old in enumerate(stays)}
        figures = [self.before.figures[k] for k in stays] + self.counted
        claims = [
            self.claims.get(k, claim) for k, claim in enumerate(self.before.claims)
        ]
        kept = [claim for claim in (*claims, *self.named) if claim is not None]
        return replace(
            self.before,
            claims=sorted(kept, key=lambda claim: claim.span),
            figures=[replace(f, part_of=places.get(f.part_of)) for f in figures],
        )


def _of_name(head: FoundClaim, fate: _Fate, span: Span, name: Span) -> FoundClaim:
    """A claim of one name, as the head tells of it."""
    roles = {**head.roles, "person": (name,)}
    return replace(head, span=span, kind=fate.kind, status=fate.measure, roles=roles)
