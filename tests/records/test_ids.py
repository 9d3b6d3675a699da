import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from marsad.records.ids import canonical, content_id, sha256

PARTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(PARTS, max_size=4), st.lists(PARTS, max_size=4))
def test_only_equal_parts_share_an_id(one: list[object], two: list[object]) -> None:
    same = json.dumps(canonical(one)) == json.dumps(canonical(two))  # type: ignore[arg-type]
    assert (content_id("x", *one) == content_id("x", *two)) == same  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(list('ab",[].-|\\ ')), max_size=6), st.data())
def test_moving_a_cut_between_parts_changes_the_id(
    letters: list[str], data: st.DataObject
) -> None:
    text = "".join(letters)
    one = data.draw(st.integers(0, len(text)))
    two = data.draw(st.integers(0, len(text)))
    first = content_id("x", text[:one], text[one:])
    second = content_id("x", text[:two], text[two:])
    assert (first == second) == (one == two)


@given(st.text(max_size=8))
def test_unicode_form_does_not_matter(text: str) -> None:
    composed = content_id("x", unicodedata.normalize("NFC", text))
    assert composed == content_id("x", unicodedata.normalize("NFD", text))


def test_types_are_told_apart() -> None:
    different = [None, "null", 1, "1", True, "true", [], "[]", [None], [[]]]
    assert len({content_id("x", part) for part in different}) == len(different)  # type: ignore[arg-type]


def test_lists_and_tuples_are_the_same() -> None:
    assert content_id("x", ["a", ["b"]]) == content_id("x", ("a", ("b",)))


def test_form_of_an_id() -> None:
    made = content_id("clm", "Straße", 3, None)
    assert made.startswith("clm-")
    assert len(made) == len("clm-") + 20
    assert made == made.lower()
    assert made == content_id("clm", "Straße", 3, None)


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert content_id("x", "\ud800") != content_id("x", "\udc00")


def test_sha256_of_nothing() -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256(b"") == empty
