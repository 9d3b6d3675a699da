"""Words are folded alike in what is indexed and in what is asked."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.public.words import MOST_ASKED, folded, question


@pytest.mark.parametrize(
    "alike",
    [
        ("Qal‘at Ḥalab", "qalat halab"),
        ("مَدِينَة الباغوز", "مدينه باغوز", "مديـــنة الباغوز"),
        ("إدلب", "ادلب", "أدلب"),
        ("الحسكة", "حسكه", "الحسكه"),
        ("مستشفى", "مستشفي", "مستشفی"),
        ("شؤون", "شوون"),
        ("Syria's", "Syria’s", "SYRIA"),
        ("Deir ez-Zor", "deir EZ zor"),
        ("İzmir", "izmir", "ızmir"),
        ("كتاب", "کتاب"),
        ("للقوات", "القوات", "والقوات", "قوات"),
    ],
)
def test_spellings_of_one_name_are_one(alike: tuple[str, ...]) -> None:
    assert len({folded(one) for one in alike}) == 1


def test_a_short_word_keeps_its_article() -> None:
    assert folded("ال") == "ال"
    assert folded("الم") == "الم"


def test_every_word_may_go_on_and_none_is_an_operator() -> None:
    assert question("khan al") == '"khan"* "al"*'
    assert question("a to b") == '"a" "to" "b"'
    assert question('NEAR("x" OR y*) -z') == '"near"* "x" "or" "y" "z"'
    assert question(" — * \" ' ( ") is None
    assert question("w" * 5000) == f'"{"w" * 64}"*'
    asked = question(" ".join(f"word{n}" for n in range(100)))
    assert asked is not None
    assert asked.count("*") == MOST_ASKED


@given(st.text(max_size=80))
def test_no_question_is_an_error(text: str) -> None:
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')"
    )
    base.execute("INSERT INTO t VALUES (?)", (folded(text),))
    asked = question(text)
    found = [] if asked is None else list(base.execute("SELECT * FROM t(?)", (asked,)))
    base.close()
    short = len(text.split()) < 5 and len(text) < 60
    if asked is not None and short and text.isprintable():
        assert len(found) == 1
