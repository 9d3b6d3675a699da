"""What the network tells apart: the order of its labels is the order of its outputs."""

from marsad.records.claim import (
    CERTAINTIES,
    KINDS,
    MEASURES,
    POPULATIONS,
    STATUSES,
)

NAMES = ("PER", "ORG", "LOC")
"""Types of names: person, organisation, place."""
ATTRIBUTION = ("source", "cue", "content")
ROLES = ("speaker", "via", "place", "actor", "target", "person")
"""What the network points at in the text, for each claim."""
TIMES = ("none", "state", "ongoing")
"""Dates that no words tell: none, on publication, until publication."""

LAYERS = {
    "claim": 3,
    "figure": 3,
    "name": 1 + 2 * len(NAMES),
    "attribution": 1 + 2 * len(ATTRIBUTION),
}
"""Layer of tags -> how many tags: outside, then begin and inside of each type."""
LABELS: dict[str, tuple[str | None, ...]] = {
    "kind": KINDS,
    "certainty": CERTAINTIES,
    "status": (None, *STATUSES),
    "measure": MEASURES,
    "population": (None, *POPULATIONS),
}
"""Classifier -> its labels."""
BUCKETS = 17
"""Steps of distance between a claim and a word, see `heads.distance_buckets`."""
WIDTH = 64
"""Numbers by which a claim and a word are compared."""
