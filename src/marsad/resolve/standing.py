"""What reviewers have ruled: who is left out, what stays together or apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from marsad.records.decision import OUT, Decision, in_order, last_words
from marsad.records.event import Pair


@dataclass(frozen=True, slots=True)
class Rulings:
    """Standing decisions, the last word on each record or pair."""

    out: frozenset[str]
    """Ids of claims, reports, events or person cases that are left out."""
    together: frozenset[Pair]
    apart: frozenset[Pair]
    opened: frozenset[str] = frozenset()
    """Ids that a reviewer has accepted."""


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """Read decisions in order of time; a later one on the same records holds."""
    known = in_order(decisions)
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


def of_claims(pairs: Iterable[Pair], named: Mapping[str, str]) -> set[Pair]:
    """Pairs of ids as pairs of claims; `named` gives the claim that an id means. Pairs
    that name nothing of its kind are dropped."""
    claims = ((named.get(a), named.get(b)) for a, b in pairs)
    return {(min(a, b), max(a, b)) for a, b in claims if a and b and a != b}
