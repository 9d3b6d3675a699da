"""Matches against an oracle of all pairs, and what the rules say of single cases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import OperatorError
from marsad.resolve.meltt.match import Outcome, match_tables
from marsad.resolve.meltt.pairs import Window
from marsad.resolve.meltt.tables import Row, Table
from marsad.resolve.meltt.taxonomy import Taxonomy
from tests.build import engine
from tests.resolve.meltt.lists import KIND, TAXONOMY, oracle, row, table

WINDOW = Window(days=1, km=3.0)


def matched(*tables: Table, window: Window = WINDOW) -> Outcome:
    return match_tables(tables, [TAXONOMY], window, engine())


def groups(outcome: Outcome) -> set[frozenset[str]]:
    return {
        frozenset(outcome.row(key).id for key in match.rows)
        for match in outcome.matches
    }


def flags(outcome: Outcome) -> set[frozenset[str]]:
    return {
        frozenset((outcome.row(flag.event).id, outcome.row(flag.episode).id))
        for flag in outcome.flags
    }


def test_the_same_event_of_three_lists_is_one_and_the_first_leads() -> None:
    found = matched(
        table("a", row("a1")),
        table("b", row("b1", 2)),
        table("c", row("c1", lat=10.02)),
    )
    assert groups(found) == {frozenset({"a1", "b1", "c1"})}
    assert found.row(found.matches[0].lead).id == "a1"
    assert (found.rows_in, found.unique, found.duplicates) == (3, 1, 2)
    assert found.overlap() == {(0,): 0, (1,): 0, (2,): 0, (0, 1, 2): 1}


def test_a_pair_within_the_window_of_each_other_only_matches_the_better() -> None:
    found = matched(
        table("a", row("a1", kind="raid")),
        table("b", row("worse", kind="duel"), row("better", kind="bomb", lat=10.02)),
    )
    assert groups(found) == {frozenset({"a1", "better"})}
    (join,) = found.matches[0].joins
    assert join.score == 0.0
    assert [(found.row(key).id, score) for key, score in join.runners_up] == [
        ("worse", 1.0)
    ]


def test_of_equal_scores_the_nearer_is_taken() -> None:
    near, far = row("near", lat=10.001), row("far", lat=10.02)
    found = matched(table("a", row("a1")), table("b", far, near))
    assert groups(found) == {frozenset({"a1", "near"})}


def test_days_and_kilometres_bound_what_matches() -> None:
    assert not matched(table("a", row("a1")), table("b", row("b1", 3))).matches
    assert not matched(table("a", row("a1")), table("b", row("b1", lat=10.03))).matches
    wide = Window(days=2, km=4.0)
    found = matched(
        table("a", row("a1")), table("b", row("b1", 3, lat=10.03)), window=wide
    )
    assert len(found.matches) == 1


def test_neighbours_across_the_line_of_date_change_and_at_a_pole_are_near() -> None:
    east = table("a", row("a1", lon=179.995), row("a2", lat=89.99, lon=0.0))
    west = table("b", row("b1", lon=-179.995), row("b2", lat=89.99, lon=180.0))
    assert groups(matched(east, west)) == {
        frozenset({"a1", "b1"}),
        frozenset({"a2", "b2"}),
    }


def test_an_event_near_an_episode_is_flagged_and_never_matched() -> None:
    episode = row("long", 3, last=9)
    found = matched(table("a", episode), table("b", row("b1", 10), row("b2", 11)))
    assert not found.matches
    assert flags(found) == {frozenset({"long", "b1"})}


def test_a_row_that_another_stands_for_is_not_flagged() -> None:
    found = matched(
        table("a", row("a1", 4)),
        table("b", row("b1", 4)),
        table("c", row("c1", 3, last=6)),
    )
    assert flags(found) == {frozenset({"a1", "c1"})}


def test_episodes_must_end_together_as_they_begin() -> None:
    one = table("a", row("a1", 3, last=9))
    assert matched(one, table("b", row("b1", 4, last=10))).matches
    assert not matched(one, table("b", row("b1", 3, last=12))).matches


def test_a_container_is_no_partner_and_stays_unique() -> None:
    found = matched(
        table("a", replace(row("a1"), container=True)), table("b", row("b1"))
    )
    assert not found.matches and found.unique == 2


def test_ranges_of_deaths_that_exclude_each_other_are_pointed_out() -> None:
    one = table("a", row("a1", deaths=(3, 5)))
    (same,) = matched(one, table("b", row("b1", deaths=(5, 9)))).matches
    (other,) = matched(one, table("b", row("b1", deaths=(6, 9)))).matches
    assert [m.joins[0].deaths_differ for m in (same, other)] == [False, True]


def test_partial_lets_taxonomies_disagree_at_the_price_of_one() -> None:
    other = Taxonomy("side", 1, {})
    tables = [
        Table("a", (Row("a1", *[row("x").first] * 2, 1, 1, (KIND["raid"], ("x",))),)),
        Table("b", (Row("b1", *[row("x").first] * 2, 1, 1, (KIND["raid"], ("y",))),)),
    ]
    both = [TAXONOMY, other]
    assert not match_tables(tables, both, Window(1, 3.0), engine()).matches
    (found,) = match_tables(tables, both, Window(1, 3.0, 1), engine()).matches
    assert found.joins[0].score == 0.5


@pytest.mark.parametrize("window", [Window(-1, 3.0), Window(1, 0.0), Window(1, 3.0, 1)])
def test_a_window_that_is_none_is_refused(window: Window) -> None:
    with pytest.raises(OperatorError):
        matched(table("a", row("a1")), table("b", row("b1")), window=window)


def test_one_table_or_two_of_one_name_are_refused() -> None:
    one = table("a", row("a1"))
    for tables in ([one], [one, table("a", row("b1"))]):
        with pytest.raises(OperatorError, match="two or more"):
            matched(*tables)


rows = st.builds(
    row,
    id=st.just("x"),
    first=st.integers(1, 4),
    lat=st.sampled_from([10.0, 10.011, 10.02, 10.03, -33.3, 89.99]),
    lon=st.sampled_from([20.0, 20.013, 20.025, 179.99, -179.99]),
    kind=st.sampled_from(sorted(KIND)),
    last=st.sampled_from([None, None, 5, 6]),
)
lists = st.lists(st.lists(rows, max_size=6, unique=True), min_size=2, max_size=3)
windows = st.builds(
    Window, days=st.integers(0, 2), km=st.sampled_from([0.5, 1.3, 3.0, 400.0])
)


def _tables(listed: list[list[Row]]) -> list[Table]:
    return [
        table(
            str(at),
            *(
                replace(r, id=f"{at}-{n:02}")
                for n, r in enumerate(
                    sorted(
                        some, key=lambda r: (r.first, r.last, r.lat, r.lon, r.levels)
                    )
                )
            ),
        )
        for at, some in enumerate(listed)
    ]


@given(listed=lists, window=windows)
def test_matches_and_flags_are_those_of_all_pairs(
    listed: list[list[Row]], window: Window
) -> None:
    tables = _tables(listed)
    found = match_tables(tables, [TAXONOMY], window, engine())
    assert (groups(found), flags(found)) == oracle(tables, [1.0], window)
    assert found.unique == sum(found.overlap().values())
    assert len({key for match in found.matches for key in match.rows}) == sum(
        len(match.rows) for match in found.matches
    )
