"""From what a network found in a report to the report's claims, in any language.

What a language's words mean - its numbers, names, weapons, hedges - it tells by an
object of the protocol `Rules`.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from marsad.extract.network.found import Found, FoundClaim, FoundFigure
from marsad.records.claim import Claim, Figure, PartOf, Span, TimeWords, touch
from marsad.records.ids import content_id
from marsad.text.coordinates import find_coordinates
from marsad.text.date_words import DateWords, within
from marsad.text.no_counts import no_counts
from marsad.text.numbers import Number
from marsad.text.phones import apart, phone_spans

NEAR = 60
"""Characters between a figure and the claim that it belongs to, at most."""
FEWEST = 2
"""Words of a claim without a figure."""
_AROUND = 4
"""Words beside a number to call that state anything, at least."""
_FAR = 400
"""Characters between a claim and a figure that are looked at."""
_SENTENCE = re.compile(r"[.!?][’”\")]*\s+(?=[A-Z“\"‘])|\n")
"""Where a sentence ends and the next begins."""
_THEN = re.compile(
    r"\bsince (?:then|that (?:day|date|time))\b|(?<!\w)و?منذ (?:ذلك|تلك)\b",
    re.IGNORECASE,
)
"""Words by which a number counts on from a day told before."""
_BEGAN = re.compile(
    r"\b(?:that|which) (?:(?:ha[ds]|have|was) )?(?:began|begun|started|launched)"
    r"(?: (?:on|in|about|around|some|nearly|almost|over|more than|less than))*\s*\Z"
    r"|(?<!\w)(?:الذي|التي) (?:بدأ|بدأت|بدا|بدات|انطلق|انطلقت)"
    r"(?: (?:في|يوم|منذ|قبل|نحو|حوالي|أكثر من))*\s*\Z",
    re.IGNORECASE,
)
"""Right before a date: from then on what is told of goes on."""
_LASTING = frozenset({"offensive", "siege", "clash"})
_UP_TO_NOW = re.compile(r"\bha(?:s|ve)\b", re.IGNORECASE)
"""Words of a tense that reaches up to the telling."""
_OPENING = 4
"""Characters between a date that opens a sentence and its claim are fewer."""
BESIDE = 8
"""Claims before and after a figure that are looked at."""
_BEHIND = 40
"""Characters right behind a claim that may deny it."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report's text, and all that was found in it."""

    report: str
    text: str
    found: Found
    dated: Sequence[DateWords]
    numbers: Sequence[Number]
    version: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """A name, and the sources it speaks through."""

    name: str
    via: tuple[str, ...] = ()


class Named(Protocol):
    """The names of one report, in the fullest form that it has."""

    def speakers(self, found: FoundClaim) -> tuple[Sequence[Speaker], str]:
        """Who says a claim, none for the report itself, and what tells it."""

    def place(self, found: FoundClaim, span: Span) -> tuple[str | None, str]:
        """Where it was, the larger place after a comma, and what tells it: POINTED
        for the words pointed at."""

    def person(self, found: FoundClaim, span: Span) -> tuple[str | None, str | None]:
        """Whose fate it tells, and which."""

    def words(self, found: FoundClaim, role: str) -> str | None:
        """What names its actor or target."""


class Rules(Protocol):
    """What the words of one language mean."""

    def named(self, read: "Read") -> Named:
        """The names of a report."""

    def missed(self, read: "Read") -> list[FoundFigure]:
        """Figures that only rules find."""

    def figure(
        self, text: str, found: FoundFigure, numbers: Sequence[Number]
    ) -> Figure | None:
        """The figure that words make; None where they count nothing."""

    def measure(self, text: str, figure: Figure, claim: Claim) -> str:
        """What a claim's figure counts."""

    def kind(self, kind: str, words: str, text: str, counted: bool) -> str:
        """The kind of a claim by its words, in a whole text; `counted` says whether it
        has figures."""

    def certainty(self, certainty: str, words: str, behind: str) -> str:
        """How sure a claim is by its words, and by those right behind it."""

    def bare(self, words: str) -> str:
        """Words without marks that say nothing, for telling how far apart others
        stand."""


POINTED = "network"
"""What tells a place where the network pointed at its words."""


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    found: FoundClaim
    span: Span
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    """Figures with their numbers among those found."""


def claims(read: Read, rules: Rules) -> list[Claim]:
    """The claims of a report in the order of its text, no two with one id."""
    drafts = [_Draft(claim, claim.span) for claim in read.found.claims]
    more = rules.missed(read)
    if more:
        figures = [*read.found.figures, *more]
        read = replace(read, found=replace(read.found, figures=figures))
    points = [(point.start, point.end) for point in find_coordinates(read.text)]
    calls = phone_spans(read.text)
    _share_out(read, drafts, rules, apart([*points, *no_counts(read.text)]))
    drafts = [draft for draft in drafts if not _scrap(read, draft, calls)]
    made = _Maker(read, rules, points)
    whole: dict[int, PartOf] = {}
    rows: dict[str, tuple[Claim, _Draft]] = {}
    for draft in drafts:
        for claim in made.claims(draft):
            if rows.setdefault(claim.id, (claim, draft))[1] is draft:
                for k, (number, _) in enumerate(draft.figures):
                    whole.setdefault(number, PartOf(claim.id, k))
    return [_linked(read, claim, draft, whole, rules) for claim, draft in rows.values()]


def _share_out(
    read: Read, drafts: list[_Draft], rules: Rules, none: Sequence[Span]
) -> None:
    """Give each figure to the claim that states it, whose words then hold it; the
    numbers of written positions, and others that count nobody, are none."""
    taken = 0
    order = sorted(enumerate(read.found.figures), key=lambda row: row[1].span)
    for number, found in order:
        made = rules.figure(read.text, found, read.numbers)
        if made is None or made.span[0] < taken or _held(made.span, none):
            continue
        draft = _nearest(read.text, drafts, made.span, rules)
        if draft is not None:
            taken = made.span[1]
            draft.figures.append((number, made))
            draft.span = (
                min(draft.span[0], made.span[0]),
                max(draft.span[1], made.span[1]),
            )


def _held(span: Span, others: Sequence[Span]) -> bool:
    """Whether a stretch touches one of others that stand in order."""
    at = bisect.bisect_right(others, span[0], key=lambda other: other[1])
    return at < len(others) and touch(span, others[at])


def _scrap(read: Read, draft: _Draft, calls: Sequence[Span]) -> bool:
    """Words too few to state anything, and no figure: "In", "In late May", and "my
    number is" before a number to call."""
    if draft.figures:
        return False
    words = read.text[slice(*draft.span)]
    for dated in _inside_of(read.dated, draft.span):
        words = words.replace(dated.text[dated.core - dated.start :], " ")
    fewest = FEWEST
    for call in (c for c in calls if touch(c, draft.span)):
        words, fewest = words.replace(read.text[slice(*call)], " "), _AROUND
    return len(words.split()) < fewest


def _inside_of(dated: Sequence[DateWords], span: Span) -> Sequence[DateWords]:
    """The time expressions that end within a claim."""
    first = bisect.bisect_right(dated, span[0], key=lambda words: words.end)
    return dated[first : bisect.bisect_right(dated, span[1], key=lambda w: w.end)]


def _nearest(
    text: str, drafts: list[_Draft], span: Span, rules: Rules
) -> _Draft | None:
    at = bisect.bisect_left(drafts, span, key=lambda draft: draft.found.span)

    def gap(draft: _Draft) -> tuple[int, int]:
        start, end = draft.span
        shared = min(end, span[1]) - max(start, span[0])
        if shared >= 0:
            return 0, -shared
        between = text[min(end, span[1]) : max(start, span[0])]
        return len(rules.bare(between[:_FAR])), -shared

    best = min(drafts[max(0, at - BESIDE) : at + BESIDE], key=gap, default=None)
    return best if best is not None and gap(best)[0] <= NEAR else None


def _linked(
    read: Read, claim: Claim, draft: _Draft, whole: dict[int, PartOf], rules: Rules
) -> Claim:
    figures = []
    for number, made in draft.figures:
        part = _whole_of(read.found, number)
        of = None if part is None else whole.get(part)
        measure = rules.measure(read.text, made, claim)
        figures.append(replace(made, measure=measure, part_of=of))
    return replace(claim, figures=tuple(figures))


def _whole_of(found: Found, number: int) -> int | None:
    """The figure that one is part of; None where that leads back to it."""
    part = at = found.figures[number].part_of
    seen = {number}
    while at is not None and at not in seen:
        seen.add(at)
        at = found.figures[at].part_of
    return None if at == number else part


class _Maker:
    """Makes claims of drafts."""

    def __init__(self, read: Read, rules: Rules, points: Sequence[Span]) -> None:
        self._read, self._rules, self._points = read, rules, points
        self._named = rules.named(read)

    def claims(self, draft: _Draft) -> Iterator[Claim]:
        """One claim, or one for each of several joint speakers."""
        speakers, how = self._named.speakers(draft.found)
        each: Sequence[Speaker | None] = speakers or [None]
        for said in each:
            yield self._claim(draft, said, how)

    def _claim(self, draft: _Draft, said: Speaker | None, how: str) -> Claim:
        read, found = self._read, draft.found
        person, status = self._named.person(found, draft.span)
        place, where = self._named.place(found, draft.span)
        if place is None:
            place, where = self._position(draft.span) or (None, where)
        name = None if said is None else said.name
        start, end = draft.span
        words = read.text[start:end]
        counted = bool(draft.figures)
        kind = self._rules.kind(found.kind, words, read.text, counted)
        behind = read.text[end : end + _BEHIND]
        certainty = self._rules.certainty(found.certainty, words, behind)
        key = (kind, start, end, name, person, status if person else None)
        return Claim(
            id=content_id("clm", read.report, *key),
            report=read.report,
            kind=kind,
            span=draft.span,
            quote=read.text[start:end],
            speaker=name,
            via=() if said is None else said.via,
            certainty=certainty,
            actor=self._named.words(found, "actor"),
            target=self._named.words(found, "target"),
            place=place,
            time=self._time(found, draft.span),
            person=person,
            status=status if person else None,
            reader=read.version,
            rules=_rules(draft, kind, certainty, how, where),
        )

    def _position(self, span: Span) -> tuple[str, str] | None:
        """The position that a claim's words write, where they name no place."""
        at = bisect.bisect_left(self._points, span)
        if at < len(self._points) and self._points[at][1] <= span[1]:
            return self._read.text[slice(*self._points[at])], "position"
        return None

    def _own_date(self, span: Span) -> DateWords | None:
        """The only time expression in a claim's words, or the one that opens its
        sentence right before them: "On 4 May, shells killed ..."."""
        dated = self._read.dated
        at = bisect.bisect_left(dated, span[0], key=lambda words: words.start)
        held = [words for words in dated[at : at + 2] if words.end <= span[1]]
        if len(held) == 1:
            return held[0]
        before = dated[at - 1] if at else None
        if before is None or before.end > span[0]:
            return None
        gap = self._rules.bare(self._read.text[before.end : span[0]])
        return before if gap.strip() in ("", ",") and len(gap) < _OPENING else None

    def _nearer_date(self, found: FoundClaim, span: Span) -> DateWords | None:
        """A time expression that goes before the earlier one to which the network
        points: one that counts on from it, "and 15 were killed two days later", or one
        that opens the claim's own sentence, "On 1 August, activists said ..."."""
        if isinstance(found.time, str):
            return None
        pointed = self._read.dated[int(found.time)]
        own = self._own_date(span)
        if own is not None and own.form == "later" and pointed.end <= span[0]:
            return own
        far = max(0, span[0] - _FAR)
        ends = _SENTENCE.finditer(self._read.text, far, span[0])
        begin = max((end.end() for end in ends), default=far)
        dated = self._read.dated
        at = bisect.bisect_left(dated, begin, key=lambda words: words.start)
        opens = dated[at] if at < len(dated) else None
        if opens is None or opens.start > begin + _OPENING or opens.end > span[0]:
            return None
        return opens if pointed.end <= begin else None

    def _time(self, found: FoundClaim, span: Span) -> TimeWords | None:
        if found.time == "none":
            own = self._own_date(span)
        else:
            own = self._nearer_date(found, span)
        if found.time == "none" and own is None:
            return None
        if isinstance(found.time, str) and own is None:
            return TimeWords(self._read.text[slice(*span)], span, found.time)
        words = within(own or self._read.dated[int(found.time)], span)
        mode = words.bound if words.bound in ("since", "until") else "at"
        since = found.since or (mode == "at" and self._ever_since(words.end, span))
        if mode == "at" and found.kind in _LASTING:
            since = since or self._began(words.start, span)
        return TimeWords(
            words.text, (words.start, words.end), "since" if since else mode
        )

    def _began(self, date: int, span: Span) -> bool:
        """Whether a day is told as the one on which what goes on began: "an assault
        that began four months ago"."""
        return _BEGAN.search(self._read.text[span[0] : max(span[0], date)]) is not None

    def _ever_since(self, told: int, span: Span) -> bool:
        """Whether a day told before the claim is the one from which it counts: "900
        have been killed since then", and what "has also" come about."""
        text = self._read.text
        if told > span[0]:
            return False
        ends = _SENTENCE.search(text, span[1])
        begins = [match.end() for match in _SENTENCE.finditer(text, told, span[0])]
        begin = begins[-1] if begins else told
        if _THEN.search(text, begin, ends.start() if ends else len(text)):
            return True
        goes_on = _UP_TO_NOW.search(text, *span) is not None
        return goes_on and _THEN.search(text, told, span[0]) is not None


def _rules(
    draft: _Draft, kind: str, certainty: str, how: str, where: str
) -> tuple[str, ...]:
    """What made each part of a claim; `how` its speaker, `where` its place."""
    found = draft.found
    dated = found.made_by if found.time != "none" else "date-in-words"
    figures = range(len(draft.figures))
    return (
        f"kind:{found.made_by if kind == found.kind else 'weapon-or-verb'}",
        f"certainty:{found.made_by if certainty == found.certainty else 'hedge'}",
        f"speaker:{how}",
        f"place:{found.made_by if where == POINTED else where}",
        f"time:{dated}",
        *(f"figure {k}:{found.made_by}, number-words" for k in figures),
    )
