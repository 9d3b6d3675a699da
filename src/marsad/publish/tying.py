"""Which claims of protected reports are tied to open ones.

What a protected contact says leaves without its exact place and day. Listed under an
incident that open reports place exactly, or beside an open claim that it is said to
repeat, it would give both away; so in what is published it stands by itself.
"""

from collections.abc import Iterable, Iterator, Set

from marsad.records.dossier import Dossier


def tied_claims(dossier: Dossier, hidden: Set[str]) -> frozenset[str]:
    """Those of the `hidden` claims that share a record with an open claim: an event,
    a stretch of control, a count of one place or event, or an origin."""
    return frozenset(
        claim
        for members in _together(dossier, hidden)
        if not hidden >= members
        for claim in members & hidden
    )


def _together(dossier: Dossier, hidden: Set[str]) -> Iterator[Set[str]]:
    if not hidden:
        return
    yield from (set(event.claims) for event in dossier.events)
    yield from (set(control.claims) for control in dossier.controls)
    for tally in dossier.tallies:
        if tally.event is not None or tally.place is not None:
            yield {*tally.claims, *(claim for claim, _ in tally.excluded)}
    yield from _of_one_origin(dossier)


def _of_one_origin(dossier: Dossier) -> Iterable[Set[str]]:
    found: dict[str, set[str]] = {}
    for claim, origin in dossier.origins.items():
        found.setdefault(origin.origin, set()).add(claim)
    return found.values()
