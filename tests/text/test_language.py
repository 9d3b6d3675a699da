"""Languages by script, by frequent words and by the model."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.language import language

# ruff: noqa: E501

TEXTS = {
    "en": "Three shells fell on the market of the town and four people were killed.",
    "ar": "قصفت المدفعية أطراف البلدة صباح السبت وقتل أربعة أشخاص بحسب المشفى.",
    "fa": "سه خمپاره صبح شنبه به بازار شهر اصابت کرد و چهار نفر کشته شدند، بیمارستان گفت.",
    "ru": "В субботу утром по рынку города выпустили три мины, погибли четыре человека.",
    "uk": "У суботу вранці на ринок міста впали три міни, загинули четверо людей.",
    "fr": "Trois obus sont tombés samedi sur le marché de la ville et quatre personnes sont mortes.",
    "es": "Tres proyectiles cayeron el sábado sobre el mercado de la ciudad y murieron cuatro personas.",
    "de": "Am Samstag schlugen drei Granaten auf dem Markt der Stadt ein, vier Menschen starben.",
    "tr": "Cumartesi sabahı kentin pazarına üç havan topu düştü, dört kişi hayatını kaybetti.",
    "he": "שלושה פגזים נפלו בשבת על השוק של העיירה וארבעה אנשים נהרגו.",
    "my": "စနေနေ့ နံနက်တွင် မြို့ဈေးပေါ်သို့ လက်နက်ကြီး သုံးလုံး ကျရောက်ခဲ့သည်။",
    "zh": "星期六上午三枚迫击炮弹落在该镇市场上造成四人死亡医院方面说道路已经封闭。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_is_enough(code: str) -> None:
    assert language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "   ", "12 34 56", "Aleppo", "!!! ??? 2019-02-10"]
)
def test_too_little_is_unknown(text: str) -> None:
    assert language(text) is None


def test_a_name_in_another_script_does_not_decide() -> None:
    text = "The paper 人民日报 said that four people were killed in the market town."
    assert language(text) == "en"


def test_plain_english_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lingua", None)
    assert language(TEXTS["en"]) == "en"


def test_a_long_text_costs_no_more_than_its_start() -> None:
    assert language(TEXTS["en"] * 20 + TEXTS["ru"] * 100_000) == "en"


@given(text=st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    code = language(text)
    assert code is None or (len(code) == 2 and code.islower())
