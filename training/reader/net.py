"""The network in PyTorch, part for part what marsad.extract.network applies."""

import numpy as np
import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from marsad.extract.network.heads import distance_buckets
from marsad.extract.network.labels import (
    BUCKETS,
    LABELS,
    LAYERS,
    ROLES,
    TIMES,
    WIDTH,
)
from training.reader.layers import DROPOUT, Size, Stack

DIM, DEPTH = 384, 6


class Encoder(Stack):
    """The small encoder, which ships."""

    def __init__(self, pieces: int) -> None:
        super().__init__(pieces, Size(DIM, 12, 1536, DEPTH, 1e-12), 1.5e-4)


class Net(nn.Module):
    """Encoder and heads; the names of the heads are those of their tables."""

    def __init__(self, encoder: Stack) -> None:
        super().__init__()
        self.encoder = encoder
        dim = encoder.dim
        heads: dict[str, nn.Module] = {
            f"tag.{layer}": nn.Linear(dim, tags) for layer, tags in LAYERS.items()
        }
        for name in ("claim", "figure"):
            heads[f"{name}.attend"] = nn.Linear(dim, 1)
            heads[f"{name}.join"] = nn.Linear(4 * dim, dim)
        for name, labels in LABELS.items():
            heads[name] = nn.Linear(dim, len(labels))
        heads |= {
            "role.ask": nn.Linear(dim, len(ROLES) * 2 * WIDTH),
            "role.know": nn.Linear(dim, len(ROLES) * 2 * WIDTH),
            "role.nothing": nn.Linear(dim, len(ROLES)),
            "time": nn.Linear(dim, len(TIMES) + 2),
            "time.ask": nn.Linear(dim, WIDTH),
            "time.know": nn.Linear(dim, WIDTH),
            "part.ask": nn.Linear(dim, WIDTH),
            "part.know": nn.Linear(dim, WIDTH),
            "part.nothing": nn.Linear(dim, 1),
            "mention": nn.Linear(dim, len(ROLES)),
        }
        self.heads = nn.ModuleDict({_key(k): head for k, head in heads.items()})
        self.near = nn.Parameter(torch.zeros(len(ROLES) + 2, BUCKETS))
        self.drop = nn.Dropout(DROPOUT)

    def head(self, name: str, x: Tensor) -> Tensor:
        """One head applied."""
        out: Tensor = self.heads[_key(name)](x)
        return out

    def runs(self, x: Tensor, name: str, first: Tensor, end: Tensor) -> Tensor:
        """One vector for each run of pieces."""
        at = torch.arange(len(x))[None]
        inside = (at >= first[:, None]) & (at < end[:, None])
        scores = self.head(f"{name}.attend", x).squeeze(-1)
        weights = scores[None].masked_fill(~inside, -1e4).softmax(-1)
        mean = inside.float() / inside.sum(-1, keepdim=True)
        parts = [weights @ x, mean @ x, x[first], x[end - 1]]
        joined = self.head(f"{name}.join", torch.cat(parts, -1))
        out: Tensor = self.drop(functional.gelu(joined, approximate="tanh"))
        return out

    def pointers(
        self, x: Tensor, claims: Tensor, near: Tensor, times: list[tuple[int, int]]
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Starts (with nothing first), ends, and times; see heads.Pointers."""
        many, size = len(claims), len(x)
        asked = self.head("role.ask", claims).view(many, len(ROLES), 2, WIDTH)
        known = self.head("role.know", x).view(size, len(ROLES), 2, WIDTH)
        found = torch.einsum("mrek,nrek->ermn", asked, known) / WIDTH**0.5
        found = found + self.near[: len(ROLES)][:, near]
        nothing = self.head("role.nothing", claims).T[:, :, None]
        starts = torch.cat([nothing, found[0]], 2)
        return starts, found[1], self._times(x, claims, near, times)

    def _times(
        self, x: Tensor, claims: Tensor, near: Tensor, times: list[tuple[int, int]]
    ) -> Tensor:
        base = self.head("time", claims)
        plain = base[:, : len(TIMES)]
        if not times:
            return plain
        known = self.head("time.know", torch.stack([x[a:b].mean(0) for a, b in times]))
        found = self.head("time.ask", claims) @ known.T / WIDTH**0.5
        at = torch.tensor([a for a, _ in times])
        found = found + self.near[len(ROLES) + 1][near[:, at]]
        as_is, since = base[:, len(TIMES), None], base[:, len(TIMES) + 1, None]
        return torch.cat([plain, found + as_is, found + since], 1)

    def parts(self, figures: Tensor, near: Tensor) -> Tensor:
        """Part of nothing, then of each figure."""
        found = self.head("part.ask", figures) @ self.head("part.know", figures).T
        found = found / WIDTH**0.5 + self.near[len(ROLES)][near]
        found = found.masked_fill(torch.eye(len(figures), dtype=torch.bool), -1e4)
        return torch.cat([self.head("part.nothing", figures), found], 1)


def _key(name: str) -> str:
    return name.replace(".", "-")


def buckets(first: Tensor, end: Tensor, size: int) -> Tensor:
    """Distance buckets, as marsad works them out."""
    found = distance_buckets(np.asarray(first), np.asarray(end), size)
    return torch.from_numpy(found)
