"""Marks may nest and overlap in any way; the text they lie over is never touched."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.explain.marks import (
    KINDS,
    LANES,
    Mark,
    harmful,
    harmless,
    merged,
    paragraphs,
    pieces,
)

TEXTS = st.text(st.sampled_from("ab \n\t\r\u202eص<&"), max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    ends = st.integers(-2, len(text) + 2)
    spans = draw(st.lists(st.tuples(st.sampled_from(KINDS), ends, ends), max_size=12))
    marks = [
        Mark(kind, (min(a, b), max(a, b)), (str(i),), (i,))
        for i, (kind, a, b) in enumerate(spans, 1)
    ]
    return text, marks


@given(marked_texts())
def test_pieces_joined_are_the_text(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    cut = pieces(text, merged(marks))
    assert "".join(text[slice(*piece.span)] for piece in cut) == text
    runs = [piece for _, run in paragraphs(text, cut) for piece in run]
    assert runs == cut


@given(marked_texts())
def test_each_character_has_the_marks_that_hold_it(
    given: tuple[str, list[Mark]],
) -> None:
    """Oracle: ask every mark for every character."""
    text, marks = given
    inside = [m for m in marks if 0 <= m.span[0] < m.span[1] <= len(text)]
    for piece in pieces(text, marks):
        for at in range(*piece.span):
            held = {m for m in inside if m.span[0] <= at < m.span[1]}
            assert set(piece.marks) == held
        starts = [mark.span[0] for mark in piece.marks]
        assert starts == sorted(starts)


@given(marked_texts())
def test_overlapping_claims_are_in_different_lanes_while_there_are_any(
    given: tuple[str, list[Mark]],
) -> None:
    text, marks = given
    for piece in pieces(text, merged(marks)):
        claims = [m for m in piece.marks if m.kind == "claim"]
        if len(claims) <= 2:
            assert len({m.lane for m in claims}) == len(claims)
        assert all(0 <= m.lane < LANES for m in claims)


@given(marked_texts())
def test_blank_lines_part_paragraphs(given: tuple[str, list[Mark]]) -> None:
    text, marks = given
    for is_words, run in paragraphs(text, pieces(text, marks)):
        block = text[run[0].span[0] : run[-1].span[1]]
        if is_words:
            assert "\n\n" not in block
        else:
            assert block.startswith("\n") and not block.strip()


def test_marks_of_one_kind_on_the_same_words_are_one() -> None:
    twice = [Mark("claim", (0, 3), ("2",), (2,)), Mark("claim", (0, 3), ("5",), (5,))]
    found = merged([*twice, Mark("figure", (0, 3), ("2a",), (2,))])
    assert [(m.kind, m.labels, m.claims) for m in found] == [
        ("claim", ("2", "5"), (2, 5)),
        ("figure", ("2a",), (2,)),
    ]


@given(st.text())
def test_runs_of_harmful_characters_joined_are_the_text(text: str) -> None:
    assert "".join(run for run, _ in harmful(text)) == text


def test_what_steers_a_terminal_or_turns_text_is_shown_as_a_sign() -> None:
    shown = harmless("\x1b[31mred\u202egnp.\u2066exe\x00\ud800\r\n\tend")
    assert shown == "␛[31mred\ufffdgnp.\ufffdexe␀\ufffd\n\tend"


def test_joiners_and_marks_of_right_to_left_scripts_stay() -> None:
    text = "می‌خواهم \u200fABC\u200e"
    assert harmless(text) == text
