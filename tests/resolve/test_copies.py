"""Who is looked at for a word told again, against a look along the whole shelf."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.copies import DAYS, RECENT, _recent
from marsad.resolve.item import Item, items_of
from tests.build import Told, claim, dossier, placed, report

START = date(2021, 5, 1)


def said(number: int, day: int | None) -> Told:
    on = None if day is None else str(START + timedelta(days=day))
    of = report(f"Bulletin {number % 25}.", on, "Valley Watch", f"rpt-{number % 25:02}")
    made = claim(of, of.text, id=f"clm-{number:03}")
    return placed(of, made, on)


def plainly(shelf: list[Item], item: Item) -> set[str]:
    def close(other: Item) -> bool:
        one, two = item.report.published, other.report.published
        return one is None or two is None or abs((one - two).days) <= DAYS

    near = [o for o in shelf if o.report.id != item.report.id and close(o)]
    before = [other for other in near if other.order < item.order]
    after = [other for other in near if other.order > item.order]
    return {o.claim.id for o in [*before[-RECENT:], *after[:RECENT]]}


DAYS_ON = st.dictionaries(
    st.integers(0, 24), st.none() | st.integers(0, 150), min_size=1
)


@given(DAYS_ON, st.lists(st.integers(0, 99), min_size=1, max_size=80, unique=True))
def test_the_nearest_before_and_after_are_found(
    days: dict[int, int | None], numbers: list[int]
) -> None:
    told = [said(at, days.get(at % 25, 30)) for at in numbers]
    items = list(items_of(dossier(told), frozenset()).values())
    shelf = sorted(items, key=lambda item: item.order)
    for item in items:
        found = [other.claim.id for other in _recent(shelf, item)]
        assert len(found) == len(set(found))
        assert set(found) == plainly(shelf, item)


def test_an_empty_shelf_holds_nobody() -> None:
    (item,) = items_of(dossier([said(1, 1)]), frozenset()).values()
    assert list(_recent([], item)) == []
    assert list(_recent([item], item)) == []
