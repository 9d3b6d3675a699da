"""The page in Arabic: complete, right to left, and right where two scripts mix."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from marsad.extract.english import mismatch
from marsad.publish import contacts, seal
from marsad.publish.arabic import in_arabic
from marsad.publish.brief import make_brief
from marsad.publish.page.build import to_page
from marsad.publish.page.words import LANGUAGES, Words, first_language, plural, strings
from marsad.publish.redact import redact
from marsad.weigh import grade
from tests.publish import scene, scene_ar

OPENED = redact(scene_ar.scene(), scene.NOW.date())
BRIEF = make_brief(OPENED)
FILES = {"data/events.csv": (10, "ab" * 32)}
PAGE = to_page(OPENED, BRIEF, FILES, {"ar": in_arabic(BRIEF, OPENED)})
CATEGORIES = {
    "en": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}


def gaps(text: Any) -> set[str]:
    """The gaps of a string, or of the plural form that has them all."""
    return set(
        re.findall(r"\{(\w+)\}", text if isinstance(text, str) else text["other"])
    )


def test_both_languages_have_every_string_with_the_same_gaps() -> None:
    english, arabic = strings("en"), strings("ar")
    assert list(english) == list(arabic)
    assert all(gaps(arabic[key]) <= gaps(english[key]) for key in english)
    filled = {key for key in english if gaps(english[key]) != gaps(arabic[key])}
    assert all(gaps(english[key]) == {"n"} for key in filled), "only a count may go"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    for key, text in strings(language).items():
        if not isinstance(text, str):
            assert {"other"} <= set(text) <= CATEGORIES[language], key


def test_no_string_of_the_arabic_page_is_left_in_english() -> None:
    same = {k for k, text in strings("en").items() if strings("ar")[k] == text}
    assert same == {"day_full"}
    assert Words("ar")("built_on", reports=4, claims=11, events=2) == (
        "في السجل: 4 تقارير، و11 إفادة، وحدثان."
    )


def made_of(module: ModuleType) -> Iterator[str]:
    """Every text in a module's code, with X for what is filled in."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.JoinedStr):
            parts = (
                p.value if isinstance(p, ast.Constant) else "X" for p in node.values
            )
            yield re.sub(r"X( X)+", "X", "".join(map(str, parts)))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(
    ("group", "module"),
    [("reason_", grade), ("raise_", grade), ("message_", mismatch)],
)
def test_what_is_translated_is_what_the_program_says(
    group: str, module: ModuleType
) -> None:
    said = set(made_of(module))
    for key, text in strings("en").items():
        if key.startswith(group):
            assert re.sub(r"\{\w+\}", "X", str(text)) in said, key


def test_stand_ins_are_those_of_the_redaction() -> None:
    sealed = {v for k, v in strings("en").items() if k.startswith("sealed_")}
    assert {seal.CONTACT, seal.WITHHELD, contacts.NO_CONTACT} < sealed
    assert "area withheld" in set(made_of(seal)) & sealed


def test_the_page_opens_in_the_wars_first_language_that_it_speaks() -> None:
    assert '<html lang="ar" dir="rtl">' in PAGE
    assert first_language(("ar", "en")) == "ar"
    assert first_language(("fr", "ar", "en")) == "ar"
    assert first_language(("fr",)) == first_language(()) == "en"


def test_names_in_english_sentences_stand_apart() -> None:
    assert f"<bdi>{scene_ar.CAMP}</bdi>" in PAGE
    assert re.search(r"<bdi>المرصد المحلي</bdi> said", PAGE)


def test_an_arabic_brief_stands_in_place_of_the_english_one() -> None:
    alone = to_page(OPENED, BRIEF, FILES)
    assert 'data-in="en ar"' in alone and 'data-in="en ar"' not in PAGE
    assert '<div data-in="ar" lang="ar" dir="rtl">' in PAGE
    assert '<div data-in="en" hidden lang="en" dir="ltr">' in PAGE


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def tab(browser: Any, file: Path) -> Iterator[Any]:
    """The page on a phone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_opens_in_both_languages(
    browser: Any, file: Path, width: int, language: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    said: list[str] = []
    page.on("console", lambda m: said.append(f"{m.type}: {m.text}"))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(f"{file.as_uri()}?lang={language}")
    page.wait_for_selector("#canvas[data-ready=yes]", timeout=60_000)
    assert [line for line in said if not line.startswith("log")] == []
    root = page.locator("html")
    assert root.get_attribute("lang") == language
    assert root.get_attribute("dir") == Words(language).direction
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#charts svg").count() >= 1
    assert page.locator(".card:visible").count() == 3
    page.close()


def test_the_switch_works_both_ways_and_keeps_what_is_open(tab: Any) -> None:
    tab.select_option("#f-grade", "contested")
    tab.locator("#evt-harim summary").click()
    tab.click("[data-speak=en]")
    assert tab.url.endswith("?lang=en")
    assert tab.locator("html").get_attribute("dir") == "ltr"
    assert tab.locator("#h-map").inner_text() == "Map"
    assert tab.locator("#event-list details[open]").count() == 1
    assert tab.locator("#f-grade").input_value() == "contested"
    assert tab.locator("#shown").inner_text() == "1 of 1 event"
    tab.click("[data-speak=ar]")
    assert tab.url.endswith("?lang=ar")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    assert tab.locator("#h-map").inner_text() == "الخريطة"
    assert "ينفيه جيش الشمال" in tab.locator("#evt-harim").inner_text().translate(
        {0x2068: None, 0x2069: None}
    )
    tab.reload()
    assert tab.locator("html").get_attribute("lang") == "ar"


def test_a_link_keeps_the_language_and_what_it_cites(browser: Any, file: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{file.as_uri()}?lang=en#clm-nnn2")
    page.wait_for_selector("#evt-salam[open] [data-claim='clm-nnn2'].hit")
    page.click("[data-speak=ar]")
    assert page.url.endswith("?lang=ar#clm-nnn2")
    assert page.locator("#evt-salam[open]").count() == 1
    page.close()


@pytest.mark.parametrize(
    ("looked_for", "events"),
    [
        ("غارات جوية", 1),  # the report has غاراتٍ جوّية
        ("المدينه", 1),  # المـــدينة
        ("وأصيب", 1),  # وأُصيب
        ("حارم تحت القصف", 1),  # a hashtag
        ("القطاع ٧", 1),
        ("جيش الشمال", 1),
        ("الشمال جيش", 1),
        ("valley league", 1),
        ("لا شيء", 0),
        ("", 3),
    ],
)
def test_search_finds_words_however_they_are_spelt(
    tab: Any, looked_for: str, events: int
) -> None:
    tab.fill("#f-text", looked_for)
    assert tab.locator("#event-list details").count() == events


def test_both_sides_of_a_search_are_folded_alike(tab: Any) -> None:
    same = {
        "أحمد": "احمد",
        "إدلب": "ادلب",
        "آذار": "اذار",
        "ٱلشام": "الشام",
        "مُحَمَّدٌ": "محمد",
        "حمـــاة": "حماه",
        "على": "علي",
        "مؤمن": "مومن",
        "١٤": "14",
        "Déir": "deir",
        "#حلب_الآن": "حلب الان",
    }
    for written, looked_for in same.items():
        assert tab.evaluate("([a, b]) => fold(a) === fold(b)", [written, looked_for])


def test_counts_take_the_plural_form_of_the_browser(tab: Any) -> None:
    numbers = [*range(0, 230), 1000, 1002, 1003, 1011, 37000, 12.5]
    for language in LANGUAGES:
        script = "([l, all]) => all.map((n) => new Intl.PluralRules(l).select(n))"
        known = tab.evaluate(script, [language, numbers])
        assert [plural(language, n) for n in numbers] == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_brackets_and_digits_stays_whole(
    browser: Any, file: Path, language: str
) -> None:
    """The bracket that closes it stands left of the one that opens it, and the digit
    between them, whichever way the line around runs."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{file.as_uri()}?lang={language}")
    line = page.locator("#evt-salam summary .day bdi")
    assert line.inner_text() == scene_ar.CAMP
    at = [page.evaluate(PLACE_OF, scene_ar.CAMP.index(sign)) for sign in "(7)"]
    assert at == sorted(at, reverse=True)
    page.close()


PLACE_OF = """(index) => {
  const node = document.querySelector("#evt-salam summary .day bdi").firstChild;
  const range = document.createRange();
  range.setStart(node, index); range.setEnd(node, index + 1);
  return range.getBoundingClientRect().left;
}"""


def test_latin_names_in_arabic_stand_apart(tab: Any) -> None:
    tab.locator("#evt-road summary").click()
    tab.locator("#evt-road blockquote").wait_for()
    names = tab.locator("#evt-road bdi").all_inner_texts()
    assert "Valley League Media (7)" in names and "its spokesman" in names
    quote = tab.locator("#evt-road blockquote")
    assert quote.get_attribute("dir") == "ltr"
    assert quote.inner_text() == "“The Valley League took the road to Harim”"


def test_days_and_countries_are_said_in_arabic(tab: Any) -> None:
    tab.wait_for_selector("#canvas[data-ready=yes]", timeout=60_000)
    assert "من 4 إلى 6 أيار/مايو 2021" in tab.locator("#evt-salam .day").inner_text()
    assert tab.locator(".country", has_text="سوريا").count() == 1
    assert tab.locator("#charts svg", has_text="مايو").count() >= 1
    tab.evaluate("speak('en')")
    assert "4–6 May 2021" in tab.locator("#evt-salam .day").inner_text()
