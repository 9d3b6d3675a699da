"""The list of events paints at once and narrows down; its address keeps the view."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from marsad.publish.site.events import FIRST, event_line, events
from marsad.publish.site.shell import render
from marsad.publish.site.store import newest_first
from marsad.publish.site.words import site_words
from marsad.records.event import Event
from marsad.records.when import When
from tests.publish.scene import when
from tests.publish.site.made import written
from tests.publish.site.written import OPENED, edition, many, material

MANY = many(130)
ORDERED = newest_first(MANY.events)


def test_the_page_holds_only_the_newest_however_many_there_are() -> None:
    content = events(edition(material(MANY)))
    page = render("events", edition(material(MANY)), content).decode()
    assert page.count("event.html?id=") == FIRST
    assert content["total"] == len(MANY.events)
    assert [row["id"] for row in content["rows"]] == [e.id for e in ORDERED[:FIRST]]


def test_choices_say_how_many_events_have_them() -> None:
    content = events(edition(material(MANY)))
    for name in ("kind", "grade"):
        assert sum(n for _, _, n in content["facets"][name]) == len(MANY.events)
    kinds = {value: n for value, _, n in content["facets"]["kind"]}
    assert kinds["clash"] == sum(e.kind == "clash" for e in MANY.events)


def test_sides_to_choose_are_sides_and_as_many_as_a_choice_gives() -> None:
    first = MANY.events[0]
    named = ("north", "Northern Army soldiers", "Warplanes and artillery", "detainees")
    one = replace(first, id="evt-x1", parties=named)
    other = replace(first, id="evt-x2", parties=("Northerners",))
    dossier = replace(MANY, events=(one, other))
    found = events(edition(material(dossier)))["facets"]["party"]
    assert [(value, n) for value, _, n in found] == [("north", 2)]
    rows = [material(dossier).event_row(event) for event in dossier.events]
    assert sum("north" in row["parties"] for row in rows) == 2


def test_choices_are_named_in_the_language_of_the_page() -> None:
    found = events(edition(material(), "ar"))["facets"]
    assert "غارات جوية" in [words for _, words, _ in found["kind"]]
    assert "إدلب" in "".join(words for _, words, _ in found["region"])


def test_events_without_a_day_stand_last_and_are_counted() -> None:
    undated = replace(OPENED.events[0], id="evt-undated", when=When())
    of = material(replace(OPENED, events=(undated, *OPENED.events)))
    content = events(edition(of))
    assert content["undated"] == 1
    assert content["rows"][-1]["id"] == "evt-undated"


def test_a_record_without_events_has_its_page() -> None:
    of = edition(material(replace(OPENED, events=(), grades={}, tallies=())))
    assert b'id="events"' in render("events", of, events(of))


def test_the_order_by_what_is_new_is_offered_only_if_something_is() -> None:
    new = ({"record": "evt-salma", "change": "added", "record_type": "event"},)
    for changes, offered in ((), False), (new, True):
        of = edition(material(changes=changes))
        assert (b'value="new"' in render("events", of, events(of))) is offered


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(material(MANY), tmp_path_factory.mktemp("events"))


@pytest.fixture
def opened(browser: Any, site: Path) -> Any:
    made: list[Any] = []

    def go(path: str, query: dict[str, str] | None = None) -> Any:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        made.append(page)
        page.goto(f"{(site / path).as_uri()}?{urlencode(query or {})}")
        page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
        return page

    yield go
    for page in made:
        page.close()


def listed(page: Any) -> list[str]:
    links = page.locator("#events h2 a").all()
    return [link.get_attribute("href").partition("=")[2] for link in links]


def grade(event: Event) -> str:
    known = MANY.grades.get(event.id)
    return known.counts_as if known else "none"


def unit(event: Event) -> str | None:
    return event.where.admin1 if event.where else None


CASES: list[tuple[dict[str, str], Callable[[Event], bool]]] = [
    ({"kind": "clash"}, lambda e: e.kind == "clash"),
    ({"grade": "contested"}, lambda e: grade(e) == "contested"),
    ({"grade": "headline"}, lambda e: grade(e) in ("confirmed", "fair")),
    ({"q": "SALMA"}, lambda e: "Salma" in (e.place or "")),
    ({"q": "حـارِم", "kind": "airstrike"}, lambda e: e.kind == "airstrike"),
    ({"from": "2021-05-04"}, lambda e: str(e.when.end) >= "2021-05-04"),
    ({"to": "2021-05-03"}, lambda e: str(e.when.start) <= "2021-05-03"),
    ({"party": "north", "region": "Latakia"}, lambda e: unit(e) == "Latakia"),
    ({"deaths": "1"}, lambda e: e.id in {t.event for t in MANY.tallies}),
]


@pytest.mark.parametrize(("query", "fits"), CASES)
def test_a_view_is_restored_from_its_address(
    opened: Any, query: dict[str, str], fits: Callable[[Event], bool]
) -> None:
    page = opened("events.html", query)
    expected = [event.id for event in ORDERED if fits(event)]
    assert listed(page) == expected[:FIRST]
    assert page.inner_text("#found").startswith(str(len(expected)))


@pytest.mark.parametrize("path", ["events.html", "ar/events.html"])
def test_a_choice_that_nobody_offers_is_said_to_be_unknown(
    opened: Any, path: str
) -> None:
    page = opened(path, {"kind": "nosuch"})
    assert "nosuch" in page.inner_text("#strange")
    page.select_option("#f-kind", "clash")
    assert page.locator("#strange").is_hidden()
    assert opened(path, {"kind": "clash"}).locator("#strange").is_hidden()


def test_choosing_keeps_the_view_in_the_address(opened: Any) -> None:
    page = opened("events.html")
    page.fill("#f-q", "salma")
    page.wait_for_selector("#found:has-text('fit')")
    assert "q=salma" in page.url
    page.select_option("#f-kind", "capture")
    page.wait_for_selector("#found:has-text('1 event fits')")
    assert page.url.endswith("?q=salma&kind=capture")
    page.click("button[type=reset]")
    page.wait_for_selector("#found:has-text('50 of')")
    assert page.url.endswith("events.html")


def test_more_adds_a_page_and_never_the_whole(opened: Any) -> None:
    page = opened("events.html")
    before = page.inner_text("#events li >> nth=0")
    page.click("#more")
    page.wait_for_selector("#events li >> nth=99")
    assert listed(page) == [e.id for e in ORDERED[: 2 * FIRST]]
    assert page.inner_text("#events li >> nth=0") == before
    assert page.evaluate("document.activeElement.closest('li') !== null")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_scripts_say_an_event_as_the_page_does(opened: Any, language: str) -> None:
    page = opened("events.html" if language == "en" else "ar/events.html")
    before = page.locator("#events li").all_inner_texts()
    page.select_option("#f-sort", "sources")
    page.select_option("#f-sort", "")
    page.wait_for_timeout(300)
    assert page.locator("#events li").all_inner_texts() == before


def test_orders_put_the_largest_first(opened: Any) -> None:
    page = opened("events.html", {"sort": "killed"})
    shelling = next(event for event in MANY.events if event.kind == "shelling")
    assert listed(page)[0] == shelling.id
    weight = opened("events.html", {"sort": "importance", "q": "salma"})
    assert listed(weight)[0] == "evt-salma"


def test_a_range_says_its_best_figure_where_it_is_neither_end() -> None:
    line = event_line(OPENED.events[0], edition(material()))
    assert line["toll"] == ["killed: 16 to 20 (best figure 18)"]
    dated = replace(OPENED.events[0], when=when("2021-05-03", "2021-05-04"))
    assert event_line(dated, edition(material()))["when"] == "3–4 May 2021"


SCRIPTS = ("catalogue", "event", "events", "incident", "people", "statement")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_word_of_the_scripts_has_its_string(language: str) -> None:
    strings = site_words(language, OPENED.war).strings
    folder = files("marsad.publish.site").joinpath("scripts")
    for name in SCRIPTS:
        source = folder.joinpath(f"{name}.js").read_text("utf-8")
        for key in re.findall(r'\bt\("([a-z_0-9]+)"(?! \+)', source):
            assert key in strings, f"{name}: {key}"


@pytest.mark.parametrize("page", ["event", "events", "people", "sources"])
def test_both_languages_have_the_same_strings(page: str) -> None:
    folder = files("marsad.publish.site").joinpath("strings")
    read = (
        folder.joinpath(f"{n}/{page}.json").read_text("utf-8") for n in ("en", "ar")
    )
    english, arabic = (json.loads(text) for text in read)
    assert english.keys() == arabic.keys()
    for key, text in english.items():
        forms = [text] if isinstance(text, str) else list(text.values())
        others = arabic[key] if isinstance(arabic[key], dict) else {"": arabic[key]}
        gaps = {gap for form in forms for gap in re.findall(r"\{\w+\}", form)}
        assert all(set(re.findall(r"\{\w+\}", o)) <= gaps for o in others.values()), key
