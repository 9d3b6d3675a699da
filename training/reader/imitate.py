"""The small network learns from a large one: to give its outputs, word for word.

A label tells what is right; a teacher also tells how nearly something else would have
been, and tells it of texts that nobody labelled (Hinton, Vinyals and Dean 2015).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as functional
from torch import Tensor, nn

from marsad.extract.network.decode import runs
from marsad.extract.network.labels import LAYERS
from marsad.extract.network.network import COSTS
from training.reader.examples import Example, Run
from training.reader.losses import ENDS, MENTIONS, TAGS, Losses
from training.reader.net import DIM, Net, buckets

HARD = 0.5
"""Weight of the labels beside that of the teacher's outputs, which is one."""
VECTORS = 0.2
"""Weight of a piece's vector, by its angle to the teacher's."""


@dataclass(frozen=True, slots=True)
class Taught:
    """What the teacher makes of a window."""

    vectors: Tensor
    """Of its pieces, in half precision: the heads tell all else from them."""
    claims: list[Run]
    figures: list[Run]
    example: Example
    """Held, so that no other window takes its place in memory."""


class Tutor:
    """A teacher, and what it has made of the windows so far."""

    def __init__(self, teacher: Net, dim: int = DIM) -> None:
        """`teacher` is trained, and is not trained any further; `dim` is how many
        numbers the small network's vectors have."""
        self.teacher = teacher.eval().requires_grad_(False)
        self.onto = nn.Linear(dim, teacher.encoder.dim)
        """Lays a small network's vectors onto the teacher's."""
        self._made: dict[int, Taught] = {}

    @torch.no_grad()
    def look(self, batch: Sequence[Example], quick: bool) -> None:
        """Read the windows that are new."""
        new = [example for example in batch if id(example) not in self._made]
        if not new:
            return
        with torch.autocast("cpu", torch.bfloat16, enabled=quick):
            found = self.teacher.encoder(*self.teacher.encoder.padded(new))
        for vectors, example in zip(found.float(), new, strict=True):
            self._made[id(example)] = self._taught(vectors[: len(example.ids)], example)

    def _taught(self, vectors: Tensor, example: Example) -> Taught:
        """Claims and figures are those of the labels, or else what is found."""
        claims = [claim.run for claim in example.claims]
        figures = [figure.run for figure in example.figures]
        if not example.tags:
            claims = self._found(vectors, "claim", example.new)
            figures = self._found(vectors, "figure", example.new)
        return Taught(vectors.half(), claims, figures, example)

    def _found(self, vectors: Tensor, layer: str, new: int) -> list[Run]:
        scores = self.teacher.head(f"tag.{layer}", vectors).numpy()
        found = runs(scores, None, COSTS[layer])
        return [(first, end) for first, end, _ in found if end > new]

    def losses(self, net: Net, x: Tensor, example: Example, hard: Losses) -> Losses:
        """Losses by name, those by the labels among them; `x` are the vectors that
        `net` has for the window's pieces."""
        shown = self._made[id(example)]
        wanted = shown.vectors.float()
        found: Losses = defaultdict(lambda: torch.zeros(()))
        for name, value in hard.items():
            found[name] = HARD * value
        apart = 1 - functional.cosine_similarity(self.onto(x), wanted, dim=-1)
        found["vectors"] = VECTORS * apart.sum()
        for layer in LAYERS:
            scores = net.head(f"tag.{layer}", x)[example.new :]
            right = self.teacher.head(f"tag.{layer}", wanted)[example.new :]
            found[layer] = found[layer] + TAGS[layer] * _apart(scores, right)
        if shown.claims:
            self._claims(net, x, shown, wanted, found)
        if shown.figures:
            self._figures(net, x, shown, wanted, found)
        return found

    def _claims(
        self, net: Net, x: Tensor, shown: Taught, wanted: Tensor, found: Losses
    ) -> None:
        first, end = _edges(shown.claims)
        near, times = buckets(first, end, len(x)), shown.example.times
        own = net.runs(x, "claim", first, end)
        told = self.teacher.runs(wanted, "claim", first, end)
        for name in ("kind", "certainty", "status"):
            right = self.teacher.head(name, told)
            found[name] = found[name] + _apart(net.head(name, own), right)
        starts, ends, dates = net.pointers(x, own, near, times)
        at, until, dated = self.teacher.pointers(wanted, told, near, times)
        at, until = at.flatten(0, 1), until.flatten(0, 1)
        there = 1 - at.softmax(-1)[:, 0]
        found["time"] = found["time"] + _apart(dates, dated)
        found["start"] = found["start"] + _apart(starts.flatten(0, 1), at)
        found["end"] = found["end"] + ENDS * _apart(ends.flatten(0, 1), until, there)
        mentions = functional.binary_cross_entropy_with_logits(
            net.head("mention", x),
            self.teacher.head("mention", wanted).sigmoid(),
            reduction="sum",
        )
        found["mention"] = found["mention"] + MENTIONS * mentions

    def _figures(
        self, net: Net, x: Tensor, shown: Taught, wanted: Tensor, found: Losses
    ) -> None:
        first, end = _edges(shown.figures)
        near = buckets(first, end, len(x))[:, first]
        own = net.runs(x, "figure", first, end)
        told = self.teacher.runs(wanted, "figure", first, end)
        for name in ("measure", "population"):
            right = self.teacher.head(name, told)
            found[name] = found[name] + _apart(net.head(name, own), right)
        right = self.teacher.parts(told, near)
        found["part"] = found["part"] + _apart(net.parts(own, near), right)


def _apart(scores: Tensor, right: Tensor, weights: Tensor | None = None) -> Tensor:
    """How far rows of scores diverge from the teacher's, in all."""
    rows = functional.kl_div(
        scores.log_softmax(-1), right.log_softmax(-1), reduction="none", log_target=True
    ).sum(-1)
    return rows.sum() if weights is None else (rows * weights).sum()


def _edges(found: list[Run]) -> tuple[Tensor, Tensor]:
    return torch.tensor([a for a, _ in found]), torch.tensor([b for _, b in found])
