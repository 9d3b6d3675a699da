"""Heads fitted to what a trained encoder makes; needs `make model`."""

from typing import Any

import pytest

torch: Any = pytest.importorskip(
    "torch", reason="needs PyTorch: run `make test-training`"
)

from training.reader.examples import Example  # noqa: E402
from training.reader.refit import fit  # noqa: E402

from training.reader import net  # noqa: E402


def test_a_head_learns_its_tags_and_nothing_else_moves() -> None:
    torch.manual_seed(3)
    made = net.Net(net.Encoder(60))
    windows = [
        Example([k, 7, 9, k + 1], [0] * 4, new=k % 2, tags={"name": [(1, 3, 0)]})
        for k in range(20, 40)
    ]
    windows[0].unsure = [0]
    before = {name: weights.clone() for name, weights in made.state_dict().items()}
    fit(made, "name", windows * 20)
    moved = {n for n, w in made.state_dict().items() if not w.equal(before[n])}
    assert moved == {"heads.tag-name.weight", "heads.tag-name.bias"}
    ids, shapes, mask = made.encoder.padded(windows[:1])
    found = made.head("tag.name", made.encoder(ids, shapes, mask)[0, :4]).argmax(-1)
    assert found.tolist() == [0, 1, 2, 0]
