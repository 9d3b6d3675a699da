import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.made_names import group, person, place
from training.tree import Tree, childless, put_in, without

from training import disturb, swap, wire


def sane(tree: Tree) -> bool:
    """One root, no cycle, all columns of one length, names within the sentence."""
    n = len(tree.words)
    columns = [tree.spaces, tree.tags, tree.pos, tree.heads, tree.deps]
    for i in range(n):
        steps, at = 0, i
        while tree.heads[at] != at:
            steps, at = steps + 1, tree.heads[at]
            if steps > n:
                return False
    roots = [i for i, head in enumerate(tree.heads) if head == i]
    names = tree.names or ()
    return (
        len(roots) == 1
        and tree.deps[roots[0]] == "ROOT"
        and all(len(column) == n for column in columns)
        and all(0 <= a < z <= n for a, z, _ in names)
    )


@given(st.integers(0, 10**6))
def test_whatever_is_done_to_a_sentence_leaves_a_tree(seed: int) -> None:
    rng = random.Random(seed)
    tree = wire.sentence(rng)
    assert sane(tree)
    for change in (disturb.unmarked, disturb.curly, disturb.raised, disturb.lowered):
        assert sane(change(tree))
    assert sane(disturb.disturbed(tree, rng))
    other = swap.swapped(tree, rng)
    assert other is None or sane(other)


@given(st.integers(0, 10**6))
def test_the_same_seed_gives_the_same_sentence(seed: int) -> None:
    first, again = (wire.sentence(random.Random(seed)) for _ in range(2))
    assert first == again


def test_made_names_are_one_subtree() -> None:
    rng = random.Random(4)
    for maker in (person, place, group):
        for _ in range(200):
            made = maker(rng)
            assert set(made.tags) <= {"NNP", "NNPS", "HYPH", "IN", "DT"}
            assert sum(head == i for i, head in enumerate(made.heads)) == 1


WORDS = 'Rami Deeb , a medic \'s driver , was " killed " .'
TAGS = "NNP NNP , DT NN POS NN , VBD `` VBN '' ."
DEPS = (
    "nsubj:pass flat punct det nmod:poss case appos punct aux:pass punct ROOT "
    "punct punct"
)


def killed() -> Tree:
    """Rami Deeb, a medic's driver, was "killed"."""
    words = WORDS.split()
    return Tree(
        tuple(words),
        tuple(
            after not in (",", "'s", ".") and word != '"'
            for word, after in zip(words, [*words[1:], ""], strict=True)
        ),
        tuple(TAGS.split()),
        ("X",) * 13,
        (10, 0, 6, 4, 6, 4, 0, 6, 10, 10, 10, 10, 10),
        tuple(DEPS.split()),
        ((0, 2, "PER"),),
    )


def test_lost_marks_are_gone_and_what_hung_together_still_does() -> None:
    tree = disturb.unmarked(killed())
    assert tree.text.strip() == "Rami Deeb a medics driver was killed ."
    assert sane(tree)
    assert tree.words[tree.heads[tree.words.index("medics")]] == "driver"
    assert tree.names == ((0, 2, "PER"),)


def test_another_name_takes_over_what_hung_from_the_old_one() -> None:
    new = Tree(
        ("Abu", "Omar", "Bitar"),
        (True,) * 3,
        ("NNP",) * 3,
        ("PROPN",) * 3,
        (2, 2, 2),
        ("compound", "compound", "ROOT"),
    )
    tree = put_in(killed(), (0, 2, "PER"), new)
    assert tree is not None
    assert sane(tree)
    assert tree.names == ((0, 3, "PER"),)
    assert tree.words[tree.heads[tree.words.index("driver")]] == "Bitar"
    assert tree.deps[2] == "nsubj:pass"


def test_a_name_that_is_no_subtree_is_left_alone() -> None:
    assert put_in(killed(), (3, 9, "ORG"), killed()) is None


@pytest.mark.parametrize(("index", "alone"), [(2, True), (6, False), (10, False)])
def test_what_has_something_hanging_from_it_is_known(index: int, alone: bool) -> None:
    assert childless(killed(), index) is alone


def test_a_space_behind_a_lost_token_passes_to_the_one_before() -> None:
    tree = Tree(("a", ",", "b"), (False, True, True), names=((0, 3, "LOC"),))
    assert without(tree, {1}).text == "a b "
    assert without(tree, {1}).names == ((0, 2, "LOC"),)
