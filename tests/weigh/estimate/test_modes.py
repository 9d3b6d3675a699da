import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.weigh.estimate.modes import AGREE, modes, ratio

RANDOM = np.random.default_rng(7)


def _chains(*middles: float, draws: int = 400) -> np.ndarray:
    return np.exp(
        RANDOM.normal(np.log(np.array(middles))[:, None], 0.1, (len(middles), draws))
    )


def test_chains_that_tell_the_same_agree_and_others_do_not() -> None:
    assert ratio(_chains(5000, 5000, 5000, 5000)) < 1.02
    assert ratio(_chains(5000, 5000, 5000, 9000)) > AGREE
    drifting = np.sort(_chains(5000, 5000), axis=1)
    assert ratio(drifting) > AGREE


def test_two_answers_are_two_modes_with_their_shares() -> None:
    first, second = modes(_chains(5000, 20000, 20000, 20000))
    assert first.at == pytest.approx(5000, rel=0.1)
    assert second.at == pytest.approx(20000, rel=0.1)
    assert first.share == pytest.approx(0.25, abs=0.01)


def test_a_shoulder_and_a_stray_draw_are_no_modes() -> None:
    assert len(modes(_chains(5000, 5500, 6000))) == 1
    stray = _chains(5000, 5000, 5000, 5000)
    stray[0, :3] = 90000
    assert len(modes(stray)) == 1


@given(st.permutations(range(40)))
def test_the_order_of_draws_does_not_matter_to_modes(order) -> None:
    draws = np.array([100.0 + n if n < 20 else 900.0 + n for n in range(40)])
    assert modes(draws[order].reshape(4, 10)) == modes(draws.reshape(4, 10))
