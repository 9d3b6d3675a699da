"""What another monitor passes on, by the origins to which it counts it (rule D8)."""

from collections.abc import Iterator, Mapping

from marsad.resolve.item import Item, rows_apart

THERE = "told as one"
"""What shows that two such claims go back to one origin."""


def counted_apart(a: Item, b: Item) -> bool:
    """True for two rows of a data set, or two claims that a monitor passes on and
    counts to two origins."""
    one, other = _there(a), _there(b)
    if one is None or other is None:
        return rows_apart(a, b)
    return one[0] == other[0] and one != other


def counted_together(a: Item, b: Item) -> bool:
    """True for two claims that a monitor passes on and counts to one origin."""
    one = _there(a)
    return one is not None and one == _there(b)


def told_as_one(items: Mapping[str, Item]) -> Iterator[tuple[Item, Item, str]]:
    """Claims that a monitor passes on and counts to one origin, each with the first."""
    shelf: dict[tuple[str, str], Item] = {}
    for item in sorted(items.values(), key=lambda item: item.order):
        there = _there(item)
        if there is not None and shelf.setdefault(there, item) is not item:
            yield shelf[there], item, THERE


def _there(item: Item) -> tuple[str, str] | None:
    """The monitor that passes a claim on, and the origin to which it counts it."""
    coded = item.claim.coded
    if coded is None or coded.origin is None:
        return None
    return item.report.passed_on_by or "", coded.origin
