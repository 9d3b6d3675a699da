"""The page of a record shows what it rests on, and leads on from old addresses."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marsad.records.origin import Origin
from tests.publish.scene import PRIVATE, SECRETS
from tests.publish.site.made import written
from tests.publish.site.test_particulars import LINE
from tests.publish.site.written import OPENED, material

GONE = {**LINE, "record": "evt-gone", "change": "retracted", "to": []}
HOLD = {**GONE, "record": "ctl-gone", "record_type": "control"}
GRADE = replace(
    OPENED.grades["evt-harim"],
    rule="G3",
    reasons=("denied by North TV",),
    raise_by="that the denial is withdrawn",
    override="fair",
    override_reason="seen on video",
    strike="contested",
    positions=(("north", "denies"),),
    voices=(("clm-aaa1",), ("clm-bbb2",)),
)
DOSSIER = replace(
    OPENED,
    grades={**OPENED.grades, "evt-harim": GRADE},
    origins={
        **OPENED.origins,
        "clm-bbb1": Origin("ogn-x", "clm-bbb1", "org-rpt-a", "clm-aaa1", "told"),
    },
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    of = material(
        DOSSIER,
        corrections=(LINE, GONE, HOLD),
        redirects={
            "ctl-old": ["ctl-4"],
            "evt-old": ["evt-harim"],
            "evt-apart": ["evt-harim", "evt-salma"],
        },
    )
    return written(of, tmp_path_factory.mktemp("event"))


def opened(page: Any, site: Path, address: str, wait: str = "#record *") -> str:
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/{address}")
    page.wait_for_selector(wait, timeout=60_000)
    return str(page.inner_text("main"))


def test_claims_stand_under_their_voice_and_copies_under_what_they_repeat(
    page: Any, site: Path
) -> None:
    text = opened(page, site, "event.html?id=evt-harim")
    voices = page.locator(".voice")
    assert "2 independent sources" in text and voices.count() == 2
    first = voices.filter(has=page.locator("#clm-aaa1"))
    assert first.locator("h3").inner_text().endswith("Valley Observatory")
    assert first.locator(".copies #clm-bbb1").count() == 1
    page.click(".copies summary")
    text = first.inner_text()
    assert "repeats the statement in Capital Wire" in text
    assert "it says that it had it from there" in text


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_a_passage_is_printed_once_with_what_was_read_in_it(
    page: Any, tmp_path: Path, folder: str
) -> None:
    voices = (("clm-aaa1",), ("clm-bbb1", "clm-bbb2"))
    grades = {**OPENED.grades, "evt-harim": replace(GRADE, voices=voices)}
    two = written(material(replace(OPENED, grades=grades)), tmp_path)
    opened(page, two, f"{folder}event.html?id=evt-harim")
    passage = page.locator(".passage")
    assert passage.locator("blockquote").count() == 1
    assert passage.locator("ol.readings > li.claim").count() == 2
    marks = passage.locator("mark").all_inner_texts()
    assert len(marks) == 2 and marks[1] == "It denied that civilians were hurt"
    assert passage.locator("sup a").all_inner_texts() == ["1", "2"]
    opened(page, two, f"{folder}event.html#clm-bbb2", "#clm-bbb2.hit")
    assert page.evaluate("document.activeElement.id") == "clm-bbb2"
    passage.locator("sup a").first.click()
    page.wait_for_selector("#clm-bbb1.hit")


def test_what_is_counted_with_no_voice_stands_apart_with_the_reason(
    page: Any, tmp_path: Path
) -> None:
    grade = replace(GRADE, voices=(("clm-aaa1",),))
    grades = {**OPENED.grades, "evt-harim": grade}
    one = written(material(replace(OPENED, grades=grades)), tmp_path)
    text = opened(page, one, "event.html?id=evt-harim")
    assert "Counted with no source" in text
    assert "Denies something, but none of the statements above." in text
    assert page.locator(".voice:has(h3)").count() == 1


def test_a_claim_is_shown_down_to_the_hash_of_its_report(page: Any, site: Path) -> None:
    opened(page, site, "event.html?id=evt-harim")
    page.click("#clm-aaa1 .hash summary")
    text = page.inner_text("#clm-aaa1")
    assert "“The Valley Observatory said air strikes by the Northern Army on " in text
    assert "Valley Observatory" in text and "monitor, reliability B" in text
    assert "killed (civilians): 7" in text and "stated as so" in text
    assert OPENED.reports["rpt-a"].evidence in text
    link = page.locator("#clm-aaa1 a[href='https://wire.example/2021/harim-strikes']")
    assert link.get_attribute("rel") == "noreferrer"


@pytest.mark.parametrize("folder", ["", "ar/"])
def test_a_quote_is_marked_in_the_words_around_it(
    page: Any, site: Path, folder: str
) -> None:
    opened(page, site, f"{folder}event.html?id=evt-harim")
    quote = page.locator("#clm-bbb2 blockquote")
    assert quote.locator("mark").inner_text() == "It denied that civilians were hurt"
    assert quote.get_attribute("dir") == "ltr"
    around = "“North TV said 20 fighters were killed in Harim. It denied that civilians"
    assert quote.inner_text().startswith(around)
    assert quote.inner_text().endswith("The army took Salma, it said.”")
    named = page.locator("#clm-aaa1 blockquote").inner_text()
    assert PRIVATE.split()[1] not in named
    hidden = "[name withheld]" if folder == "" else "[الاسم محجوب]"
    assert hidden in named


def test_ground_that_was_withdrawn_says_so_and_what_moved_leads_on(
    page: Any, site: Path
) -> None:
    text = opened(page, site, "event.html?id=ctl-gone")
    assert "This record is no longer published" in text
    assert "told twice" in text
    text = opened(page, site, "event.html?id=ctl-old", "#note .notice")
    assert "ctl-old" in text and "Salma" in text


def test_the_grade_stands_with_rule_reasons_and_a_reviewers_beside_it(
    page: Any, site: Path
) -> None:
    text = opened(page, site, "event.html?id=evt-harim")
    for words in (
        "Graded by a reviewer: Two or more independent sources",
        "seen on video",
        "Computed by the rules: Disputed",
        "denied by North TV",
        "that the denial is withdrawn",
        "Northern Army denies that it did it",
        "Strike status: contested",
    ):
        assert words in text
    arabic = opened(page, site, "ar/event.html?id=evt-harim")
    assert "ينفيه North TV" in arabic.replace("\u2068", "").replace("\u2069", "")
    assert "أن يُسحب النفي" in arabic


def test_figures_place_and_days_say_how_exactly_they_are_known(
    page: Any, site: Path
) -> None:
    text = opened(page, site, "event.html?id=evt-harim", "#locator svg")
    row = page.inner_text("table tr:has-text('killed')").split()
    assert row == ["killed", "16", "18", "20"]
    assert "of them civilians" in text
    assert "36.210, 36.520" in text and "The place itself is known." in text
    assert "The day is known." in text
    assert "event.html?id=evt-harim" in page.inner_text("section:has(#h-cite)")


def test_contradictions_stand_side_by_side(page: Any, site: Path) -> None:
    opened(page, site, "event.html?id=evt-harim")
    first = page.locator(".dispute").first
    assert first.locator(".pair > .claim").count() == 2
    assert "Two numbers for one thing exclude each other" in first.inner_text()


def test_an_id_that_was_merged_leads_on_with_a_note(page: Any, site: Path) -> None:
    text = opened(page, site, "event.html?id=evt-old", "#note p")
    assert "evt-old" in text and "Air strikes, Harim" in text
    assert "told twice" in page.inner_text("section:has(#h-history)")


def test_what_is_no_longer_here_says_what_became_of_it(page: Any, site: Path) -> None:
    gone = opened(page, site, "event.html?id=evt-gone")
    assert "This record is no longer published" in gone and "told twice" in gone
    unknown = opened(page, site, "event.html#evt-nobody")
    assert "No such record here" in unknown
    assert page.locator("a[href='corrections.html#evt-nobody']").count() == 1
    split = opened(page, site, "event.html?id=evt-apart")
    assert "It was split" in split and "evt-salma" in split


def test_the_anchor_of_a_claim_opens_its_event_at_the_claim(
    page: Any, site: Path
) -> None:
    opened(page, site, "index.html#clm-bbb1", "#clm-bbb1.hit")
    assert page.url.endswith("event.html#clm-bbb1")
    assert page.evaluate("document.activeElement.id") == "clm-bbb1"
    assert page.locator(".copies[open]").count() == 1


def test_a_claim_without_an_event_stands_alone(page: Any, site: Path) -> None:
    text = opened(page, site, "event.html#clm-ccc1")
    assert "belongs to no single event" in text and "more than 37,000" in text
    opened(page, site, "event.html#clm-ddd1")
    assert page.locator("a[href='people.html#per-anna']").count() == 1


def test_a_report_lists_what_was_read_in_it(page: Any, site: Path) -> None:
    text = opened(page, site, "event.html?report=rpt-c")
    assert "3 statements read in it" in text
    assert page.locator(".said a[href='event.html#clm-ccc2']").count() == 1
    assert "Capital Wire" in opened(page, site, "event.html#rpt-a")


def test_a_person_leads_to_the_page_of_people(page: Any, site: Path) -> None:
    opened(page, site, "event.html#per-anna", "#per-anna[open] .claim")
    assert page.url.endswith("people.html#per-anna")


def test_a_protected_contacts_claim_says_what_is_withheld(
    page: Any, site: Path
) -> None:
    hidden = next(e for e in DOSSIER.events if e.kind == "shelling")
    text = opened(page, site, f"event.html?id={hidden.id}")
    assert "The words of protected contacts are not published." in text
    assert not [word for word in (*SECRETS, PRIVATE) if word in text]


FILLED = "event.html?id=evt-harim"
OTHERS = (
    *("events.html", "event.html?report=rpt-c", "people.html#per-anna"),
    "sources.html",
)
"""Pages beside a filled one of an event, which are looked at on a light phone alone."""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "ar/"])
def test_pages_have_no_barriers_that_axe_knows(
    browser: Any, site: Path, language: str, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = browser.new_page(
        viewport={"width": width, "height": 844}, color_scheme=scheme
    )
    phone = (scheme, width) == ("light", 390)
    for address in (FILLED, *(OTHERS if phone else ())):
        page.goto("about:blank")
        page.goto(f"{site.as_uri()}/{language}{address}")
        if address == FILLED:
            page.wait_for_selector("#locator svg")
        page.wait_for_timeout(600)
        found = axe.run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.close()
