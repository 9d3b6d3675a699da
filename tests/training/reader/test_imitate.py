"""A small network that learns from a large one; needs `make model`."""

from typing import Any

import pytest

torch: Any = pytest.importorskip(
    "torch", reason="needs PyTorch: run `make test-training`"
)

from training.reader.examples import Claim, Example, Figure  # noqa: E402
from training.reader.imitate import Tutor  # noqa: E402
from training.reader.learn import train  # noqa: E402
from training.reader.losses import losses  # noqa: E402

from training.reader import imitate, net, teacher  # noqa: E402

PIECES, SIZE = 60, 24
ROLES: dict[str, Any] = dict.fromkeys(
    ("speaker", "via", "place", "actor", "target", "person")
)


def large(seed: int) -> net.Net:
    """A teacher of random weights, with two layers."""
    torch.manual_seed(seed)
    encoder = teacher.Teacher(PIECES)
    encoder.layers = encoder.layers[:2]
    encoder.mix = torch.nn.Parameter(torch.zeros(3))
    return net.Net(encoder)


def example(labelled: bool) -> Example:
    made = Example([i % PIECES for i in range(SIZE)], [0] * SIZE, times=[(1, 3)])
    if labelled:
        labels = {"kind": 1, "certainty": 0, "status": 0}
        made.claims = [Claim((2, 9), labels, ROLES, [0])]
        made.figures = [Figure((4, 5), {"measure": 0, "population": 0}, -1)]
        made.tags = {"claim": [(2, 9, 0)], "figure": [(4, 5, 0)]}
    return made


@pytest.mark.parametrize("labelled", [True, False])
def test_whoever_gives_the_teachers_outputs_has_nothing_to_learn(
    labelled: bool,
) -> None:
    whole, window = large(3).eval(), example(labelled)
    tutor = Tutor(whole)
    tutor.onto = torch.nn.Identity()
    tutor.look([window], quick=False)
    with torch.no_grad():
        x = whole.encoder(*whole.encoder.padded([window]))[0, :SIZE]
        found = tutor.losses(whole, x, window, {})
    mentions = found.pop("mention", None)
    assert {"vectors", "claim", "figure", "name", "attribution"} <= set(found)
    assert all(abs(float(value)) < 0.01 for value in found.values())
    assert mentions is None or float(mentions) > 0
    assert not labelled or {"kind", "time", "start", "end", "part"} <= set(found)


def test_labels_count_beside_the_teacher() -> None:
    window, pupil = example(True), net.Net(net.Encoder(PIECES)).eval()
    tutor = Tutor(large(3))
    tutor.look([window], quick=False)
    x = torch.randn(SIZE, net.DIM)
    with torch.no_grad():
        hard = losses(pupil, x, window)
        without = tutor.losses(pupil, x, window, {})
        found = tutor.losses(pupil, x, window, hard)
    for name, value in hard.items():
        wanted = without[name] + imitate.HARD * value
        assert float(found[name]) == pytest.approx(float(wanted), rel=1e-4)


def test_a_window_is_read_once_and_its_runs_found_where_no_label_has_them() -> None:
    whole, window = large(3), example(False)
    with torch.no_grad():
        whole.heads["tag-claim"].bias.copy_(torch.tensor([0.0, 9.0, 0.0]))
    tutor = Tutor(whole)
    tutor.look([window], quick=False)
    first = tutor._made[id(window)]
    tutor.look([window, example(True)], quick=False)
    assert tutor._made[id(window)] is first
    assert first.claims
    assert tutor._made.keys() - {id(window)}
    assert not any(p.requires_grad for p in tutor.teacher.parameters())


def test_a_pupil_comes_nearer_to_its_teacher() -> None:
    torch.manual_seed(3)
    windows = [example(False), example(True)]
    pupil, tutor = net.Net(net.Encoder(PIECES)), Tutor(large(3))

    def away() -> float:
        with torch.no_grad():
            x = pupil.eval().encoder(*pupil.encoder.padded(windows))
            told = [
                tutor.losses(pupil, x[i, :SIZE], window, {})
                for i, window in enumerate(windows)
            ]
        return sum(float(value) for found in told for value in found.values())

    tutor.look(windows, quick=False)
    before = away()
    train(pupil, [windows * 40], 3, tutor, quick=False)
    assert away() < before
