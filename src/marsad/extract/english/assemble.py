"""From what the network found in a report to the report's claims."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from marsad.extract.english.amounts import figure
from marsad.extract.english.fates import fate
from marsad.extract.english.hedges import hedged
from marsad.extract.english.kinds import told_kind, untold
from marsad.extract.english.measures import (
    AMONG,
    OF_THEM,
    counted,
    measured,
    missed_areas,
    plausible,
)
from marsad.extract.english.naming import SPACES, Names, named_as, untitled
from marsad.extract.english.offices import offices
from marsad.extract.english.places import POINTED, Places
from marsad.extract.english.speakers import Speaker
from marsad.extract.english.voices import Voices
from marsad.extract.network.found import Found, FoundClaim
from marsad.records.claim import Claim, Figure, PartOf, Span, TimeWords
from marsad.records.ids import content_id
from marsad.text.dates import DateWords, within
from marsad.text.numbers import Number

NEAR = 60
"""Characters between a figure and the claim that it belongs to, at most."""
FEWEST = 2
"""Words of a claim without a figure."""
_FATAL = frozenset({"person", "abduction", "detention", "release"})
"""Kinds that tell of a person where they name one."""
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


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    found: FoundClaim
    span: Span
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    """Figures with their numbers among those found."""


def claims(read: Read) -> list[Claim]:
    """The claims of a report in the order of its text, no two with one id."""
    drafts = [_Draft(claim, claim.span) for claim in read.found.claims]
    read = _completed(read)
    _share_out(read, drafts)
    drafts = [draft for draft in drafts if not _scrap(read, draft)]
    made = _Names(read)
    whole: dict[int, PartOf] = {}
    rows: dict[str, tuple[Claim, _Draft]] = {}
    for draft in drafts:
        for claim in made.claims(draft):
            if rows.setdefault(claim.id, (claim, draft))[1] is draft:
                for k, (number, _) in enumerate(draft.figures):
                    whole.setdefault(number, PartOf(claim.id, k))
    return [_linked(read, claim, draft, whole) for claim, draft in rows.values()]


def _completed(read: Read) -> Read:
    """With the figures that only rules find."""
    more = missed_areas(
        read.numbers,
        [claim.span for claim in read.found.claims],
        [figure.span for figure in read.found.figures],
    )
    if not more:
        return read
    return replace(
        read, found=replace(read.found, figures=[*read.found.figures, *more])
    )


def _share_out(read: Read, drafts: list[_Draft]) -> None:
    """Give each figure to the claim that states it, whose words then hold it."""
    taken = 0
    order = sorted(enumerate(read.found.figures), key=lambda row: row[1].span)
    for number, found in order:
        made = figure(read.text, found, read.numbers)
        if made is None or made.span[0] < taken:
            continue
        draft = _nearest(drafts, made.span)
        if draft is not None:
            taken = made.span[1]
            draft.figures.append((number, made))
            draft.span = (
                min(draft.span[0], made.span[0]),
                max(draft.span[1], made.span[1]),
            )


def _scrap(read: Read, draft: _Draft) -> bool:
    """Words too few to state anything, and no figure: "In", "In late May"."""
    if draft.figures:
        return False
    words = read.text[slice(*draft.span)]
    for dated in _inside_of(read.dated, draft.span):
        words = words.replace(dated.text[dated.core - dated.start :], " ")
    return len(words.split()) < FEWEST


def _inside_of(dated: Sequence[DateWords], span: Span) -> Sequence[DateWords]:
    """The time expressions that end within a claim."""
    first = bisect.bisect_right(dated, span[0], key=lambda words: words.end)
    return dated[first : bisect.bisect_right(dated, span[1], key=lambda w: w.end)]


def _nearest(drafts: list[_Draft], span: Span) -> _Draft | None:
    at = bisect.bisect_left(drafts, span, key=lambda draft: draft.found.span)

    def gap(draft: _Draft) -> tuple[int, int]:
        start, end = draft.span
        shared = min(end, span[1]) - max(start, span[0])
        return max(0, -shared), -shared

    best = min(drafts[max(0, at - BESIDE) : at + BESIDE], key=gap, default=None)
    return best if best is not None and gap(best)[0] <= NEAR else None


def _linked(read: Read, claim: Claim, draft: _Draft, whole: dict[int, PartOf]) -> Claim:
    figures = []
    for number, made in draft.figures:
        part = _whole_of(read.found, number)
        of = None if part is None else whole.get(part)
        measure = measured(read.text, made, claim.span)
        measure = plausible(claim.kind, measure, claim.quote)
        figures.append(replace(made, measure=measure, part_of=of))
    return replace(claim, figures=tuple(figures))


def of_them(text: str, linked: Sequence[Claim]) -> list[Claim]:
    """Some of those just counted are counted as these were: "wounding ten, three of
    them children", "wounding ten, among them a child"."""
    known = {claim.id: claim.figures for claim in linked}

    def same(claim: Claim, at: int) -> Figure:
        figure, before = claim.figures[at], claim.figures[at - 1] if at else None
        like = _counted_like(text, figure, before)
        if like is None or counted(text, figure.span, claim.span) is not None:
            return figure
        part = figure.part_of
        if like == "them" and part is not None:
            before = known[part.claim][part.figure]
        return figure if before is None else replace(figure, measure=before.measure)

    return [
        replace(c, figures=tuple(same(c, i) for i in range(len(c.figures))))
        for c in linked
    ]


def _counted_like(text: str, figure: Figure, before: Figure | None) -> str | None:
    """Whether a figure counts some "of them", or some "among" those before it."""
    start, end = figure.span
    if OF_THEM.search(text, start, end + len(" of them")):
        return "them"
    if before is None or figure.population is None or before.population is None:
        return None
    return "among" if AMONG.fullmatch(text, before.span[1], start) else None


def _whole_of(found: Found, number: int) -> int | None:
    """The figure that one is part of; None where that leads back to it."""
    part = at = found.figures[number].part_of
    seen = {number}
    while at is not None and at not in seen:
        seen.add(at)
        at = found.figures[at].part_of
    return None if at == number else part


class _Names:
    """Makes claims of drafts, with names in the fullest form that the report has."""

    def __init__(self, read: Read) -> None:
        self._read = read
        people, bodies, places = (
            [name.span for name in read.found.names if name.kind == kind]
            for kind in ("PER", "ORG", "LOC")
        )
        said = ([read.text[slice(*s)] for s in spans] for spans in (people, bodies))
        self._names = Names(read.text, *said)
        self._names.offices = offices(read.text, people, bodies, self._names)
        self._people = sorted(people)
        self._places = Places(read.text, places)
        told = read.found.attributions
        self._voices = Voices(read.text, told, people, bodies, self._names)

    def claims(self, draft: _Draft) -> Iterator[Claim]:
        """One claim, or one for each of several joint speakers."""
        speakers, how = self._voices.of(draft.found, self._read.publisher)
        each: Sequence[Speaker | None] = speakers or [None]
        for said in each:
            yield self._claim(draft, said, how)

    def _words(self, found: FoundClaim, role: str) -> str | None:
        spans = found.roles.get(role)
        if not spans:
            return None
        return named_as(self._read.text[slice(*spans[0])]) or None

    def _person(self, found: FoundClaim, span: Span) -> tuple[str | None, str | None]:
        """Whose fate a claim tells, and which: of the one person in its own words,
        before anybody named elsewhere."""
        text = self._read.text
        inside = [text[slice(*at)] for at in _inside(self._people, span)]
        words = text[slice(*span)]
        if len(set(inside)) == 1 and (found.status or found.kind in _FATAL):
            person, status = inside[0], fate(words) or found.status
        else:
            pointed = self._words(found, "person")
            person, status = pointed or "", found.status if pointed else None
        if not person or status is None:
            return None, None
        return self._names.person(untitled(SPACES.sub(" ", person))), status

    def _claim(self, draft: _Draft, said: Speaker | None, how: str) -> Claim:
        read, found = self._read, draft.found
        person, status = self._person(found, draft.span)
        place, where = self._places.of(found.roles.get("place", ()), draft.span)
        name = None if said is None else said.name
        start, end = draft.span
        kind = told_kind(found.kind, read.text[start:end])
        if draft.figures and untold(kind, read.text):
            kind = "casualties"
        behind = read.text[end : end + _BEHIND]
        certainty = hedged(found.certainty, read.text[start:end], behind)
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
            actor=self._words(found, "actor"),
            target=self._words(found, "target"),
            place=place,
            time=self._time(found, draft.span),
            person=person,
            status=status if person else None,
            reader=read.version,
            rules=_rules(draft, kind, certainty, how, where),
        )

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
        gap = self._read.text[before.end : span[0]]
        return before if gap.strip() in ("", ",") and len(gap) < _OPENING else None

    def _time(self, found: FoundClaim, span: Span) -> TimeWords | None:
        own = self._own_date(span) if found.time == "none" else None
        if found.time == "none" and own is None:
            return None
        if isinstance(found.time, str) and own is None:
            return TimeWords(self._read.text[slice(*span)], span, found.time)
        words = within(own or self._read.dated[int(found.time)], span)
        mode = words.bound if words.bound in ("since", "until") else "at"
        return TimeWords(
            words.text, (words.start, words.end), "since" if found.since else mode
        )


def _inside(names: Sequence[Span], span: Span) -> Sequence[Span]:
    """The names, sorted, that begin within a claim."""
    first = bisect.bisect_left(names, span)
    return names[first : bisect.bisect_left(names, (span[1], span[1]))]


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
