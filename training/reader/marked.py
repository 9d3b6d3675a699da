"""Sentences with marked names, and articles with marked attributions, as examples."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from marsad.extract.network.labels import ATTRIBUTION, NAMES
from marsad.extract.network.pieces import Pieces, cut, windows
from marsad.records.claim import Span
from marsad.text.split import sentences
from training.reader.examples import Example
from training.tree import Tree

GROUP = 6
"""Sentences with names that are read together, at most."""


def of_trees(
    trees: Sequence[Tree], tokenizer: Path, rng: random.Random
) -> Iterator[Example]:
    """Sentences in groups, with their names."""
    at = 0
    while at < len(trees):
        size = rng.randint(1, GROUP)
        yield _of_group(trees[at : at + size], tokenizer)
        at += size


def _of_group(trees: Sequence[Tree], tokenizer: Path) -> Example:
    text, names, unsure = "", [], []
    for tree in trees:
        offsets = []
        for word, space in zip(tree.words, tree.spaces, strict=True):
            offsets.append((len(text), len(text) + len(word)))
            text += word + " " * space
        text = text.rstrip() + " "
        for first, end, kind in tree.names or ():
            names.append((offsets[first][0], offsets[end - 1][1], kind))
        unknown = tree.unsure if tree.names is not None else range(len(tree.words))
        unsure += [offsets[i] for i in sorted(unknown)]
    pieces = cut(text, tokenizer)
    runs = [(pieces.within((a, b)), NAMES.index(kind)) for a, b, kind in names]
    made = Example(pieces.ids.tolist(), pieces.shapes.tolist())
    made.tags = {"name": [(*run, kind) for run, kind in runs if run is not None]}
    for span in unsure:
        made.unsure += range(*(pieces.within(span) or (0, 0)))
    return made


def of_article(row: dict[str, Any], tokenizer: Path) -> Iterator[Example]:
    """The windows of an article with its attributions."""
    text = row["text"]
    pieces = cut(text, tokenizer)
    spans = sorted(
        (a, b, ATTRIBUTION.index(part))
        for attribution in row["attributions"]
        for part in ATTRIBUTION
        for a, b in attribution[part]
    )
    for window in windows(pieces, [(s.start, s.end) for s in sentences(text)]):
        at = {int(piece): i for i, piece in enumerate(window.index)}
        index = window.index.tolist()
        made = Example(
            pieces.ids[index].tolist(), pieces.shapes[index].tolist(), window.new
        )
        runs = (_run(pieces, at, (a, b), kind) for a, b, kind in spans)
        made.tags = {"attribution": [run for run in runs if run is not None]}
        yield made


def _run(
    pieces: Pieces, at: dict[int, int], span: Span, kind: int
) -> tuple[int, int, int] | None:
    found = pieces.within(span)
    if found is None or found[0] not in at or found[1] - 1 not in at:
        return None
    return at[found[0]], at[found[1] - 1] + 1, kind
