"""Sentences in the manner of news wires, with their trees, from a small grammar.

data/wire.txt holds it. A rule is `NAME: item item ...`. An item is a word with its
tag and relation (`word/TAG/relation`), or `relation=NAME` for a part made by another
rule. The one item marked `*` is the head; all the others hang from it.
"""

import functools
import random
from collections.abc import Callable
from dataclasses import dataclass

from training.made_names import DATA, group, person, place
from training.namesets import spacing
from training.tree import ROOT, Name, Tree

MAKERS: dict[str, tuple[str, Callable[[random.Random], Tree]]] = {
    "PER": ("PER", person),
    "ORG": ("ORG", group),
    "LOC": ("LOC", place),
}


@dataclass(slots=True)
class Part:
    """A phrase in the making; heads index its own tokens, the root's is -1."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    deps: list[str]
    names: list[Name]

    @property
    def root(self) -> int:
        """The token that the rest hangs from."""
        return self.heads.index(-1)


@functools.cache
def rules() -> dict[str, list[list[str]]]:
    """The grammar: name -> its rules, each a list of items."""
    found: dict[str, list[list[str]]] = {}
    for line in (DATA / "wire.txt").read_text(encoding="utf-8").splitlines():
        name, colon, items = line.partition(": ")
        if colon and not line.startswith("#"):
            found.setdefault(name, []).append(items.split())
    return found


def sentence(rng: random.Random) -> Tree:
    """One sentence, its first letter a capital."""
    part = made("SENTENCE", rng)
    words = list(part.words)
    first = 1 if words[0] == "“" else 0
    words[first] = words[first][0].upper() + words[first][1:]
    heads = [i if head < 0 else head for i, head in enumerate(part.heads)]
    deps = [
        ROOT if head < 0 else d for head, d in zip(part.heads, part.deps, strict=True)
    ]
    return Tree(
        tuple(words), tuple(_spaces(words, part.tags)), tuple(part.tags),
        ("",) * len(words), tuple(heads), tuple(deps), tuple(part.names),
    )  # fmt: skip


def _spaces(words: list[str], tags: list[str]) -> list[bool]:
    spaces = spacing(words)
    for i, tag in enumerate(tags):
        if tag == "HYPH":
            spaces[i] = False
            spaces[max(i - 1, 0)] = False
    spaces[-1] = True
    return spaces


def made(name: str, rng: random.Random) -> Part:
    """A phrase by one of the rules of that name, or a name put together."""
    if name in MAKERS:
        return _name(*MAKERS[name], rng)
    if name == "COUNT":
        return _count(rng)
    items = rng.choice(rules()[name])
    parts = [_item(item, rng) for item in items]
    return _joined(parts, next(i for i, item in enumerate(items) if item[0] == "*"))


def _name(
    kind: str, maker: Callable[[random.Random], Tree], rng: random.Random
) -> Part:
    tree = maker(rng)
    heads = [-1 if head == i else head for i, head in enumerate(tree.heads)]
    name = (0, len(tree.words), kind)
    return Part(list(tree.words), list(tree.tags), heads, list(tree.deps), [name])


_WORDS_TEXT = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty"
)
_WORDS = tuple(_WORDS_TEXT.split())


def _count(rng: random.Random) -> Part:
    draw = rng.random()
    if draw < 0.35:
        word = rng.choice(_WORDS)
    elif draw < 0.9:
        word = str(rng.choice((rng.randint(2, 30), rng.randint(20, 400))))
    else:
        word = f"{rng.randint(1, 40)},{rng.randint(0, 999):03}"
    return Part([word], ["CD"], [-1], [""], [])


def _item(item: str, rng: random.Random) -> Part:
    relation, equals, name = item.lstrip("*").partition("=")
    if equals:
        part = made(name, rng)
        part.deps[part.root] = relation
        return part
    word, tag, relation = item.lstrip("*").split("/")
    return Part(
        [rng.choice(word.split("|")).replace("_", " ")], [tag], [-1], [relation], []
    )


def _joined(parts: list[Part], main: int) -> Part:
    """The parts in a row, all hanging from the root of the main one."""
    whole = Part([], [], [], [], [])
    offsets = []
    for part in parts:
        at = len(whole.words)
        offsets.append(at)
        whole.words += part.words
        whole.tags += part.tags
        whole.heads += [-1 if head < 0 else head + at for head in part.heads]
        whole.deps += part.deps
        whole.names += [(a + at, z + at, kind) for a, z, kind in part.names]
    top = offsets[main] + parts[main].root
    whole.heads = [
        top if head < 0 and i != top else head for i, head in enumerate(whole.heads)
    ]
    return whole
