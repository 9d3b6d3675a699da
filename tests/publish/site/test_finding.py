"""A name stands for every name of whom it means, and words of quotes find an event."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from marsad.publish.site.finding import MOST_WORDS, aliases, alone, key_words
from marsad.publish.site.store import store_files
from marsad.records.dossier import Dossier
from marsad.records.source import Source
from marsad.records.war import Party
from tests.publish.scene import PRIVATE, SECRETS
from tests.publish.site.made import written
from tests.publish.site.written import OPENED, held, material

NORTH = ("Northerners", "NA", "الجيش الشمالي")
WATCH = ("VO", "the Observatory", "Yasin Sabbagh")


def settled() -> Dossier:
    """The invented war, with more names of a party and of a monitor."""
    war = OPENED.war
    return replace(
        OPENED,
        war=replace(
            war,
            parties=(Party("north", "Northern Army", NORTH), *war.parties[1:]),
            sources=(
                Source("watch", "Valley Observatory", "monitor", "B", aliases=WATCH),
                *war.sources[1:],
            ),
        ),
    )


def test_names_of_one_party_are_one_list_and_spokesmen_are_no_name_of_a_source() -> (
    None
):
    groups = aliases(material(settled()))
    north = next(group for group in groups if "Northern Army" in group)
    assert set(NORTH) <= set(north)
    watch = next(group for group in groups if "Valley Observatory" in group)
    assert {"VO", "the Observatory"} <= set(watch)
    assert "Yasin Sabbagh" not in {name for group in groups for name in group}
    assert len({name for group in groups for name in group}) == sum(map(len, groups))


def two_names() -> Dossier:
    """A place that one report calls otherwise than the map, and "the village"."""
    placed = OPENED.placements["clm-bbb3"]
    where = replace(placed.where, name="Tell Salma", entry="2b")  # type: ignore[type-var]
    claims = {
        "clm-bbb3": replace(OPENED.claims["clm-bbb3"], place="Salmiya, Latakia"),
        "clm-bbb2": replace(OPENED.claims["clm-bbb2"], place="the village"),
    }
    places = {
        id: replace(placed, claim=id, where=where) for id in ("clm-bbb3", "clm-bbb2")
    }
    return replace(
        OPENED,
        claims=OPENED.claims | claims,
        placements=OPENED.placements | places,
    )


def test_the_map_s_name_of_a_place_stands_for_the_report_s() -> None:
    group = next(g for g in aliases(material(two_names())) if "Tell Salma" in g)
    assert "Salmiya" in group and "the village" not in group


def test_a_name_of_two_places_stands_for_neither() -> None:
    both = two_names()
    other = replace(both.placements["clm-aaa1"], claim="clm-aaa1")
    claim = replace(both.claims["clm-aaa1"], place="Salmiya")
    both = replace(
        both,
        claims=both.claims | {"clm-aaa1": claim},
        placements=both.placements | {"clm-aaa1": other},
    )
    assert not [g for g in aliases(material(both)) if "Salmiya" in g]


def test_statements_of_no_event_are_kept_by_their_words_and_no_sealed_one() -> None:
    rows = alone(material())
    told = {row[0]: row for row in rows}
    assert "clm-ccc1" in told and "clm-aaa1" not in told
    assert "37,000" in str(told["clm-ccc1"][3])
    assert all(row[3] for row in rows)
    assert not [name for name in (*SECRETS, PRIVATE) if name in str(rows)]


def test_words_of_quotes_are_kept_that_no_sentence_has() -> None:
    of = material()
    event = of.by_id["evt-harim"]
    row = of.event_row(event)
    told = [of.told(event, language) for language in ("en", "ar")]
    found = key_words(row, told, of).split()
    said = " ".join(told).lower()
    assert found and len(found) <= MOST_WORDS
    assert not [word for word in found if f" {word} " in said]


def test_nothing_protected_is_among_the_words() -> None:
    files = dict(store_files(material()))
    text = str([held(files, "words-0"), held(files, "aliases")])
    assert not [name for name in (*SECRETS, PRIVATE) if name.lower() in text.lower()]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(material(settled()), tmp_path_factory.mktemp("finding"))


def found(browser: Any, site: Path, query: str, folder: str = "") -> set[str]:
    page = browser.new_page()
    page.goto(f"{(site / folder / 'events.html').as_uri()}?{urlencode({'q': query})}")
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    links = page.locator("#events h2 a").all()
    ids = {link.get_attribute("href").partition("=")[2] for link in links}
    page.close()
    return ids


@pytest.mark.parametrize("folder", ["", "ar"])
def test_every_name_of_a_party_finds_its_events(
    browser: Any, site: Path, folder: str
) -> None:
    whole = found(browser, site, "Northern Army", folder)
    assert "evt-harim" in whole
    for name in ("northerners", "NA", "جيش شمالي", "الجيش الشمالي"):
        assert whole <= found(browser, site, name, folder), name


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a record that has two names of one place."""
    record = two_names()
    where = record.placements["clm-bbb3"].where
    events = tuple(
        replace(event, place="Salmiya, Latakia", where=where)
        if "clm-bbb3" in event.claims
        else event
        for event in record.events
    )
    record = replace(record, events=events)
    return written(material(record), tmp_path_factory.mktemp("renamed"))


@pytest.mark.parametrize("folder", ["", "ar"])
def test_a_word_of_either_name_of_a_place_finds_it_with_or_without_article(
    browser: Any, renamed: Path, folder: str
) -> None:
    own = next(e.id for e in two_names().events if "clm-bbb3" in e.claims)
    for query in ("Salma", "Al-Salma", "tell", "Tell Salma", "Salmiya", "as-Salmiya"):
        assert own in found(browser, renamed, query, folder), query


def test_words_of_a_place_s_arabic_name_are_kept() -> None:
    of = material(two_names())
    event = next(e for e in of.dossier.events if "clm-bbb3" in e.claims)
    where = of.dossier.placements["clm-bbb3"].where
    arabic = of.place_ar(of.dossier.placements["clm-aaa1"].where.name)  # type: ignore[union-attr]
    assert where is not None
    named = replace(event, where=replace(where, name="Harim"))
    of = material(replace(of.dossier, events=(named,)))
    kept = key_words(of.event_row(named), [], of).split()
    assert "harim" in kept and arabic in kept


def test_places_numbers_and_ids_are_found_however_they_are_written(
    browser: Any, site: Path
) -> None:
    for query in ("Harim", "حارم", "الحارم", "evt-harim", "[c:clm-aaa1]"):
        assert "evt-harim" in found(browser, site, query), query
    assert found(browser, site, "clm-aaa1") == {"evt-harim"}
    assert found(browser, site, "nothing-of-the-kind") == set()


@pytest.mark.parametrize("folder", ["", "ar"])
def test_words_of_statements_of_no_event_lead_to_them(
    browser: Any, site: Path, folder: str
) -> None:
    page = browser.new_page()
    page.goto(f"{(site / folder / 'events.html').as_uri()}?q=fled+since")
    link = page.locator("#beside a")
    link.first.wait_for(timeout=60_000)
    assert link.first.get_attribute("href") == "event.html#clm-ccc1"
    page.fill("#f-q", "nothing-of-the-kind")
    page.wait_for_selector("#beside", state="hidden")
    page.close()


def test_commas_within_numbers_make_no_difference(browser: Any, site: Path) -> None:
    page = browser.new_page()
    page.goto((site / "events.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    folded = page.evaluate(
        "['6,500 fled', '6500 fled', '٦٬٥٠٠ fled', '1,234,567', '3, 200']"
        ".map(marsad.fold)"
    )
    assert folded == ["6500 fled"] * 3 + ["1234567", "3 200"]
    page.close()
