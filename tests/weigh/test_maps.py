"""Several maps of one war: majority, carry forward, and what lasts a day."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.maps import UNTOLD, Word, standing

DAY = date(2021, 5, 10)


def words(*said: tuple[str, int, str | None]) -> list[Word]:
    """Map, days before `DAY`, holder."""
    return [Word(name, DAY - timedelta(days=ago), who) for name, ago, who in said]


def test_the_majority_of_three_holds() -> None:
    said = words(("a", 0, "north"), ("b", 0, "league"), ("c", 0, "north"))
    found = standing(said, DAY)
    assert (found.holder, found.state, found.basis) == ("north", "held", "2 of 3 maps")
    assert (found.sources, found.age_days) == (("a", "c"), 0)


def test_each_map_is_carried_forward_until_its_next_word() -> None:
    said = words(
        ("a", 9, "league"), ("a", 5, "north"), ("b", 3, "north"), ("c", 0, "x")
    )
    found = standing(said, DAY)
    assert (found.holder, found.age_days) == ("north", 3)
    assert found.basis == "2 of 3 maps, carried forward from 2021-05-07"
    assert not found.stale and standing(words(("a", 91, "north")), DAY).stale
    before = standing(said, DAY - timedelta(days=7))
    assert (before.holder, before.basis) == (
        "league",
        "one map, carried forward from 2021-05-01",
    )


def test_without_a_majority_it_is_contested() -> None:
    two = standing(words(("a", 0, "north"), ("b", 0, "league")), DAY)
    assert (two.holder, two.state, two.sources) == (None, "contested", ("a", "b"))
    half = words(("a", 0, "x"), ("b", 0, "x"), ("c", 0, "y"), ("d", 0, None))
    assert standing(half, DAY).state == "contested"


def test_what_maps_show_as_nobodys_is_unknown() -> None:
    found = standing(words(("a", 0, None), ("b", 0, None), ("c", 0, "north")), DAY)
    assert (found.holder, found.state) == (None, "unknown")
    assert standing([], DAY) == standing(words(("a", -1, "x")), DAY) == UNTOLD


def test_a_flip_of_one_day_stays_contested() -> None:
    flip = words(("a", 1, "north"), ("a", 0, "league"), ("a", -1, "north"))
    assert standing(flip, DAY).state == "contested"
    assert standing(flip, DAY - timedelta(days=1)).holder == "north"
    assert standing(flip, DAY + timedelta(days=1)).holder == "north"
    kept = words(("a", 1, "north"), ("a", 0, "league"), ("a", -1, "league"))
    assert standing(kept, DAY).holder == "league"
    weekly = words(("a", 7, "north"), ("a", 0, "league"), ("a", -7, "north"))
    assert standing(weekly, DAY).holder == "league"
    outvoted = [*flip, *words(("b", 0, "north"), ("c", 0, "north"))]
    assert standing(outvoted, DAY).holder == "north"


_HOLDERS = st.sampled_from(["north", "league", "council", None])
_SAID = st.lists(
    st.tuples(st.sampled_from("abcde"), st.integers(-5, 20), _HOLDERS), max_size=25,
    unique_by=lambda one: one[:2],
)  # fmt: skip


@given(_SAID)
def test_a_holder_has_more_than_half_of_the_latest_words(
    said: list[tuple[str, int, str | None]],
) -> None:
    found = standing(words(*said), DAY)
    latest: dict[str, tuple[int, str | None]] = {}
    for name, ago, who in said:
        if ago >= 0 and (name not in latest or ago < latest[name][0]):
            latest[name] = (ago, who)
    votes = Counter(who for _, who in latest.values())
    if found.holder is not None:
        assert votes[found.holder] * 2 > len(latest)
        assert found.age_days == min(
            ago for ago, who in latest.values() if who == found.holder
        )
    else:
        assert found.state in ("contested", "unknown")
    shuffled = list(reversed(said))
    assert standing(words(*shuffled), DAY) == found
