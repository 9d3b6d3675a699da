"""The words around a quote, as far as they may leave.

They are withheld and masked as the quote is. Where that is not sure, a reader gets the
quote alone: in reports that tell of a closed case, of a child by name or of sexual
violence, beside words that were withdrawn, and where a name that is withheld stands
half in the quote.
"""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator

from marsad.publish.scope import Scope
from marsad.publish.seal import WITHHELD
from marsad.records.claim import Claim, Span, touch
from marsad.records.context import NONE, Context
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.text.sheet import beside
from marsad.text.special import tells_of_rape
from marsad.text.split import Sentence, sentences

MOST = 200
"""Characters of context on either side of a quote."""
CUT = "…"
"""Where words of the same sentence were left out."""


def contexts(
    claims: Iterable[Claim], dossier: Dossier, scope: Scope
) -> Iterator[tuple[str, Context]]:
    """The context of each claim that has one to tell, by its public id."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report, []).append(claim)
    for id, told in by_report.items():
        report = dossier.reports.get(id)
        if report is None or not _speaks(report, scope):
            continue
        for claim in told:
            found = _redacted(claim, report, scope)
            if found != NONE:
                yield scope.ren(claim.id), found


def _speaks(report: Report, scope: Scope) -> bool:
    """Whether a report's words may stand around its quotes."""
    if any(report.id in held for held in (scope.protected, scope.shy, scope.quiet)):
        return False
    return not tells_of_rape(f"{report.title or ''}\n{report.text}")


def around(text: str, span: Span) -> tuple[Span, Span]:
    """Where the context of a quote stands: the rest of its sentence on either side, or
    the sentence beside it where the quote has all of its own."""
    start, end = span
    cut = _sentences(text)
    starts = [one.start for one in cut]
    first = max(0, bisect.bisect_right(starts, start) - 1)
    last = max(first, bisect.bisect_left(starts, end) - 1)
    before, after = start, end
    if cut:
        before = min(start, cut[first].start)
        if not text[before:start].strip() and first > 0:
            before = cut[first - 1].start
        after = max(end, cut[last].end)
        if not re.search(r"\w", text[end:after]) and last + 1 < len(cut):
            after = cut[last + 1].end
    return (before, start), (end, after)


@functools.lru_cache(maxsize=16)
def _sentences(text: str) -> tuple[Sentence, ...]:
    """Kept, as a report's claims are asked for one after the other."""
    return tuple(sentences(text))


def _beside(report: Report, claim: Claim) -> tuple[Span, Span] | None:
    """Where the words beside a quote stand; of a claim passed on by another monitor
    those that it passes on with it. None: there are none to tell."""
    if not report.text or claim.is_row:
        return None
    if report.passed_on_by is None:
        return around(report.text, claim.span)
    left, right = (beside(report.text, claim.span, n) for n in ("before", "after"))
    return left or (0, 0), right or (0, 0)


def words_around(report: Report, claim: Claim) -> Context:
    """The context on record, with nothing withheld."""
    found = _beside(report, claim)
    if found is None:
        return NONE
    left, right = found
    return _cut(report.text[slice(*left)], report.text[slice(*right)])


def _redacted(claim: Claim, report: Report, scope: Scope) -> Context:
    shut = claim.id in scope.hidden or claim.id in scope.closed
    text, found = report.text, _beside(report, claim)
    if shut or found is None or text[slice(*claim.span)] != claim.quote:
        return NONE
    left, right = found
    unsaid = scope.unsaid.get(claim.report, ())
    if any(touch(side, span) for side in (left, right) for span in unsaid):
        return NONE
    names = scope.names.get(claim.report, ())
    before, after = text[slice(*left)], text[slice(*right)]
    whole = before + claim.quote + after
    told = scope.seal.text(whole, names)
    if told != whole:
        before, quote, after = (
            scope.seal.text(part, names) for part in (before, claim.quote, after)
        )
        if told != before + quote + after:
            return NONE
    return _cut(before, after)


def _cut(before: str, after: str) -> Context:
    """The two ends next to the quote, on one line, at whole words and masks."""
    before, after = (re.sub(r"\s+", " ", one) for one in (before, after))
    if len(before) > MOST:
        kept = _without_half(before[-MOST:], WITHHELD[-1], WITHHELD[0])
        before = f"{CUT} {kept.partition(' ')[2]}"
    if len(after) > MOST:
        kept = _without_half(after[MOST - 1 :: -1], WITHHELD[0], WITHHELD[-1])[::-1]
        after = f"{kept.rpartition(' ')[0]} {CUT}"
    return Context(before.lstrip(), after.rstrip())


def _without_half(text: str, closing: str, opening: str) -> str:
    """The text without the end of a mask whose beginning was cut away."""
    at, opened = text.find(closing), text.find(opening)
    return text[at + 1 :] if at >= 0 and not 0 <= opened < at else text
