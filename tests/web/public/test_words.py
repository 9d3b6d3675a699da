"""Words are folded alike in what is indexed and in what is asked."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.web.public.words import MOST_ASKED, Question, folded, question


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


def test_a_name_is_looked_for_without_its_article_in_latin_letters() -> None:
    assert question("al-Hamra market") == question("Hamra market")
    assert question("ash-Shamal") == question("Shamal")
    assert question("al") == Question('"al"', '"al"')


def test_a_short_word_keeps_its_article() -> None:
    assert folded("ال") == "ال"
    assert folded("الم") == "الم"


def test_the_last_word_may_go_on_and_none_is_an_operator() -> None:
    assert question("khan ala") == Question('"khan" "ala"', '"khan" "ala"*')
    assert question("a to b") == Question('"a" "to" "b"', '"a" "to" "b"')
    found = question('NEAR("x" OR y*) -zor')
    assert found is not None
    assert found.begun == '"near" "x" "or" "y" "zor"*'
    assert question(" — * \" ' ( ") is None
    long = question("w" * 5000)
    assert long is not None
    assert long.whole == f'"{"w" * 64}"'
    many = question(" ".join(f"word{n}" for n in range(100)))
    assert many is not None
    assert many.whole.count("word") == MOST_ASKED


@given(st.text(max_size=80))
def test_no_question_is_an_error(text: str) -> None:
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 0')"
    )
    base.execute("INSERT INTO t VALUES (?)", (folded(text),))
    asked = question(text)
    forms = () if asked is None else (asked.whole, asked.begun)
    found = [list(base.execute("SELECT * FROM t(?)", (form,))) for form in forms]
    base.close()
    short = len(text.split()) < 5 and len(text) < 60
    if asked is not None and short and text.isprintable():
        assert [len(rows) for rows in found] == [1, 1]
