"""The heads against plain computations, on small random tables."""

import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.network.heads import Heads, distance_buckets, gelu
from marsad.extract.network.labels import BUCKETS, LABELS, LAYERS, ROLES, TIMES, WIDTH
from marsad.extract.network.pieces import Array

SIZE = 12
"""Numbers in a piece's vector."""
RUN = 10
"""Numbers in a run's vector."""


def widths() -> dict[str, tuple[int, int]]:
    """Layer -> numbers out, numbers in."""
    found = {f"tag.{layer}": (tags, SIZE) for layer, tags in LAYERS.items()}
    found |= {name: (len(labels), RUN) for name, labels in LABELS.items()}
    for name in ("claim", "figure"):
        found |= {f"{name}.attend": (1, SIZE), f"{name}.join": (RUN, 4 * SIZE)}
        known = "role" if name == "claim" else "part"
        found[f"{known}.nothing"] = (len(ROLES) if name == "claim" else 1, RUN)
    wide = len(ROLES) * 2 * WIDTH
    return found | {
        "role.ask": (wide, RUN),
        "role.know": (wide, SIZE),
        "time": (len(TIMES) + 2, RUN),
        "time.ask": (WIDTH, RUN),
        "time.know": (WIDTH, SIZE),
        "part.ask": (WIDTH, RUN),
        "part.know": (WIDTH, RUN),
    }


def tables() -> dict[str, Array]:
    rng = np.random.default_rng(7)
    found = {"near": rng.normal(size=(len(ROLES) + 2, BUCKETS))}
    for name, (out, into) in widths().items():
        found[f"{name}.weight"] = rng.normal(size=(out, into))
        found[f"{name}.bias"] = rng.normal(size=out)
    return found


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Heads:
    path = tmp_path_factory.mktemp("heads") / "heads.npz"
    np.savez(path, **tables())  # type: ignore[arg-type]
    return Heads(path)


def vectors(many: int, seed: int = 1) -> Array:
    return np.random.default_rng(seed).normal(size=(many, SIZE)).astype(np.float32)


def bucket(first: int, end: int, at: int) -> int:
    """The step of distance, told slowly."""
    if first <= at < end:
        return 0
    away = first - at if at < first else at - end + 1
    step = 1 + min(7, int(math.log2(away)))
    return step + 8 if at < first else step


RUNS = st.lists(
    st.tuples(st.integers(0, 299), st.integers(1, 60)), min_size=1, max_size=4
)


@given(RUNS, st.integers(1, 400))
def test_distances_in_steps(found: list[tuple[int, int]], size: int) -> None:
    rows = [(a, a + length) for a, length in found]
    made = distance_buckets(*(np.array(side) for side in zip(*rows, strict=True)), size)
    expected = [[bucket(a, b, at) for at in range(size)] for a, b in rows]
    assert made.tolist() == expected
    assert made.max() < BUCKETS


@given(st.floats(-20, 20))
def test_gelu_is_near_its_exact_form(x: float) -> None:
    exact = 0.5 * x * (1 + math.erf(x / math.sqrt(2)))
    assert abs(float(gelu(np.array(x))) - exact) < 2e-3


def test_tags_are_a_linear_layer(heads: Heads) -> None:
    seen, known = vectors(3), tables()
    found = heads.tags(seen, "name")
    for i, row in enumerate(seen.tolist()):
        for k, weights in enumerate(known["tag.name.weight"].tolist()):
            slow = sum(a * b for a, b in zip(row, weights, strict=True))
            assert abs(found[i, k] - slow - known["tag.name.bias"][k]) < 1e-3


def test_a_run_depends_on_its_own_pieces_alone(heads: Heads) -> None:
    first, end = np.array([1, 4]), np.array([3, 5])
    seen = vectors(6)
    other = seen.copy()
    other[[0, 3, 5]] += 9
    one, two = (heads.runs(each, "claim", first, end) for each in (seen, other))
    assert one.shape == (2, RUN)
    assert np.allclose(one, two, atol=1e-5)
    other[2] += 1
    changed = heads.runs(other, "claim", first, end)
    assert not np.allclose(one[0], changed[0])
    assert np.allclose(one[1], changed[1], atol=1e-5)


def test_a_run_of_one_piece_is_that_piece_four_times(heads: Heads) -> None:
    seen, known = vectors(2), tables()
    found = heads.runs(seen, "figure", np.array([1]), np.array([2]))
    joined = np.concatenate([seen[1]] * 4)
    slow = known["figure.join.weight"] @ joined + known["figure.join.bias"]
    assert np.allclose(found[0], gelu(slow), atol=1e-3)


@pytest.mark.parametrize("many", [0, 1, 3])
def test_pointers_have_a_score_for_every_piece_and_time(
    heads: Heads, many: int
) -> None:
    seen = vectors(9)
    first, end = np.array([0, 5]), np.array([2, 8])
    claims = heads.runs(seen, "claim", first, end)
    near = distance_buckets(first, end, len(seen))
    times = np.array([(i, i + 2) for i in range(many)], np.int64).reshape(-1, 2)
    found = heads.pointers(seen, claims, near, times)
    assert found.start.shape == (len(ROLES), 2, 1 + len(seen))
    assert found.end.shape == (len(ROLES), 2, len(seen))
    assert found.time.shape == (2, len(TIMES) + 2 * many)
    alone = heads.pointers(seen, claims[1:], near[1:], times)
    assert np.allclose(found.start[:, 1], alone.start[:, 0], atol=1e-4)
    assert np.allclose(found.time[1], alone.time[0], atol=1e-4)


def test_a_pointer_is_a_product_a_distance_and_nothing_else(heads: Heads) -> None:
    seen, known = vectors(4), tables()
    first, end = np.array([1]), np.array([2])
    claims = heads.runs(seen, "claim", first, end)
    near = distance_buckets(first, end, len(seen))
    found = heads.pointers(seen, claims, near, np.zeros((0, 2), np.int64))
    ask = known["role.ask.weight"] @ claims[0] + known["role.ask.bias"]
    for role in range(len(ROLES)):
        for piece in range(4):
            know = known["role.know.weight"] @ seen[piece] + known["role.know.bias"]
            for which, scores in enumerate((found.start[:, :, 1:], found.end)):
                at = slice((2 * role + which) * WIDTH, (2 * role + which + 1) * WIDTH)
                slow = ask[at] @ know[at] / 8 + known["near"][role, near[0, piece]]
                assert abs(scores[role, 0, piece] - slow) < 1e-2


def test_no_figure_is_a_part_of_itself(heads: Heads) -> None:
    seen = vectors(8)
    first, end = np.array([0, 3, 6]), np.array([1, 5, 7])
    figures = heads.runs(seen, "figure", first, end)
    near = distance_buckets(first, end, len(seen))[:, first]
    found = heads.parts(figures, near)
    assert found.shape == (3, 4)
    for k in range(3):
        assert found[k, k + 1] == -np.inf
        assert np.isfinite(np.delete(found[k], k + 1)).all()


def test_files_of_tables_hold_no_programs(tmp_path: Path) -> None:
    path = tmp_path / "heads.npz"
    np.savez(path, x=np.array([{"a": 1}], object))
    with pytest.raises(ValueError, match="allow_pickle"):
        Heads(path)
