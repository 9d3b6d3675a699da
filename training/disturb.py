"""Spoil sentences as the texts that marsad reads are spoilt; the tree stays true."""

import random
from dataclasses import replace

from training.tree import Tree, childless, with_words, without

_LOST = frozenset(("``", "''", ",", '"', "“", "”", "'", "’", "‘"))
"""Tags or words of the marks that get lost."""
_CURLY = {"``": {'"': "“", "'": "‘", "``": "“"}, "''": {'"': "”", "'": "’", "''": "”"}}


def curly(tree: Tree) -> Tree:
    """Typographic quotation marks, apostrophes and dashes."""
    tags = tree.tags or ("",) * len(tree.words)
    words = []
    for word, tag in zip(tree.words, tags, strict=True):
        changed = _CURLY.get(tag, {}).get(word, word)
        words.append("—" if changed == "--" else changed.replace("'", "’"))
    return with_words(tree, words)


def unmarked(tree: Tree) -> Tree:
    """Commas, apostrophes and quotation marks lost, as in scraped news.

    The "s" of a possessive grows together with its noun; that of a verb stays a word.
    """
    tree = _grown_together(tree)
    words = [_bare(word) for word in tree.words]
    gone = {
        i
        for i, word in enumerate(tree.words)
        if (not words[i] or word in _LOST or (tree.tags and tree.tags[i] in _LOST))
        and childless(tree, i)
    }
    words = [bare or word for bare, word in zip(words, tree.words, strict=True)]
    if len(gone) == len(words):
        return tree
    return without(with_words(tree, words), gone)


def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "")


def _grown_together(tree: Tree) -> Tree:
    """Possessive marks written into the word before them."""
    words, gone = list(tree.words), set()
    for i in range(1, len(words)):
        mark = words[i] in ("'s", "’s", "'", "’")
        possessive = tree.tags[i] == "POS" if tree.tags else mark
        if mark and possessive and childless(tree, i) and i - 1 not in gone:
            words[i - 1] += _bare(words[i])
            gone.add(i)
    return without(with_words(tree, words), gone) if gone else tree


def crowded(tree: Tree, rng: random.Random) -> Tree:
    """Some spaces behind commas and full stops lost."""
    last = len(tree.words) - 1
    spaces = [
        space and not (i < last and word in (",", ".", ";") and rng.random() < 0.5)
        for i, (word, space) in enumerate(zip(tree.words, tree.spaces, strict=True))
    ]
    return replace(tree, spaces=tuple(spaces))


def lowered(tree: Tree) -> Tree:
    """Everything in lower case."""
    return with_words(tree, [word.lower() for word in tree.words])


def raised(tree: Tree) -> Tree:
    """Everything in capitals."""
    return with_words(tree, [word.upper() for word in tree.words])


def disturbed(tree: Tree, rng: random.Random) -> Tree:
    """One of the above, or none; about one sentence in three loses its marks."""
    draw = rng.random()
    if draw < 0.35:
        tree = unmarked(tree)
    elif draw < 0.65:
        tree = curly(tree)
    elif draw < 0.70:
        tree = crowded(tree, rng)
    if rng.random() < 0.04:
        return lowered(tree)
    if rng.random() < 0.04:
        return raised(tree)
    return tree
