"""What reviewers have ruled: who is left out, what stays together or apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from marsad.records.decision import Decision
from marsad.records.event import Pair

OUT = frozenset({"retract", "withhold"})
FATES = OUT | {"accept"}


@dataclass(frozen=True, slots=True)
class Rulings:
    """Standing decisions, the last word on each record or pair."""

    out: frozenset[str]
    """Ids of claims, reports or events that are left out."""
    together: frozenset[Pair]
    apart: frozenset[Pair]
    opened: frozenset[str] = frozenset()
    """Ids that a reviewer has accepted."""


def last_words(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decision that holds on each record that was let in or left out."""
    last: dict[str, Decision] = {}
    for decision in _in_order(decisions):
        if decision.action in FATES:
            last.update(dict.fromkeys(decision.records, decision))
    return last


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Read decisions in order of time; a later one on the same records holds."""
    known = _in_order(decisions)
    last = {id: one.action for id, one in last_words(known).items()}
    pairs: dict[Pair, str] = {}
    for decision in known:
        if decision.action in ("merge", "split"):
            for pair in combinations(sorted(set(decision.records)), 2):
                pairs[pair] = decision.action
    return Rulings(
        out=frozenset(id for id, action in last.items() if action in OUT),
        opened=frozenset(id for id, action in last.items() if action == "accept"),
        together=frozenset(pair for pair, act in pairs.items() if act == "merge"),
        apart=frozenset(pair for pair, act in pairs.items() if act == "split"),
    )


def _in_order(decisions: Iterable[Decision]) -> list[Decision]:
    return sorted(decisions, key=lambda d: (d.at, d.id))


def of_claims(pairs: Iterable[Pair], named: Mapping[str, str]) -> set[Pair]:
    """Pairs of claim or event ids as pairs of claims; `named` gives an event's
    anchor claim. Pairs that name nothing on record are dropped."""
    claims = ((named.get(a), named.get(b)) for a, b in pairs)
    return {(min(a, b), max(a, b)) for a, b in claims if a and b and a != b}
