"""Published figures: METHODS of Ball and others 2002, Silverman 2014, and our own
independent reproduction of them."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.weigh.estimate.fit import counts, fit
from marsad.weigh.estimate.loglinear import LogLinear, log_linear, too_many
from marsad.weigh.estimate.models import design, hierarchical
from marsad.weigh.estimate.table import Table, of_members, pairs
from tests.weigh.estimate.published import BRITAIN, KOSOVO, table, terms

PUBLISHED = ("EXH ABA", "EXH OSCE", "EXH HRW", "ABA OSCE", "OSCE HRW", "EXH ABA OSCE")


@pytest.fixture(scope="module")
def kosovo() -> LogLinear:
    return log_linear(table(KOSOVO), "auto", "bic")


@pytest.fixture(scope="module")
def britain() -> LogLinear:
    return log_linear(table(BRITAIN), "auto", "aic")


def test_kosovo_is_reproduced(kosovo: LogLinear) -> None:
    assert len(kosovo.models) == 113
    chosen = kosovo.chosen
    assert set(chosen.terms) == set(terms(table(KOSOVO), *PUBLISHED))
    assert chosen.estimate == pytest.approx(10356.5, abs=0.05)
    assert chosen.deviance == pytest.approx(9.32, abs=0.005)
    assert chosen.freedom == 4
    assert (round(chosen.low), round(chosen.high)) == (9005, 12105)


def test_kosovo_models_differ_as_far_as_is_known(kosovo: LogLinear) -> None:
    by_terms = {one.terms: one for one in kosovo.models}
    assert round(kosovo.by_aic.estimate) == 12741
    assert round(kosovo.independence.estimate) == 7395
    assert round(by_terms[tuple(sorted(pairs(4)))].estimate) == 14402
    richest = max(kosovo.models, key=lambda one: len(one.terms))
    assert round(richest.estimate) == 16942
    assert kosovo.average == pytest.approx(13184, abs=1)
    assert kosovo.near is not None
    assert round(kosovo.near.highest) == 22889


def test_britain_is_reproduced(britain: LogLinear) -> None:
    assert britain.search == "stepwise"
    chosen, other = britain.chosen, britain.by_bic
    assert (round(chosen.estimate), round(chosen.low), round(chosen.high)) == (
        11418,
        9977,
        13146,
    )
    assert (round(other.estimate), round(other.low), round(other.high)) == (
        12350,
        10864,
        14107,
    )
    assert round(britain.independence.estimate) == 12214


def test_with_terms_of_lists_that_share_nothing_the_range_grows() -> None:
    bare = log_linear(table(BRITAIN), "stepwise", "aic", bare=True)
    assert round(bare.chosen.estimate) == 11252
    assert len(bare.chosen.terms) == 9


def test_a_fit_agrees_with_statsmodels() -> None:
    from statsmodels.genmod.families import Poisson
    from statsmodels.genmod.generalized_linear_model import GLM

    made = table(KOSOVO)
    for model in list(hierarchical(4))[:-1:16]:
        ours, _ = fit(made, model)
        theirs = GLM(counts(made), design(model, 4), family=Poisson()).fit(tol=1e-12)
        hidden, error = math.exp(theirs.params[0]), theirs.bse[0]
        assert ours.estimate == pytest.approx(made.records + hidden, rel=1e-6)
        assert ours.deviance == pytest.approx(theirs.deviance, rel=1e-6, abs=1e-8)
        low = made.records + hidden * math.exp(-1.959964 * error)
        assert ours.low == pytest.approx(low, rel=1e-5)


MEMBERS = st.lists(
    st.frozensets(st.sampled_from("ABC"), min_size=1), min_size=20, max_size=60
)


@settings(max_examples=25)
@given(MEMBERS, st.permutations("ABC"))
def test_the_order_of_rows_and_lists_does_not_change_an_estimate(people, order) -> None:
    first = of_members(people, "ABC")
    second = of_members(reversed(people), order)
    if len(first.lists) == 3:
        assert repr(log_linear(first, "auto", "bic")) == repr(
            log_linear(second, "auto", "bic")
        )


def _wide(count: int) -> Table:
    names = [f"L{n:02}" for n in range(count)]
    people = [{names[n], names[(n + 1) % count]} for n in range(count)] * 20
    return of_members([*people, *([{names[3]}] * 5)], name="wide")


def test_too_many_lists_are_refused_with_which_to_take() -> None:
    fault = too_many(_wide(12), "auto")
    assert fault is not None
    assert "L03" in fault.words.split("--lists ")[1].split(" ")[0].split(".")[0]
    assert too_many(_wide(8), "auto") is None
    assert too_many(_wide(6), "all") is not None
