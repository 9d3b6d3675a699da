"""All that can be counted, made ready: event counts, running totals, stocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.records.claim import MOMENTARY, Figure
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import Grade
from marsad.records.tally import POLICIES, Tally
from marsad.records.war import War
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.moments import is_stock, stands
from marsad.text.normal import fold
from marsad.text.ranges import one_person
from marsad.weigh.count import Word, event_tallies, freed, speak
from marsad.weigh.grade import grade_case, grade_event, judge
from marsad.weigh.hear import Heard, hear, of
from marsad.weigh.matter import matter_of
from marsad.weigh.override import Overrides, beside, overrides
from marsad.weigh.sides import doer, victim

LASTING = frozenset({"strength", "control", "person"})
"""Kinds of claim in no event of which a day is the day that they speak of."""


@dataclass(frozen=True, slots=True)
class Count:
    """One event's own count of a measure, with the grade of the event."""

    tally: Tally
    where: Where | None
    grade: str
    """By which it counts: the reviewer's where there is one."""
    actor: str | None = None
    victim: str | None = None
    kind: str | None = None
    note: str = ""
    """What a total must say of it: that a reviewer graded it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What voices say outside events of one measure, window, place and side."""

    measure: str
    population: str | None
    when: When
    where: Where | None
    place: str | None
    words: tuple[Word, ...]
    members: tuple[Heard, ...]
    grade: str
    stock: bool
    actor: str | None = None
    victim: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a dossier holds to be counted, each in ascending order of content."""

    heard: Mapping[str, Heard]
    grades: tuple[Grade, ...]
    counts: tuple[Count, ...]
    totals: tuple[Standing, ...]
    stocks: tuple[Standing, ...]
    policy: str = POLICIES[0]


def open_ledger(dossier: Dossier, policy: str | None = None) -> Ledger:
    """Grade and count every event, and sort the rest into totals and stocks.

    Counts follow the policy, the war's own if none is given. A reviewer's grade
    stands beside the computed one, and it is the one that counts (rule G12).
    """
    heard = hear(dossier)
    chosen = policy or dossier.war.counting
    ruled = overrides(dossier.decisions)
    graded = {
        e.id: beside(grade_event(e, of(e.claims, heard)), e.claims, ruled)
        for e in dossier.events
    }
    inside = {id for event in dossier.events for id in event.claims}
    own = {id: freed(one, inside) for id, one in heard.items() if id in inside}
    counts = [
        count
        for event in dossier.events
        for count in _counts(event, graded[event.id], own, dossier.war, chosen)
    ]
    parties = frozenset(party.id for party in dossier.war.parties)
    standing = tuple(_standing(list(heard.values()), inside, parties))
    grades = [*graded.values(), *_cases(dossier, heard, ruled)]
    return Ledger(
        heard=heard,
        grades=tuple(sorted(grades, key=lambda grade: grade.id)),
        counts=tuple(sorted(counts, key=lambda count: count.tally.id)),
        totals=tuple(one for one in standing if not one.stock),
        stocks=tuple(one for one in standing if one.stock),
        policy=chosen,
    )


def _counts(
    event: Event, grade: Grade, heard: Mapping[str, Heard], war: War, policy: str
) -> Iterator[Count]:
    members = of(event.claims, heard)
    hit = victim(members, frozenset(p.id for p in war.parties))
    note = "" if grade.override is None else f"{event.id} counts as {grade.words}"
    for tally in event_tallies(event, heard, policy):
        by = doer(members, tally.measure, tally.claims)
        yield Count(tally, event.where, grade.counts_as, by, hit, event.kind, note)


def _cases(
    dossier: Dossier, heard: Mapping[str, Heard], ruled: Overrides
) -> Iterator[Grade]:
    for case in dossier.persons:
        claims = [status.claim for status in case.statuses]
        yield beside(grade_case(case, of(claims, heard)), claims, ruled)


def _standing(
    listed: Sequence[Heard], inside: set[str], parties: frozenset[str]
) -> Iterator[Standing]:
    """Claims by measure, window, place and, for ground and strength, whose it is:
    flows only of claims outside events, what holds at a moment of all."""
    shelf: dict[tuple[str, ...], dict[str, Heard]] = {}
    for one in listed:
        for figure in one.claim.figures:
            if one_person(one.claim, figure):
                continue
            lasting = figure.measure in MOMENTARY or stands(one.claim, figure)
            if lasting or one.claim.id not in inside:
                like = _only(one, figure)
                shelf.setdefault(_key(one, figure), {})[one.claim.id] = like
    for key in sorted(shelf):
        members = tuple(shelf[key].values())
        measure, stock = key[0], key[1] == "stock"
        for (said, population), words in sorted(speak(members).items(), key=str):
            if said == measure:
                one = members[0]
                grade = judge(matter_of(one.claim.kind, members, ())).grade
                place = one.where.name if one.where else one.claim.place
                yield Standing(
                    measure,
                    population,
                    window_of(one, stock=stock),
                    one.where,
                    place,
                    tuple(words),
                    members,
                    grade,
                    stock,
                    doer(members, measure),
                    victim(members, parties),
                    one.claim.kind,
                )


def _only(one: Heard, figure: Figure) -> Heard:
    """A claim with the figures that hold at a moment, or only the others, as one of
    them does."""
    stock = is_stock(one.claim, one.when, figure)
    figures = one.claim.figures
    kept = [f for f in figures if is_stock(one.claim, one.when, f) == stock]
    if len(kept) == len(figures):
        return one
    return replace(one, claim=replace(one.claim, figures=tuple(kept)))


def _key(one: Heard, figure: Figure) -> tuple[str, ...]:
    stock = is_stock(one.claim, one.when, figure)
    place = one.where.entry if one.where else fold(one.claim.place or "")
    whose = one.blames or fold(one.claim.actor or one.claim.target or "")
    owned = whose if figure.measure in ("fighters", "area_km2") else ""
    when = window_of(one, stock=stock)
    kind = "stock" if stock else "total"
    return figure.measure, kind, place, owned, str(when.start), str(when.end)


def window_of(one: Heard, *, stock: bool) -> When:
    """The days that a figure outside events counts. A total that words tell to be one,
    "in years of war", and that is dated to one day is counted up to it."""
    when, told = one.when, one.claim
    lasting = stock or told.is_row or told.kind in LASTING
    if lasting or when.start is None or when.start != when.end:
        return when
    return replace(when, start=None)
