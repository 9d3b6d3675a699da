import pytest

from marsad.extract.arabic.naming import Names, country, is_name, untitled
from marsad.extract.arabic.places import Places
from marsad.text.arabic import Plain


def names(text: str, *pointed: str) -> Names:
    spans = [(text.index(word), text.index(word) + len(word)) for word in pointed]
    return Names(Plain(text), spans)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("غارة لقوات النظام", "لقوات النظام", "قوات النظام"),
        ("مسيّرة للاحتلال التركي", "للاحتلال التركي", "الاحتلال التركي"),
        ("وبريف حلب", "وبريف حلب", "ريف حلب"),
        ("قصف #سد_تشرين اليوم", "#سد_تشرين", "سد تشرين"),
        ("بإدلب", "بإدلب", "إدلب"),
        ("وكالة سانا", "وكالة سانا", "وكالة سانا"),
        ("بانياس", "بانياس", "بانياس"),
        ("كفرنبل", "كفرنبل", "كفرنبل"),
        ("لبنان", "لبنان", "لبنان"),
        ("دخل خشام وبخشام قُتل", "وبخشام", "خشام"),
        ("قُتِل مُحمَّد", "مُحمَّد", "محمد"),
        ("قـ ـسـ ـد", "قـ ـسـ ـد", "قسد"),
    ],
)
def test_a_name_begins_behind_what_is_joined_to_it(
    text: str, words: str, name: str
) -> None:
    at = text.index(words)
    assert names(text).name((at, at + len(words))) == name


def test_a_body_is_called_by_its_full_name() -> None:
    text = "أفاد المرصد السوري لحقوق الإنسان بقصف. وأضاف المرصد أن مدنياً قتل"
    full = "المرصد السوري لحقوق الإنسان"
    assert names(text, full).fullest("المرصد") == full
    assert names(text).fullest("المرصد السوري") == full
    assert names("قال المرصد").fullest("المرصد") == "المرصد"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("التركي", "تركيا"),
        ("الروسية", "روسيا"),
        ("إسرائيلية", "إسرائيل"),
        ("قسد", None),
    ],
)
def test_an_adjective_alone_is_a_country(words: str, name: str | None) -> None:
    assert country(words) == name


def test_titles_are_no_part_of_a_name() -> None:
    assert untitled("الشاب المدعو سامر حمدان") == "سامر حمدان"
    assert untitled("الشيخ") == "الشيخ"


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("قصف على قرية الكندة في ريف إدلب الغربي", "الكندة", "الكندة، ريف إدلب الغربي"),
        ("بلدة خشام بريف دير الزور الشرقي", "خشام", "خشام، ريف دير الزور الشرقي"),
        ("في بلدة تفتناز شرقي إدلب", "بلدة تفتناز", "تفتناز، شرقي إدلب"),
        ("في حي الضبيط في مدينة إدلب", "حي الضبيط", "حي الضبيط، مدينة إدلب"),
        ("انفجار في سلقين بإدلب", "سلقين", "سلقين، إدلب"),
        ("انفجار في سلقين بعبوة", "سلقين", "سلقين"),
    ],
)
def test_the_larger_place_stands_behind(text: str, words: str, place: str) -> None:
    at = text.index(words)
    read = Plain(text)
    places, span = Places(read, Names(read, ())), (at, at + len(words))
    assert places.of([span], (0, len(text)))[0] == place


def test_who_is_counted_in_a_place_is_there_and_not_where_the_report_was() -> None:
    text = "نزحت عائلات من سلقين. وبلغ عدد النازحين في لبنان 12 ألفا."
    read, at, second = Plain(text), text.index("سلقين"), text.index("وبلغ")
    places, span = Places(read, Names(read, ())), (at, at + len("سلقين"))
    assert places.of([span], (second, len(text)))[0] == "لبنان"
    assert places.of([span], (0, second))[0] == "سلقين"


@pytest.mark.parametrize(
    ("words", "known"),
    [("سامر حمدان", True), ("12 مدنيا", False), ("طفلة", False), ("", False)],
)
def test_what_may_be_a_persons_name(words: str, known: bool) -> None:
    assert is_name(words) is known


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("سلقين أكبر بلدة في الجيب الأخير. ", None),
        ("سيطروا على جيب سلقين. ", "سلقين"),
        ("انسحبوا من جيب بلدة سلقين. ", "سلقين"),
        ("سلقين هي الجيب الأخير. ", "سلقين"),
        ("سيطروا على سلقين. وكان الجيب خالياً قبل ذلك. ", None),
    ],
)
def test_a_town_in_a_pocket_is_not_the_pocket(before: str, told: str | None) -> None:
    claim = "ما زال 900 مقاتل داخل الجيب"
    text = f"{before}وقال المصدر إن {claim}."
    read = Plain(text)
    at, span = text.index("سلقين"), (text.index(claim), text.index(claim) + len(claim))
    places = Places(read, Names(read, ()))
    assert places.of([(at, at + len("سلقين"))], span)[0] == told
