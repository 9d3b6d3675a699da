"""Sentences tile the text, quotations pair, and offsets never move."""

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.split import LONGEST, clean, quotations, sentences

WORDS = st.sampled_from(
    [
        "Lt.",
        "Col. Amin",
        "said",
        "fell.",
        "fell.The",
        '"we',
        'left."',
        "‘no’",
        "U.S.",
        "“",
        "”",
        "’",
        "3 May 2017",
        "a.m.\n",
        "killed 5",
        "...?",
        "\u200f",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)
)


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@given(TEXTS)
def test_clean_keeps_every_offset(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
def test_sentences_tile_what_can_be_seen(text: str) -> None:
    plain, at = clean(text), 0
    for sentence in sentences(text):
        assert plain[at : sentence.start].strip() == ""
        assert 0 < sentence.end - sentence.start <= LONGEST
        assert not plain[sentence.start].isspace()
        at = sentence.end
    assert plain[at:].strip() == ""


@given(TEXTS)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    at = 0
    for quotation in quotations(text):
        assert at <= quotation.start < quotation.end <= len(text)
        at = quotation.end


@given(TEXTS)
def test_paragraphs_only_rise(text: str) -> None:
    numbers = [sentence.paragraph for sentence in sentences(text)]
    assert numbers == sorted(numbers)


def test_clean_maps_one_for_one() -> None:
    assert clean("‘a’\u00a0“b”\u200f\tc\u0000") == "'a' \"b\"  c "


def test_abbreviations_do_not_end_sentences() -> None:
    assert split("Lt. Col. A. Amin left the U.S. base at 5 a.m. Monday. It fell.") == [
        "Lt. Col. A. Amin left the U.S. base at 5 a.m. Monday.",
        "It fell.",
    ]
    assert split("He left the U.S. The war went on.") == [
        "He left the U.S.",
        "The war went on.",
    ]


def test_missing_spaces() -> None:
    assert split("said the monitor.The army left.“We won,” he said.") == [
        "said the monitor.",
        "The army left.",
        "“We won,” he said.",
    ]
    assert split("Visit pic.twitter.comX and the U.S.-led camp.") == [
        "Visit pic.twitter.comX and the U.S.-led camp."
    ]


def test_a_quote_mark_after_the_stop_belongs_to_its_sentence() -> None:
    assert split('"We won." The army left.') == ['"We won."', "The army left."]
    assert split('"Have we won?" he asked.') == ['"Have we won?" he asked.']


def test_headlines_and_date_lines_stand_alone() -> None:
    assert split("4 May 2017 Two killed in Homs. Two people were killed.") == [
        "4 May 2017",
        "Two killed in Homs.",
        "Two people were killed.",
    ]
    assert split("Two killed in Homs Monitor AFP Thursday 4 May 2017 Two died.") == [
        "Two killed in Homs Monitor",
        "AFP Thursday 4 May 2017",
        "Two died.",
    ]


def test_wrapped_lines_are_joined_and_blank_lines_part() -> None:
    line = "the army went on shelling the town for the third day in a row and\n"
    text = line * 5 + "then it left.\n\nIt came back."
    assert len(split(text)) == 2
    assert [s.paragraph for s in sentences(text)] == [0, 1]


def test_a_line_without_end_is_cut() -> None:
    assert len(sentences("word " * 50_000)) > 400


def test_quotations_of_all_marks() -> None:
    assert quoted('‘It goes on. We won,’ he said, “not them” but "us".') == [
        "It goes on. We won,",
        "not them",
        "us",
    ]


def test_apostrophes_are_no_quotations() -> None:
    assert quoted("The fighters' land isn't Syria's. The rebels’ guns aren’t.") == []
    assert quoted("'We don't know,' he said.") == ["We don't know,"]


def test_unclosed_quotations_end() -> None:
    assert quoted("“We won.\n“They lost,” he said.") == ["We won.", "They lost,"]
    assert quoted('He said: "We won. The army left.') == ["We won."]
