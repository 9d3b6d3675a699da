"""Marks over a text that may nest and overlap, and the text cut where they change."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.records.claim import Span

KINDS = ("mismatch", "claim", "speaker", "via", "figure")
"""Of equal spans the first one here is the outer one."""
LANES = 4
"""Lines under the text that overlapping claims are told apart by."""
_HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_GAP = re.compile(r"\n[ \t]*\n[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text that something was read from."""

    kind: str
    span: Span
    labels: tuple[str, ...]
    """What it is called in the margin: ``1``, ``1a``, ``M1``."""
    claims: tuple[int, ...]
    """Numbers of the claims it belongs to."""
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Text over which no mark begins or ends; its marks from the outside in."""

    span: Span
    marks: tuple[Mark, ...] = ()


def merged(marks: Iterable[Mark]) -> list[Mark]:
    """Marks of one kind on the same words as one, in order; claims in lanes."""
    groups: dict[tuple[str, Span], list[Mark]] = defaultdict(list)
    for mark in marks:
        groups[mark.kind, mark.span].append(mark)
    found = [
        replace(
            group[0],
            labels=tuple(dict.fromkeys(x for mark in group for x in mark.labels)),
            claims=tuple(sorted({x for mark in group for x in mark.claims})),
        )
        for group in groups.values()
    ]
    return list(_in_lanes(sorted(found, key=_order)))


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """The whole text in order, cut at paragraphs and wherever a mark begins or ends.

    Marks that do not lie in the text are left out; no character is, ever.
    """
    inside = [m for m in marks if 0 <= m.span[0] < m.span[1] <= len(text)]
    edges = {0, len(text), *(edge for mark in inside for edge in mark.span)}
    gaps = [match.span() for match in _GAP.finditer(text)]
    cuts = sorted(edges.union(*gaps))
    order = sorted(inside, key=_order)
    found: list[Piece] = []
    waiting, over = 0, list[Mark]()
    for start, end in itertools.pairwise(cuts):
        over = [mark for mark in over if mark.span[1] > start]
        while waiting < len(order) and order[waiting].span[0] <= start:
            over.append(order[waiting])
            waiting += 1
        found.append(Piece((start, end), tuple(over)))
    return found


def paragraphs(text: str, cut: Sequence[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """Runs of pieces, each a paragraph (True) or the blank lines between two."""
    gaps = [match.span() for match in _GAP.finditer(text)]
    run: list[Piece] = []
    for piece in cut:
        while gaps and gaps[0][1] <= piece.span[0]:
            yield from _run(False, run)
            run, gaps = [], gaps[1:]
        if gaps and piece.span[0] == gaps[0][0]:
            yield from _run(True, run)
            run = []
        run.append(piece)
    last = run[-1].span[1] if run else 0
    yield from _run(not (gaps and last == gaps[0][1]), run)


def harmless(text: str) -> str:
    """What a screen may be given: no character that moves, hides or turns text."""
    return _HARMFUL.sub(lambda match: sign_for(match[0]), text)


def harmful(text: str) -> Iterator[tuple[str, bool]]:
    """The text in runs; True beside each single character not to be shown as such."""
    at = 0
    for match in _HARMFUL.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def sign_for(character: str) -> str:
    """A visible sign in place of such a character; none for a carriage return."""
    code = ord(character)
    if character == "\r":
        return ""
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _run(words: bool, run: list[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    if run:
        yield words, run


def _order(mark: Mark) -> tuple[int, int, int, tuple[int, ...]]:
    start, end = mark.span
    return start, -end, KINDS.index(mark.kind), mark.claims


def _in_lanes(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Overlapping claims in different lanes, as far as there are lanes."""
    ends = [0] * LANES
    for mark in marks:
        if mark.kind != "claim":
            yield mark
            continue
        free = [i for i, end in enumerate(ends) if end <= mark.span[0]]
        lane = free[0] if free else LANES - 1
        ends[lane] = max(ends[lane], mark.span[1])
        yield replace(mark, lane=lane)
