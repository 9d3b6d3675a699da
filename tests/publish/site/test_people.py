"""Only who may be named is named; every status keeps who said it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from marsad.publish.site.chunk import bucket
from marsad.publish.site.people import (
    FIRST,
    in_order,
    people,
    people_files,
    statuses,
)
from marsad.publish.site.shell import render
from tests.publish.scene import PRIVATE, SECRETS
from tests.publish.site.made import written
from tests.publish.site.written import OPENED, edition, held, material

ANNA = next(person for person in OPENED.persons if not person.private)
CROWD = replace(
    OPENED,
    persons=(
        *OPENED.persons,
        *(replace(ANNA, id=f"per-{n:04}", name=f"Person {n:04}") for n in range(120)),
    ),
)


def test_names_come_first_and_the_withheld_are_counted() -> None:
    content = people(edition(material()))
    assert (content["named"], content["withheld"]) == (1, 1)
    assert [row["shown"] for row in content["rows"]] == [
        *("Anna Lindqvist", "Name withheld"),
    ]


def test_no_private_name_is_in_page_or_data() -> None:
    of = material()
    files = dict(people_files(of))
    for language in ("en", "ar"):
        its = edition(of, language)
        files[language] = render("people", its, people(its))
    for content in files.values():
        assert not [w for w in (*SECRETS, PRIVATE, "Haddadin") if w.encode() in content]


def test_statuses_run_from_the_newest_and_none_is_lost() -> None:
    rows = statuses(ANNA)
    assert len(rows) == len(ANNA.statuses)
    days = [row["end"] or row["start"] or "" for row in rows]
    assert days == sorted(days, reverse=True)


def test_each_case_is_in_the_index_and_in_one_file_of_details() -> None:
    files = dict(people_files(material(CROWD)))
    known = held(files, "people")
    index = [r for n in range(known["index_files"]) for r in held(files, f"people-{n}")]
    assert [row["id"] for row in index] == [p.id for p in in_order(material(CROWD))]
    for person in CROWD.persons:
        name = f"person-{bucket(person.id, known['buckets'])}"
        assert len(held(files, name)[person.id]["statuses"]) == len(person.statuses)


def test_the_page_holds_only_the_first_cases() -> None:
    its = edition(material(CROWD))
    page = render("people", its, people(its)).decode()
    assert page.count("<details id=") == FIRST


def test_a_record_without_persons_says_so() -> None:
    its = edition(material(replace(OPENED, persons=())))
    assert (
        "No case that may be published" in render("people", its, people(its)).decode()
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(material(CROWD), tmp_path_factory.mktemp("people"))


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 390, "height": 844})
    yield made
    made.close()


def test_a_case_opens_with_its_sources_and_contradictions(
    page: Any, site: Path
) -> None:
    page.goto(f"{(site / 'people.html').as_uri()}#per-anna")
    page.wait_for_selector("#per-anna[open] .claim", timeout=60_000)
    text = page.inner_text("#per-anna")
    assert "It could be a ploy" in text and "Contradictions" in text
    assert page.locator("#per-anna .pair").count() == 1


def test_cases_are_found_by_name_in_any_spelling_and_by_status(
    page: Any, site: Path
) -> None:
    page.goto(f"{(site / 'people.html').as_uri()}?q=ÁNNA&status=alive")
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    assert page.locator("#people > details").count() == 1
    page.click("button[type=reset]")
    page.wait_for_selector("#people > details >> nth=49")
    page.click("#more")
    page.wait_for_selector("#people > details >> nth=99")


def test_an_unknown_case_leads_to_the_corrections(page: Any, site: Path) -> None:
    page.goto(f"{(site / 'people.html').as_uri()}#per-nobody")
    page.wait_for_selector("a[href='corrections.html#per-nobody']", timeout=60_000)
