"""Strings of pages: complete in both languages, gaps and plurals right."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib.resources import files
from types import ModuleType
from typing import Any

import pytest

from marsad.extract.english import mismatch
from marsad.publish import contacts, seal
from marsad.publish.words import LANGUAGES, Words, first_language, plural, strings
from marsad.weigh import grade

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


def test_the_site_opens_in_the_wars_first_language_that_it_speaks() -> None:
    assert first_language(("ar", "en")) == "ar"
    assert first_language(("fr", "ar", "en")) == "ar"
    assert first_language(("fr",)) == first_language(()) == "en"


@pytest.fixture(scope="module")
def tab(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    page.set_content('<html lang="en" dir="ltr"></html>')
    scripts = files("marsad.publish.site").joinpath("scripts")
    for name in ("base.js", "fold.js"):
        page.add_script_tag(content=scripts.joinpath(name).read_text("utf-8"))
    yield page
    page.close()


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
        assert tab.evaluate(
            "([a, b]) => marsad.fold(a) === marsad.fold(b)", [written, looked_for]
        )


def test_counts_take_the_plural_form_of_the_browser(tab: Any) -> None:
    numbers = [*range(0, 230), 1000, 1002, 1003, 1011, 37000, 12.5]
    for language in LANGUAGES:
        script = "([l, all]) => all.map((n) => new Intl.PluralRules(l).select(n))"
        known = tab.evaluate(script, [language, numbers])
        assert [plural(language, n) for n in numbers] == known
