import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.estimate.fit import counts, fit
from marsad.weigh.estimate.gate import _fills, cautions, closed, reduced
from marsad.weigh.estimate.models import hierarchical
from marsad.weigh.estimate.table import tabulate
from tests.weigh.estimate.published import ARTIFICIAL, BRITAIN, KOSOVO, table, terms

THREE = table(ARTIFICIAL)


def test_two_lists_are_too_few() -> None:
    (fault,) = closed(table({"A": 50, "B": 40, "A B": 30}))
    assert fault.code == "few-lists"
    assert "3 at least" in fault.words
    assert [one.code for one in closed(table({}))] == ["no-records"]


def test_a_list_that_shares_no_record_is_refused_with_what_would_do() -> None:
    (fault,) = closed(table({**KOSOVO, "OTHER": 500}))
    assert fault.code == "no-overlap"
    assert "No record of OTHER" in fault.words
    assert "--lists ABA,EXH,HRW,OSCE" in fault.words
    (fault,) = closed(THREE)
    assert fault.code == "no-overlap"
    assert "--lists" not in fault.words
    assert closed(table(KOSOVO)) == closed(table(BRITAIN)) == []


@pytest.mark.parametrize(
    ("model", "fault"),
    [
        (("A B", "A C", "B C"), "not-identifiable"),
        (("A B",), "no-maximum"),
        (("A C", "B C"), None),
        ((), None),
    ],
)
def test_the_published_example_fails_as_its_authors_say(model, fault) -> None:
    made, _ = fit(THREE, terms(THREE, *model))
    assert (made.fault and made.fault.code) == fault


CELLS = st.lists(st.sampled_from([0, 0, 1, 3, 20]), min_size=7, max_size=7)
MODELS = list(hierarchical(3))


@given(CELLS, st.sampled_from(MODELS))
def test_what_the_fit_proves_the_linear_programme_says_too(cells, model) -> None:
    rows = [
        ([bool(cell & 1 << b) for b in range(3)], n) for cell, n in enumerate(cells, 1)
    ]
    made = tabulate(["A", "B", "C"], rows)
    if len(made.lists) < 3:
        return
    found, _ = fit(made, model)
    part = reduced(counts(made), model, 3)
    if found.fault is None:
        assert _fills(part.design, counts(made)[part.rows])
        assert found.low <= found.estimate <= found.high
        assert found.estimate > made.records
    elif found.fault.code == "no-maximum":
        assert not _fills(part.design, counts(made)[part.rows])


def test_few_linked_records_and_what_was_left_out_are_told() -> None:
    (few,) = cautions(THREE)
    assert "Only 6 records" in few
    rows = [((True, True, False), 150), ((False, False, False), 7)]
    empty, outside = cautions(tabulate(["A", "B", "C"], rows))
    assert empty.endswith("no record: C.")
    assert outside.startswith("7 documented records are on none")
