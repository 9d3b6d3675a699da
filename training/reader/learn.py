"""Train the network: batches, steps, and the average of the last rounds' weights."""

import logging
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor, nn

from training.reader.examples import Example
from training.reader.imitate import Tutor
from training.reader.losses import Losses, losses
from training.reader.net import Net

log = logging.getLogger(__name__)
BATCH = 4
HEAD_RATE = 8e-4
"""Rate of learning of the heads; encoders have their own."""
WARM = 0.06
LEAST = 0.02
"""Share of the rate at the last step."""
AVERAGED, KEPT = 4, 0.98
"""The average takes in every so manieth step, and keeps so much of itself."""


def has_bfloat16() -> bool:
    """Whether this processor multiplies in bfloat16; others only pretend to, slowly."""
    able = torch.cpu.get_capabilities()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16") or able.get("bf16"))


def train(
    net: Net,
    rounds: Sequence[Sequence[Example]],
    seed: int,
    tutor: Tutor | None = None,
    quick: bool | None = None,
    batch: int = BATCH,
) -> None:
    """Train on each round's examples in turn; leaves the averaged weights in `net`.

    With a tutor, the network also learns to say what its teacher says. `quick` lets
    the encoders work in bfloat16; where nothing says so, if they can. `batch` windows
    are read side by side.
    """
    quick = has_bfloat16() if quick is None else quick
    log.info("the encoder works in %s", "bfloat16" if quick else "float32")
    random.seed(seed)
    torch.set_flush_denormal(True)
    net.train()
    for part in (net.encoder.words, net.encoder.places):
        part.weight.requires_grad_(False)
    optimizer, rates = _optimizer(net, tutor)
    batches = [list(_batches(examples, batch)) for examples in rounds]
    steps, done = sum(map(len, batches)), 0
    average = _Average(net)
    for number, made in enumerate(batches):
        begun, total = time.time(), Counter[str]()
        for side_by_side in made:
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * _share(done, steps)
            done += 1
            found = _loss(net, side_by_side, quick, tutor)
            loss = sum(found.values(), torch.zeros(())) / (20 * len(side_by_side))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            total.update({name: float(v.detach()) for name, v in found.items()})
            if done > steps // 2 and done % AVERAGED == 0:
                average.add(net)
        claims = sum(len(e.claims) for e in rounds[number]) or 1
        said = " ".join(f"{name} {value / claims:.3f}" for name, value in total.items())
        log.info("round %d, %.0f s: %s", number + 1, time.time() - begun, said)
    average.into(net)


def _share(step: int, steps: int) -> float:
    warm = min(1.0, (step + 1) / max(1.0, WARM * steps))
    left = 0.5 * (1 + math.cos(math.pi * step / steps))
    return warm * max(LEAST, left)


def _optimizer(
    net: Net, tutor: Tutor | None
) -> tuple[torch.optim.Optimizer, list[float]]:
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = [] if tutor is None else [*tutor.onto.parameters()]
    for name, weights in net.named_parameters():
        if weights.requires_grad:
            (encoder if name.startswith("encoder.layers") else heads).append(weights)
    groups = [{"params": encoder}, {"params": heads}]
    made = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    return made, [net.encoder.rate, HEAD_RATE]


def _batches(examples: Sequence[Example], many: int) -> Iterator[list[Example]]:
    """Batches of windows alike in length, in random order."""
    order = list(examples)
    random.shuffle(order)
    size = 8 * many
    found = []
    for i in range(0, len(order), size):
        chunk = sorted(order[i : i + size], key=lambda e: len(e.ids))
        found += [chunk[k : k + many] for k in range(0, len(chunk), many)]
    random.shuffle(found)
    return iter(found)


def _loss(net: Net, batch: list[Example], quick: bool, tutor: Tutor | None) -> Losses:
    ids, shapes, mask = net.encoder.padded(batch)
    for i, example in enumerate(batch):
        ids[i, : len(example.ids)] = net.encoder.hidden(ids[i, : len(example.ids)])
    with torch.autocast("cpu", torch.bfloat16, enabled=quick):
        x = net.encoder(ids, shapes, mask)
    x = net.drop(x.float())
    if tutor is not None:
        tutor.look(batch, quick)
    total: Losses = {}
    for i, example in enumerate(batch):
        vectors = x[i, : len(example.ids)]
        found = losses(net, vectors, example)
        if tutor is not None:
            found = tutor.losses(net, vectors, example, found)
        for name, value in found.items():
            total[name] = total[name] + value if name in total else value
    return total


class _Average:
    """An average of the weights that forgets slowly."""

    def __init__(self, net: Net) -> None:
        self._kept: dict[str, Tensor] = {}
        self._count = 0

    def add(self, net: Net) -> None:
        """Take in the weights as they are."""
        self._count += 1
        keep = min(KEPT, self._count / (self._count + 10))
        with torch.no_grad():
            for name, weights in net.named_parameters():
                if not weights.requires_grad:
                    continue
                if name not in self._kept:
                    self._kept[name] = weights.detach().clone()
                else:
                    self._kept[name].mul_(keep).add_(weights.detach(), alpha=1 - keep)

    def into(self, net: Net) -> None:
        """Leave the average in the network."""
        net.load_state_dict(self._kept, strict=False)
        net.eval()
