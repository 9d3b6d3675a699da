"""From the claims about one matter to low, best and high of every measure."""

import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from marsad.records.claim import FAMILIES, MOMENTARY, Claim, Figure
from marsad.records.event import Event, Pair
from marsad.records.ids import content_id
from marsad.records.tally import POLICIES, Tally
from marsad.text.listed import lists
from marsad.text.manners import so
from marsad.text.moments import stands
from marsad.text.names import same_person
from marsad.text.ranges import exclude, group_of, stated
from marsad.weigh.hear import (
    Heard,
    independent,
    of,
    rank,
    taken_back,
    without_withdrawn,
)
from marsad.weigh.sides import of_one_side

UNITS = {
    "area_km2": "km2",
    "strikes": "strikes",
    "structures": "structures",
    "vehicles": "vehicles",
}


def unit_of(measure: str, population: str | None) -> str:
    """What one of those counted is."""
    people = FAMILIES if population == FAMILIES else "people"
    return UNITS.get(measure, people)


@dataclass(frozen=True, slots=True)
class Word:
    """What one independent voice says of one number."""

    low: float | None
    best: float
    """The number that the words print."""
    high: float | None
    firm: bool
    reliability: str
    told: date
    claims: tuple[str, ...]
    one_side: bool = False
    """Whether it counts those of one side alone."""
    grown: bool = False
    """Whether its words tell that the number has gone up to it."""
    at: tuple[str, int] = ("", 0)
    """The report that says it, and where in it."""


@dataclass(frozen=True, slots=True)
class Range:
    """Low, best, high; `high` None where nobody gives a ceiling."""

    low: float
    best: float
    high: float | None


def weigh_words(words: Sequence[Word], policy: str = POLICIES[0]) -> Range:
    """Rule N1: the range over independent voices; by rule N10 the best of it.

    Low is the least that a firm voice states, high the highest stated, and none
    where a floor stands above every ceiling. Both are the same by every policy.
    """
    firm = [word for word in words if word.firm] or list(words)
    floors = [word.low for word in firm if word.low is not None]
    least = min([*floors, *(word.best for word in firm)]) if floors else 0.0
    ceilings = [word.high for word in words if word.high is not None]
    top, reached = max(ceilings, default=None), max(word.best for word in words)
    found = {
        "majority": _most_said(firm),
        "conservative": least,
        "median": _middle(firm),
        "inclusive": reached,
    }
    return Range(
        low=least,
        best=found[policy],
        high=top if top is not None and top >= reached else None,
    )


def _most_said(words: Sequence[Word]) -> float:
    """The number most voices give; ties to the more reliable, latest, larger."""
    votes = Counter(word.best for word in words)
    return min(words, key=lambda w: (-votes[w.best], *_merit(w))).best


def _middle(words: Sequence[Word]) -> float:
    """The number in the middle; of the two in the middle the better vouched for."""
    ordered = sorted(words, key=lambda w: (w.best, _merit(w)))
    half = len(ordered) // 2
    return min(ordered[(len(ordered) - 1) // 2 : half + 1], key=_merit).best


def _merit(word: Word) -> tuple[int, int, float]:
    return rank(word.reliability), -word.told.toordinal(), -word.best


def event_tallies(
    event: Event, heard: Mapping[str, Heard], policy: str = POLICIES[0]
) -> list[Tally]:
    """Every measure of one event, all people and each population apart.

    What holds at a moment, such as who fights or is in a camp, is a stock of its
    place: it is told with an incident and is no count of it (rule N4).
    """
    members = of(event.claims, heard)
    spoken = speak([_come_about(one) for one in members])
    return [
        _tally(event, (key, words), members, policy)
        for key, words in sorted(spoken.items(), key=lambda pair: str(pair[0]))
        if key[0] not in MOMENTARY
    ]


def _come_about(one: Heard) -> Heard:
    """A claim without what its words tell to hold at a moment."""
    claim = one.claim
    kept = tuple(f for f in claim.figures if not stands(claim, f))
    if len(kept) == len(claim.figures):
        return one
    return replace(one, claim=replace(claim, figures=kept))


def speak(members: Sequence[Heard]) -> dict[tuple[str, str | None], list[Word]]:
    """What each independent voice says, by measure and population (None: all)."""
    found: dict[tuple[str, str | None], list[Word]] = {}
    back = taken_back(members)
    members = [one for one in members if one.origin not in back]
    members = without_withdrawn(members)
    for group in independent(members):
        origins = {one.origin for one in group}
        ours = [one for one in members if one.origin in origins and not one.denies]
        for key, word in _voice_words(ours):
            found.setdefault(key, []).append(word)
    found = {key: _newest(key, found) for key in found}
    return {key: _without_parts(words) for key, words in found.items()}


_Spoken: TypeAlias = dict[tuple[str, str | None], list[Word]]


def _newest(key: tuple[str, str | None], found: _Spoken) -> list[Word]:
    """A toll that has risen to a number takes the place of the lower ones that were
    published on days before it, or stand before it in its report, by whatever voice
    (rule N15). Where it is one of all, a lower one of civilians or fighters stays, and
    gives the least of them."""
    words, all_told = found[key], found.get((key[0], None), [])
    risen = [word for word in all_told if word.grown and word.firm]
    own = [word for word in words if word.grown and word.firm]
    left = [w for w in words if not any(_before(w, r) for r in own)]
    if key[1] is None:
        return left
    return [
        replace(w, high=None) if any(_before(w, r) for r in risen) else w for w in left
    ]


def _before(old: Word, new: Word) -> bool:
    again = old.at[0] == new.at[0] and old.at[1] < new.at[1]
    return (old.told < new.told or again) and old.best < new.best


def _without_parts(words: list[Word]) -> list[Word]:
    """One side's own dead are a part of what others count in all, where they can be:
    no rival of it (rule N3)."""
    wholes = [word for word in words if word.firm and not word.one_side]
    most = max((word.best for word in wholes), default=0.0)
    return [w for w in words if not (w.one_side and w.best <= most)]


def _voice_words(
    ours: Sequence[Heard],
) -> Iterator[tuple[tuple[str, str | None], Word]]:
    """One voice's last word on each measure; wholes and populations."""
    said = _told_once(_by_key(ours))
    for measure in sorted({key[0] for key in said}):
        civil = said.get((measure, "civilians", False)) or said.get(
            (measure, "civilians", True)
        )
        armed = said.get((measure, "combatants", False)) or said.get(
            (measure, "combatants", True)
        )
        wholes = [
            said.get((measure, group, False)) for group in ("civilians", "combatants")
        ]
        apart = _added([word for word in wholes if word is not None])
        whole = said.get((measure, None, False))
        total = max(
            (w for w in (whole, apart) if w is not None),
            default=None,
            key=lambda w: w.best,
        )
        housed = said.get((measure, FAMILIES, False))
        for group, word in (
            (None, total),
            ("civilians", civil),
            ("combatants", armed),
            (FAMILIES, housed),
        ):
            if word is not None:
                yield (measure, group), word
    dead = named_dead(ours)
    if dead is not None and not any(key[0] == "killed" for key in said):
        yield ("killed", None), dead


_Said: TypeAlias = dict[tuple[str, str | None, bool], Word]


def _told_once(said: _Said) -> _Said:
    """Without those displaced whom the voice tells of as evacuated, too: it counts
    those who left once, whatever the words of each report."""
    return {
        key: word
        for key, word in said.items()
        if key[0] != "displaced"
        or (again := said.get(("evacuated", *key[1:]))) is None
        or again.best != word.best
    }


def named_dead(ours: Sequence[Heard]) -> Word | None:
    """The persons whom a voice names as killed, where it gives no number (rule N14)."""
    told = [one for one in ours if one.claim.person and one.claim.status == "killed"]
    names: list[str] = []
    for one in told:
        name = one.claim.person or ""
        if not any(same_person(name, other) for other in names):
            names.append(name)
    if not names:
        return None
    count = float(len(names))
    return Word(
        low=count,
        best=count,
        high=count,
        firm=any(one.firm for one in told),
        reliability=min((one.reliability for one in told), key=rank),
        told=max(one.report.published or date.min for one in told),
        claims=tuple(sorted(one.claim.id for one in told)),
    )


def freed(one: Heard, inside: Container[str]) -> Heard:
    """A claim whose figures are parts only of what some event counts: a part of a
    running total, of "1,200 killed this year", is the whole of its own incident."""
    if all(f.part_of is None or f.part_of.claim in inside for f in one.claim.figures):
        return one
    figures = tuple(
        replace(f, part_of=None)
        if f.part_of is not None and f.part_of.claim not in inside
        else f
        for f in one.claim.figures
    )
    return replace(one, claim=replace(one.claim, figures=figures))


def _by_key(ours: Sequence[Heard]) -> _Said:
    """The voice's word by measure, population and whether it is a part.

    A later report replaces what an earlier one said; in one report the head of
    an origin goes before its repetitions, and the larger number before others.
    """
    found: dict[
        tuple[str, str | None, bool], tuple[tuple[date, bool, float], Word]
    ] = {}
    heads = {one.origin: one for one in ours if one.head}
    for one in ours:
        head = heads.get(one.origin, one)
        told = (one if _again(one, head) else head).report.published or date.min
        for key, word in _claim_words(one, head, told):
            order = (told, one.head, word.best)
            if key not in found or order > found[key][0]:
                found[key] = order, word
    return {key: word for key, (_, word) in found.items()}


def _again(one: Heard, head: Heard) -> bool:
    """Whether an outlet comes back to what it put out itself: its later word holds,
    though it tells of the same."""
    same = one.report.publisher is not None and one.voice == head.voice
    return same and one.report.publisher == head.report.publisher


def _claim_words(
    one: Heard, head: Heard, told: date
) -> Iterator[tuple[tuple[str, str | None, bool], Word]]:
    """A claim's figures; those of one population that its words list are added up, but
    for stocks, of which a second number says the first again. Of others the largest
    stands (rule N3)."""
    figures: dict[tuple[str, str | None, bool], list[Figure]] = {}
    for figure in one.claim.figures:
        key = (figure.measure, group_of(figure), figure.part_of is not None)
        figures.setdefault(key, []).append(figure)

    def word(f: Figure) -> Word:
        return Word(
            f.low,
            stated(f),
            None if _at_least(one.claim, f) else f.high,
            one.firm,
            head.reliability,
            told,
            (one.claim.id,),
            of_one_side(one),
            so("grown", one.claim.quote),
            (one.report.id, one.claim.span[0]),
        )

    for key, found in figures.items():
        runs = [found[:1]] if key[0] in MOMENTARY else _runs(one.claim, found)
        added = (_added([word(f) for f in run]) for run in runs)
        yield key, max((w for w in added if w is not None), key=lambda w: w.best)


def _at_least(claim: Claim, figure: Figure) -> bool:
    """Whether a part tells only how many civilians there are at least: "nine people,
    two of them children" does not say that the others bore arms."""
    if figure.part_of is None or group_of(figure) != "civilians" or claim.is_row:
        return False
    return not so("civilians", claim.quote)


def _runs(claim: Claim, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one population, those together that the words list: "two women and a
    child". A row of a data set lists all that it counts."""
    runs: list[list[Figure]] = []
    for figure in sorted(figures, key=lambda figure: figure.span):
        if runs and (claim.is_row or _beside(claim, runs[-1][-1], figure)):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _beside(claim: Claim, one: Figure, other: Figure) -> bool:
    begin = claim.span[0]
    between = claim.quote[max(0, one.span[1] - begin) : max(0, other.span[0] - begin)]
    return lists(between, other.text)


def _added(words: Sequence[Word]) -> Word | None:
    """Words on disjoint groups of people as one word on all of them."""
    if len(words) < 2:
        return words[0] if words else None
    lows = [word.low for word in words if word.low is not None]
    highs = [word.high for word in words if word.high is not None]
    return Word(
        low=math.fsum(lows) if lows else None,
        best=math.fsum(word.best for word in words),
        high=math.fsum(highs) if len(highs) == len(words) else None,
        firm=all(word.firm for word in words),
        reliability=min((word.reliability for word in words), key=rank),
        told=max(word.told for word in words),
        claims=tuple(sorted({id for word in words for id in word.claims})),
        one_side=all(word.one_side for word in words),
        grown=any(word.grown for word in words),
        at=max(word.at for word in words),
    )


def _tally(
    event: Event,
    said: tuple[tuple[str, str | None], Sequence[Word]],
    members: Sequence[Heard],
    policy: str,
) -> Tally:
    key, words = said
    measure, population = key
    found = weigh_words(words, policy)
    used = tuple(sorted({id for word in words for id in word.claims}))
    return Tally(
        id=content_id("tly", event.id, measure, population),
        measure=measure,
        population=population,
        kind="flow",
        when=event.when,
        place=event.where.name if event.where else event.place,
        low=found.low,
        best=found.best,
        high=found.high,
        claims=used,
        unit=unit_of(measure, population),
        event=event.id,
        excluded=tuple(left_out(members, key, used)),
        contradictions=clashing(members, event.contradictions, measure),
        policy=policy,
    )


def left_out(
    members: Sequence[Heard], key: tuple[str, str | None], used: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Claims with a figure of this measure that do not feed it, and why."""
    measure, population = key
    for one in sorted(members, key=lambda one: one.claim.id):
        figures = [f for f in one.claim.figures if f.measure == measure]
        groups = {group_of(f) for f in figures} - {FAMILIES}
        figures = [
            f
            for f in figures
            if group_of(f) == population or (population is None and groups)
        ]
        if figures and one.claim.id not in used:
            yield one.claim.id, _why(one, figures, population)


def _why(one: Heard, figures: Sequence[Figure], population: str | None) -> str:
    if one.denies:
        return "denied"
    if all(figure.part_of is not None for figure in figures):
        return "part"
    some = population is None and all(group_of(f) is not None for f in figures)
    if one.head and (some or of_one_side(one)):
        return "part"
    return "superseded" if one.head else "copy"


def clashing(
    members: Sequence[Heard], pairs: Sequence[Pair], measure: str
) -> tuple[Pair, ...]:
    """Those contradictions that are about this measure."""
    figures = {
        one.claim.id: [f for f in one.claim.figures if f.measure == measure]
        for one in members
    }
    return tuple(
        (a, b)
        for a, b in pairs
        if any(exclude(x, y) for x in figures.get(a, []) for y in figures.get(b, []))
    )
