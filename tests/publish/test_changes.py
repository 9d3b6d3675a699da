"""The event of the release before is found as a look at every row of it finds it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.changes import Past
from marsad.records.event import Event
from marsad.records.when import When

DAY = date(2021, 5, 3)
ids = st.lists(st.sampled_from("abcdef"), max_size=4)
few = st.lists(st.sampled_from(("r1", "r2", "r3")), max_size=2)
kinds = st.sampled_from(("airstrike", "shelling"))
rows = st.lists(st.tuples(ids, few, kinds), max_size=7)


def slow_match(
    event: Event, past: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    mine = set(event.claims)
    scored = [(len(mine & set(row["claims"])), row["id"], row) for row in past]
    best = max(scored, key=lambda one: one[:2], default=None)
    if best and best[0]:
        return best[2]
    alike = [
        row
        for row in past
        if set(event.reports) & set(row["reports"]) and row["kind"] == event.kind
    ]
    return min(alike, key=lambda row: str(row["id"]), default=None)


@given(rows, ids, few, kinds)
def test_the_event_that_was_is_the_one_that_shares_most(
    before: list[tuple[list[str], list[str], str]],
    claims: list[str],
    reports: list[str],
    kind: str,
) -> None:
    past = [
        {
            **{"id": f"evt-{at}", "claims": told, "reports": by, "kind": what},
            **{"place": "Harim", "end": DAY.isoformat()},
        }
        for at, (told, by, what) in enumerate(before)
    ]
    event = Event(
        *("evt-x", kind, When(DAY, DAY), None, "Harim", ()),
        *(tuple(claims), tuple(reports), ()),
    )
    assert Past({"events": past}).matched(event) == slow_match(event, past)
