"""The fit against what theory says of it, on random tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.estimate.fit import counts, fit
from marsad.weigh.estimate.models import design, hierarchical
from marsad.weigh.estimate.search import try_models
from marsad.weigh.estimate.table import Table, pairs, tabulate
from tests.weigh.estimate.published import BRITAIN, table

FULL = st.lists(st.integers(1, 400), min_size=7, max_size=7)
WIDE = st.lists(st.integers(1, 400), min_size=15, max_size=15)
MODELS = st.sampled_from(list(hierarchical(4)))


def _table(found: list[int], names: str) -> Table:
    rows = (
        ([bool(cell & 1 << bit) for bit in range(len(names))], count)
        for cell, count in enumerate(found, 1)
    )
    return tabulate(list(names), rows)


@given(FULL)
def test_three_lists_with_all_pairs_have_the_known_closed_form(found) -> None:
    a, b, ab, c, ac, bc, abc = found
    hidden = abc * a * b * c / (ab * ac * bc)
    made, _ = fit(_table(found, "ABC"), tuple(pairs(3)))
    assert made.estimate - sum(found) == pytest.approx(hidden, rel=1e-6, abs=1e-6)
    assert made.deviance == pytest.approx(0, abs=1e-7)
    assert made.freedom == 0


@given(FULL)
def test_the_interval_of_that_form_is_the_known_one(found) -> None:
    made, _ = fit(_table(found, "ABC"), tuple(pairs(3)))
    hidden = made.estimate - sum(found)
    # The delta method: the variance of the logarithm is the sum of reciprocals.
    spread = np.exp(1.959963984540054 * np.sqrt(sum(1 / n for n in found)))
    assert made.low - sum(found) == pytest.approx(hidden / spread, rel=1e-4, abs=1e-5)
    assert made.high - sum(found) == pytest.approx(hidden * spread, rel=1e-4)


@given(WIDE, MODELS)
def test_expected_counts_have_the_margins_of_those_seen(found, model) -> None:
    made = _table(found, "ABCD")
    _, expected = fit(made, model)
    matrix = design(model, 4)
    assert matrix.T @ expected == pytest.approx(matrix.T @ counts(made), rel=1e-6)


@given(WIDE, MODELS, MODELS)
def test_a_model_within_another_fits_no_better(found, one, other) -> None:
    made = _table(found, "ABCD")
    both = tuple(term for term in one if term in other)
    small, large = fit(made, both)[0], fit(made, one)[0]
    assert small.deviance >= large.deviance - 1e-7
    assert small.freedom - large.freedom == len(one) - len(both)


@given(WIDE, MODELS, st.permutations("ABCD"))
def test_names_of_lists_do_not_matter(found, model, names) -> None:
    first = _table(found, "ABCD")
    second = _table(found, "".join(names))
    place = [second.lists.index(name) for name in names]
    moved = tuple(
        sum(1 << place[bit] for bit in range(4) if term & 1 << bit) for term in model
    )
    ours, theirs = fit(first, model)[0], fit(second, moved)[0]
    assert ours.estimate == pytest.approx(theirs.estimate, rel=1e-6)
    assert ours.deviance == pytest.approx(theirs.deviance, rel=1e-6, abs=1e-7)


def test_a_stepwise_search_ends_where_no_pair_helps() -> None:
    made = table(BRITAIN)
    fits = try_models(made, "stepwise", bare=False)
    assert len({one.terms for one in fits}) == len(fits)
    best = min(fits, key=lambda one: one.aic)
    offered = [pair for pair in pairs(6) if made.on(pair) and pair not in best.terms]
    for pair in offered:
        further, _ = fit(made, (*best.terms, pair))
        assert further.aic > best.aic
    assert all(made.on(term) > 0 for one in fits for term in one.terms)
