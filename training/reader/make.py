"""Train a network on all its tasks at once, and write its files."""

import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.bare import bare
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
ARTICLES, NAMED = 60, 250
"""Windows of articles, and sentences with marked names, in a round."""
BARE = 0.5
"""Share of invented reports that are shown without punctuation."""


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
    """What each round learns from: all reports, some of the articles and names."""
    news = [made for row in material.reports for made in of_report(row, tokenizer)]
    articles = [
        made for row in material.articles for made in marked.of_article(row, tokenizer)
    ]
    invented = [
        (list(of_report(row, tokenizer)), list(of_report(bare(row), tokenizer)))
        for row in material.invented
    ]
    rng = random.Random(seed)
    made = []
    for number in range(count):
        shown = [one for pair in invented for one in pair[rng.random() < BARE]]
        drawn = rng.sample(articles, min(ARTICLES, len(articles)))
        names = _named(material.names, tokenizer, rng)
        made.append([*news * NEWS, *shown, *drawn, *names])
        sizes = {"news": NEWS * len(news), "all": len(made[-1])}
        log.info("windows in round %d: %s", number + 1, json.dumps(sizes))
    return made


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
