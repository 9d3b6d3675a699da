"""A count stands under what moved it, where one thing did."""

import pytest

from marsad.publish.differing import KINDS, Difference, Row
from marsad.publish.matters import about, follow

KIND = {kind.name: kind for kind in KINDS}


def event(id: str, *claims: str, then: tuple[str, ...] | None = None) -> Difference:
    rows = [{"id": id, "claims": list(ids)} for ids in (claims, then or claims)]
    return Difference(KIND["event"], id, rows[0], rows[1])


def count(before: str, after: str) -> Difference:
    rows = [{"id": "tly-1", "claims": ids.split()} for ids in (before, after)]
    return Difference(KIND["tally"], "tly-1", rows[0], rows[1])


def line(one: Difference, change: str = "corrected", *to: str) -> Row:
    kind = one.kind.name
    told = {"record": one.record, "record_type": kind, "change": change}
    return {**told, "to": list(to), "fields": {}}


def lead(counted: Difference, *events: tuple[Difference, Row]) -> str | None:
    lines = [row for _, row in events] + [line(counted)]
    known = {one.record: one for one in (*(e for e, _ in events), counted)}
    return follow(lines, known).get("tly-1")


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a b x", "a b x", "evt-1"),  # x is of an event without a line
        ("a b x", "a b x y", None),  # y came in
        ("a x", "x", "evt-1"),  # a is gone
        ("a c", "a c", None),  # both events have lines
    ],
)
def test_what_one_event_moved_stands_under_it(
    before: str, after: str, found: str | None
) -> None:
    first, other = event("evt-1", "a", "b"), event("evt-2", "c")
    told = [(first, line(first)), (other, line(other))]
    assert lead(count(before, after), *told) == found


def test_a_merge_is_one_thing() -> None:
    stays, goes = event("evt-1", "a", then=("a", "b")), event("evt-2", "b")
    told = [(stays, line(stays)), (goes, line(goes, "merged", "evt-1"))]
    assert lead(count("a b", "a b"), *told) == "evt-2"


def test_a_reviewers_grade_is_marked() -> None:
    rows = [{"grade": "fair", "override": word} for word in (None, "weak")]
    one = Difference(KIND["event"], "evt-1", *rows)
    assert about(one, "corrected")["ruled"] == [False, True]
    same = Difference(KIND["event"], "evt-1", rows[0], {"grade": "weak"})
    assert "ruled" not in about(same, "corrected")
