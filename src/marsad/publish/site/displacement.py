"""The page of displacement: who left, came back, was brought out, and stays where."""

from typing import Any

from marsad.publish.naming import speaker
from marsad.publish.site.days import days
from marsad.publish.site.flows import flow, flow_measures, wholes
from marsad.publish.site.numbers import amount
from marsad.publish.site.shell import Edition
from marsad.publish.site.stocks import stocks
from marsad.publish.site.store import place_in
from marsad.records.claim import Claim, Figure
from marsad.records.when import When

MOVES = ("displaced", "returned", "evacuated")
"""Measures of people on the move, each counted over a period."""
THERE = ("present",)
MOST_TOTALS = 20
"""Running totals on the page, the newest; the others stand in the data file."""


def displacement(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    known = wholes(edition.material.dossier)
    told = [name for name in flow_measures(known, edition) if name in MOVES]
    totals = running_totals(edition)
    return {
        "flows": [flow(name, known, edition, places_only=True) for name in told],
        "totals": [_total(*row, edition) for row in totals[:MOST_TOTALS]],
        "totals_left": max(0, len(totals) - MOST_TOTALS),
        "stocks": stocks(edition, THERE),
    }


def running_totals(edition: Edition) -> list[tuple[Claim, Figure]]:
    """Figures of people on the move that are no incident's, the newest first; copies
    and parts of other figures left out."""
    dossier = edition.material.dossier
    single = dossier.incidents
    found = [
        (claim, figure)
        for claim in dossier.claims.values()
        if claim.id not in single and not _copied(claim, edition)
        for figure in claim.figures
        if figure.measure in MOVES and figure.part_of is None
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
    where = placed.where.name if placed and placed.where else claim.place
    arabic = edition.language == "ar"
    return {
        "measure": figure.measure,
        "text": _amount(figure, edition),
        "days": days(when.start, when.end, edition.words),
        "place": place_in(where, edition.language, material),
        "who": material.names.speaker(claim)
        if arabic
        else speaker(claim, material.dossier),
        "certainty": claim.certainty,
        "claim": claim.id,
    }


def _amount(figure: Figure, edition: Edition) -> str:
    if figure.low is None and figure.high is None:
        return figure.text
    known = {"low": figure.low, "high": figure.high, "approx": figure.approx}
    return amount(known, edition.words)
