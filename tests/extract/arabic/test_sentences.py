from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.arabic.sentences import headline, sentences
from marsad.text.arabic import plain


def test_lines_and_stops_end_sentences() -> None:
    text = plain("قُتل مدني. وأصيب آخر؟\nعاجل: قصف على د. محمد")
    said = [text[start:end] for start, end in sentences(text)]
    assert said == ["قتل مدني.", "واصيب اخر?", "عاجل: قصف علي د. محمد"]


@given(st.text(max_size=80))
def test_nothing_visible_is_lost(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[a:b] for a, b in found).split()) == "".join(
        text.split()
    )


def test_a_headline_is_the_first_line_without_the_sites_name() -> None:
    def top(text: str) -> list[str]:
        return [text[start:end] for start, end in headline(text)]

    assert top("قصف على بلدة الكروم -ANHA\n\nرياضة") == ["قصف على بلدة الكروم"]
    assert top("قصف على بلدة الكروم | شبكة الوادي") == ["قصف على بلدة الكروم"]
    assert top("قصف على الكروم\nقتل مدني في القصف") == []
    assert top("") == []
