"""Reports without punctuation keep their labels."""

from collections import Counter

import marsad_weights_en
from training.bare import bare
from training.reader.examples import Example, of_report

from training import material

TOKENIZER = marsad_weights_en.folder() / "tokenizer.json"


def learnt(examples: list[Example]) -> Counter[tuple[object, ...]]:
    """What a network would be told of claims and figures."""
    claims = [tuple(c.labels.items()) for e in examples for c in e.claims]
    figures = [tuple(f.labels.items()) for e in examples for f in e.figures]
    return Counter([*claims, *figures])


def test_labels_are_still_words_of_the_text() -> None:
    for row in material.invented():
        made = bare(row)
        assert not set(made["text"]) & set(",'’‘“”\"")
        assert made["report"] == row["report"]
        for claim, before in zip(made["claims"], row["claims"], strict=True):
            assert claim["quote"] in made["text"]
            assert (claim["kind"], claim["start"]) == (before["kind"], before["start"])


def test_a_network_is_told_the_same() -> None:
    same = []
    for row in material.invented()[::40]:
        full = learnt(list(of_report(row, TOKENIZER)))
        same.append(learnt(list(of_report(bare(row), TOKENIZER))) == full)
    assert sum(same) >= 0.9 * len(same)
