from hypothesis import given
from hypothesis import strategies as st
from spans import Counts, Span, overlapping

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 4)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=5,
    unique=True,
)


def test_counts_by_hand() -> None:
    counts = Counts()
    counts.add(right=1, found=2, gold=4)
    counts.add(right=2, found=2, gold=2)
    assert counts.precision == 3 / 4
    assert counts.recall == 3 / 6
    assert counts.f1 == 2 * 3 / (4 + 6)


def test_nothing_scores_nothing() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (0, 0, 0)


def test_a_span_has_one_partner() -> None:
    assert overlapping([(0, 10)], [(1, 3), (5, 7)]) == 1
    assert overlapping([(0, 4), (4, 9)], [(3, 5), (6, 7)]) == 2
    assert overlapping([(0, 4)], [(4, 9)]) == 0


def _most(found: list[Span], gold: list[Span]) -> int:
    """The most pairs, by trying all."""
    if not found:
        return 0
    first, rest = found[0], found[1:]
    best = _most(rest, gold)
    for other in gold:
        if other[0] < first[1] and first[0] < other[1]:
            best = max(best, 1 + _most(rest, [g for g in gold if g != other]))
    return best


@given(SPANS, SPANS)
def test_overlaps_find_the_most_pairs_of_spans_apart(
    found: list[Span], gold: list[Span]
) -> None:
    assert overlapping(found, gold) <= _most(found, gold)
    apart = _apart(gold)
    assert overlapping(_apart(found), apart) == _most(_apart(found), apart)


def _apart(spans: list[Span]) -> list[Span]:
    """Those that do not meet the ones kept before them, as marked spans do not."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if not kept or kept[-1][1] <= start:
            kept.append((start, end))
    return kept
