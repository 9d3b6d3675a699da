"""Who says what: names of speakers, noun phrases, figures and grades in words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from marsad.publish.folding import fold
from marsad.publish.naming import (
    UNKNOWN,
    is_party,
    listed_words,
    side_name,
    speakers,
    target_name,
    with_article,
)
from marsad.publish.prose import amount, count, counted, phrases, quantity, some
from marsad.publish.subjects import Subject
from marsad.records.claim import MEASURES, Claim
from marsad.records.dossier import Dossier
from marsad.records.grade import Grade
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.text.manners import manner, so
from marsad.text.names import party_of

TOLD = tuple(measure for measure in MEASURES if measure != "area_km2")
"""Measures told with an event; the size of ground has a section of its own."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the claims it rests on."""

    text: str
    claims: tuple[str, ...]
    record: str | None = None
    """Id of the event, case, control or tally it tells of."""
    grade: str | None = None
    of: Subject | None = field(default=None, compare=False, repr=False)
    """What it tells, for telling it in another language."""


def claims_of(ids: Iterable[str], dossier: Dossier) -> list[Claim]:
    """The claims that are there, in order of id."""
    return [dossier.claims[i] for i in sorted(ids) if i in dossier.claims]


def said_by(claims: Sequence[Claim], dossier: Dossier) -> str:
    """``, according to X and Y``; empty where nobody is known."""
    names = [name for name in speakers(claims, dossier) if name != UNKNOWN]
    return f", according to {some(names)}" if names else ""


def most_said(words: Iterable[str | None]) -> str | None:
    """The words most claims use; of equals the first in alphabet."""
    counts = Counter(w for w in words if w)
    return min(counts, key=lambda w: (-counts[w], w)) if counts else None


def sides_of(
    claims: Sequence[Claim], dossier: Dossier, kind: str | None = None
) -> tuple[str, str]:
    """Who did it and to whom, as most claims have it; empty where nobody says.

    Claims of the event's own kind go first, and parties of marsad.toml before
    other words for a doer.
    """
    own = [c for c in claims if kind in (None, c.kind)] or claims
    here = {fold(claim.place) for claim in claims if claim.place}
    told = {fold(claim.speaker) for claim in claims if claim.speaker}
    doers = [
        c
        for c in own
        if c.actor and fold(c.actor) not in here and _not_itself(c, told, dossier)
    ]
    known = [c for c in doers if party_of(c.actor, dossier.war.parties)]
    actor = most_said(side_name(c.actor, dossier) for c in known or doers)
    target = most_said(
        target_name(c.target, dossier)
        for c in own
        if c.target and fold(c.target) not in here
    )
    a, t = actor or "", target or ""
    return a, "" if fold(a) == fold(t) else t


def _not_itself(claim: Claim, own: set[str], dossier: Dossier) -> bool:
    """A speaker whom marsad.toml knows for no party is no doer of what it tells."""
    known = side_name(claim.actor, dossier) != with_article(claim.actor or "")
    return fold(claim.actor or "") not in own or known or is_party(claim, dossier)


def noun_phrase(event_kind: str, claims: Sequence[Claim], dossier: Dossier) -> str:
    """``air strikes by the coalition on a market``."""
    a, t = rivals(event_kind, sides_of(claims, dossier, event_kind))
    both = f" between {a} and {t}" if a and t else f" involving {a or t}"
    slots = {
        "by": f" by {a}" if a else "",
        "on": f" on {t}" if t else "",
        "of": f" of {t}" if t else "",
        "against": f" against {t}" if t else "",
        "among": f" among {t or a}" if t or a else "",
        "between": both if a or t else "",
    }
    pattern = phrases()["kinds"].get(event_kind, event_kind)
    return str(pattern).format(**slots)


def rivals(kind: str, sides: tuple[str, str]) -> tuple[str, str]:
    """The sides of an event; those who are in any fight are no side of it."""
    a, t = sides
    return a, "" if kind == "clash" and t in listed_words("anyone") else t


BARE = re.compile(
    r"((north|south|east|west)\w* of|near|close to|outside|around|along|off"
    r"|\d[\d.]* ?(km|kilomet(er|re)s?|miles?)\b.*) "
)
"""Words for a place that need no ``in`` before them."""


def place_words(place: str | None, located: bool = True) -> str:
    """`` in Baghouz``; says so where no list knows the place."""
    if not place:
        return " at a place not stated"
    before = "in "
    if BARE.match(place):
        before = ""
    elif place[0].islower() and " of " in place:
        before = "on the " if "bank" in place else "in the "
    elif place.endswith(" border"):
        before = "on the "
    after = "," if "," in place else ""
    return f" {before}{place}{after}" if located else f" {before}{place} (not located)"


def approximate(measure: str, claims: Iterable[Claim]) -> bool:
    """Whether everybody who gives the figure says that it is rough."""
    found = [f.approx for c in claims for f in c.figures if f.measure == measure]
    return bool(found) and all(found)


def exceeded(tally: Tally, claims: Iterable[Claim]) -> bool:
    """Whether all who give a count's floor say that there are more: "more than 20"."""
    floors = [
        figure.text
        for claim in claims
        for figure in claim.figures
        if claim.id in tally.claims
        and (figure.measure, figure.low) == (tally.measure, tally.low)
    ]
    open_ = tally.high is None and bool(floors)
    return open_ and all(so("over", text) for text in floors)


def figure_words(tally: Tally, claims: Sequence[Claim]) -> str:
    """``at least 16 people killed``."""
    one = tally.low == tally.high == 1
    unit = counted(tally.measure, tally.population, 1 if one else 2)
    rough = approximate(tally.measure, claims)
    words = quantity((tally.low, tally.high), unit, rough, exceeded(tally, claims))
    said = manner(tally.measure, _counting(tally, claims))
    return f"{words} {phrases()['short'].get(said, '')}".strip()


def _counting(tally: Tally, claims: Iterable[Claim]) -> list[str]:
    """The words of the claims that a count rests on."""
    return [claim.quote for claim in claims if claim.id in tally.claims]


def figures_words(tallies: Iterable[Tally], claims: Sequence[Claim]) -> str:
    """All counts of one event, a population's own inside the whole."""
    by_measure: dict[str, dict[str | None, Tally]] = {}
    for tally in tallies:
        by_measure.setdefault(tally.measure, {})[tally.population] = tally
    return some(
        [_measure_words(by_measure[m], claims) for m in TOLD if m in by_measure]
    )


def _measure_words(known: dict[str | None, Tally], claims: Sequence[Claim]) -> str:
    total = known.get(None) or known.get("people")
    civilians = known.get("civilians")
    if total is None:
        return some([figure_words(tally, claims) for _, tally in sorted(known.items())])
    words = figure_words(total, claims)
    if civilians and civilians is not total:
        same = (civilians.low, civilians.high) == (total.low, total.high)
        part = "all" if same else amount(civilians.low, civilians.high)
        words += f" ({part} of them civilians)"
    return words


def grade_words(record: str, dossier: Dossier, given: str = "") -> str:
    """The grade as a short sentence about the evidence, and a reviewer's beside it.

    Args:
        given: the sources with how many of them give a number; empty: all do.
    """
    grade = dossier.grades.get(record)
    if grade is None:
        return ""
    if grade.override is None:
        return _computed(grade, given)
    ruled = str(phrases()["override"]["said"])
    return _computed(grade, given) + " " + ruled.format(a=grade.override, b=grade.grade)


def sources_words(many: int) -> str:
    """``two independent sources``."""
    return count(many, "independent source", "independent sources")


def _computed(grade: Grade, given: str) -> str:
    sources = given or sources_words(grade.origins)
    if grade.grade == "fair" and grade.origins > 1:
        return f" {sources[:1].upper()}{sources[1:]}."
    if grade.grade == "weak" and grade.origins > 1:
        return f" Weak evidence: {sources}."
    if grade.grade == "weak":
        return " One source."
    said = phrases()["grades"][grade.grade]
    return f" {said}: {sources}." if grade.origins > 1 else f" {said}."


def first_day(when: When) -> str:
    """For sorting: ISO date of the last day, or of the first, or empty."""
    known = when.end or when.start
    return known.isoformat() if known else ""
