"""Arabic words for a place, taken apart and placed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.locate.gazetteer import Gazetteer
from marsad.locate.words import read_words
from tests.locate.asked import find_where

SYRIA = ("SY",)


@pytest.mark.parametrize(
    ("words", "entry", "precision"),
    [
        ("مدينة إدلب", "Idlib", 1),
        ("محافظة إدلب", "Idlib Governorate", 4),
        ("ريف إدلب الغربي", "Idlib Governorate", 4),
        ("ريف دمشق الغربي", "Rif Dimashq Governorate", 4),
        ("محافظة ديرالزور", "Deir ez-Zor Governorate", 4),
        ("تفتناز، شرقي إدلب", "Taftanaz", 1),
        ("#كنصفرة، #إدلب", "Kansafra", 1),
        ("#رأس_العين", "Ras al-Ayn", 1),
        ("حي الضبيط، مدينة إدلب", "Idlib", 2),
        ("محيط سد تشرين، ريف منبج", "Tishrin Dam", 2),
        ("جبل الزاوية", "Jabal al-Zawiya", 5),
        ("على بعد 10 كم شمال منبج", "Manbij", 2),
        ("قرب تل أبيض", "Tell Abyad", 2),
        ("شمال غربي سوريا", "Syria", 5),
        ("الأراضي السورية", "Syria", 6),
        ("سرمين وبنش", "Sarmin", 2),
        ("قريتي كفريا والفوعة، ريف إدلب", "Kafriya", 2),
        ("حيي الشيخ مقصود والأشرفية، حلب", "Sheikh Maqsoud", 2),
        ("الطريق الواصل بين بلدتي اليادودة والمزيريب، درعا", "Yadudah", 2),
        ("طريق سلقين - حارم", "Salqin", 2),
        ("عين العرب (كوباني)", "Kobani", 1),
        ("وادي بردى", "Wadi Barada", 5),
        ("الريف الشرقي، السويداء", "Suwayda", 2),
        ("كفربطنا", "Kafr Batna", 1),
        ("حرستا، ريف دمشق; محيط إزرع، ريف درعا", "Harasta", 2),
    ],
)
def test_choice(gazetteer: Gazetteer, words: str, entry: str, precision: int) -> None:
    where, _, reason = find_where(words, gazetteer, SYRIA)
    assert where is not None, reason
    assert (where.name, where.precision) == (entry, precision)


def test_a_border_is_the_other_country_s(gazetteer: Gazetteer) -> None:
    where, _, _ = find_where("الحدود السورية العراقية", gazetteer, SYRIA)
    assert where is not None
    assert (where.name, where.precision) == ("Iraq", 5)


def test_a_side_of_a_countryside_is_the_region_that_english_names(
    gazetteer: Gazetteer,
) -> None:
    arabic, _, _ = find_where("ريف إدلب الجنوبي", gazetteer, SYRIA)
    english, _, _ = find_where("southern Idlib countryside", gazetteer, SYRIA)
    assert arabic == english


def test_a_distance_is_kept() -> None:
    read = read_words("على بعد 30 كيلومتراً جنوب منبج")
    assert (read.parts[0].name, read.vague, read.away_m) == ("منبج", "away", 30_000)


@pytest.mark.parametrize(
    "words", ["شمال منبج بـ10 كم", "شمال منبج ب 10 كيلومترات", "شمال منبج ب١٠ كم"]
)
def test_a_distance_may_stand_behind_the_name(words: str) -> None:
    read = read_words(words)
    assert (read.parts[0].name, read.vague, read.away_m) == ("منبج", "away", 10_000)
    assert read.toward == 0.0


def test_both_scripts_name_one_place(gazetteer: Gazetteer) -> None:
    for english, arabic in (
        ("Khan Shaykhun, Idlib", "خان شيخون، ريف إدلب الجنوبي"),
        ("Deir Ezzor", "ديرالزور"),
        ("Al-Bara", "البارة"),
    ):
        one, other = (
            find_where(name, gazetteer, SYRIA)[0] for name in (english, arabic)
        )
        assert one is not None and other is not None
        assert one.entry == other.entry


@given(st.text(st.sampled_from('ريفإدلبوالشمقة 10كم،;-#_"()بينعلى'), max_size=40))
def test_any_words_are_taken_apart(words: str) -> None:
    for part in read_words(words).parts:
        assert part.name
