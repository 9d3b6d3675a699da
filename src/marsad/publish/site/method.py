"""The page of method: how claims are read, counted, graded and protected."""

from collections.abc import Mapping
from typing import Any

from marsad.publish.likelihood import table
from marsad.publish.site.shell import Edition
from marsad.records.grade import GRADE_OF, GRADES

SECTIONS: Mapping[str, int] = {
    "claim": 3,
    "copies": 3,
    "events": 3,
    "counts": 4,
    "moments": 3,
    "grades": 2,
    "admiralty": 2,
    "likelihood": 2,
    "places": 3,
    "ground": 3,
    "persons": 2,
    "protected": 4,
    "corrections": 3,
    "blind": 5,
}
"""Parts of the page, and how many paragraphs each has in the strings."""


def method(edition: Edition) -> dict[str, Any]:
    """What the template of the page asks for."""
    war = edition.material.dossier.war
    return {
        "sections": [
            (name, [f"m_{name}_{at}" for at in range(1, many + 1)])
            for name, many in SECTIONS.items()
        ],
        "rules": [
            (rule, grade, f"rule_{rule}", f"raise_{rule}")
            for rule, grade in GRADE_OF.items()
        ],
        "likelihood": _likelihood(),
        "reliability": "ABCDEF",
        "credibility": range(1, 7),
        "counting": war.counting,
        "delay_days": war.rules.delay_days,
        "blur_km": war.rules.blur_km,
    }


def _likelihood() -> list[tuple[str, str, str, int, int]]:
    """Grade, what those who say it call it, the term of ICD 203, and its bounds in per
    cent. For all else no likelihood is told."""
    known = table()
    return [
        (grade, certainty, term.replace("-", "_"), *known["terms"][term][2:])
        for grade in GRADES
        for certainty, term in known.get(grade, {}).items()
    ]
