"""Where nothing counts there is no number; nought stands only if somebody says so."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from marsad.engine.local import LocalEngine
from marsad.publish.weaker import beside
from marsad.publish.wire import Row, rows
from marsad.records.dossier import Dossier
from marsad.records.event import Event
from marsad.records.grade import GRADES, HEADLINE, Grade
from marsad.records.tally import Tally
from marsad.records.when import When
from marsad.run.changing import sight_of_rows
from marsad.weigh.ask import Ask
from marsad.weigh.flows import flow_tallies
from marsad.weigh.ledger import Count, Ledger
from marsad.weigh.moves import NOTHING
from marsad.weigh.sums import load_counts
from tests.publish.scene import EVENTS, grade, scene, tally

DAY = date(2021, 5, 3)
COUNTS = st.lists(
    st.tuples(st.sampled_from(GRADES), st.integers(0, 2), st.integers(0, 2)), max_size=4
)
"""Grade, least, and how much more at most, of one event each."""


def own(at: int, low: int, more: int | None) -> Tally:
    """What one event counts."""
    return Tally(
        f"tly-{at}",
        "killed",
        None,
        "flow",
        When(DAY, DAY),
        None,
        low,
        low,
        None if more is None else low + more,
        (f"clm-{at}",),
        event=f"evt-{at}",
    )


def weighed(told: list[tuple[str, int, int]]) -> tuple[Dossier, Tally | None]:
    """A record of these events, and their sum as it is weighed."""
    owned = [own(at, low, more) for at, (_, low, more) in enumerate(told)]
    words = [word for word, _, _ in told]
    counts = tuple(
        Count(tally, None, word, kind="clash")
        for tally, word in zip(owned, words, strict=True)
    )
    engine = LocalEngine()
    ledger = Ledger({}, (), counts, (), ())
    load_counts(ledger.counts, engine)
    made = flow_tallies(ledger, engine, Ask("killed"))
    grades: dict[str, Grade] = {
        f"evt-{at}": grade(f"evt-{at}", word, 1) for at, word in enumerate(words)
    }
    events: tuple[Event, ...] = tuple(
        replace(EVENTS[0], id=f"evt-{at}", claims=(f"clm-{at}",))
        for at in range(len(told))
    )
    known = replace(scene(), events=events, grades=grades, tallies=(*owned, *made))
    return known, made[0] if made else None


def row_of(known: Dossier) -> Row:
    (row,) = rows("tallies", known)
    return row


@given(COUNTS)
def test_a_flow_has_numbers_only_if_something_of_it_counts(
    told: list[tuple[str, int, int]],
) -> None:
    known, whole = weighed(told)
    if whole is None:
        return
    row = row_of(known)
    sure = [one for one in told if one[0] in HEADLINE]
    if not sure:
        assert (row["low"], row["best"], row["high"]) == (None, None, None)
    else:
        assert row["best"] == row["low"] == sum(low for _, low, _ in sure)
        assert row["high"] == sum(low + more for _, low, more in sure)
    weak = sum(low for word, low, _ in told if word not in HEADLINE)
    assert row["weak_best"] == (weak or None)


def test_a_nought_that_is_confirmed_stays() -> None:
    row = row_of(weighed([("confirmed", 0, 0), ("weak", 5, 0)])[0])
    assert (row["low"], row["best"], row["high"], row["weak_best"]) == (0, 0, 0, 5)


def test_stocks_keep_their_numbers_whatever_the_grade() -> None:
    stock = next(r for r in rows("tallies", scene()) if r["kind"] == "stock")
    assert stock["best"] is not None and stock["weak_best"] is None


def test_what_moved_is_told_from_nothing_where_nothing_counted() -> None:
    row = row_of(weighed([("weak", 5, 0)])[0])
    ((triple, _),) = sight_of_rows({"tallies": [row]}, "2").totals.values()
    assert triple == NOTHING


def test_running_totals_are_told_apart_from_what_events_hold() -> None:
    both = ("clm-bbb3", "clm-ccc1")
    flow = replace(
        tally("tly-f", "displaced", both, 0, 0, 0),
        grades=(("weak", 50.0),),
        weak=both,
        totals=(("clm-ccc1", "weak"),),
    )
    dossier = replace(scene(), tallies=(flow,))
    found = beside(flow, dossier)
    assert (dict(found.events), found.left) == ({"weak": 50}, {"weak"})
    assert [claim.id for claim, _ in found.totals] == ["clm-ccc1"]
    row = row_of(dossier)
    assert (row["weak_best"], row["weak_totals"]) == (50, ["clm-ccc1"])
    assert (row["claims"], row["weak_claims"]) == ([], list(both))
    alone = replace(flow, grades=(), totals=(("clm-ccc1", "weak"),))
    assert beside(alone, dossier).known == 0
    (only,) = rows("tallies", replace(scene(), tallies=(alone,)))
    assert (only["best"], only["weak_best"]) == (None, None), "no number nobody said"
