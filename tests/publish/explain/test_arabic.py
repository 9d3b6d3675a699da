"""An Arabic report is shown right to left, with its words and names where they are."""

import re
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.explain.apart import as_html, on_screen
from marsad.publish.explain.build import marked, to_html
from marsad.publish.explain.view import view
from marsad.publish.explain.words import AUTO, Words
from tests.publish.explain import rows
from tests.publish.explain.test_build import stripped

AS_IT_IS = Words(AUTO)
SHOWN = view(rows.mixed(), 1, AS_IT_IS)


def page(*reports: rows.Row, language: str = AUTO) -> str:
    words = Words(language)
    return to_html([view(r, i, words) for i, r in enumerate(reports, 1)], (), words)


def test_marks_lie_on_the_words_with_their_vowel_signs() -> None:
    assert stripped(marked(SHOWN)) == rows.MIXED
    found = {
        SHOWN.text[slice(*mark.span)]: mark.kind
        for piece in SHOWN.pieces
        for mark in piece.marks
    }
    assert found["قُتِلَ 14 مدنيًّا على الأقل، بينهم 3 أطفال"] == "claim"
    assert found["3 أطفال"] == "figure" and found["نحو 30"] == "figure"
    assert found["المرصد المحلي"] == "speaker"
    assert found["منظمة Valley Aid (north)"] == "speaker"
    assert found["وكالة الوادي"] == "via", "without the preposition glued to it"


def test_each_paragraph_runs_as_its_words_do() -> None:
    assert re.findall(r"<p dir='(\w+)'", marked(SHOWN)) == ["rtl", "rtl", "ltr"]


def test_labels_are_those_of_the_report_or_those_asked_for() -> None:
    assert '<html lang="ar" dir="rtl">' in page(rows.mixed())
    both = page(rows.english(), rows.mixed())
    assert '<html lang="en" dir="ltr">' in both
    assert re.search(r'<article class="report" id="r2"[^>]* lang="ar" dir="rtl"', both)
    assert re.search(r'<article class="report" id="r1" tabindex="-1" aria', both)
    english = page(rows.mixed(), language="en")
    assert '<html lang="en" dir="ltr">' in english and "درجة اليقين" not in english
    assert '<html lang="en" dir="ltr">' in page(rows.mixed() | {"language": "fa"})


def test_lines_of_several_names_keep_each_apart() -> None:
    english = view(rows.mixed(), 1, Words("en"))
    place = next(line for line in english.cards[0].lines if line.part == "place")
    assert as_html(place.value) == (
        "<span><bdi>مخيم السلام (القطاع 7)</bdi>, <bdi>إدلب</bdi>, SY</span>"
    )
    assert as_html("منظمة Valley Aid (north)") == "<bdi>منظمة Valley Aid (north)</bdi>"
    speaker = next(x for x in SHOWN.cards[1].lines if x.part == "speaker")
    assert on_screen(speaker.value, "rtl") == "\u2068منظمة Valley Aid (north)\u2069"


def test_days_are_said_so_that_they_cannot_turn_round() -> None:
    times = [line.value for line in SHOWN.cards[0].lines if line.part == "time"]
    assert times == ["من 3 أيار/مايو 2021 إلى 4 أيار/مايو 2021"]
    assert Words("en").days("2021-05-03", None) == "2021-05-03 or later"
    assert Words("ar").days(None, "2021-05-03") == "3 أيار/مايو 2021 أو قبله"


def test_isolates_of_others_are_theirs_no_more() -> None:
    assert on_screen("a\u2068b\u202ec", "ltr") == "a\ufffdb\ufffdc"
    assert as_html("\u2066<b>\u2069") == "<bdi>\ufffd&lt;b&gt;\ufffd</bdi>"
    turned = as_html("\u2068<b>\u202e\u2069 x")
    assert turned == "<span><bdi>&lt;b&gt;\ufffd</bdi> x</span>"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "read.html"
    path.write_text(page(rows.mixed(), rows.arabic() | {"report": "rpt-b"}), "utf-8")
    return path


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_and_the_card_stands_left_of_the_text(
    browser: Any, file: Path, width: int
) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    tab.goto(file.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    text = tab.locator("#r1 .text").bounding_box()
    card = tab.locator("#r1c1-card").bounding_box()
    assert card["x"] < text["x"] if width > 1000 else card["y"] > text["y"]
    tab.close()


def test_the_list_finds_words_however_they_are_spelt(browser: Any, file: Path) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(file.as_uri())
    for looked_for, found in (("مُخيَّم", 1), ("٢٠٢١", 2), ("nothing", 0)):
        tab.fill("#find", looked_for)
        assert tab.locator("#index li:visible").count() == found
    tab.close()
