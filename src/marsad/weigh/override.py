"""A reviewer's own grade, put beside the computed one (rule G12)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.records.decision import Decision
from marsad.records.grade import GRADES, Grade

COMPUTED = "computed"
"""In place of a grade: the ruling before is taken back."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """Rulings on grades, by the record and by the claims they were made about."""

    last: Mapping[str, tuple[int, Decision]]
    """By id, the last ruling that names it, with its place in time."""

    def on(self, record: str, claims: Sequence[str]) -> Decision | None:
        """The last ruling on a record, found by its id or by its claims, so that
        it still holds once claims were joined or split; None if it is taken back."""
        found = [self.last[id] for id in (record, *claims) if id in self.last]
        ruling = max(found, key=lambda one: one[0])[1] if found else None
        return None if ruling is None or ruling.records[1] == COMPUTED else ruling


def overrides(decisions: Iterable[Decision]) -> Overrides:
    """Read rulings in order of time; those that name no grade of ours are none."""
    known = (d for d in decisions if d.action == "grade" and len(d.records) > 1)
    fit = [d for d in known if d.records[1] in (*GRADES, COMPUTED)]
    last: dict[str, tuple[int, Decision]] = {}
    for at, decision in enumerate(sorted(fit, key=lambda d: (d.at, d.id))):
        record, _, *claims = decision.records
        last.update(dict.fromkeys((record, *claims), (at, decision)))
    return Overrides(last)


def beside(grade: Grade, claims: Sequence[str], ruled: Overrides) -> Grade:
    """The computed grade, untouched, with a reviewer's ruling beside it if any."""
    ruling = ruled.on(grade.record, claims)
    if ruling is None:
        return grade
    return replace(
        grade,
        override=ruling.records[1],
        override_reason=ruling.reason,
        override_decision=ruling.id,
    )
