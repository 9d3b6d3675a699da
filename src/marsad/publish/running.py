"""Running totals: what single voices count over a time, told as theirs, not added."""

from collections.abc import Container, Iterator
from datetime import date
from typing import TypeAlias

from marsad.publish.naming import side_name, speaker
from marsad.records.claim import Claim, Figure
from marsad.records.dossier import Dossier
from marsad.records.when import When
from marsad.text.moments import is_stock
from marsad.text.names import party_of
from marsad.text.ranges import one_person, population_of, stated

THINGS = ("strikes", "structures", "vehicles")
"""Measures that count no people: told after those that do."""
WEEK = 7
OWN = frozenset({"own"})
Told: TypeAlias = tuple[Claim, Figure]


def running_totals(
    dossier: Dossier, wanted: Container[str] | None = None
) -> list[Told]:
    """The newest of each measure, population, side and voice: deaths first, then the
    largest.

    Args:
        wanted: the claims that may be told; None: all.
    """
    newest: dict[tuple[str | None, ...], tuple[date, str, Figure, Claim]] = {}
    for claim, figure in _outside_events(dossier, wanted):
        end = dossier.placements[claim.id].when.end
        if end is None or is_incident(claim, dossier):
            continue
        who, side = speaker(claim, dossier), whose(claim, figure, dossier)
        key = figure.measure, population_of(figure), side, who
        row = end, claim.id, figure, claim
        newest[key] = max(newest.get(key, row), row, key=lambda r: (r[0], r[1]))
    ordered = sorted(newest.values(), key=lambda r: _weight(r[3], r[2]))
    return [(claim, figure) for _, _, figure, claim in ordered]


def contacts_words(
    dossier: Dossier, wanted: Container[str] | None = None
) -> list[Told]:
    """What protected contacts count in single incidents, which is tied to no event:
    the newest first."""
    found = [
        (claim, figure)
        for claim, figure in _outside_events(dossier, wanted)
        if is_incident(claim, dossier)
    ]
    return sorted(found, key=lambda one: (_last(one[0], dossier), one[0].id))[::-1]


def whose(claim: Claim, figure: Figure, dossier: Dossier) -> str | None:
    """The side whose fighters a figure counts, where its own words say that, or the
    claim of which it is the one number."""
    if figure.population != "combatants":
        return None
    own = OWN & {word.strip(".,") for word in figure.text.lower().split()}
    named = speaker(claim, dossier) if own else figure.text
    party = party_of(named, dossier.war.parties)
    alone = sum(one.measure == figure.measure for one in claim.figures) == 1
    if party is None and alone and not own:
        party = party_of(claim.target, dossier.war.parties)
    return side_name(party, dossier) if party else None


def _outside_events(dossier: Dossier, wanted: Container[str] | None) -> Iterator[Told]:
    """Flows in claims that are in no event, repeat nobody and are not denied."""
    inside = {id for event in dossier.events for id in event.claims}
    for claim in dossier.claims.values():
        origin = dossier.origins.get(claim.id)
        copied = origin is not None and origin.copy_of is not None
        out = claim.id in inside or copied or claim.certainty == "denied"
        if out or claim.id not in dossier.placements:
            continue
        if wanted is None or claim.id in wanted:
            when = dossier.placements[claim.id].when
            yield from ((claim, f) for f in claim.figures if _is_flow(claim, when, f))


def _is_flow(claim: Claim, when: When, figure: Figure) -> bool:
    """Whether it is a count of its own of what came about over a time."""
    counts = not figure.part_of and not one_person(claim, figure)
    return counts and not is_stock(claim, when, figure)


def is_incident(claim: Claim, dossier: Dossier) -> bool:
    """Whether it is told apart from its event, or a protected contact tells it of no
    more than the week to which the day was widened."""
    if claim.id in dossier.apart:
        return True
    report = dossier.reports.get(claim.report)
    when = dossier.placements[claim.id].when
    if report is None or not report.protected:
        return False
    return not when.start or not when.end or (when.end - when.start).days < WEEK


def _last(claim: Claim, dossier: Dossier) -> date:
    return dossier.placements[claim.id].when.end or date.min


def _weight(claim: Claim, figure: Figure) -> tuple[bool, bool, float, str, int]:
    things = figure.measure in THINGS
    dead = figure.measure == "killed"
    return things, not dead, -stated(figure), claim.id, figure.span[0]
