"""The page of displacement: who left, came back, was brought out, and stays where."""

from typing import Any

from marsad.publish.site.flows import flow, flow_measures, wholes
from marsad.publish.site.shell import Edition
from marsad.publish.site.stocks import stocks
from marsad.publish.site.totals import totals

MOVES = ("displaced", "returned", "evacuated")
"""Measures of people on the move, each counted over a period."""
THERE = ("present", "displaced")


def displacement(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    known = wholes(edition.material.dossier)
    told = [name for name in flow_measures(known, edition) if name in MOVES]
    return {
        "flows": [flow(name, known, edition, places_only=True) for name in told],
        **totals(edition, MOVES),
        "stocks": stocks(edition, THERE),
    }
