"""The page of counts: what was counted over a period, and what held at a moment."""

from typing import Any

from marsad.publish.site.flows import flow, flow_measures, wholes
from marsad.publish.site.shell import Edition
from marsad.publish.site.stocks import stocks
from marsad.publish.site.totals import totals


def tallies(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    known = wholes(edition.material.dossier)
    measures = flow_measures(known, edition)
    return {
        "flows": [flow(measure, known, edition) for measure in measures],
        **totals(edition),
        "stocks": stocks(edition),
        "counting": edition.material.dossier.war.counting,
    }
