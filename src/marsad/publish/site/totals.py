"""Running totals as a table of the site: all of them, as they were told."""

from collections.abc import Container
from typing import Any

from marsad.publish.known_as import called
from marsad.publish.naming import speaker
from marsad.publish.running import is_incident, whose
from marsad.publish.site.days import days
from marsad.publish.site.numbers import amount
from marsad.publish.site.shell import Edition
from marsad.publish.site.store import place_in
from marsad.records.claim import MEASURES, MOMENTARY, Claim, Figure
from marsad.records.when import When
from marsad.text.manners import so
from marsad.text.moments import is_stock
from marsad.text.ranges import one_person

MOST_TOTALS = 40
"""Running totals on a page, the newest; the others stand in the data file."""
FLOWS = frozenset(MEASURES) - MOMENTARY


def totals(edition: Edition, measures: Container[str] = FLOWS) -> dict[str, Any]:
    """What the table of a page asks for."""
    found = running_totals(edition, measures)
    return {
        "totals": [_total(*row, edition) for row in found[:MOST_TOTALS]],
        "totals_left": max(0, len(found) - MOST_TOTALS),
    }


def running_totals(
    edition: Edition, measures: Container[str] = FLOWS
) -> list[tuple[Claim, Figure]]:
    """Figures that are no incident's, the newest first; copies and parts of other
    figures left out."""
    dossier = edition.material.dossier
    single = {claim for event in dossier.events for claim in event.claims}
    found = [
        (claim, figure)
        for claim in dossier.claims.values()
        if claim.id not in single and not _copied(claim, edition)
        if claim.id not in dossier.placements or not is_incident(claim, dossier)
        for figure in claim.figures
        if figure.measure in measures and figure.part_of is None
        if not one_person(claim, figure)
        if not is_stock(claim, _when(claim, edition), figure)
    ]
    return sorted(found, key=lambda row: (_last(row[0], edition), row[0].id))[::-1]


def _copied(claim: Claim, edition: Edition) -> bool:
    origin = edition.material.dossier.origins.get(claim.id)
    return origin is not None and origin.copy_of in edition.material.dossier.claims


def _last(claim: Claim, edition: Edition) -> str:
    when = _when(claim, edition)
    day = when.end or when.start
    return day.isoformat() if day else ""


def _when(claim: Claim, edition: Edition) -> When:
    placed = edition.material.dossier.placements.get(claim.id)
    return placed.when if placed else When()


def _total(claim: Claim, figure: Figure, edition: Edition) -> dict[str, Any]:
    material, when = edition.material, _when(claim, edition)
    placed = material.dossier.placements.get(claim.id)
    known = placed.where if placed else None
    where = called(known, material.dossier) if known else claim.place
    arabic = edition.language == "ar"
    return {
        "measure": figure.measure,
        "text": _amount(figure, edition),
        "of": _of(claim, figure, edition),
        "days": days(when.start, when.end, edition.words),
        "place": place_in(where, edition.language, material),
        "who": material.names.speaker(claim)
        if arabic
        else speaker(claim, material.dossier),
        "certainty": claim.certainty,
        "claim": claim.id,
    }


def figure_words(claim: Claim, figure: Figure, edition: Edition) -> str:
    """A running total as it was told, with whom it counts."""
    of = _of(claim, figure, edition)
    return _amount(figure, edition) + (f" ({of})" if of else "")


def _of(claim: Claim, figure: Figure, edition: Edition) -> str:
    """Who is counted, and of which side they are, where that is said."""
    words, side = edition.words, whose(claim, figure, edition.material.dossier) or ""
    if edition.language == "ar":
        side = edition.material.names.side(side)
    told = figure.population in ("civilians", "combatants")
    group = words(f"{figure.population}_word") if told else ""
    return words("comma").join(filter(None, (group, side)))


def _amount(figure: Figure, edition: Edition) -> str:
    if figure.low is None and figure.high is None:
        return figure.text
    known = {"low": figure.low, "high": figure.high, "approx": figure.approx}
    return amount({**known, "over": so("over", figure.text)}, edition.words)
