"""The page holds the text as it is, harms nobody, and works in a real browser."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.explain.build import marked, ranges, to_html
from marsad.publish.explain.view import view
from marsad.publish.explain.words import Words
from tests.publish.explain import rows

WORDS = Words("en")
HOSTILE = (
    "<script>alert(1)</script> Ten \u202edied\u2066 "
    "<img src=x onerror=alert(2)>\x1b\x00"
)


class Text(HTMLParser):
    """What is left of the marked text without its tags and aids."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self._aid, self._sign = "", 0, False
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if self._aid or found.get("class") == "aid":
            self._aid += 1
        elif "data-char" in found:
            self.text += chr(int(str(found["data-char"]), 16))
            self._sign = True

    def handle_endtag(self, tag: str) -> None:
        opened = self.tags.pop()
        assert opened == tag, "tags do not nest"
        self._aid -= self._aid > 0
        self._sign = False

    def handle_data(self, data: str) -> None:
        if not self._aid and not self._sign:
            self.text += data


def stripped(html: str) -> str:
    parser = Text()
    parser.feed(str(html))
    parser.close()
    assert parser.tags == []
    return parser.text


@st.composite
def reports(draw: st.DrawFn) -> rows.Row:
    """Any text, with claims, figures, speakers and a mismatch anywhere in it."""
    alphabet = st.one_of(st.characters(), st.sampled_from("ab \n\r<&\"'\u202e"))
    text = draw(st.text(alphabet, min_size=1, max_size=80))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    claims = [
        rows.claim(text, "", f"clm-{i}", span=span, speaker=draw(st.sampled_from(text)))
        | {"figures": [rows.figure(text, "", 1, span=draw(spans))]}
        for i, span in enumerate(draw(st.lists(spans, max_size=6)))
    ]
    issue = rows.issue(text, "") | {"span": draw(spans)}
    return rows.report(text, claims, [issue])


@given(reports())
def test_without_marks_the_text_is_exactly_the_text(row: rows.Row) -> None:
    shown = view(row, 1, WORDS)
    assert stripped(marked(shown)) == row["text"]


def test_overlapping_claims_close_and_reopen() -> None:
    text = "one two three"
    claims = [
        rows.claim(text, "one two", "clm-a"),
        rows.claim(text, "two three", "clm-b"),
    ]
    html = marked(view(rows.report(text, claims), 1, WORDS))
    assert stripped(html) == text
    assert re.findall(r'<mark class="claim lane(\d)" data-c="(\w+)">', html) == [
        ("0", "r1c1"),
        ("1", "r1c2"),
        ("1", "r1c2"),
    ]
    assert html.count('id="r1c2"') == 1


def test_lines_of_a_narrow_column_flow_and_others_stay() -> None:
    text = f"{'long ' * 12}\n{'long ' * 12}\nend\n\nNames:\nAnna\nOmar\n"
    html = marked(view(rows.report(text, []), 1, WORDS))
    assert html.count("<p ") == 2 and html.count('class="flow"') == 1


def page(
    *all_rows: rows.Row, language: str = "en", failed: tuple[str, ...] = ()
) -> str:
    words = Words(language)
    return to_html(
        [view(r, i, words) for i, r in enumerate(all_rows, 1)], failed, words
    )


def hostile() -> rows.Row:
    """A report all of whose words would harm."""
    claim = rows.claim(
        HOSTILE,
        HOSTILE,
        'clm-"><script>',
        speaker="<b>Ten</b>",
        place=HOSTILE,
        person=HOSTILE,
        kind="<i>",
        rules=["kind:<script>", "</code><script>"],
        reader="<script>",
    )
    row = rows.report(HOSTILE, [claim], [rows.issue(HOSTILE, "Ten")])
    return row | {"title": HOSTILE, "publisher": HOSTILE, "report": "<script>"}


def test_words_of_others_are_only_words() -> None:
    html = page(hostile(), failed=(HOSTILE,))
    body = html.split("<body>")[1]
    assert body.count("<script>") == 1
    assert "<img" not in body and "onerror=alert(2)&gt;" in body
    assert not re.search("[\x00\x1b\u202e\u2066]", html)
    assert 'title="A character that is not shown as it is: U+202E"' in html


def test_the_page_asks_nobody() -> None:
    html = page(rows.english(), rows.arabic())
    assert "default-src 'none'" in html and "unsafe-inline" not in html
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|url\(|@import|https?:", html)


def test_numbers_in_runs() -> None:
    assert ranges((1, 2, 3, 7, 9, 10)) == "1–3, 7, 9–10"


def test_several_reports_have_a_list_and_one_has_none() -> None:
    assert 'id="index"' not in page(rows.english())
    both = page(rows.english(), rows.arabic())
    assert 'href="#r2"' in both and "2 reports, 6 claims, 1 with" in both


def test_arabic_is_told_to_the_browser() -> None:
    html = page(rows.arabic())
    assert '<section class="text" aria-label="Words of the report" lang="ar"' in html
    assert "<p dir='rtl'" in html
    assert '<html lang="ar" dir="rtl">' in page(rows.english(), language="ar")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "read.html"
    long = rows.report("Anything " + "verylongword" * 40, [])
    html = page(rows.english(), rows.arabic(), hostile(), long, failed=("a: b: c",))
    path.write_text(html, "utf-8")
    return path


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_opens_from_disk(browser: Any, file: Path, width: int, scheme: str) -> None:
    size = {"width": width, "height": 900}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    tab = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda m: said.append(f"{m.type}: {m.text}"))
    tab.on("pageerror", lambda e: said.append(str(e)))
    tab.on("dialog", lambda d: said.append(d.message))
    tab.on("request", lambda r: asked.append(r.url))
    tab.goto(file.as_uri())
    tab.locator(".text mark.claim").first.click()
    assert said == []
    assert asked == [file.as_uri()]
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_pointing_at_a_claim_lights_its_words_speaker_and_figures(
    browser: Any, file: Path
) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(file.as_uri())
    tab.locator("#r1 mark.figure").nth(1).hover()
    lit = tab.locator("#r1 mark.on").all_inner_texts()
    assert any(text.startswith("Valley Watch Group") for text in lit)
    assert any(text.startswith("At least") for text in lit)
    assert tab.locator(".card.on").get_attribute("id") == "r1c1-card"
    tab.mouse.move(2, 2)
    assert tab.locator(".on").count() == 0
    tab.close()


def test_the_keyboard_goes_from_claim_to_claim_and_to_the_card(
    browser: Any, file: Path
) -> None:
    tab = browser.new_page(viewport={"width": 1440, "height": 900})
    tab.goto(file.as_uri())
    focused = "document.activeElement.id"
    for key, expected in (("j", "r1c1"), ("j", "r1c2"), ("k", "r1c1"), ("n", "r2")):
        tab.keyboard.press(key)
        assert tab.evaluate(focused) == expected
    tab.keyboard.press("j")
    assert tab.locator(".card.on").get_attribute("id") == "r2c1-card"
    tab.keyboard.press("Enter")
    tab.wait_for_function(f"{focused} === 'r2c1-card'")
    tab.uncheck("#keys")
    tab.keyboard.press("n")
    assert tab.evaluate(focused) == "keys"
    tab.close()


def test_a_tap_on_a_phone_shows_the_card_over_the_text(
    browser: Any, file: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.locator("#r1 mark.claim").first.tap()
    tab.wait_for_selector("#r1c1-card.sheet")
    assert tab.locator("#r1c1-card").bounding_box()["y"] > 300
    tab.locator("#r1c1-card .close").tap()
    assert tab.locator(".sheet").count() == 0
    context.close()


def test_the_list_finds_reports(browser: Any, file: Path) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(file.as_uri())
    tab.select_option("#show", "none")
    assert tab.locator(".report:visible").count() == 1
    tab.select_option("#show", "")
    tab.fill("#find", "Market hit")
    assert tab.locator("#index li:visible").count() == 1
    assert tab.locator("#listed").inner_text() == "1 of 4 reports"
    tab.close()


def test_without_scripts_links_lead_both_ways(browser: Any, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.locator("#r1c2").click()
    assert tab.url.endswith("#r1c2-card")
    tab.locator("#r1c2-card h3 a").click()
    assert tab.url.endswith("#r1c2")
    context.close()
