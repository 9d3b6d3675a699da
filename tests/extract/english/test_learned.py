"""Linear models: the same answers as a slow, plain computation."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.english.features import OFFSETS
from marsad.extract.english.learned import Classifier, Tagger, tables

WORDS = ("troops", "fled", "the", "town")


def tag_tables(weights: dict[str, list[list[float]]]) -> dict[str, np.ndarray]:
    """Tables in which only the word itself counts."""
    found: dict[str, np.ndarray] = {
        "tag:steps": np.array([[0.1, 0.6, 0.2], [0.0, 0.8, 0.3], [0.2, 0.0, 0.5]]),
        "tag:starts": np.zeros(3),
    }
    for name, offsets in OFFSETS.items():
        keys = list(weights) if name == "word" else []
        block = np.zeros((len(keys), len(offsets), 3))
        for i, key in enumerate(keys):
            block[i, offsets.index(0)] = weights[key][0]
        found[f"tag:{name}:keys"] = np.array(keys, dtype=np.str_)
        found[f"tag:{name}:weights"] = block
    return found


def slow_best(scores: list[list[float]], steps: np.ndarray) -> float:
    """The best score of all allowed paths, by trying each."""
    best = -1e9
    for path in itertools.product(range(3), repeat=len(scores)):
        if path[0] == 1 or any(a == 2 and b == 1 for a, b in itertools.pairwise(path)):
            continue
        total = sum(row[k] for row, k in zip(scores, path, strict=True))
        total += sum(steps[a, b] for a, b in itertools.pairwise(path))
        best = max(best, total)
    return best


@given(
    st.lists(
        st.lists(st.integers(-3, 3).map(float), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    )
)
def test_the_path_found_is_the_best_of_all(scores: list[list[float]]) -> None:
    words = [f"w{i}" for i in range(len(scores))]
    made = tag_tables({word: [row] for word, row in zip(words, scores, strict=True)})
    attributes = {name: ["?"] * len(words) for name in OFFSETS} | {"word": words}
    runs = Tagger(made).runs(attributes, 0.0)
    path = [2] * len(words)
    for first, last in runs:
        path[first : last + 1] = [0, *[1] * (last - first)]
    steps = made["tag:steps"]
    total = sum(row[k] for row, k in zip(scores, path, strict=True))
    total += sum(steps[a, b] for a, b in itertools.pairwise(path))
    assert abs(total - slow_best(scores, steps)) < 1e-4


def test_chances_add_up_and_unknown_features_change_nothing() -> None:
    made = {
        "x:keys": np.array(["a", "b"]),
        "x:weights": np.array([[1.0, -1.0], [0.0, 2.0]]),
        "x:bias": np.array([0.0, 0.5]),
        "x:labels": np.array(["no", "yes"]),
    }
    reader = Classifier(made, "x")
    chances = reader.chances(["a", "b", "never seen"])
    assert abs(sum(chances.values()) - 1) < 1e-6
    assert chances == reader.chances(["b", "a"])
    assert reader.best(["a"]) == "no"
    assert reader.best(["b"]) == "yes"


def test_shipped_tables_hold_what_the_readers_ask_for() -> None:
    found = tables()
    Tagger(found)
    assert "none" in Classifier(found, "measure").labels
    assert {"airstrike", "capture"} <= set(Classifier(found, "kind").labels)
    assert set(Classifier(found, "population").labels) == {
        "civilians",
        "combatants",
        "people",
    }
