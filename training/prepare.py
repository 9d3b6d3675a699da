"""From the pinned inputs to what spaCy trains on: documents of one to three sentences.

The same inputs give the same files, byte by byte.
"""

import logging
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from training import gazetteer, inputs, lemmas, namesets, treebanks
from training.disturb import disturbed
from training.made_names import Longer
from training.swap import swapped
from training.tree import Tree
from training.wire import sentence

log = logging.getLogger(__name__)

SEED = 20261123
WIRE = 6000
"""Sentences from the grammar."""
TWEETS = ("a", "b", "e", "f", "g", "h")


def ewt(part: str) -> list[Tree]:
    """UD English EWT with the names of Universal NER."""
    names = namesets.uner(inputs.lines(f"data/uner_english_ewt/{part}.iob2.gz"))
    trees = treebanks.read(inputs.lines(f"data/ud_english_ewt/{part}.conllu.gz"))
    return [namesets.with_names(tree, names) for tree in trees]


def gum(part: str) -> list[Tree]:
    """The openly licensed genres of GUM, names from its mentions."""
    path = f"data/ud_english_gum_permissive/{part}.conllu.gz"
    return list(treebanks.read(inputs.lines(path), mentions=True))


def re3d(wanted: Callable[[str], bool]) -> list[Tree]:
    """re3d without the BBC's part, of the documents wanted."""
    return list(namesets.re3d(inputs.lines("data/re3d/dev.jsonl.gz"), wanted))


def named_only() -> list[Tree]:
    """Sentences with names but no syntax; re3d, nearest to our texts, twice."""
    folder = "data/ner_permissive_extra"
    gold = list(namesets.wikigold(inputs.lines(f"{folder}/wikigold.conll.gz")))
    for part in TWEETS:
        gold += namesets.tweets(inputs.lines(f"{folder}/btc_{part}.conll.gz"))
    return gold + 2 * re3d(lambda name: not namesets.held_out(name))


def training_trees(treebank: list[Tree], rng: random.Random) -> Iterator[list[Tree]]:
    """Every source of sentences in turn, as taken and as disturbed or swapped."""
    yield treebank
    yield [disturbed(tree, rng) for tree in treebank]
    yield [disturbed(tree, rng) for tree in _swaps(treebank, rng)]
    named = named_only()
    yield [disturbed(tree, rng) for tree in named]
    yield [disturbed(tree, rng) for tree in _swaps(named, rng)]
    yield [disturbed(sentence(rng), rng) for _ in range(WIRE)]


def _swaps(trees: Iterable[Tree], rng: random.Random) -> Iterator[Tree]:
    for tree in trees:
        if (made := swapped(tree, rng)) is not None:
            yield made


def grouped(trees: list[Tree], rng: random.Random) -> Iterator[list[Tree]]:
    """Three in four alone, the rest with the next one or two, where syntax allows."""
    at = 0
    while at < len(trees):
        size = 1 if rng.random() < 0.75 else rng.choice((2, 3))
        same = [
            t for t in trees[at : at + size] if bool(t.heads) == bool(trees[at].heads)
        ]
        yield same[:size]
        at += len(same)


def document(trees: list[Tree], vocab: Vocab) -> Doc:
    """One document of spaCy's, with all that is known of it."""
    words = [word for tree in trees for word in tree.words]
    spaces = [space for tree in trees for space in tree.spaces]
    if not trees[0].heads:
        doc = Doc(vocab, words=words, spaces=spaces)
    else:
        starts = [sum(len(t.words) for t in trees[:k]) for k in range(len(trees))]
        doc = Doc(
            vocab,
            words=words,
            spaces=spaces,
            tags=[tag for tree in trees for tag in tree.tags],
            pos=[pos for tree in trees for pos in tree.pos],
            heads=[s + h for s, t in zip(starts, trees, strict=True) for h in t.heads],
            deps=[dep for tree in trees for dep in tree.deps],
        )
    _set_names(doc, trees)
    return doc


def _set_names(doc: Doc, trees: list[Tree]) -> None:
    names, unknown, at = [], [], 0
    for tree in trees:
        for first, end, kind in tree.names or ():
            names.append(Span(doc, at + first, at + end, kind))
        if tree.names is None:
            unknown.append(Span(doc, at, at + len(tree.words)))
        unknown += [Span(doc, at + i, at + i + 1) for i in sorted(tree.unsure)]
        at += len(tree.words)
    doc.set_ents(names, missing=unknown, default="outside")


def write(path: Path, documents: Iterable[list[Tree]]) -> int:
    """Write a DocBin; returns the number of its words."""
    vocab = spacy.blank("en").vocab
    bin_, size = DocBin(), 0
    for trees in documents:
        doc = document(trees, vocab)
        bin_.add(doc)
        size += len(doc)
    bin_.to_disk(path)
    return size


def prepare(folder: Path) -> None:
    """Write train.spacy, second.spacy, dev.spacy, the word lists and the lemmas.

    The second round learns from another draw of all that is left to chance.

    Raises InputError where an input is missing or is not the one pinned.
    """
    inputs.check()
    folder.mkdir(parents=True, exist_ok=True)
    treebank = ewt("train") + gum("train")
    gazetteer.write(folder / "gazetteer_words.json", gazetteer.lists(treebank))
    lemmas.write(folder / "lemmas.json", lemmas.tables(treebank))
    size = 0
    for name, rng in (("train", random.Random(SEED)), ("second", Longer(SEED + 1))):
        order = random.Random(SEED)
        trees = (grouped(part, order) for part in training_trees(treebank, rng))
        size += write(folder / f"{name}.spacy", (g for part in trees for g in part))
    dev = (ewt("dev") + gum("dev"))[::2]
    dev_size = write(folder / "dev.spacy", ([tree] for tree in dev))
    log.info("%s words to train on, %s to choose by", f"{size:,}", f"{dev_size:,}")
