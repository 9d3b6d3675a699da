"""Word pieces keep their place in the text, and windows leave none out."""

from unittest import mock

import marsad_weights_en
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.network.network import TOKENIZER
from marsad.extract.network.pieces import (
    CONTEXT,
    SHAPES,
    WINDOW,
    Pieces,
    cut,
    shape,
    windows,
)
from marsad.records.claim import Span

ANY = st.text(st.characters(exclude_categories=()), max_size=80)
"""Text of any code points, lone surrogates and NUL included."""


def pieces(text: str) -> Pieces:
    return cut(text, marsad_weights_en.folder() / TOKENIZER)


@given(ANY)
def test_offsets_index_the_text_and_go_forward(text: str) -> None:
    found = pieces(text)
    starts, ends = found.starts.tolist(), found.ends.tolist()
    assert len(found.ids) == len(found.shapes) == len(starts) == len(ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= one < SHAPES for one in found.shapes.tolist())


@given(ANY, st.sampled_from(["é", "𝔸", "👩‍🚒", "\ud800", "ﬁ", "İ", "ß", "اً", "한"]))
def test_what_stands_before_a_word_never_moves_its_offsets(
    before: str, char: str
) -> None:
    text = f"{before} {char} killed twelve"
    found = pieces(text)
    words = {text[a:b] for a, b in zip(found.starts, found.ends, strict=True)}
    assert {"killed", "twelve"} <= words


@given(
    st.lists(
        st.sampled_from(
            [
                "Shells",
                "killed",
                "12.5%",
                "İ",
                "👩‍🚒",
                "a\u0301",
                "한",
                "\n",
                "\n\n",
                "\t",
                "x" * 40,
                "\ud800",
                "-",
            ]
        )
    )
)
def test_a_long_text_is_cut_as_a_short_one(words: list[str]) -> None:
    text = " ".join(words)
    whole = pieces(text)
    with mock.patch("marsad.extract.network.pieces.STRETCH", 12):
        parts = pieces(text)
    for name in ("ids", "shapes", "starts", "ends"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()


@given(st.text("abcdefg XYZ0123456789.,;'-()%\n\t", max_size=200))
def test_every_visible_character_is_in_one_piece(text: str) -> None:
    found = pieces(text)
    said = "".join(text[a:b] for a, b in zip(found.starts, found.ends, strict=True))
    assert said == "".join(text.split())


@given(ANY, st.integers(0, 90), st.integers(0, 90))
def test_pieces_within_a_stretch_are_those_that_touch_it(
    text: str, one: int, two: int
) -> None:
    span = min(one, two), max(one, two)
    found = pieces(text)
    touched = [
        i
        for i, (a, b) in enumerate(zip(found.starts, found.ends, strict=True))
        if span[0] < span[1] and a < span[1] and b > span[0]
    ]
    expected = (touched[0], touched[-1] + 1) if touched else None
    if span[0] < span[1]:
        assert found.within(span) == expected


def test_shapes_tell_digits_and_capitals_apart() -> None:
    words = ["killed", "Homs", "SDF", "A", "2019", "12th", "iPhone", "T72", "_"]
    assert [shape(word) for word in words] == [1, 2, 3, 4, 5, 1, 7, 3, 0]
    text = "Qarya fell 2019"
    found = pieces(text)
    expected = [2 if at < 5 else 1 if at < 10 else 5 for at in found.starts.tolist()]
    assert found.shapes.tolist() == expected


def spaced(many: int) -> Pieces:
    """Pieces of three characters with one between each two."""
    starts = np.arange(many) * 4
    numbers = np.arange(many)
    return Pieces(numbers, np.zeros(many, np.int64), starts, starts + 3)


CUTS = st.lists(
    st.one_of(st.integers(1, 60), st.integers(1, 1600)), min_size=1, max_size=30
)


def cut_at(lengths: list[int], keep: list[bool]) -> list[Span]:
    """Stretches one behind the other, some left out, some cut through a piece."""
    ends = np.cumsum(lengths).tolist()
    spans = list(zip([0, *ends], ends, strict=False))
    return [span for i, span in enumerate(spans) if keep[i % len(keep)]]


@given(CUTS, st.lists(st.booleans(), min_size=1, max_size=6))
def test_every_piece_is_new_in_one_window_and_context_is_what_was_read(
    lengths: list[int], keep: list[bool]
) -> None:
    made = spaced(sum(lengths) // 4 + 1)
    sentences = cut_at(lengths, keep)
    found = windows(made, sentences)
    new = [i for window in found for i in window.index[window.new :].tolist()]
    touched = {
        i
        for i in range(len(made.ids))
        if any(4 * i < b and 4 * i + 3 > a for a, b in sentences)
    }
    assert new == sorted(touched)
    read: list[int] = []
    for window in found:
        assert len(window.index) <= WINDOW
        assert window.new < len(window.index)
        known = window.index[: window.new].tolist()
        assert known == read[len(read) - len(known) :]
        assert len(known) == min(len(read), CONTEXT)
        read += window.index[window.new :].tolist()


@given(st.lists(st.integers(1, WINDOW - CONTEXT), min_size=1, max_size=30))
def test_a_sentence_that_fits_is_never_cut(sizes: list[int]) -> None:
    ends = np.cumsum(sizes).tolist()
    runs = list(zip([0, *ends], ends, strict=False))
    sentences = [(4 * a, 4 * b - 1) for a, b in runs]
    fresh = [
        set(window.index[window.new :].tolist())
        for window in windows(spaced(ends[-1]), sentences)
    ]
    for a, b in runs:
        assert any(set(range(a, b)) <= seen for seen in fresh)


def test_no_sentences_no_windows() -> None:
    assert windows(spaced(5), []) == []
    assert windows(pieces(""), [(0, 0)]) == []
