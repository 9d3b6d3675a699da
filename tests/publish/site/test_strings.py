"""Every string is there in both languages, and every string is used."""

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest

from marsad.publish.site.build import PAGES
from marsad.publish.site.words import script_strings, site_strings, site_words
from tests.publish.scene import WAR

PACKAGE = files("marsad.publish.site")
SOURCES = {
    file.name: file.read_text("utf-8")
    for folder in (".", "templates", "scripts")
    for file in PACKAGE.joinpath(folder).iterdir()
    if file.name.endswith((".py", ".jinja", ".js"))
}
WORDS = {language: site_words(language, WAR).strings for language in ("en", "ar")}
ON_DEMAND: set[str] = set() if "events" in PAGES else {"loading", "not_loaded"}
"""Strings of pages that load data, while there is none."""
QUOTE = "[\"'`]"


def forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, Mapping) else [text]


@pytest.mark.parametrize(
    "name", sorted(f.name for f in PACKAGE.joinpath("strings/en").iterdir())
)
def test_both_languages_have_the_same_keys_and_gaps(name: str) -> None:
    both = [
        json.loads(PACKAGE.joinpath(f"strings/{known}/{name}").read_text("utf-8"))
        for known in ("en", "ar")
    ]
    assert list(both[0]) == list(both[1])
    for key in both[0]:
        gaps = [set(re.findall(r"\{(\w+)\}", "".join(forms(b[key])))) for b in both]
        assert gaps[0] == gaps[1], key
    for key, text in both[1].items():
        assert isinstance(text, str) or {"one", "other"} <= set(text), key


@pytest.mark.parametrize("name", SOURCES)
def test_every_string_that_is_asked_for_is_there(name: str) -> None:
    asked = set(
        re.findall(
            rf"(?<![\w.])(?:s|t|words|other)\({QUOTE}(\w+){QUOTE}[,)]", SOURCES[name]
        )
    )
    asked |= set(re.findall(rf"edition\.words\({QUOTE}(\w+){QUOTE}[,)]", SOURCES[name]))
    for known in WORDS.values():
        assert asked <= known.keys(), asked - known.keys()


def test_scripts_are_given_what_they_ask_for_and_little_else() -> None:
    asked = {
        key
        for name, source in SOURCES.items()
        if name.endswith(".js")
        for key in re.findall(rf"(?<![\w.])t\({QUOTE}(\w+){QUOTE}[,)]", source)
    }
    for known in WORDS.values():
        given = script_strings(known)
        assert asked <= given.keys()
        assert {"kind_siege", "who_word", "n_events", "sealed_name"} <= given.keys()
        assert len(given) < len(known) / 2


def test_no_string_is_left_unused() -> None:
    text = "\n".join(SOURCES.values())
    whole = set(re.findall(rf"{QUOTE}(\w+){QUOTE}", text))
    starts = tuple(set(re.findall(rf"{QUOTE}(\w+_)(?:{QUOTE}|\{{|%)", text)))
    ends = tuple(set(re.findall(rf"{QUOTE}(_\w+){QUOTE}", text)))
    gaps = set(re.findall(r"\b(\w+)[:=]", text))
    unused = [
        key
        for key in site_strings("en")
        if key not in whole
        and not key.startswith(starts)
        and not key.endswith(ends)
        and key.removeprefix("n_") not in gaps
    ]
    assert set(unused) <= ON_DEMAND
