"""What an event's claims contradict: each other, and claims that are in no event or in
another one."""

import functools

from marsad.publish.naming import Same
from marsad.records.dossier import Dossier
from marsad.records.event import Event, Pair


def contradictions_of(event: Event, dossier: Dossier) -> set[Pair]:
    """What an event's claims contradict, each other or others' on the same ground, day
    or number; what became of a person is told with the person."""
    known = _contradicting(Same(dossier))
    return {p for id in event.claims for p in known.get(id, ())} | {
        *event.contradictions
    }


@functools.lru_cache(maxsize=2)
def _contradicting(same: Same[Dossier]) -> dict[str, list[Pair]]:
    """The contradictions among issues, by each of their claims."""
    dossier = same.record
    told = {p for person in dossier.persons for p in person.contradictions}
    found: dict[str, list[Pair]] = {}
    for issue in dossier.issues:
        if issue.code.startswith("contradiction") and len(issue.claims) == 2:
            pair = (min(issue.claims), max(issue.claims))
            if pair not in told and all(id in dossier.claims for id in pair):
                for id in pair:
                    found.setdefault(id, []).append(pair)
    return found
