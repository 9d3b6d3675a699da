"""Laws of counting: ordered ranges, copies that change nothing, sums by hand."""

from collections import defaultdict
from dataclasses import replace
from statistics import median_high, median_low

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records.claim import Claim, PartOf
from marsad.records.dossier import Dossier
from marsad.records.report import Report
from marsad.records.tally import POLICIES
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
    for policy in POLICIES:
        found = weigh_words(said, policy)
        assert found.low <= found.best
        assert found.high is None or found.best <= found.high
        told_or_least = {word.best for word in said} | {found.low}
        assert found.best in told_or_least
    assert weigh_words(said).best in {word.best for word in said}


@given(st.lists(words(), min_size=1, max_size=8))
def test_policies_are_in_order_and_leave_low_and_high(said: list[Word]) -> None:
    least, middle, most = (
        weigh_words(said, policy) for policy in ("conservative", "median", "inclusive")
    )
    usual = weigh_words(said)
    assert least.best <= min(middle.best, usual.best)
    assert max(middle.best, usual.best) <= most.best
    ranges = {(one.low, one.high) for one in (least, middle, most, usual)}
    assert len(ranges) == 1


@given(st.lists(words(), min_size=1, max_size=7))
def test_the_median_is_a_middle_number_of_firm_voices(said: list[Word]) -> None:
    firm = [word.best for word in said if word.firm] or [word.best for word in said]
    best = weigh_words(said, "median").best
    assert median_low(firm) <= best <= median_high(firm)
    assert best in firm


@given(st.lists(words(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_range_does_not_depend_on_order(said, random) -> None:  # type: ignore[no-untyped-def]
    mixed = list(said)
    random.shuffle(mixed)
    for policy in POLICIES:
        assert weigh_words(said, policy) == weigh_words(mixed, policy)


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


@settings(max_examples=12, deadline=None)
@given(claims(), st.sampled_from(["actor", "admin1", "kind", "place", "victim"]))
def test_the_rows_of_a_cut_add_up_to_the_whole(said, by) -> None:  # type: ignore[no-untyped-def]
    known = resolved(dossier(said))
    whole = [t for t in tally(known, engine(), measure="killed") if t.kind == "flow"]
    rows = [
        t
        for t in tally(known, engine(), measure="killed", by=(by,))
        if t.kind == "flow"
    ]
    assert sum(t.best for t in rows) == sum(t.best for t in whole)
    assert {id for t in rows for id in t.claims} == {
        id for t in whole for id in t.claims
    }
    by_grade = tally(known, engine(), measure="killed", by=("grade",))
    shares = dict(whole[0].grades) if whole else {}
    assert {
        t.cut[0][1]: t.best for t in by_grade if t.kind == "flow" and t.best
    } == shares


@settings(max_examples=10, deadline=None)
@given(claims())
def test_a_part_given_beside_its_whole_raises_no_total(said) -> None:  # type: ignore[no-untyped-def]
    def with_part(claim: Claim) -> Claim:
        (whole,) = claim.figures
        part = replace(
            whole, low=1, high=1, population="civilians", part_of=PartOf(claim.id, 0)
        )
        return replace(claim, figures=(whole, part))

    def best(known: Dossier) -> list[tuple[object, ...]]:
        found = tally(known, engine(), measure="killed")
        return [(t.kind, t.low, t.best, t.high) for t in found]

    known = resolved(dossier(said))
    parted = {id: with_part(claim) for id, claim in known.claims.items()}
    assert best(replace(known, claims=parted)) == best(known)
