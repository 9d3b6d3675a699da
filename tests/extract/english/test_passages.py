"""Passages keep the report's offsets and skip what cannot state a claim."""

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.worth import may_attribute, may_claim

REPORT = (
    "Rebels shelled the “old town”, killing 5\u00a0people.The army left. "
    "A monitor said so. It was a fine day. The sun shone."
)


def test_words_of_a_parse_are_those_of_the_report() -> None:
    (found,) = passages([REPORT], load_pipeline(), None)
    assert [p.index for p in found] == [0, 1, 2, 3, 4]
    for passage in found:
        assert passage.doc is not None
        assert len(list(passage.doc.sents)) == 1
        for token in passage.doc:
            start, end = passage.at(token)
            if token.text.isalnum():
                assert REPORT[start:end] == token.text


def test_only_what_may_matter_is_parsed() -> None:
    (found,) = passages([REPORT], load_pipeline(), lambda text: "killing" in text)
    assert [p.doc is not None for p in found] == [True, False, False, False, False]
    (found,) = passages([REPORT], load_pipeline(), lambda text: "army" in text)
    assert [p.doc is not None for p in found] == [False, True, True, False, False]


def test_reports_share_batches_but_not_passages() -> None:
    first, empty, last = passages(["A b. C d.", "", "E f."], load_pipeline(), None)
    assert (len(first), len(empty), len(last)) == (2, 0, 1)
    assert last[0].doc is not None
    assert last[0].doc.text == "E f."


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    (found,) = passages([text], load_pipeline(), may_claim)
    assert all(0 <= p.span[0] < p.span[1] <= len(text) for p in found)


def test_worth() -> None:
    assert may_claim("At least 12 villagers were killed")
    assert may_claim("The town is held by rebels")
    assert may_claim("Some 3,000 people are inside")
    assert not may_claim("Diplomats met in Geneva for talks about talks")
    assert may_attribute("he told reporters")
    assert not may_attribute("It was a fine day")
