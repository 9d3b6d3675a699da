"""Train a large network, then a small one that learns from it; write its files."""

import json
import logging
import random
from collections.abc import Sequence
from pathlib import Path

import torch

from training.bare import bare
from training.crops import crops
from training.elsewhere import elsewhere
from training.material import SEED, Material
from training.reader import base, export, marked
from training.reader.begin import resume
from training.reader.examples import Example, of_report, unlabelled
from training.reader.imitate import Tutor
from training.reader.learn import train
from training.reader.net import Net
from training.reader.refit import refit
from training.reader.teacher import Teacher, pretrained
from training.tree import Tree

log = logging.getLogger(__name__)
NEWS = 2
"""How often a round shows each news report as it is; once more with other places.
Invented ones are shown once."""
ARTICLES, NAMED = 60, 250
"""Windows of articles, and sentences with marked names, in a round."""
PLAIN = (300, 200, 500)
"""Windows without labels of each source in a round."""
SHORT = 900
"""Short texts in a round: sentences and claims of the reports, alone."""
BARE = 0.5
"""Share of invented reports that are shown without punctuation."""


def network(
    folder: Path,
    material: Material,
    cycles: Sequence[int],
    threads: int,
    start: Path | None = None,
    teacher: Path | None = None,
) -> None:
    """Make a network in cycles of so many rounds; the folder gets its files.

    The first number of `cycles` is the teacher's rounds. A cycle ends at a low rate of
    learning and averages its weights; the next begins there, at the full rate, with
    other draws. `start` is the folder of a network to go on from; without one, training
    begins at the pretrained encoder. `teacher` is a file that keeps the teacher: it is
    read where it is there, and written where it is not.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    table, numbers = base.tokenizer()
    tokenizer = export.write_tokenizer(folder, table)
    large = _teacher(material, tokenizer, cycles[0], teacher)
    net = Net(base.encoder(numbers))
    if start is not None:
        resume(net, start)
    tutor = Tutor(large)
    for k, count in enumerate(cycles[1:], 1):
        shown = rounds(material, tokenizer, count, SEED + k, plain=True)
        train(net, shown, SEED + k, tutor)
    refit(net, material, tokenizer, SEED)
    export.write(folder, net)


def _teacher(material: Material, tokenizer: Path, count: int, kept: Path | None) -> Net:
    pieces = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    if kept is not None and kept.exists():
        large = Net(Teacher(len(pieces)))
        large.load_state_dict(torch.load(kept))
        return large
    large = Net(pretrained(sorted(pieces, key=pieces.__getitem__)))
    train(large, rounds(material, tokenizer, count, SEED), SEED)
    if kept is not None:
        torch.save(large.state_dict(), kept)
    return large


def rounds(
    material: Material, tokenizer: Path, count: int, seed: int, plain: bool = False
) -> list[list[Example]]:
    """What each round learns from: all reports, some of the articles and names, and
    `plain` texts, which only a teacher's pupil can learn from."""
    news = [made for row in material.reports for made in of_report(row, tokenizer)]
    articles = [
        made for row in material.articles for made in marked.of_article(row, tokenizer)
    ]
    invented = [
        (list(of_report(row, tokenizer)), list(of_report(bare(row), tokenizer)))
        for row in material.invented
    ]
    texts = [
        [made for row in part for made in unlabelled(row, tokenizer)]
        for part in (material.plain if plain else ())
    ]
    rng = random.Random(seed)
    short = [
        made
        for row in [*material.reports, *material.invented]
        for crop in crops(row, rng)
        for made in of_report(crop, tokenizer)
    ]
    made = []
    for number in range(count):
        shown = [one for pair in invented for one in pair[rng.random() < BARE]]
        drawn = rng.sample(articles, min(ARTICLES, len(articles)))
        names = _named(material.names, tokenizer, rng)
        some = rng.sample(short, min(SHORT, len(short)))
        some += [
            one
            for part, most in zip(texts, PLAIN if plain else (), strict=True)
            for one in rng.sample(part, min(most, len(part)))
        ]
        moved = [
            one
            for row in material.reports
            for one in of_report(elsewhere(row, rng), tokenizer)
        ]
        made.append([*news * NEWS, *moved, *shown, *drawn, *names, *some])
        sizes = {"news": NEWS * len(news) + len(moved), "all": len(made[-1])}
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
