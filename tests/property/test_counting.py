"""Laws of counting: ordered ranges, copies that change nothing, sums by hand."""

from collections import defaultdict
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.weigh.count import Word, weigh_words
from marsad.weigh.ledger import open_ledger
from marsad.weigh.sums import Sum
from marsad.weigh.tally import tally
from marsad.weigh.weigh import Weighed, weigh_groups
from tests.build import Told, day, dossier, engine, report, resolved
from tests.property.test_grouping import claims


def weigh(known: Dossier) -> Weighed:
    return weigh_groups(resolved(known), engine())


@st.composite
def words(draw: st.DrawFn) -> Word:
    low = draw(st.none() | st.integers(0, 99))
    high = (
        draw(st.none() | st.integers(low or 0, 150))
        if low is not None
        else draw(st.integers(0, 150))
    )
    best = low if low is not None else high
    assert best is not None
    return Word(
        low,
        best,
        high,
        draw(st.booleans()),
        draw(st.sampled_from("ABCDEF")),
        day(f"2021-05-0{draw(st.integers(1, 9))}"),
        (str(draw(st.integers())),),
    )  # type: ignore[arg-type]


@given(st.lists(words(), min_size=1, max_size=8))
def test_low_best_high_are_in_order_and_somebody_said_the_best(
    said: list[Word],
) -> None:
    found = weigh_words(said)
    assert found.low <= found.best
    assert found.high is None or found.best <= found.high
    assert found.best in {word.best for word in said}


@given(st.lists(words(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_range_does_not_depend_on_order(said, random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(said)
    random.shuffle(mixed)
    assert weigh_words(said) == weigh_words(mixed)


sums = st.lists(st.integers(0, 50), min_size=3, max_size=3).map(
    lambda n: Sum(*sorted(n))
)


@given(sums, sums)
def test_an_excess_tops_up_to_the_larger_and_stays_in_order(a: Sum, b: Sum) -> None:
    whole = Sum.of([a, a.excess(b)])
    assert whole == Sum(max(a.low, b.low), max(a.best, b.best), max(a.high, b.high))
    assert whole.low <= whole.best <= whole.high


def copied(one: Told) -> Told:
    """The same words put out later by somebody else."""
    late: Report = report(one.report.text, "2021-05-20", "A copying paper", id="rpt-zz")
    claim = replace(one.claim, id="clm-zz", report=late.id)
    return Told(claim, late, replace(one.placement, id="plc-zz", claim=claim.id))


@settings(max_examples=15, deadline=None)
@given(claims(), st.data())
def test_a_pure_copy_changes_no_range_and_no_grade(said, data) -> None:  # type: ignore[no-untyped-def]
    before = weigh(dossier(said))
    after = weigh(dossier([*said, copied(data.draw(st.sampled_from(said)))]))

    def ranges(found: Weighed) -> dict[str, object]:
        return {t.id: (t.low, t.best, t.high, t.grades) for t in found.tallies}

    def grades(found: Weighed) -> dict[str, object]:
        axes = {
            g.record: (g.grade, g.rule, g.reliability, g.credibility)
            for g in found.grades
        }
        return {id: (*axis,) for id, axis in axes.items()}

    assert ranges(before) == ranges(after)
    assert grades(before) == grades(after)


@settings(max_examples=12, deadline=None)
@given(claims())
def test_all_tallies_are_in_order_and_months_add_up_by_hand(said) -> None:  # type: ignore[no-untyped-def]
    known = resolved(dossier(said))
    for one in weigh_groups(known, engine()).tallies:
        assert one.low <= one.best and (one.high is None or one.best <= one.high)
    ledger = open_ledger(known)
    by_hand: dict[str, float] = defaultdict(float)
    for count in ledger.counts:
        if count.tally.population is None:
            by_hand[count.grade] += count.tally.best
    for found in tally(known, engine(), measure="killed", by=("month",)):
        assert dict(found.grades) == {g: n for g, n in by_hand.items() if n}
        assert found.best == by_hand["confirmed"] + by_hand["fair"]
