"""Groups to grades, tallies and control: what the record is worth, with reasons."""

from dataclasses import dataclass

from marsad.engine.base import Engine
from marsad.records.control import Control
from marsad.records.dossier import Dossier
from marsad.records.grade import Grade
from marsad.records.issue import Issue
from marsad.records.tally import Tally
from marsad.text.voices import Voices
from marsad.weigh.control import control_issues, place_controls
from marsad.weigh.extent import area_controls
from marsad.weigh.ledger import open_ledger
from marsad.weigh.tally import standing_tallies


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weighing makes, each tuple in ascending order of id."""

    grades: tuple[Grade, ...]
    tallies: tuple[Tally, ...]
    controls: tuple[Control, ...]
    issues: tuple[Issue, ...]


def weigh_groups(dossier: Dossier, engine: Engine) -> Weighed:
    """Grade events and person cases, count every measure, and draw up control.

    Reads what resolving made beside reports, claims, placements and the war; a
    claim without an origin, which a reviewer has taken out, counts for nothing.
    """
    ledger = open_ledger(dossier)
    voices = Voices(dossier)
    controls = place_controls(ledger.heard, voices, dossier.issues)
    controls += area_controls(ledger.heard, voices)
    known = {one.claims for one in dossier.issues if one.stage != "weigh"}
    issues = [one for one in control_issues(controls) if one.claims not in known]
    return Weighed(
        grades=ledger.grades,
        tallies=tuple(standing_tallies(ledger, engine)),
        controls=tuple(sorted(controls, key=lambda control: control.id)),
        issues=tuple(sorted(issues, key=lambda issue: issue.id)),
    )
