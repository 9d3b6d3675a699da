import numpy as np
import pytest

from marsad.weigh.estimate.latent import Latent, latent_classes
from marsad.weigh.estimate.lcmcr import Sampling, between, sample
from marsad.weigh.estimate.modes import AGREE
from marsad.weigh.estimate.table import Table, tabulate
from tests.weigh.estimate.published import BRITAIN, KOSOVO, table


def _independent(people: int, share: float) -> Table:
    """Three lists that find people independently, each the same share of all, with the
    counts that are expected."""
    rows = []
    for cell in range(1, 8):
        held = [bool(cell & 1 << bit) for bit in range(3)]
        on = share ** sum(held) * (1 - share) ** (3 - sum(held))
        rows.append((held, round(people * on)))
    return tabulate(["A", "B", "C"], rows)


@pytest.fixture(scope="module")
def kosovo() -> Latent:
    return latent_classes(table(KOSOVO), Sampling(seed=1))


def test_kosovo_is_reproduced_within_four_percent(kosovo: Latent) -> None:
    assert kosovo.median == pytest.approx(10330, rel=0.04)
    assert kosovo.faults == ()
    assert kosovo.agreement < AGREE
    assert len(kosovo.modes) == 1
    assert kosovo.quarter == pytest.approx(9744, rel=0.04)
    assert kosovo.three_quarters == pytest.approx(11092, rel=0.04)
    assert kosovo.high == pytest.approx(13753, rel=0.1)
    assert sum(kosovo.shares) == pytest.approx(1)


def test_britain_is_refused_as_it_has_several_answers() -> None:
    found = latent_classes(table(BRITAIN), Sampling(sweeps=3000))
    codes = {fault.code for fault in found.faults}
    assert codes == {"many-modes", "unsettled"}
    assert "multimodal" in found.faults[0].words


def test_the_same_seed_gives_the_same_draws_and_another_gives_others() -> None:
    short = Sampling(seed=5, sweeps=60, chains=4)
    made = table(KOSOVO)
    backwards = table(dict(reversed(KOSOVO.items())))
    assert np.array_equal(sample(made, short), sample(backwards, short))
    other = Sampling(seed=6, sweeps=60, chains=4)
    assert not np.array_equal(sample(made, short), sample(made, other))


def test_lists_that_are_independent_give_the_true_number() -> None:
    found = latent_classes(_independent(2000, 0.4), Sampling(sweeps=6000, chains=8))
    assert found.low < 2000 < found.high
    assert found.median == pytest.approx(2000, rel=0.05)


def test_no_draw_is_below_what_is_documented() -> None:
    draws = sample(table(BRITAIN), Sampling(sweeps=60, chains=4))
    assert draws.min() >= 2744
    assert draws.shape[0] == 4


def test_wide_tables_get_fewer_sweeps_between_looks() -> None:
    assert between(15, Sampling()) == 4000
    assert between(616, Sampling()) == 400
    assert between(616, Sampling(sweeps=9000)) == 1500
