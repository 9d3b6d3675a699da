"""Records in words: the sentence that the release has of them, else a plain one."""

import functools
import tomllib
from importlib import resources
from typing import Any

from marsad.publish.feeds.row import Row, grade

SPOKEN = ("en", "ar")
"""Languages that feeds are in."""


@functools.cache
def vocabulary(language: str) -> dict[str, Any]:
    """Words of a language, English where it is none of ours."""
    known = language if language in SPOKEN else "en"
    data = resources.files("marsad.publish.feeds").joinpath(f"data/{known}.toml")
    return tomllib.loads(data.read_text("utf-8"))


def reason_in(reason: str, language: str) -> str:
    """A reason in a language: a kind of ruling in its own words, others as they
    stand."""
    return _rulings(language).get(reason, reason)


@functools.cache
def _rulings(language: str) -> dict[str, str]:
    """Kinds of rulings in a language, by their English words."""
    data = resources.files("marsad.publish").joinpath("data/corrections.toml")
    said = tomllib.loads(data.read_text("utf-8"))
    words = said[language if language in SPOKEN else "en"]["reasons"]
    return {str(en): str(words[one]) for one, en in said["en"]["reasons"].items()}


def told(row: Row) -> dict[str, str]:
    """The release's own sentences about a row, by language."""
    given = row.get("told")
    if not isinstance(given, dict):
        return {}
    return {str(k): v for k, v in given.items() if isinstance(v, str) and v}


def title(row: Row, language: str) -> str:
    """What a feed calls an event: the release's headline, else kind, place and days."""
    return told(row).get(language, "").rstrip(".") or _named(row, language)


def _named(row: Row, language: str) -> str:
    words = vocabulary(language)
    kind = words["kinds"].get(row.get("kind") or "", row.get("kind") or "")
    place = row.get("place") or words["no_place"]
    return f"{kind}{words['comma']}{place}{words['comma']}{span(row, language)}"


def span(row: Row, language: str) -> str:
    """The days as dates; says so where there are none."""
    words = vocabulary(language)
    start, end = row.get("start"), row.get("end")
    if not start and not end:
        return str(words["no_day"])
    if start == end:
        return str(start)
    return str(words["days"]).format(a=start or "…", b=end or "…")


def summary(row: Row, language: str) -> str:
    """An event told in a few plain sentences."""
    words = vocabulary(language)
    sentences = [told(row).get(language) or f"{_named(row, language)}."]
    for measure, figure in (row.get("figures") or {}).items():
        name = words["measures"].get(measure, measure)
        low, high = figure.get("low"), figure.get("high")
        if figure.get("best") is not None:
            best, most = figure["best"], "…" if high is None else high
            sentences.append(f"{name}: {best} ({low}–{most}).")
    known = grade(row)
    if known:
        sentences.append(f"{words['grade']}: {words['grades'].get(known, known)}.")
    return " ".join(sentences)
