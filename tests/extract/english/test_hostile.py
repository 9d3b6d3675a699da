"""No text makes the reader fail, and whatever it reads is sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.english.reading import check, read_all

LONG = 30_000
"""Characters of the long lines."""
WORDS = st.sampled_from(
    [
        "killed", "12", "people", "on Monday", "in Talin", "medics said", "Omar", "“",
        "”", "according to", "at least", "he", "2019-02-30", "99/99/9999", "km2",
        "five of them", "قُتل ١٢ شخصًا", "убито", "死者", "\u202e", "\u200f", "\u2066",
        "\0", "\x1b[2J", "\ud800", "\udfff", "\u2028", "\r", "\n", "\t", "\ufeff",
        "👩‍🚒", "İ", "ß", "ǅ", "e\u0301" * 3, "\u0301" * 9, ".", ";", "(SDF)", "[MASK]",
        "[SEP]", "1e400", "9" * 400, "1,000,000,000,000", "½", "٣", "Ⅻ", "a" * 300,
    ]
)  # fmt: skip
TEXTS = (
    st.lists(WORDS, max_size=40).map(" ".join)
    | st.lists(WORDS, max_size=40).map("".join)
    | st.text(st.characters(exclude_categories=()), max_size=200)
)


def sound(*texts: str) -> None:
    for text, reading in zip(texts, read_all(*texts), strict=True):
        check(text, reading.claims)
        for issue in reading.issues:
            assert issue.span is None or issue.seen == text[slice(*issue.span)]


@settings(max_examples=150)
@given(TEXTS)
def test_any_text_reads_soundly(text: str) -> None:
    sound(text)


SENTENCE = (
    "At least 16 people were killed, six of them children, when warplanes bombed a "
    "market in Talin on Monday, the Coast Observatory for Human Rights said. "
)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(SENTENCE)), WORDS), max_size=6))
def test_a_report_with_anything_put_into_it(put: list[tuple[int, str]]) -> None:
    text = SENTENCE
    for place, word in put:
        text = text[:place] + word + text[place:]
    sound(text * 2)


@settings(max_examples=20)
@given(st.lists(TEXTS, max_size=4))
def test_each_of_several_texts_reads_as_it_does_alone(texts: list[str]) -> None:
    together = read_all(*texts)
    for i, text in enumerate(texts):
        (alone,) = read_all(text)
        assert [c.quote for c in alone.claims] == [c.quote for c in together[i].claims]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", ".", "...", "\0", "\0" * 500, "\u200f", "\u202e\u202d", "\ufeff",
     "\ud800\ud801", "«”'\"" * 50, "12 12 12", "killed " * 400, "(" * 300, "?!" * 300],
    ids=repr,
)  # fmt: skip
def test_texts_with_hardly_a_word(text: str) -> None:
    sound(text)


LINES = {
    "one-word": "a",
    "words": "killed ",
    "numbers": "12 ",
    "dates": "4 May 2019 ",
    "figures": "12 people killed, ",
    "quotes": "“",
    "brackets": "(SDF) ",
    "names": "Omar Haddad and ",
    "sentences": SENTENCE,
    "marks": "\u0301",
    "wide": "死者十二人。",
    "capitals": SENTENCE.upper(),
}


@pytest.mark.parametrize("unit", LINES.values(), ids=LINES)
def test_one_long_line(unit: str) -> None:
    sound((unit * (LONG // len(unit) + 1))[:LONG])
