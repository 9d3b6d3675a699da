from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records.war import Party
from marsad.text.parties import (
    fights,
    find_parties,
    known_parties,
    own_party,
    party_of,
    side_of,
)


def found(text: str, *own: Party) -> list[tuple[str, str]]:
    return [(m.party, text[slice(*m.span)]) for m in find_parties(text, own)]


def test_ids_are_one_party_each_and_no_name_means_two() -> None:
    parties = known_parties()
    assert max(Counter(party.id for party in parties).values()) == 1
    for party in parties:
        for name in (party.name, *party.aliases, *party.whole):
            assert party_of(name) == party.id, name


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("the SDF", "sdf"),
        ("Rapid Support Forces", "rsf"),
        ("قوات الدعم السريع", "rsf"),
        ("ЗСУ", "ukraine-army"),
        ("Da'esh", "is"),
        ("Da’esh", "is"),
        ("Russia", "russia"),
        ("a bakery", None),
        ("", None),
    ],
)
def test_parties_by_name(name: str, party: str | None) -> None:
    assert party_of(name) == party


def test_the_longest_name_is_found_and_its_place() -> None:
    text = "The Islamic State group’s men, YPG and Ta'ang National Liberation Army"
    assert found(text) == [
        ("is", "Islamic State group"),
        ("ypg", "YPG"),
        ("tnla", "Ta'ang National Liberation Army"),
    ]


def test_acronyms_and_single_names_need_their_capitals() -> None:
    assert found("it is said that wagner and the amal of it aa") == []
    assert found("IS said so") == [("is", "IS")]


def test_an_arabic_name_is_found_behind_the_word_joined_to_it() -> None:
    text = "اشتباكات بين قسد والجيش الوطني السوري وداعش"
    assert found(text) == [
        ("sdf", "قسد"),
        ("sna", "الجيش الوطني السوري"),
        ("is", "داعش"),
    ]
    assert found("وفتح باب القاعدة بحماس") == []


def test_a_country_is_a_party_only_by_itself() -> None:
    assert party_of("Israel") == "israel"
    assert found("They live in Israel.") == []


def test_a_monitor_has_the_first_word() -> None:
    own = Party("north", "Northern Front", ("SDF", "wolves"))
    assert party_of("SDF", [own]) == "north"
    assert found("The SDF and the wolves met the YPG", own) == [
        ("north", "SDF"),
        ("north", "wolves"),
        ("ypg", "YPG"),
    ]


def test_governments_do_not_fight() -> None:
    assert fights("Hayat Tahrir al-Sham")
    assert not fights("Kremlin")
    assert not fights("Israel")


@given(st.text(max_size=60))
def test_any_text_is_searched_and_spans_lie_inside(text: str) -> None:
    edge = 0
    for mention in find_parties(text):
        assert edge <= mention.span[0] < mention.span[1] <= len(text)
        edge = mention.span[1]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("ميليشيا قسد", "sdf"),
        ("قـ.ـسـ.ـد", "sdf"),
        ("#للتحالف_الدولي", "inherent-resolve"),
        ('تنظيم الدولة الإسلامية "داعش"', "is"),
        ("تنظيم الدولة (داعش)", "is"),
        ("خلية تابعة لتنظيم داعش", "is"),
        ("الاحتلال التركي", "turkey-army"),
        ("جيش الاحتلال التركي ومرتزقته", "turkey-army"),
        ("مرتزقة الاحتلال التركي", "sna"),
        ("فصائل موالية لتركيا", "sna"),
        ("الطائرات الحربية الروسية", "russia-airforce"),
        ("طائرة مسيّرة إسرائيلية", "iaf"),
        ("القوات الروسية", "russia-army"),
        ("قوات النظام وروسيا", "syria-assad"),
        ("الجيشان التركي والوطني السوري", "turkey-army"),
        ('القوات التركية وفصائل "الجيش الوطني السوري"', "turkey-army"),
        ("وحدات حماية الشعب", "ypg"),
        ("مقاتل عراقي", None),
        ("فصائل محلية وقسد", None),
        ("مسلحون مجهولون", None),
        ("قوات", None),
        ("الطيران الحربي", None),
    ],
)
def test_arabic_parties_by_what_of_them_acts(name: str, party: str | None) -> None:
    assert party_of(name) == party


def test_a_monitor_s_party_is_met_under_its_arabic_names() -> None:
    own = (
        Party("regime", "Syrian government", ("Syrian army",)),
        Party("moscow", "Russia"),
    )
    assert own_party("الجيش السوري", own) == "regime"
    assert own_party("الطيران الروسي", own) == "moscow"
    assert own_party("قسد", own) is None
    assert own_party("Russian warplanes", own) is None
    assert own_party(None, own) is None


def test_names_in_two_scripts_have_one_side() -> None:
    assert side_of("Russian warplanes") == side_of("الطيران الروسي") == "russia"
    assert side_of("a bakery") is None
