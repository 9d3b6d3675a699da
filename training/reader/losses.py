"""How wrong the network is on an example: one loss for each thing it tells."""

import random
from collections import defaultdict

import torch
import torch.nn.functional as functional
from torch import Tensor

from marsad.extract.network.labels import LAYERS, ROLES
from training.reader.examples import Claim, Example, Run
from training.reader.net import Net, buckets

TAGS = {"claim": 0.5, "figure": 1.0, "name": 0.3, "attribution": 0.3}
"""Weight of a piece's tag, by layer."""
ENDS, MENTIONS = 0.5, 0.2
JITTER = 0.3
"""Share of claims whose edges are moved, so that the network bears wrong edges."""

Losses = dict[str, Tensor]


def losses(net: Net, x: Tensor, example: Example) -> Losses:
    """Losses by name; `x` are the vectors of the example's pieces."""
    found: Losses = defaultdict(lambda: torch.zeros(()))
    for layer, runs in example.tags.items():
        wanted = tags(runs, len(x))
        wanted[example.unsure] = -100
        scores = net.head(f"tag.{layer}", x)[example.new :]
        loss = functional.cross_entropy(
            scores, wanted[example.new :], reduction="sum", ignore_index=-100
        )
        found[layer] = TAGS[layer] * loss
    if example.claims:
        _claims(net, x, example, found)
    if example.figures:
        _figures(net, x, example, found)
    return found


def tags(runs: list[tuple[int, int, int]], size: int) -> Tensor:
    """The tag of each piece: outside, or how it stands in a run of which type."""
    made = torch.zeros(size, dtype=torch.long)
    for first, end, kind in runs:
        made[first] = 1 + 2 * kind
        made[first + 1 : end] = 2 + 2 * kind
    return made


def _edges(runs: list[Run]) -> tuple[Tensor, Tensor]:
    return torch.tensor([a for a, _ in runs]), torch.tensor([b for _, b in runs])


def _labels(net: Net, name: str, runs: Tensor, wanted: list[int]) -> Tensor:
    scores = net.head(name, runs)
    return functional.cross_entropy(scores, torch.tensor(wanted), reduction="sum")


def _moved(run: Run, size: int) -> Run:
    first, end = run
    if random.random() < JITTER:
        first = max(0, first + random.choice((-2, -1, 1, 2)))
    if random.random() < JITTER:
        end = min(size, end + random.choice((-3, -2, -1, 1, 2, 3)))
    return (first, end) if first < end else run


def _claims(net: Net, x: Tensor, example: Example, found: Losses) -> None:
    claims = example.claims
    runs = [_moved(c.run, len(x)) if net.training else c.run for c in claims]
    first, end = _edges(runs)
    vectors = net.runs(x, "claim", first, end)
    for name in ("kind", "certainty", "status"):
        found[name] = _labels(net, name, vectors, [c.labels[name] for c in claims])
    near = buckets(first, end, len(x))
    starts, ends, times = net.pointers(x, vectors, near, example.times)
    dated = [[1 + t for t in claim.times] for claim in claims]
    found["time"] = _any(_first_dropped(times), dated)
    first_right, last_right = _targets(claims)
    found["start"] = _any(starts.flatten(0, 1), first_right)
    found["end"] = ENDS * _any(_first_dropped(ends.flatten(0, 1)), last_right)
    scores = net.head("mention", x)
    found["mention"] = MENTIONS * functional.binary_cross_entropy_with_logits(
        scores, _mentioned(claims, len(x)), reduction="sum"
    )


def _first_dropped(scores: Tensor) -> Tensor:
    """Scores with a first column that is never right nor likely."""
    never = torch.full((len(scores), 1), -1e4)
    return torch.cat([never, scores], 1)


def _targets(claims: list[Claim]) -> tuple[list[list[int]], list[list[int]]]:
    """Right starts (0 for nothing) and ends of each role of each claim; an empty
    list where nobody knows."""
    firsts: list[list[int]] = []
    lasts: list[list[int]] = []
    for role in ROLES:
        for claim in claims:
            runs = claim.roles[role]
            firsts.append([0] if runs is None else [1 + a for a, _ in runs])
            lasts.append([] if runs is None else [b for _, b in runs])
    return firsts, lasts


def _any(scores: Tensor, right: list[list[int]]) -> Tensor:
    """The loss of rows of which any of several columns is right."""
    rows = [i for i, columns in enumerate(right) if columns]
    if not rows:
        return torch.zeros(())
    mask = torch.zeros(len(rows), scores.shape[1], dtype=torch.bool)
    for k, i in enumerate(rows):
        mask[k, right[i]] = True
    chosen = scores[rows]
    best = chosen.masked_fill(~mask, -1e9).logsumexp(-1)
    return (chosen.logsumexp(-1) - best).sum()


def _mentioned(claims: list[Claim], size: int) -> Tensor:
    marks = torch.zeros(size, len(ROLES))
    for claim in claims:
        for r, role in enumerate(ROLES):
            for first, end in claim.roles[role] or ():
                marks[first:end, r] = 1
    return marks


def _figures(net: Net, x: Tensor, example: Example, found: Losses) -> None:
    figures = example.figures
    first, end = _edges([f.run for f in figures])
    vectors = net.runs(x, "figure", first, end)
    for name in ("measure", "population"):
        found[name] = _labels(net, name, vectors, [f.labels[name] for f in figures])
    near = buckets(first, end, len(x))[:, first]
    parts = net.parts(vectors, near).log_softmax(-1)
    for i, figure in enumerate(figures):
        if figure.whole is not None:
            loss = -parts[i, figure.whole + 1]
        else:
            loss = -torch.log1p(-parts[i, 0].exp().clamp(max=1 - 1e-4))
        found["part"] = found["part"] + loss


assert set(TAGS) == set(LAYERS)
