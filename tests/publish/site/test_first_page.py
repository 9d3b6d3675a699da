"""The first page is short, its citations are small, and a phone sees where it is."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.outline import Block, Section
from marsad.publish.period import day_of, week_to
from marsad.publish.site import Material
from marsad.publish.site.shell import editions, render
from marsad.publish.site.situation import MOST_SHOWN, parted, situation
from marsad.publish.telling import Sentence
from tests.publish.site.made import full, written


def block(many: int, of: str | None = None) -> Block:
    said = tuple(Sentence(f"Said {of} {at}.", (f"clm-{at}",)) for at in range(many))
    return Block("Heading", said, of)


def sentences(blocks: list[Block]) -> list[str]:
    return [one.text for part in blocks for one in part.sentences]


@pytest.mark.parametrize("sizes", [(3,), (20,), (5, 2, 9), (MOST_SHOWN + 2,)])
def test_a_section_keeps_every_sentence_in_its_order(sizes: tuple[int, ...]) -> None:
    blocks = tuple(block(n, str(at)) for at, n in enumerate(sizes))
    made = parted(Section("happened", "What happened", blocks))
    assert sentences([*made["shown"], *made["folded"]]) == sentences(list(blocks))
    assert made["left"] == len(sentences(made["folded"]))
    if sum(sizes) > MOST_SHOWN + 2:
        assert len(sentences(made["shown"])) == MOST_SHOWN


def test_background_is_folded_and_a_split_block_has_its_heading_once() -> None:
    made = parted(Section("happened", "", (block(2), block(6, "background"))))
    assert [part.of for part in made["folded"]] == ["background"]
    split = parted(Section("happened", "", (block(20),)))
    assert [part.heading for part in split["shown"]] == ["Heading"]
    assert [part.heading for part in split["folded"]] == [None]


def page_of(of: Material, language: str = "en") -> str:
    edition = next(e for e in editions(of) if e.language == language)
    return render("index", edition, situation(edition)).decode()


def with_days(on: date, happened: int, known: int = 0) -> Material:
    """The invented war with a brief of its last day and of its last week, of which
    only that of the week tells of something that happened."""
    of = full()
    made = {}
    for period, many in ((day_of(on), 0), (week_to(on), happened)):
        told = Section("happened", "What happened", (block(many),) if many else ())
        late = Section("changed", "Reported", (block(known),) if known else ())
        brief = replace(of.brief, sections=(told, late), headline=None, period=period)
        made[period.kind] = {"en": brief, "ar": brief}
    return replace(of, periods=made)


def test_the_page_leads_with_the_last_day_that_tells_something() -> None:
    on = date(2021, 5, 12)
    week = page_of(with_days(on, 9))
    first = week.index('id="h-latest"')
    assert "The last week: 6–12 May 2021" in week
    assert first < week.index('id="h-figures"') < week.index('id="h-brief"')
    assert week[first:].count("Said None") == 9
    assert 'href="week.html"' in week[first : week.index('id="h-figures"')]
    assert "The last day: 12 May 2021" in page_of(with_days(on, 0, 2))
    assert 'id="h-latest"' not in page_of(with_days(on, 0))
    assert 'href="../week.ar.html"' in page_of(with_days(on, 9), "ar")


def test_what_changed_stands_once_and_before_the_whole_brief() -> None:
    of = full()
    changed = Section("changed", "What changed", (block(2),))
    told = replace(of.brief, sections=(changed, *of.brief.sections[1:]))
    html = page_of(replace(of, briefs={"en": told, "ar": of.briefs["ar"]}))
    assert html.count(">What changed<") == 1
    at = [html.index(f'id="h-{name}"') for name in ("figures", "changed", "brief")]
    assert at == sorted(at)
    assert 'href="corrections.html">All corrections' in html


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    of = full()
    brief = of.brief
    long = Section("happened", "What happened", (block(14),))
    told = {"en": replace(brief, sections=(long,)), "ar": of.briefs["ar"]}
    return written(replace(of, briefs=told), tmp_path_factory.mktemp("first"))


def test_citations_are_numbered_through_the_page_and_name_what_they_lead_to(
    site: Path,
) -> None:
    text = (site / "index.html").read_text("utf-8")
    marks = re.findall(
        r'class="cite" href="event.html#(\w+-[^"]+)"[^>]*>(.*?)</a>', text
    )
    numbers = [re.sub(r"<.*?>.*?</.*?>", "", words) for _, words in marks]
    single = [number for number in numbers if number]
    assert single == [str(at) for at in range(1, len(single) + 1)]
    said = [words for (_, words), at in zip(marks, numbers, strict=True) if at]
    assert all("Statement" in words for words in said)


def test_paper_has_what_is_folded(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    last = page.locator("details.fold li").last
    assert not last.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert last.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not last.is_visible()
    page.close()


@pytest.mark.parametrize("folder", ["", "ar"])
@pytest.mark.parametrize("name", ["index", "sources", "corrections"])
def test_a_phone_sees_the_current_page_in_the_list(
    browser: Any, site: Path, folder: str, name: str
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto((site / folder / f"{name}.html").as_uri())
    box = page.locator(".masthead nav [aria-current]").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert page.evaluate("scrollY") == 0
    page.close()


def test_charts_are_drawn_for_paper_though_nobody_came_near(
    browser: Any, site: Path
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 300})
    page.goto((site / "tallies.html").as_uri())
    page.evaluate("marsad.withPlot()")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    undrawn = "[...document.querySelectorAll('[data-chart]:not([data-drawn])')].length"
    assert page.evaluate(undrawn) == 0
    assert page.locator("[data-chart] svg").count() > 0
    page.close()
