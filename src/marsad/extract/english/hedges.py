"""Words that make a claim less than asserted, where the network has missed them."""

import functools
import re
import tomllib
from importlib import resources


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Certainty -> the words that tell of it."""
    source = resources.files("marsad.extract.english").joinpath("data/hedges.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    plain = "|".join(tables["plain"].split())
    found = {}
    for name in ("probable", "possible"):
        words = "|".join(tables[name].split()).replace("_", r"\s+")
        found[name] = re.compile(rf"\b(?:{words})\b(?!(?:\s+be)?\s+(?:{plain})\b)")
    words = "|".join(tables["denied"].split()).replace("_", r"\s+")
    verb = r"(?:is|are|was|were)(?:\s+(?:all|completely|totally|entirely|simply))?"
    found["denied"] = re.compile(rf"\W*\b{verb}\s+(?:{words})\b", re.I)
    return found


def hedged(certainty: str, words: str, behind: str = "") -> str:
    """How sure a claim is, by the network and by its words: "may" makes it possible,
    "is believed to" probable. "May" is a month, "may" is not. "That 30 died is false"
    is denied; `behind` is the text right after the words."""
    patterns = _patterns()
    if patterns["denied"].match(behind):
        return "denied"
    possible = patterns["possible"].search(words) is not None
    if certainty in ("asserted", "probable") and possible:
        return "possible"
    open_ = certainty in ("asserted", "possible") and not possible
    return "probable" if open_ and patterns["probable"].search(words) else certainty
