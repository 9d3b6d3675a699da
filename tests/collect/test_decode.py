"""Every encoding that a report may arrive in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.decode import decode, whole
from marsad.errors import SourceError
from tests.collect.desk import STORY, collect_bytes

ARABIC = (
    "قصفت المدفعية أطراف البلدة صباح السبت وقتل أربعة أشخاص بحسب المشفى المحلي. " * 4
)
RUSSIAN = (
    "В субботу утром по рынку города выпустили три мины, погибли четыре человека. " * 4
)
FRENCH = (
    "Trois obus sont tombés samedi près du marché où les blessés ont été emmenés. " * 4
)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=99)
)
def test_utf8_comes_through_untouched(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            decoded = decode(data)
        except SourceError:
            return
        assert decoded.text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"]
)
def test_marked_and_wide_encodings(encoding: str) -> None:
    assert decode(STORY.encode(encoding)).text == STORY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_marks_are_no_guess(encoding: str) -> None:
    decoded = decode(ARABIC.encode(encoding))
    assert (decoded.text, decoded.problems) == (ARABIC, ())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, "cp1256"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (FRENCH, "cp1252")],
)
def test_what_is_declared_or_guessed(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    declared = decode(data, encoding)
    assert (declared.text, declared.problems) == (text, ())
    guessed = decode(data)
    assert guessed.text == text
    assert [problem.code for problem in guessed.problems] == ["encoding"]


def test_latin_1_means_windows() -> None:
    data = "“We heard it”, he said – twice.".encode("cp1252")
    assert decode(data, "ISO-8859-1").text == "“We heard it”, he said – twice."


@pytest.mark.parametrize("declared", ["no-such-charset", "", "base64", "utf-7x", "\0"])
def test_a_charset_that_is_none_does_no_harm(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared).text == FRENCH
    assert decode(FRENCH.encode(), declared).text == FRENCH


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    decoded = decode(ARABIC.encode() + b" \xff end")
    assert decoded.text == ARABIC + " \ufffd end"
    assert [problem.code for problem in decoded.problems] == ["encoding"]


def test_line_ends_and_nuls() -> None:
    assert decode(b"one\r\ntwo\rthree\0 and four" + b" words" * 40).text.startswith(
        "one\ntwo\nthree and four"
    )


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, bytes(4000), b"\x01\x02\x03"])
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceError):
        decode(data)


@given(data=st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except SourceError as error:
        assert str(error)
    else:
        assert "\0" not in text
        assert "\r" not in text
        text.encode()


def test_half_characters_are_mended() -> None:
    mended = whole("a\ud83db")
    assert mended.text == "a\ufffdb"
    assert [problem.code for problem in mended.problems] == ["encoding"]


def test_a_guess_is_an_issue_of_the_report(tmp_path: Path) -> None:
    found = collect_bytes(tmp_path, "old.txt", ARABIC.encode("cp1256"))
    assert found.report.text == ARABIC
    assert found.report.language == "ar"
    issue = next(issue for issue in found.issues if issue.code == "encoding")
    assert issue.record == found.report.id
    assert issue.seen == "cp1256"
