"""All that can be counted, made ready: event counts, running totals, stocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.records.claim import STOCKS, Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.grade import Grade
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.normal import fold
from marsad.weigh.count import MOMENTARY, Word, event_tallies, speak
from marsad.weigh.grade import grade_case, grade_event, judge, matter_of
from marsad.weigh.hear import Heard, hear, of


@dataclass(frozen=True, slots=True)
class Count:
    """One event's own count of a measure, with the grade of the event."""

    tally: Tally
    where: Where | None
    grade: str


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


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a dossier holds to be counted, each in ascending order of content."""

    heard: Mapping[str, Heard]
    grades: tuple[Grade, ...]
    counts: tuple[Count, ...]
    totals: tuple[Standing, ...]
    stocks: tuple[Standing, ...]


def open_ledger(dossier: Dossier) -> Ledger:
    """Grade and count every event, and sort the rest into totals and stocks."""
    heard = hear(dossier)
    graded = {e.id: grade_event(e, of(e.claims, heard)) for e in dossier.events}
    cases = [
        grade_case(case, of([s.claim for s in case.statuses], heard))
        for case in dossier.persons
    ]
    counts = [
        Count(tally, event.where, graded[event.id].grade)
        for event in dossier.events
        for tally in event_tallies(event, heard)
    ]
    inside = {id for event in dossier.events for id in event.claims}
    standing = tuple(_standing(list(heard.values()), inside))
    grades = sorted([*graded.values(), *cases], key=lambda grade: grade.id)
    return Ledger(
        heard=heard,
        grades=tuple(grades),
        counts=tuple(sorted(counts, key=lambda count: count.tally.id)),
        totals=tuple(one for one in standing if not one.stock),
        stocks=tuple(one for one in standing if one.stock),
    )


def is_stock(claim: Claim, when: When, measure: str) -> bool:
    """True if a figure outside events holds at a moment (rule N4).

    Those detained or missing "since" a day are a flow over the time between.
    """
    if measure in MOMENTARY:
        return True
    longer = when.start is not None and when.end is not None and when.end > when.start
    since = claim.time is not None and claim.time.mode in ("since", "total")
    return measure in STOCKS and not longer and not since


def _standing(listed: Sequence[Heard], inside: set[str]) -> Iterator[Standing]:
    """Claims by measure, window, place and, for ground and strength, whose it is:
    flows only of claims outside events, who is present or fights of all."""
    shelf: dict[tuple[str, ...], list[Heard]] = {}
    for one in listed:
        for figure in one.claim.figures:
            if figure.measure in MOMENTARY or one.claim.id not in inside:
                shelf.setdefault(_key(one, figure), []).append(one)
    for key in sorted(shelf):
        members = tuple({one.claim.id: one for one in shelf[key]}.values())
        measure, stock = key[0], key[1] == "stock"
        for (said, population), words in sorted(speak(members).items(), key=str):
            if said == measure:
                one = members[0]
                grade = judge(matter_of(one.claim.kind, members, ())).grade
                place = one.where.name if one.where else one.claim.place
                yield Standing(
                    measure,
                    population,
                    one.when,
                    one.where,
                    place,
                    tuple(words),
                    members,
                    grade,
                    stock,
                )


def _key(one: Heard, figure: Figure) -> tuple[str, ...]:
    stock = is_stock(one.claim, one.when, figure.measure)
    place = one.where.entry if one.where else fold(one.claim.place or "")
    whose = one.blames or fold(one.claim.actor or one.claim.target or "")
    owned = whose if figure.measure in ("fighters", "area_km2") else ""
    start: date | None = one.when.start
    kind = "stock" if stock else "total"
    return figure.measure, kind, place, owned, str(start), str(one.when.end)
