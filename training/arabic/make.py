"""Train the teacher, then the network that ships; write its files."""

import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from evals.cases import cases  # type: ignore[attr-defined]  # a folder is so named too

from marsad.extract.network.words import Bags
from training.arabic import base, quick
from training.arabic.elsewhere import crops, elsewhere, pool
from training.arabic.encoders import LAYERS, Pieces, Words, pretrained
from training.arabic.examples import of_report
from training.inputs import SHARED, Row, rows
from training.material import SEED
from training.reader import export
from training.reader.examples import Example
from training.reader.imitate import Tutor
from training.reader.learn import train
from training.reader.net import Net

log = logging.getLogger(__name__)
GOLD = 2
"""How often a round shows each gold report; invented ones are shown once."""
MOVED, CROPS = 0.3, 350
"""Share of the reports with other names, and short texts, in a round."""
DRAWS = 3
"""How many times other names are put in each report."""
BATCH = 8
"""Windows that the small network reads side by side."""


@dataclass(frozen=True, slots=True)
class Material:
    """What is learnt from, as windows."""

    gold: list[Example]
    invented: list[Example]
    moved: list[list[Example]]
    crops: list[Example]

    def round(self, number: int, rng: random.Random) -> list[Example]:
        """What one round shows."""
        moved = self.moved[number % len(self.moved)]
        return [
            *self.gold * GOLD,
            *self.invented,
            *rng.sample(moved, int(MOVED * len(moved))),
            *rng.sample(self.crops, min(CROPS, len(self.crops))),
        ]


def gathered(bags: Bags, few: int | None = None) -> Material:
    """All labelled reports, or only the first few of each kind: the gold ones, and our
    own that are not held out."""
    files = [SHARED / "gold" / f"{name}.jsonl" for name in ("ar_more", "ar_dev")]
    gold = [row for file in files for row in rows(file)][:few]
    invented: list[Row] = cases(held=False, language="ar")[:few]
    both = [*gold, *invented]
    names, rng = pool(both), random.Random(SEED)
    moved = [[elsewhere(row, names, rng) for row in both] for _ in range(DRAWS)]

    def windows(found: Sequence[Row | None]) -> list[Example]:
        return [made for row in found if row for made in of_report(row, bags)]

    return Material(
        windows(gold),
        windows(invented),
        [windows(draw) for draw in moved],
        windows([crop for row in both for crop in crops(row)]),
    )


def network(
    folder: Path,
    counts: tuple[int, int],
    threads: int,
    kept: Path | None = None,
    few: int | None = None,
) -> None:
    """Make a network in so many rounds of the teacher, and then of its own.

    `kept` is a file that keeps the teacher: read where it is there, else written.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(SEED)
    source = base.opened(base.file())
    vocabulary = base.vocabulary(source)
    bags = Bags(export.write_tokenizer(folder, base.tokenizer(vocabulary)))
    material = gathered(bags, few)
    numbers = [number for _, _, number in vocabulary]
    large = _teacher(source, numbers, material, counts[0], kept)
    net = begun(large)
    tutor = Tutor(large, base.DIM)
    train(net, _rounds(material, counts[1], SEED + 1), SEED + 1, tutor, batch=BATCH)
    quick.write(folder, net)


def begun(large: Net) -> Net:
    """The small network as it begins: some layers of its teacher, and its heads."""
    net = Net(Words(large.encoder.words.num_embeddings))
    taken = large.state_dict()
    for i, layer in enumerate(LAYERS):
        for name in list(taken):
            mine = name.replace(f"layers.{layer}.", f"layers.{i}.")
            if name.startswith(f"encoder.layers.{layer}."):
                net.state_dict()[mine].copy_(taken[name])
    for name, weights in net.state_dict().items():
        known = taken.get(name)
        inside = name.startswith("encoder.layers.")
        if known is not None and not inside and known.shape == weights.shape:
            weights.copy_(known)
    return net


def _rounds(material: Material, count: int, seed: int) -> list[list[Example]]:
    rng = random.Random(seed)
    return [material.round(number, rng) for number in range(count)]


def _teacher(
    source: base.Pretrained,
    numbers: list[int],
    material: Material,
    count: int,
    kept: Path | None,
) -> Net:
    if kept is not None and kept.exists():
        large = Net(Pieces(len(numbers)))
        large.load_state_dict(torch.load(kept))
        return large
    large = Net(pretrained(source, numbers))
    train(large, _rounds(material, count, SEED), SEED)
    if kept is not None:
        torch.save(large.state_dict(), kept)
    return large
