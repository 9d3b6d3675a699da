"""What words deny, in English and Arabic: how far a denial reaches, where it ends."""

import pytest

from marsad.extract.arabic.denials import with_denials
from marsad.extract.denials import denials
from marsad.extract.network.found import Found, FoundClaim
from marsad.text.arabic import plain, plain_of
from tests.extract.arabic.test_reader import read
from tests.extract.english.reading import claims_of

CLAIM = "its jets hit the school"
REACHES = [
    "The army denied on Tuesday that ",
    "A spokesman for the army, asked by reporters, flatly denied that ",
    "The ministry rejects as baseless the accusations that ",
    "The general dismissed reports by two rights groups that ",
    "The command refuted allegations that ",
]
ENDS = [
    "The army did not deny that ",
    "The general could neither confirm nor deny that ",
    "The army denied the report but a witness saw that ",
    "The army denied that it was there and said that ",
    "The general dismissed an officer after it came out that ",
    "The army denied that the town was lost. It is known that ",
]


@pytest.mark.parametrize("before", REACHES)
def test_a_denial_reaches_what_it_denies(before: str) -> None:
    assert denials("english").before(before, CLAIM) is not None


@pytest.mark.parametrize("before", ENDS)
def test_a_denial_ends_where_something_else_is_told(before: str) -> None:
    assert denials("english").before(before, CLAIM) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The army denied that its jets hit the school", True),
        ("The army rejected claims that its jets hit the school", True),
        ("The army denied the agency access to the school", False),
        (
            "The school was hit, said a witness, and the army denied that it did it",
            False,
        ),
        ("Roads were cut to deny fuel to the men of the north", False),
    ],
)
def test_words_of_a_claim_that_deny_it(words: str, told: bool) -> None:
    assert (denials("english").within(words) is not None) is told


CLAIM_AR = "الجيش قصف سوقا"
REACHES_AR = [
    "نفى المتحدث باسم الجيش، في بيان، أن يكون ",
    "وكذّب القائد الأنباء التي تحدثت عن أن ",
    "فنّدت الوزارة مزاعم عن أن ",
    "رفضت القيادة اتهامات بأن ",
    "لا صحة لما يُشاع عن أن ",
]
ENDS_AR = [
    "لم ينفِ المتحدث أن ",
    "نفى المتحدث ذلك لكن شهودا قالوا إن ",
    "نفت الوزارة الخبر، وأكدت أن ",
    "نفى القائد علمه بالأمر متهما الخصم بأن ",
    "رفض القائد التفاوض بعد أن ",
]


@pytest.mark.parametrize("before", REACHES_AR)
def test_an_arabic_denial_reaches_what_it_denies(before: str) -> None:
    assert denials("arabic").before(plain(before), plain(CLAIM_AR)) is not None


@pytest.mark.parametrize("before", ENDS_AR)
def test_an_arabic_denial_ends_where_something_else_is_told(before: str) -> None:
    assert denials("arabic").before(plain(before), plain(CLAIM_AR)) is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "نفى المتحدث باسم الجيش أن يكون الجيش قد قصف سوقا في حلفا يوم الاثنين.",
            "المتحدث باسم الجيش",
        ),
        (
            "نفت قوات الدعم السريع مقتل 20 مدنيا على يد قواتها في بارا.",
            "قوات الدعم السريع",
        ),
        (
            "كذّب المتحدث باسم الكتيبة الأنباء التي تحدثت عن مقتل 15 مدنيا في كتم.",
            "المتحدث باسم الكتيبة",
        ),
        ("لم تقصف قواتنا المستشفى في رفح، قال المتحدث العسكري.", "المتحدث العسكري"),
    ],
)
def test_an_arabic_denial_is_no_confession(text: str, speaker: str) -> None:
    (claim,) = read(text)
    assert claim.certainty == "denied"
    assert claim.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The army spokesman denied on Tuesday that the army had bombed a market.",
        "An RSF spokesman denied that the RSF had killed 20 civilians in Bara.",
        "The Israeli army refuted claims that it had struck a hospital in Rafah.",
        "The RSF dismissed as lies accusations that its men had killed 20 civilians.",
    ],
)
def test_a_denial_is_no_confession(text: str) -> None:
    assert {claim.certainty for claim in claims_of(text)} == {"denied"}


def test_whose_word_is_denied_does_not_deny_it() -> None:
    text = (
        "The governor denied reports by the Northern Observatory that 18 civilians had "
        "died in a raid on Halfa."
    )
    told = {(claim.speaker, claim.certainty) for claim in claims_of(text)}
    assert ("Northern Observatory", "denied") not in told


def test_whose_word_is_denied_in_arabic_does_not_deny_it() -> None:
    text = "نفى القائد ما تداولته صفحات عن مقتل 3 نساء برصاص القناصة في حي الورد أمس."
    told = {(claim.speaker, claim.certainty) for claim in read(text)}
    assert ("صفحات", "denied") not in told


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("سقوط قذائف مصدرها مواقع الفصائل على بيوت المدنيين", "asserted"),
        ("لا صحة لسقوط قذائف على بيوت المدنيين", "denied"),
        ("أخبار سقوط قذائف على بيوت المدنيين مفبركة", "denied"),
        ("سقوط قذائف على البيوت، الأمر الذي نفاه المجلس", "denied"),
    ],
)
def test_nothing_is_denied_where_no_word_negates(sentence: str, certainty: str) -> None:
    text = f"لم تصل المياه منذ أمس. {sentence}. ولم يعد أحد."
    start = text.index("سقوط")
    claim = FoundClaim((start, text.index(". ولم")), "shelling", "denied", None)
    (heard,) = with_denials(plain_of(text), Found(claims=[claim])).claims
    assert heard.certainty == certainty
