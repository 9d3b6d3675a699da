"""In what manner words tell of a death, a holding, a fate."""

import pytest

from marsad.text.manners import manner, so


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("at least 30 infants have died on the road", "died"),
        ("30 infants died of hypothermia", "died"),
        ("30 people died when a shell hit the market", "killed"),
        ("30 people were killed", "killed"),
        ("توفي 30 طفلاً من البرد في المخيم", "died"),
        ("وفاة طفلة بسبب سوء التغذية", "died"),
        ("مقتل 30 مدنياً", "killed"),
        ("توفي 3 مدنيين متأثرين بجراحهم جراء القصف", "killed"),
    ],
)
def test_who_died_was_not_killed(words: str, told: str) -> None:
    assert manner("killed", [words]) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("some 90 prisoners were handed over to the police", "handed"),
        ("they handed 90 men over", "handed"),
        ("police arrested 90 men", "detained"),
        ("تسليم 90 موقوفاً إلى الشرطة", "handed"),
        ("سلّم 90 مقاتلاً أنفسهم", "detained"),
    ],
)
def test_who_is_handed_over_was_held(words: str, told: str) -> None:
    assert manner("detained", [words]) == told


def test_one_who_says_killed_is_enough() -> None:
    assert manner("killed", ["30 died", "30 were killed"]) == "killed"
    assert manner("killed", []) == "killed"
    assert manner("wounded", ["30 died"]) == "wounded"


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("unknown", "His whereabouts are not known", True),
        ("unknown", "the fate of the two drivers is unclear", True),
        ("unknown", "Omar Haddad went missing in May", False),
        ("unknown", "مصير الطبيب لا يزال مجهولاً", True),
        ("either", "no word whether Omar Haddad is dead or alive", True),
        ("either", "it is unclear if she is alive or not", True),
        ("either", "Omar Haddad is alive", False),
        ("either", "لا يُعرف ما إذا كان الطبيب على قيد الحياة أم لا", True),
        ("either", "ولا يُعلم إن كان حياً أو ميتاً", True),
        ("either", "الطبيب على قيد الحياة", False),
        ("shields", "they use villagers as human shields", True),
        ("shields", "اتخاذ الأهالي دروعاً بشرية", True),
        ("shields", "they carry shields", False),
    ],
)
def test_fates_and_shields(name: str, words: str, told: bool) -> None:
    assert so(name, words) is told
