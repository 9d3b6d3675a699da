from itertools import combinations

import numpy as np

from marsad.weigh.estimate.models import design, generators, hierarchical, label


def test_there_are_as_many_hierarchical_models_as_theory_says() -> None:
    assert [len(set(hierarchical(n))) for n in (2, 3, 4, 5)] == [1, 8, 113, 6893]


def test_with_each_term_a_model_has_the_terms_within_it() -> None:
    for terms in hierarchical(4):
        for term in terms:
            bits = [1 << bit for bit in range(4) if term & (1 << bit)]
            for size in range(2, len(bits)):
                assert {sum(part) for part in combinations(bits, size)} <= set(terms)


def test_a_model_is_named_by_its_largest_terms() -> None:
    lists = ("A", "B", "C", "D")
    assert label((), lists) == "[D] [C] [B] [A]"
    assert label((0b011, 0b101, 0b110, 0b111), lists) == "[A B C] [D]"
    assert generators((0b0011, 0b1100), 4) == (0b0011, 0b1100)


def test_a_cell_has_the_parameters_of_all_terms_within_it() -> None:
    matrix = design((0b011,), 3)
    assert matrix.shape == (7, 5)
    assert matrix[0b011 - 1].tolist() == [1, 1, 1, 0, 1]
    assert matrix[0b101 - 1].tolist() == [1, 1, 0, 1, 0]
    assert np.linalg.matrix_rank(matrix) == 5
