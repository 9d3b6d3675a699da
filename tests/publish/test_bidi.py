"""What runs against a line stands apart in it, and the line's words are all there."""

from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.publish.bidi import (
    direction_of,
    isolated,
    isolated_html,
    paragraph_direction,
)

CASES = [
    (
        "The المرصد السوري (2) said 3 died in حارم, سلمى and حي السلام [5 ب], 5 hurt.",
        ("حي السلام [5 ب]",),
        "ltr",
        ["المرصد السوري (2)", "حارم", "سلمى", "حي السلام [5 ب]"],
    ),
    ("He said: “قال 3: نعم (5)”.", (), "ltr", ["قال 3: نعم (5)"]),
    ("In حارم on 3 May (2 dead)", (), "ltr", ["حارم"]),
    ("In حارم (شمال 3) on 3 May", (), "ltr", ["حارم (شمال 3)"]),
    ("قُتِلَ", (), "ltr", ["قُتِلَ"]),
    ("In Harim on 3 May (2)", ("Harim",), "ltr", []),
    (
        "قال Valley Watch (2) إن 3 قتلوا في Harim (north)، Salma.",
        (),
        "rtl",
        ["Valley Watch (2)", "Harim (north)", "Salma"],
    ),
    ("وفق \u2068Ab (3)\u2069، (Harem) و(Ab أب)", (), "rtl", ["Ab (3)", "Harem", "Ab"]),
    ("وفق TV و US و USA.", ("US",), "rtl", ["TV", "US", "USA"]),
    ("الرخصة: CC-BY-4.0. وفق F-16 3", (), "rtl", ["CC-BY-4.0", "F-16"]),
]


@pytest.mark.parametrize(("said", "names", "direction", "apart"), CASES)
def test_names_stand_apart_with_their_brackets_and_digits(
    said: str, names: tuple[str, ...], direction: str, apart: list[str]
) -> None:
    html = str(isolated_html(said, names, direction))
    assert [run.split("</bdi>")[0] for run in html.split("<bdi>")[1:]] == apart


@given(
    st.text(st.sampled_from("ab حم (2)،,“”\u2068\u2069<&.ُ")),
    st.lists(st.text(st.sampled_from("a حم(2)"), max_size=4)),
    st.sampled_from(["ltr", "rtl"]),
)
def test_nothing_is_lost_or_let_through(
    said: str, names: list[str], direction: str
) -> None:
    html = isolated_html(said, names, direction)
    plain = html.unescape().replace("<bdi>", "").replace("</bdi>", "")
    kept = {0x2068: None, 0x2069: None}
    assert plain.translate(kept) == said.translate(kept)
    assert html.count("<") == html.count("<bdi>") + html.count("</bdi>")


def test_a_name_is_isolated_only_where_it_runs_against_the_line() -> None:
    assert isolated("حارم", "ltr") == "\u2068حارم\u2069"
    assert isolated("حارم", "rtl") == "حارم"
    assert isolated("12 (3)", "rtl") == "12 (3)"


@pytest.mark.parametrize(
    ("words", "usual", "expected"),
    [
        ("قالت BBC", "rtl", "rtl"),
        ("BBC قالت", "rtl", "rtl"),
        ("The army denied it.", "rtl", "ltr"),
        ("حارم", "ltr", "rtl"),
        ("12:30", "rtl", "rtl"),
        ("حارم", "auto", "auto"),
    ],
)
def test_a_paragraph_runs_as_its_report_unless_no_letter_does(
    words: str, usual: str, expected: str
) -> None:
    assert paragraph_direction(words, usual) == expected


def test_direction_is_that_of_the_first_letter() -> None:
    assert [direction_of(x) for x in ("3 حم a", "(a حم", "12")] == ["rtl", "ltr", "ltr"]


def test_the_pages_script_does_the_same(browser: Any) -> None:
    page = browser.new_page()
    page.set_content('<html lang="en" dir="ltr"></html>')
    scripts = files("marsad.publish.site").joinpath("scripts")
    for name in ("base.js", "bidi.js"):
        page.add_script_tag(content=scripts.joinpath(name).read_text("utf-8"))
    script = """([said, names, direction]) => {
      const box = document.createElement("p");
      box.append(...marsad.isolated(said, names, direction));
      return [...box.querySelectorAll("bdi")].map((node) => node.textContent);
    }"""
    for said, names, direction, apart in CASES:
        assert page.evaluate(script, [said, list(names), direction]) == apart
    page.close()
