"""Method, data and corrections say what the record and the documents say."""

import re
from pathlib import Path

import pytest

from marsad.publish.site.build import PAGES
from marsad.publish.site.corrections import (
    MOST_CHANGED,
    MOST_LOGGED,
    address,
    corrections,
    value_words,
)
from marsad.publish.site.downloads import TABLES, downloads, ending
from marsad.publish.site.shell import Edition, editions, render
from marsad.publish.wire import EXPORTS, rows
from marsad.records.grade import GRADE_OF
from tests.publish.site.made import CHANGES, LOG, full, material

DOCS = Path(__file__).parents[3] / "docs"


def edition(language: str = "en", **more: object) -> Edition:
    made = material(**more) if more else full()
    return next(e for e in editions(made) if e.language == language)


def page(name: str, of: Edition) -> str:
    return render(name, of, PAGES[name](of)).decode()


def test_the_rules_are_those_of_the_method() -> None:
    lines = (DOCS / "method.md").read_text("utf-8").splitlines()
    written = [
        (found[1], found[2].split()[0])
        for line in lines
        if (found := re.match(r"\| (G\d+) \| ([a-z' ]+) \|", line))
        and found[1] != "G12"
    ]
    assert list(GRADE_OF.items()) == written


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_rule_of_grading_has_an_anchor(language: str) -> None:
    html = page("method", edition(language))
    for rule in (*GRADE_OF, "G12"):
        assert f'id="{rule}"' in html
    assert 'id="counts"' in html
    assert 'id="corrections"' in html


@pytest.mark.parametrize(
    ("language", "reason"),
    [("en", "a reviewer retracted it"), ("ar", "سحبه مراجع")],
)
def test_a_line_of_the_log_has_its_id_once_and_the_reason_in_the_language(
    language: str, reason: str
) -> None:
    said = "Retracted: an event (\u2068evt-x\u2069)."
    line = {
        **LOG[0],
        "record": "evt-x",
        "change": "retracted",
        "reason": "a reviewer retracted it",
        "told": {"en": said, "ar": said},
    }
    html = page("corrections", edition(language, corrections=[line]))
    assert reason in html
    assert html.count("evt-x</") == 1


def test_all_tables_are_told_with_as_many_rows_as_they_have() -> None:
    made = edition()
    assert set(TABLES) == set(EXPORTS)
    for group in downloads(made)["groups"]:
        exact = sum(1 for _ in rows(group["table"], made.material.dossier))
        assert group["rows"] == exact


def test_every_file_is_listed_once_with_its_hash() -> None:
    made = edition()
    found = downloads(made)
    listed = [row["name"] for group in found["groups"] for row in group["files"]]
    listed += [row["name"] for row in found["others"]]
    assert sorted(listed) == sorted(made.material.files)
    html = page("data", made)
    for name in made.material.files:
        assert f'href="{name}"' in html
    assert html.count("ab" * 32) == len(made.material.files)
    assert ending("data/events.hxl.csv") == "hxl.csv"


def test_the_log_is_told_newest_first_by_release() -> None:
    html = page("corrections", edition())
    assert html.index("With this release") < html.index("With release rel-before")
    assert 'href="event.html?id=evt-harim"' in html
    assert "One strike told twice." in html
    assert "Two events are one." in html
    assert "حدثان هما حدث واحد." in page("corrections", edition("ar"))


def test_before_and_after_are_read_in_words() -> None:
    made = edition()
    shown = corrections(made)
    assert shown["changed"][0]["fields"] == [
        ("figures", "killed 16 to 20 (best figure 18)", "killed at least 16")
    ]
    assert shown["numbers"] == [("event", [1, 0, 1])]
    assert len(CHANGES) == shown["change_count"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("place", None, "–"),
        ("parties", [], "–"),
        ("private", True, "yes"),
        ("best", 37000, "37,000"),
        ("parties", ["north", "league"], "north, league"),
        ("grade", "fair", "Two or more independent sources"),
        ("place", "fair", "fair"),
        ("place", "Harim", "Harim"),
    ],
)
def test_values_are_read_as_a_person_would(
    field: str, value: object, words: str
) -> None:
    assert value_words(field, value, edition()) == words


def test_long_values_are_cut() -> None:
    assert len(value_words("place", "word " * 200, edition())) < 200


def test_a_long_log_is_bounded() -> None:
    many = [{**LOG[0], "id": f"cor-{at}"} for at in range(MOST_LOGGED + 30)]
    shown = corrections(edition(corrections=many))
    assert sum(len(group["rows"]) for group in shown["groups"]) == MOST_LOGGED
    assert (shown["log_left"], shown["changed_left"]) == (30, 0)
    assert shown["groups"][0]["rows"][0]["id"] == f"cor-{MOST_LOGGED + 29}"


def test_many_changes_are_bounded_and_the_others_counted() -> None:
    many = [{**CHANGES[0], "record": f"evt-{at}"} for at in range(MOST_CHANGED + 9)]
    shown = corrections(edition(changes=[*many, CHANGES[1]]))
    told = [row["record"] for row in shown["changed"]]
    assert told == [row["record"] for row in many[:MOST_CHANGED]]
    assert shown["changed_left"] == 9


def test_an_empty_log_says_so() -> None:
    html = page("corrections", edition(corrections=[]))
    assert "Nothing has been corrected or taken back so far." in html
    assert "There is no release before this one" in html


def test_records_lead_where_they_are_shown() -> None:
    assert address("evt-1") == "event.html?id=evt-1"
    assert address("clm-1") == "event.html#clm-1"
    assert address("per-1") == "people.html#per-1"
    assert address("tly-1") == ""
