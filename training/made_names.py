"""Names put together from lists of general knowledge, each with its small tree."""

import functools
import random
import tomllib
from pathlib import Path
from typing import Any

from training.tree import ROOT, Tree

DATA = Path(__file__).parent / "data"


@functools.cache
def _people() -> list[dict[str, Any]]:
    """The traditions of data/names.toml, each as often as it weighs."""
    table = tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))
    return [
        {**entry, "given": entry["given"].split(), "family": entry["family"].split()}
        for entry in table.values()
        for _ in range(entry["weight"])
    ]


def words_of_people() -> set[str]:
    """Every word of a person's name in the lists."""
    return {word for e in _people() for word in (*e["given"], *e["family"])}


@functools.cache
def _listed(file: str) -> list[str]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def words_of_places() -> set[str]:
    """Every word of a place in the list."""
    return {word for line in _listed("places.txt") for word in line.split()}


def person(rng: random.Random) -> Tree:
    """A full name, a family name alone, or a kunya."""
    people = rng.choice(_people())
    given, family = rng.choice(people["given"]), rng.choice(people["family"])
    linked = people.get("linked") and rng.random() < 0.4
    end = _linked(family, rng) if linked else [family]
    draw = rng.random()
    if draw < 0.15 and not linked:
        return flat([family])
    if people.get("kunya") and draw < 0.25:
        return flat(
            [rng.choice(("Abu", "Abu", "Umm")), given, *end[: rng.choice((0, 9))]]
        )
    if people.get("kunya") and draw < 0.29:
        return flat([given, "bin", rng.choice(people["given"])])
    if draw < 0.45 or (people.get("double") and draw < 0.8):
        return flat([given, rng.choice(people["given"]), *end])
    return flat([given, *end])


def _linked(family: str, rng: random.Random) -> list[str]:
    """The family name with its article, as the tokenizer cuts it."""
    article = rng.choice(("al", "al", "Al", "el"))
    return [article, "-", family] if rng.random() < 0.8 else [article, family]


def place(rng: random.Random) -> Tree:
    """A place, most often one under fire."""
    return flat(rng.choice(_listed("places.txt")).replace("-", " - ").split())


def flat(words: list[str]) -> Tree:
    """Proper nouns in a row: all hang from the first, a hyphen from its neighbour."""
    heads = [max(i - 1, 0) if word == "-" else 0 for i, word in enumerate(words)]
    tags = ["HYPH" if word == "-" else "NNP" for word in words]
    deps = [ROOT, *("punct" if word == "-" else "flat" for word in words[1:])]
    return _named(words, tags, heads, deps)


def group(rng: random.Random) -> Tree:
    """An organisation: with its head at the end, or an Arabic name in a row."""
    items = rng.choice(_listed("groups.txt")).split()
    pairs = [item.rpartition("/") for item in items]
    words, tags = [p[0] for p in pairs], [p[2] for p in pairs]
    if "HYPH" in tags or words[0] in ("Al", "al", "Boko", "Lord"):
        return flat(words)
    heads, deps = _linked_phrases(words, tags)
    return _named(words, tags, heads, deps)


def _linked_phrases(words: list[str], tags: list[str]) -> tuple[list[int], list[str]]:
    """Phrases with their heads last; each but the first hangs from the one before."""
    heads, deps = [0] * len(words), [""] * len(words)
    first, above = 0, -1
    for i in range(len(words)):
        if i + 1 < len(words) and tags[i + 1] != "IN":
            continue
        for k in range(first, i):
            heads[k] = i
            deps[k] = _relation(words[k], tags[k])
        heads[i] = i if above < 0 else above
        deps[i] = ROOT if above < 0 else "nmod"
        first, above = i + 1, i
    return heads, deps


def _relation(word: str, tag: str) -> str:
    if tag in ("IN", "DT"):
        return "case" if tag == "IN" else "det"
    return "amod" if word.endswith(_ADJECTIVE) else "compound"


_ADJECTIVE = (
    "ian",
    "ese",
    "ish",
    "qi",
    "nal",
    "ral",
    "mic",
    "can",
    "cal",
    "ern",
    "tic",
)

_POS = {"HYPH": "PUNCT", "IN": "ADP", "DT": "DET"}


def _named(
    words: list[str], tags: list[str], heads: list[int], deps: list[str]
) -> Tree:
    n = len(words)
    spaces = [
        not (word == "-" or words[i + 1 : i + 2] == ["-"])
        for i, word in enumerate(words)
    ]
    pos = tuple(_POS.get(tag, "PROPN") for tag in tags)
    return Tree(
        tuple(words), tuple(spaces), tuple(tags), pos, tuple(heads), tuple(deps),
        ((0, n, ""),),
    )  # fmt: skip
