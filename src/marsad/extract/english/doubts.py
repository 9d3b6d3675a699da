"""How sure words of fate are, by the words before and behind them in their sentence."""

import functools
import re
import tomllib
from importlib import resources


@functools.cache
def _tables() -> dict[str, re.Pattern[str]]:
    source = resources.files("marsad.extract.english").joinpath("data/doubts.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return {
        name: re.compile("|".join(f"(?:{row})" for row in rows), re.IGNORECASE)
        for name, rows in tables.items()
    }


def doubt(before: str, words: str, behind: str) -> str:
    """The certainty with which a fate is told; `before` and `behind` are the rest of
    its sentence. The first that fits: denied, doubtful, possible, probable."""
    tables = _tables()
    if tables["denied"].search(before) or tables["denied_behind"].match(behind):
        return "denied"
    near = before.rpartition(", ")[2]
    if tables["doubtful"].search(near) or tables["doubtful"].search(words):
        return "doubtful"
    if tables["doubtful_behind"].search(behind):
        return "doubtful"
    for name in ("possible", "probable"):
        if tables[name].search(before) or tables[name].search(words):
            return name
    return "asserted"
