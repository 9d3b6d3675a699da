"""Train a network on all its tasks at once, and write its files."""

import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.material import SEED, Material
from training.reader import base, export, marked
from training.reader.begin import resume
from training.reader.examples import Example, of_report
from training.reader.learn import train
from training.reader.net import Net
from training.tree import Tree

log = logging.getLogger(__name__)
NEWS = 2
"""How often a round shows each news report; invented ones are shown once."""
NAMED = 1000
"""Sentences with marked names in a round."""


def network(
    folder: Path,
    material: Material,
    cycles: Sequence[int],
    threads: int,
    start: Path | None = None,
) -> None:
    """Make a network in cycles of so many rounds; the folder gets its files.

    A cycle ends at a low rate of learning and averages its weights; the next begins
    there, at the full rate, with other draws. `start` is the folder of a network to go
    on from; without one, training begins at the pretrained encoder.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    table, numbers = base.tokenizer()
    tokenizer = export.write_tokenizer(folder, table)
    net = Net(base.encoder(numbers))
    if start is not None:
        resume(net, start)
    for k, count in enumerate(cycles):
        train(net, rounds(material, tokenizer, count, SEED + k), SEED + k)
    export.write(folder, net)


def rounds(
    material: Material, tokenizer: Path, count: int, seed: int
) -> list[list[Example]]:
    """What each round learns from: all reports and articles, some of the names."""
    shown = [*material.reports * NEWS, *material.invented]
    reports = [made for row in shown for made in of_report(row, tokenizer)]
    articles = [
        made for row in material.articles for made in marked.of_article(row, tokenizer)
    ]
    sizes = {"reports": len(reports), "articles": len(articles)}
    log.info("windows in a round: %s", json.dumps(sizes))
    rng = random.Random(seed)
    return [
        [*reports, *articles, *_named(material.names, tokenizer, rng)]
        for _ in range(count)
    ]


def _named(
    names: list[list[Tree]], tokenizer: Path, rng: random.Random
) -> list[Example]:
    """Some sentences of each source, in groups."""
    drawn = [
        tree
        for part in names
        for tree in rng.sample(part, min(len(part), NAMED // len(names)))
        if tree.names is not None
    ]
    rng.shuffle(drawn)
    return list(marked.of_trees(drawn, tokenizer, rng))
