"""What the network learns from: labelled reports, articles, sentences with names."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from evals.cases import cases  # type: ignore[attr-defined]  # a folder is so named too
from evals.labels import labelled

from training import namesets, plain, treebanks
from training.disturb import disturbed
from training.inputs import HERE, SHARED, Row, lines, rows
from training.swap import swapped
from training.tree import Tree
from training.wire import sentence

SEED = 20261128
ASIDE = 20
"""The last reports of dev.jsonl are never trained on."""
WIRE = 6000
"""Sentences from the grammar."""
TWEETS = ("a", "b", "e", "f", "g", "h")


@dataclass(frozen=True, slots=True)
class Material:
    """All that a network and its word lists are made from."""

    reports: list[Row]
    """Labelled news reports."""
    invented: list[Row]
    """Labelled reports of our own."""
    articles: list[Row]
    """Articles of our own with marked attributions."""
    treebank: list[Tree]
    names: list[list[Tree]]
    """Sentences with marked names, by source."""
    plain: list[list[Row]]
    """Texts without labels, each with the day it is from, by source."""


def gathered(rng: random.Random, dev: bool = True) -> Material:
    """Everything there is, with or without reports of dev.jsonl."""
    trees = treebank()
    named = names(trees, rng)
    texts = plain.texts()
    return Material(gold(dev), invented(), articles(), trees, named, texts)


def first(whole: Material, count: int) -> Material:
    """The first few of each kind; the treebank stays whole, for the word lists."""
    return Material(
        whole.reports[:count],
        whole.invented[:count],
        whole.articles[:count],
        whole.treebank,
        [part[:count] for part in whole.names],
        [part[:count] for part in whole.plain],
    )


def gold(dev: bool = True) -> list[Row]:
    """Labelled news reports: those of our own labels that are not held out,
    more.jsonl, and dev.jsonl less the part kept aside."""
    found = labelled(SHARED, held=False) + rows(SHARED / "gold" / "more.jsonl")
    return found + (rows(SHARED / "gold" / "dev.jsonl")[:-ASIDE] if dev else [])


def invented() -> list[Row]:
    """The reports of evals/cases that are not held out."""
    found: list[Row] = cases(held=False)
    return found


def articles() -> list[Row]:
    """Articles of our own with marked attributions."""
    return rows(HERE / "data" / "attributions.jsonl")


def treebank() -> list[Tree]:
    """Sentences with syntax: UD English EWT with the names of Universal NER, and
    the openly licensed genres of GUM with names from its mentions."""
    names = namesets.uner(lines("data/uner_english_ewt/train.iob2.gz"))
    ewt = treebanks.read(lines("data/ud_english_ewt/train.conllu.gz"))
    path = "data/ud_english_gum_permissive/train.conllu.gz"
    gum = treebanks.read(lines(path), mentions=True)
    return [*(namesets.with_names(tree, names) for tree in ewt), *gum]


def named_only() -> list[Tree]:
    """Sentences with names but no syntax; re3d, nearest to our texts, twice."""
    folder = "data/ner_permissive_extra"
    found = list(namesets.wikigold(lines(f"{folder}/wikigold.conll.gz")))
    for part in TWEETS:
        found += namesets.tweets(lines(f"{folder}/btc_{part}.conll.gz"))
    return found + 2 * list(namesets.re3d(lines("data/re3d/dev.jsonl.gz")))


def names(trees: list[Tree], rng: random.Random) -> list[list[Tree]]:
    """Sentences with marked names by source, as taken and as disturbed or swapped;
    `trees` is the treebank."""
    named = named_only()
    return [
        trees,
        [disturbed(tree, rng) for tree in trees],
        [disturbed(tree, rng) for tree in _swaps(trees, rng)],
        [disturbed(tree, rng) for tree in named],
        [disturbed(tree, rng) for tree in _swaps(named, rng)],
        [disturbed(sentence(rng), rng) for _ in range(WIRE)],
    ]


def _swaps(trees: Iterable[Tree], rng: random.Random) -> Iterator[Tree]:
    for tree in trees:
        if (made := swapped(tree, rng)) is not None:
            yield made
