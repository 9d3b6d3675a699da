"""Names in Arabic are printed in English where English has one."""

import dataclasses

import pytest

from marsad.publish.latin import english_name, in_latin, is_arabic, place_name
from marsad.publish.naming import party_name, side_name
from marsad.records.source import Source
from marsad.records.war import Party
from tests.publish.scene import HARIM, scene


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"),
        ("القيادة المركزية الأمريكية", "US Central Command"),
        ("قوات سوريا الديمقراطية", "Syrian Democratic Forces"),
        ("مصدر عسكري", "military source"),
        (
            "متحدث باسم قوات سوريا الديمقراطية",
            "spokesman for the Syrian Democratic Forces",
        ),
        ("مصادر محلية", "local sources"),
        ("مصدر عسكري في كذا وكذا", "military source"),
        ("مصدر عسكري في القوات", "military source in the forces"),
        ("ناشط سوري", "Syrian activist"),
        ("شهود عيان", "eyewitnesses"),
        ("شهود", "witnesses"),
        ("شهود عيان من كذا", "eyewitnesses"),
        ("المتحدث العسكري", "military spokesman"),
        ("المتحدث باسم الجيش", "spokesman for the army"),
        ("للدعم السريع", "Rapid Support Forces"),
        ("طيران الجيش", "the air force"),
        ("نازحون", "displaced people"),
        ("مسلحون مجهولون", "unknown gunmen"),
        ("رنا حداد", ""),
        ("Valley Observatory", ""),
    ],
)
def test_english_has_a_name_or_none(arabic: str, english: str) -> None:
    assert english_name(arabic) == english


def test_a_name_takes_its_article() -> None:
    told = party_name("متحدث باسم قوات سوريا الديمقراطية", scene())
    assert told == "a spokesman for the Syrian Democratic Forces"
    assert party_name("رنا حداد", scene()) == "رنا حداد"


def test_a_place_is_named_as_on_the_map_where_its_words_are_arabic() -> None:
    assert place_name("حارم", HARIM) == "Harim"
    assert place_name("Harem", HARIM) == "Harem"
    assert place_name("حارم", None) == "حارم"
    assert place_name(None, HARIM) is None
    arabic = dataclasses.replace(HARIM, name="حارم")
    assert place_name("حارم", arabic) == "حارم"
    assert is_arabic("x ح") and not is_arabic("x")


@pytest.mark.parametrize(
    ("arabic", "told"),
    [
        ("الجيش", "the army"),
        ("الدعم السريع", "the Rapid Support Forces"),
        ("مدنيا", ""),
        ("سوق البلدة", ""),
    ],
)
def test_sides_are_told_in_english(arabic: str, told: str) -> None:
    assert side_name(arabic, scene()) == told


OWN = (
    Party("river", "أنصار النهر", ("RA", "River Helpers", "جماعة أنصار النهر")),
    Party("hill", "جيش التل", ()),
)


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("أنصار النهر", "River Helpers"),
        ("متحدث باسم أنصار النهر", "spokesman for River Helpers"),
        ("مصدر عسكري في جماعة أنصار النهر", "military source in River Helpers"),
        ("جيش التل", ""),
        ("منظمة روهينغية", "Rohingya organisation"),
    ],
)
def test_the_monitor_s_parties_have_their_names_in_latin_letters(
    arabic: str, english: str
) -> None:
    assert english_name(arabic, OWN) == english


def test_names_of_the_settings_are_printed_in_latin_letters() -> None:
    source = Source("tv", "قناة النهر", "outlet", "C", aliases=("River TV",))
    base = scene()
    war = dataclasses.replace(base.war, parties=OWN, sources=(source,))
    known = dataclasses.replace(base, war=war)
    assert party_name("أنصار النهر", known) == "River Helpers"
    assert party_name("river", known) == "River Helpers"
    assert side_name("جيش التل", known) == "جيش التل"
    assert party_name("قناة النهر", known) == "River TV"
    assert in_latin(OWN[1]) == "جيش التل"
