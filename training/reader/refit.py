"""Fit the heads of names and attributions anew, on many more of their sentences.

A round has few of them, and the large network has seen no more; a head alone is fitted
in half a minute on what the trained encoder, left as it is, makes of thousands.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as functional
from torch import Tensor

from training.material import Material
from training.reader import marked
from training.reader.examples import Example
from training.reader.layers import DROPOUT
from training.reader.learn import has_bfloat16
from training.reader.losses import tags
from training.reader.net import Net

SENTENCES = 1600
"""Sentences with marked names from each source, at most."""
ROUNDS, RATE, BATCH, WINDOWS = 12, 2e-3, 512, 8


def refit(net: Net, material: Material, tokenizer: Path, seed: int) -> None:
    """Fit both heads; all else of `net` stays."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    trees = [
        tree
        for part in material.names
        for tree in rng.sample(part, min(len(part), SENTENCES))
        if tree.names is not None
    ]
    rng.shuffle(trees)
    fit(net, "name", list(marked.of_trees(trees, tokenizer, rng)))
    articles = (marked.of_article(row, tokenizer) for row in material.articles)
    fit(net, "attribution", [made for each in articles for made in each])


def fit(net: Net, layer: str, examples: Sequence[Example]) -> None:
    """Fit the head of one layer of tags to examples whose tags are known."""
    known, wanted = _known(net, layer, examples)
    head = net.heads[f"tag-{layer}"]
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    for number in range(ROUNDS):
        optimizer.param_groups[0]["lr"] = RATE * (1 - number / ROUNDS)
        for some in torch.randperm(len(known)).split(BATCH):
            scores = head(functional.dropout(known[some], DROPOUT))
            loss = functional.cross_entropy(scores, wanted[some], ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()


@torch.no_grad()
def _known(net: Net, layer: str, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Vectors of the pieces, and their tags; -100 where nobody knows one."""
    net.eval()
    order = sorted(examples, key=lambda example: len(example.ids))
    vectors, wanted = [], []
    for at in range(0, len(order), WINDOWS):
        batch = order[at : at + WINDOWS]
        with torch.autocast("cpu", torch.bfloat16, enabled=has_bfloat16()):
            made = net.encoder(*net.encoder.padded(batch))
        for example, found in zip(batch, made.float(), strict=True):
            told = tags(example.tags[layer], len(example.ids))
            told[example.unsure] = -100
            vectors.append(found[example.new : len(example.ids)])
            wanted.append(told[example.new :])
    return torch.cat(vectors), torch.cat(wanted)
