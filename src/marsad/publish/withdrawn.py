"""What nobody outside is shown today, by a reviewer's ruling or until there is one."""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.records.decision import OUT, Decision, in_order, last_words
from marsad.records.dossier import Dossier
from marsad.records.event import event_id

NAMED = "protected-name"
"""Code of the issue that an open report has words that would give a protected source
away; the report waits until a reviewer accepts or corrects it."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Ids on record of which nothing leaves."""

    reports: frozenset[str] = frozenset()
    """Those of which no claim is left are among them: a title tells as well."""
    claims: frozenset[str] = frozenset()
    retracted: frozenset[str] = frozenset()
    """Of the claims, those of which readers may be told that they were taken back."""
    waiting: frozenset[str] = frozenset()
    """Of the reports, those on which a reviewer has yet to rule."""


def withdrawn(dossier: Dossier) -> Withdrawn:
    """Read off rulings, and the issues that ask for one."""
    waiting = waiting_reports(dossier)
    last = last_words(dossier.decisions)
    out = {id for id, word in last.items() if word.action in OUT}
    if not out and not waiting:
        return Withdrawn()
    reports = (out & dossier.reports.keys()) | waiting
    claims = {
        id
        for id, claim in dossier.claims.items()
        if id in out or claim.report in reports
    }
    if any(id.startswith(("evt-", "per-")) for id in out):  # resolving left them out
        claims |= dossier.claims.keys() - dossier.origins.keys()
    told = {one.report for id, one in dossier.claims.items() if id not in claims}
    emptied = {dossier.claims[id].report for id in claims} - told
    back = {
        id
        for id in claims
        for of in (id, dossier.claims[id].report, event_id(id))
        if of in out and last[of].action == "retract"
    }
    back -= {id for id in back if dossier.claims[id].report in waiting}
    gone = frozenset(reports | emptied)
    return Withdrawn(gone, frozenset(claims), frozenset(back), waiting)


def waiting_reports(dossier: Dossier) -> frozenset[str]:
    """Open reports with words of protected sources, which nobody has accepted since."""
    named = {issue.record for issue in dossier.issues if issue.code == NAMED}
    if not named:
        return frozenset()
    shielded = {source.id for source in dossier.war.sources if source.protected}
    ruled = _last_on_names(dossier)
    return frozenset(
        id
        for id in named & dossier.reports.keys()
        if ruled.get(id) not in ("accept", "correct")
        and not dossier.reports[id].protected
        and dossier.reports[id].source not in shielded
    )


def _last_on_names(dossier: Dossier) -> Mapping[str, str]:
    """The last ruling on a report that says whose it is."""
    known = (d for d in dossier.decisions if d.action in ("accept", "correct"))
    return {id: one.action for one in in_order(known) for id in _reports(one)}


def _reports(decision: Decision) -> tuple[str, ...]:
    if decision.action == "accept":
        return decision.records
    told = any(said.startswith("source=") for said in decision.records[1:])
    return decision.records[:1] if told else ()
