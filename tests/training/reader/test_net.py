"""The network in PyTorch against the one that marsad applies; needs `make model`."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from marsad.extract.network.heads import Heads, distance_buckets
from marsad.extract.network.labels import LABELS, LAYERS

torch: Any = pytest.importorskip(
    "torch", reason="needs PyTorch: run `make test-training`"
)

from training.reader.examples import Claim, Example, Figure  # noqa: E402
from training.reader.learn import train  # noqa: E402
from training.reader.losses import losses  # noqa: E402

from training.reader import begin, export, net  # noqa: E402

PIECES, SIZE = 60, 24
torch.set_num_threads(1)


@pytest.fixture
def made() -> net.Net:
    """A network of random weights that half precision holds exactly."""
    torch.manual_seed(3)
    whole = net.Net(net.Encoder(PIECES))
    with torch.no_grad():
        for weights in whole.parameters():
            weights.normal_(0, 0.2)
            weights.copy_(weights.half().float())
    return whole.eval()


@pytest.fixture
def heads(made: net.Net, tmp_path: Path) -> Heads:
    """The same heads as marsad applies them."""
    np.savez(tmp_path / "heads.npz", **export.tables(made))  # type: ignore[arg-type]
    return Heads(tmp_path / "heads.npz")


def vectors() -> Any:
    return torch.randn(SIZE, net.DIM, generator=torch.Generator().manual_seed(5))


def same(one: Any, other: Any) -> None:
    ours = np.where(np.isinf(other), -1e4, other)
    np.testing.assert_allclose(one.detach().numpy(), ours, rtol=1e-3, atol=1e-3)


FIRST, END = np.array([2, 9, 20]), np.array([5, 12, 24])


@pytest.mark.parametrize("layer", LAYERS)
def test_tags_are_the_same(made: net.Net, heads: Heads, layer: str) -> None:
    x = vectors()
    same(made.head(f"tag.{layer}", x), heads.tags(x.numpy(), layer))


@pytest.mark.parametrize("name", ["claim", "figure"])
def test_runs_and_their_labels_are_the_same(
    made: net.Net, heads: Heads, name: str
) -> None:
    x = vectors()
    first, end = torch.from_numpy(FIRST), torch.from_numpy(END)
    ours, theirs = (
        made.runs(x, name, first, end),
        heads.runs(x.numpy(), name, FIRST, END),
    )
    same(ours, theirs)
    for label in LABELS:
        same(made.head(label, ours), heads.scores(label, theirs))


@pytest.mark.parametrize("times", [[], [(1, 3), (14, 15)]])
def test_pointers_are_the_same(
    made: net.Net, heads: Heads, times: list[tuple[int, int]]
) -> None:
    x = vectors()
    claims = heads.runs(x.numpy(), "claim", FIRST, END)
    near = distance_buckets(FIRST, END, SIZE)
    found = heads.pointers(
        x.numpy(), claims, near, np.array(times, np.int64).reshape(-1, 2)
    )
    buckets = net.buckets(torch.from_numpy(FIRST), torch.from_numpy(END), SIZE)
    starts, ends, dates = made.pointers(x, torch.from_numpy(claims), buckets, times)
    same(starts, found.start)
    same(ends, found.end)
    same(dates, found.time)


def test_parts_of_totals_are_the_same(made: net.Net, heads: Heads) -> None:
    x = vectors()
    figures = heads.runs(x.numpy(), "figure", FIRST, END)
    near = distance_buckets(FIRST, END, SIZE)[:, FIRST]
    ours = made.parts(torch.from_numpy(figures), torch.from_numpy(near))
    same(ours, heads.parts(figures, near))


# The exporter warns of its own age.
@pytest.mark.filterwarnings("ignore")
def test_the_encoder_in_eight_bits_is_nearly_the_same(tmp_path: Path) -> None:
    from marsad.extract.network.encoder import Encoder

    torch.manual_seed(3)
    whole = net.Net(net.Encoder(PIECES)).eval()
    export.write(tmp_path, whole)
    ids, shapes = np.arange(SIZE) % PIECES, np.arange(SIZE) % 8
    found, _ = Encoder(tmp_path / "encoder.onnx").vectors(ids, shapes)
    fed = [torch.from_numpy(each)[None] for each in (ids, shapes)]
    ours = whole.encoder(*fed)[0].detach().numpy()
    assert np.corrcoef(ours.ravel(), found.ravel())[0, 1] > 0.98


@pytest.mark.filterwarnings("ignore")
def test_training_goes_on_from_a_written_network(tmp_path: Path) -> None:
    torch.manual_seed(3)
    whole, again = (net.Net(net.Encoder(PIECES)).eval() for _ in range(2))
    with torch.no_grad():
        for weights in whole.parameters():
            weights.add_(0.02 * torch.randn_like(weights))
    export.write(tmp_path, whole)
    again.encoder.words, again.encoder.places = (
        whole.encoder.words,
        whole.encoder.places,
    )
    begin.resume(again, tmp_path)
    fed = [torch.arange(SIZE)[None] % PIECES, torch.arange(SIZE)[None] % 8]
    ours, theirs = (n.encoder(*fed)[0].detach().numpy() for n in (whole, again))
    assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > 0.99
    x = torch.from_numpy(ours)
    same(whole.head("kind", x), again.head("kind", x).detach().numpy())


@pytest.mark.filterwarnings("ignore")
def test_a_network_of_another_form_is_refused(tmp_path: Path) -> None:
    whole = net.Net(net.Encoder(PIECES)).eval()
    whole.encoder.layers = whole.encoder.layers[:4]
    whole.encoder.mix = torch.nn.Parameter(whole.encoder.mix[:5].detach())
    export.write(tmp_path, whole)
    with pytest.raises(ValueError, match=r"layers|fit"):
        begin.resume(net.Net(net.Encoder(PIECES)), tmp_path)


def example() -> Example:
    roles: dict[str, Any] = dict.fromkeys(
        ("speaker", "via", "place", "actor", "target", "person")
    )
    roles["place"] = [(7, 8)]
    labels = {"kind": 1, "certainty": 0, "status": 0}
    counted = {"measure": 0, "population": 0}
    return Example(
        ids=list(range(SIZE)),
        shapes=[1] * SIZE,
        tags={"claim": [(2, 6, 0)], "figure": [(3, 4, 0), (10, 11, 0)]},
        claims=[Claim((2, 6), labels, roles, [0])],
        figures=[Figure((3, 4), counted, -1), Figure((10, 11), counted, 0)],
    )


def wrong(whole: net.Net) -> float:
    """How wrong a network is on the example."""
    one = example()
    x = whole.eval().encoder(torch.tensor([one.ids]), torch.tensor([one.shapes]))[0]
    return sum(float(loss.detach()) for loss in losses(whole, x, one).values())


def test_training_twice_gives_the_same_weights_and_learns() -> None:
    made = []
    for _ in range(2):
        torch.manual_seed(3)
        whole = net.Net(net.Encoder(PIECES))
        before = wrong(whole)
        train(whole, [[example()] * 8] * 3, seed=3)
        made.append(whole)
    first, again = (one.state_dict() for one in made)
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert wrong(made[0]) < before
