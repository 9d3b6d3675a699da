"""The large pretrained encoder; needs `make model`."""

import hashlib
from importlib import metadata
from typing import Any

import pytest

torch: Any = pytest.importorskip(
    "torch", reason="needs PyTorch: run `make test-training`"
)

from training import inputs  # noqa: E402
from training.reader import base, teacher  # noqa: E402


def test_distances_fall_into_the_buckets_of_mpnet() -> None:
    """By the figures of Raffel et al. 2020: a bucket each up to seven, then steps that
    grow to 128 pieces, and as many again for pieces behind."""
    found = teacher._buckets(400)
    row = found[399]
    assert row[399 - torch.arange(8)].tolist() == list(range(8))
    assert row[399 - 8] == 8
    assert row[399 - 127] == row[0] == 15
    assert found[0, 1] == 17
    assert found[0, 399] == 31
    assert found.min() == 0


def test_pieces_that_are_not_there_change_nothing() -> None:
    torch.manual_seed(3)
    made = teacher.Teacher(50)
    made.layers = made.layers[:2]
    made.mix = torch.nn.Parameter(torch.zeros(3))
    made.eval()
    ids = torch.arange(20)[None]
    mask = (torch.arange(20) < 12)[None, None, None]
    with torch.no_grad():
        alone = made(ids[:, :12], ids[:, :12] % 8)
        beside = made(ids, ids % 8, mask)[:, :12]
    assert torch.allclose(alone, beside, atol=1e-5)


def test_the_pretrained_files_are_those_pinned_and_know_what_is_alike() -> None:
    try:
        metadata.distribution(teacher.PACKAGE.format(1))
    except metadata.PackageNotFoundError:
        pytest.skip("run `make test-training`")
    packed = teacher.archive()
    for name, digest in inputs.pins("teacher").items():
        assert hashlib.sha256(packed.read(teacher.FOLDER + name)).hexdigest() == digest
    table, _ = base.tokenizer()
    number = table["model"]["vocab"]
    made = teacher.pretrained(sorted(number, key=number.__getitem__)).eval()
    made.mix.data = torch.tensor([-99.0] * teacher.DEPTH + [0.0])

    def vector(words: str) -> Any:
        ids = [number[word] for word in ["[CLS]", *words.split(), "[SEP]"]]
        ids = torch.tensor([ids])
        with torch.no_grad():
            mean = made(ids, torch.zeros_like(ids))[0].mean(0)
        return torch.nn.functional.normalize(mean, dim=0)

    attack = vector("seven people were killed in an air strike")
    same = vector("an air attack left seven dead")
    other = vector("the music was played again in the hall")
    assert attack @ same > 0.6
    assert attack @ other < 0.3
