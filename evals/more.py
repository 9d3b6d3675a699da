"""What is measured beyond claims: attribution, names, places, tolls, lists of people.

Each set is others' work, measured only, on its dev part; it lies in ../shared/data,
beside the checkout. "grouping" and "ecb+" read thousands of texts and take minutes
each; the others together take about a minute of one core.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import attribution
import ecb
import geoparse
import grouping
import incident_places
import incidents
import linking
import muc
import names
import timeset
from spans import Counts


@dataclass(frozen=True, slots=True)
class Measured:
    """A set and how the reader is scored on it."""

    needs: Path
    scores: Callable[[], Mapping[str, Counts] | Mapping[str, float]]
    """Counts, or shares that were counted already."""
    reached: Mapping[str, str] = field(default_factory=dict)
    """Measure -> the best published figure."""


LESS = frozenset({"unresolved", "mean km", "median km", "auc"})
"""Measures of which less is better."""
POLNEAR, RE3D, UNSEEN = "polnear", "re3d", "re3d, not learnt from"
WORLD, MUC = "worldwide", "muc4"
SETS = {
    POLNEAR: Measured(
        attribution.FOLDER,
        attribution.scores,
        {
            "source, exact": "0.82-0.84",
            "cue, exact": "0.83-0.84",
            "content, exact": "0.72-0.75",
        },
    ),
    RE3D: Measured(names.RE3D, lambda: names.scores(names.re3d(unseen=False))),
    UNSEEN: Measured(names.RE3D, lambda: names.scores(names.re3d(unseen=True))),
    WORLD: Measured(names.WORLD, lambda: names.scores(names.worldwide("dev"))),
    MUC: Measured(
        muc.FOLDER,
        muc.scores,
        {
            "type": "0.674",
            "PerpInd": "0.440",
            "PerpOrg": "0.418",
            "Target": "0.324",
            "Victim": "0.541",
            "Weapon": "0.597",
            "all": "0.47-0.54",
        },
    ),
    "lgl": Measured(
        geoparse.FOLDER,
        lambda: geoparse.scores("lgl"),
        {"acc@161": "0.70-0.83", "exact id": "0.794", "country": "0.979"},
    ),
    "geovirus": Measured(geoparse.FOLDER, lambda: geoparse.scores("geovirus")),
    "lgl, own spans": Measured(
        geoparse.FOLDER, lambda: geoparse.own_spans("lgl"), {"found": "F1 0.59-0.72"}
    ),
    "geovirus, own spans": Measured(
        geoparse.FOLDER, lambda: geoparse.own_spans("geovirus")
    ),
    "timeset": Measured(timeset.FILE, timeset.scores),
    "incident places": Measured(incident_places.FILE, incident_places.scores),
    "incidents, ar": Measured(incidents.FOLDER, lambda: incidents.scores("ar")),
    "incidents, en": Measured(incidents.FOLDER, lambda: incidents.scores("en")),
    "rldata10000": Measured(linking.FOLDER, lambda: linking.scores("rldata10000")),
    "febrl3": Measured(linking.FOLDER, lambda: linking.scores("febrl3")),
    "historical persons": Measured(
        linking.FOLDER, lambda: linking.scores("historical persons")
    ),
    "grouping": Measured(grouping.FOLDER, grouping.scores),
    "ecb+": Measured(ecb.FILE, ecb.scores),
}


def present(name: str) -> bool:
    """Whether a set's files are there."""
    return SETS[name].needs.exists()


def f1(name: str) -> dict[str, float]:
    """Measure -> F1, or the share, on a set."""
    return {
        measure: found.f1 if isinstance(found, Counts) else found
        for measure, found in SETS[name].scores().items()
    }
