"""Which texts share a shelf, and which do not."""

import random

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve.shingles import overlap, shelf_of, shingles, text_shelves

WORDS = [f"word{at}" for at in range(3000)]


def shelves(*texts: str, width: int = 3) -> dict[int, set[int]]:
    return {at: set(on) for at, on in text_shelves(enumerate(texts), width)}


def test_equal_texts_share_every_shelf_whatever_their_spelling() -> None:
    found = shelves("Shells hit the old town.", "shells hit the OLD town")
    assert found[0] == found[1] and len(found[0]) == 22


def test_short_texts_stand_nowhere() -> None:
    assert shelves("two words", "three words here").keys() == {1}


def test_each_batch_gives_what_one_text_gives() -> None:
    dice = random.Random(1)
    texts = [" ".join(dice.choices(WORDS, k=12)) for _ in range(1203)]
    together = shelves(*texts)
    assert len(together) == len(texts)
    assert all(together[at] == shelves(texts[at])[0] for at in (0, 999, 1000, 1202))


def test_of_texts_that_share_half_their_runs_nearly_all_meet() -> None:
    dice = random.Random(2)
    met = 0
    for _ in range(200):
        same = dice.sample(WORDS, 80)
        one = [*same[:62], *dice.sample(WORDS, 20)]
        other = [*same[:62], *dice.sample(WORDS, 20)]
        a, b = (shingles(" ".join(words), 3) for words in (one, other))
        assert 0.4 < len(a & b) / len(a | b) < 0.65
        found = shelves(" ".join(one), " ".join(other))
        met += bool(found[0] & found[1])
    assert met >= 180


def test_texts_without_a_run_in_common_do_not_meet() -> None:
    dice = random.Random(3)
    for _ in range(50):
        words = dice.sample(WORDS, 60)
        found = shelves(" ".join(words[:30]), " ".join(words[30:]))
        assert not found[0] & found[1]


@given(st.text(min_size=1), st.text(min_size=1))
def test_a_key_has_its_shelf_to_itself(a: str, b: str) -> None:
    assert (shelf_of(a) == shelf_of(b)) == (a == b)
    assert 0 <= shelf_of(a) < 2**64


def test_overlap_is_of_the_smaller_set() -> None:
    assert overlap(frozenset("ab"), frozenset("abcd")) == 1.0
    assert overlap(frozenset(), frozenset("a")) == 0.0
