import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.truecase import Lexicon, mostly_capitals, truecase

NAMES = {"pablo", "torres", "santa", "ana"}
WORDS = {"rebels", "of", "the", "hit", "and", "left", "farm", "near", "people"}
WORDS |= {"front", "red", "house"}
LEXICON = Lexicon(
    is_name=NAMES.__contains__,
    is_word=WORDS.__contains__,
    is_title={"general", "col"}.__contains__,
    is_head={"front"}.__contains__,
    is_month={"may"}.__contains__,
    phrases=lambda text: [(0, 9)] if text.startswith("RED HOUSE") else [],
)


@pytest.mark.parametrize(
    ("text", "cased"),
    [
        ("REBELS HIT SANTA ANA.", "Rebels hit Santa Ana."),
        ("THE FARM. REBELS LEFT", "The farm. Rebels left"),
        ("THE REBELS HIT GENERAL TORRES", "The rebels hit General Torres"),
        ("THE PEOPLE OF THE FRONT (PF) LEFT", "The People of the Front (PF) left"),
        ("REBELS OF THE PEOPLE FRONT (PF)", "Rebels of the People Front (PF)"),
        ("RED HOUSE LEFT", "Red House left"),
        ("LEFT ON 5 MAY", "Left on 5 May"),
        ("PABLO ZUBIARRETA LEFT", "Pablo Zubiarreta left"),
        ("THE XQZ LEFT", "The XQZ left"),
        ("NEAR O'NEILLO FARM", "Near O'Neillo farm"),
    ],
)
def test_case_as_in_print(text: str, cased: str) -> None:
    assert truecase(text, LEXICON) == cased


def test_only_a_text_in_capitals_needs_it() -> None:
    assert mostly_capitals("REBELS ATTACKED THE TOWN OF SANTA ANA TODAY (afp)")
    assert not mostly_capitals(
        "Rebels attacked the town of SANTA ANA and the UN said so"
    )
    assert not mostly_capitals("URGENT")


@given(st.text(max_size=80))
def test_offsets_never_move(text: str) -> None:
    out = truecase(text, LEXICON)
    assert len(out) == len(text)
    assert [a.casefold() for a in out] == [b.casefold() for b in text] or any(
        len(sign.lower()) != 1 or sign.lower().upper() != sign.upper() for sign in text
    )
