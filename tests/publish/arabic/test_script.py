"""Words beside each other: joined, inflected, agreeing, kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.arabic.script import (
    agreeing,
    inflected,
    is_arabic,
    is_feminine,
    own,
    quote,
    sentence,
    settled,
    some,
)
from marsad.publish.bidi import FSI, PDI


def test_lists_are_joined_by_and() -> None:
    assert some(["أ", "ب", "ج"]) == "أ وب وج"
    assert some(["أ", "ب", "ج", "د"]) == "أ وب وج ود"
    assert some(["أ", "ب", "ج", "د", "هـ"]) == "أ وب وج واثنين آخرين"
    assert some([str(n) for n in range(9)], oblique=False) == "0 و1 و2 و6 آخرون"


@pytest.mark.parametrize(
    ("name", "upright", "oblique"),
    [
        ("ناشطون", "ناشطون", "ناشطين"),
        ("الحوثيين", "الحوثيون", "الحوثيين"),
        ("مسؤولون عراقيون", "مسؤولون عراقيون", "مسؤولين عراقيين"),
        ("منسقو استجابة سوريا", "منسقو استجابة سوريا", "منسقي استجابة سوريا"),
        ("فلسطين", "فلسطين", "فلسطين"),
        ("تلفزيون سوريا", "تلفزيون سوريا", "تلفزيون سوريا"),
        ("لواء فاطميون", "لواء فاطميون", "لواء فاطميون"),
    ],
)
def test_plurals_of_men_take_their_case(name: str, upright: str, oblique: str) -> None:
    assert inflected(name, False) == upright
    assert inflected(name, True) == oblique


def test_a_verb_agrees_with_who_does_it() -> None:
    forms = ("نفى {who} ذلك", "نفت {who} ذلك")
    assert agreeing(forms, "الجيش السوري", who="الجيش السوري").startswith("نفى")
    assert agreeing(forms, "وزارة الدفاع", who="وزارة الدفاع").startswith("نفت")
    for name in ("قوات النظام", "قسد", "السلطات", "روسيا", "وكالة رويترز", "تقارير"):
        assert is_feminine(name), name
    for name in ("حزب الله", "ناشطون", own("Reuters"), "حمزة", "سكان"):
        assert not is_feminine(name), name


def test_what_runs_the_other_way_stands_apart() -> None:
    assert own("Reuters") == f"{FSI}Reuters{PDI}"
    assert own("رويترز") == "رويترز"
    assert own("a\u202eb\u2069c") == f"{FSI}abc{PDI}"
    assert is_arabic("اللواء 444") and not is_arabic("مرصد X") and not is_arabic("12")


def test_commas_and_letters_that_stand_alone() -> None:
    assert settled("قُتل 3 ،، بينهم 2 ، وفق س") == "قُتل 3، بينهم 2، وفق س"
    assert settled("قُدّرت ب50") == "قُدّرت بـ50"
    assert settled(f"نفي ل{own('X')}") == f"نفي لـ{own('X')}"
    assert sentence("نعم،") == "نعم."
    assert sentence("لمَ؟") == "لمَ؟"


def test_quotes_are_exact_and_in_arabic_marks() -> None:
    assert quote("ال50 ب5") == f"«{FSI}ال50 ب5{PDI}»"
    assert settled(quote("أ ،، ب5")) == quote("أ ،، ب5")
    assert "[الاسم محجوب]" in quote("قُتل [name withheld] هنا")


@given(st.text(max_size=60))
def test_isolates_are_closed(text: str) -> None:
    said = sentence(f"قال {own(text)}: {quote(text)}")
    assert said.count(FSI) == said.count(PDI)
    depth = 0
    for sign in said:
        depth += (sign == FSI) - (sign == PDI)
        assert depth in (0, 1)
