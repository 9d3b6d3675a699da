"""What the latent classes say of a table, or why they say nothing."""

from dataclasses import dataclass

import numpy as np

from marsad.weigh.estimate.gate import Fault, below_floor
from marsad.weigh.estimate.lcmcr import Sampling, sample
from marsad.weigh.estimate.modes import AGREE, Mode, modes, ratio
from marsad.weigh.estimate.table import Table

BINS = 60


@dataclass(frozen=True, slots=True)
class Latent:
    """A posterior of how many records there are in all."""

    sampling: Sampling
    sweeps: int
    median: float
    low: float
    high: float
    """95 % of the draws lie between."""
    quarter: float
    three_quarters: float
    agreement: float
    """Gelman and Rubin's ratio; 1 where all chains tell the same."""
    modes: tuple[Mode, ...]
    medians: tuple[float, ...]
    """Of each chain."""
    edges: tuple[float, ...]
    shares: tuple[float, ...]
    """A histogram of the draws, of equal steps on the logarithmic scale."""
    faults: tuple[Fault, ...]
    """Why there is no estimate; empty if there is one."""


def latent_classes(table: Table, how: Sampling) -> Latent:
    """Samples the posterior and refuses it where chains disagree or answers are
    several."""
    draws = sample(table, how)
    found, agreement = modes(draws), ratio(draws - table.records)
    low, quarter, median, three, high = np.quantile(
        draws, [0.025, 0.25, 0.5, 0.75, 0.975]
    ).tolist()
    edges = np.geomspace(draws.min(), draws.max() + 1, BINS + 1)
    counted, _ = np.histogram(draws, edges)
    return Latent(
        sampling=how,
        sweeps=2 * draws.shape[1] * how.thin,
        median=median,
        low=low,
        high=high,
        quarter=quarter,
        three_quarters=three,
        agreement=agreement,
        modes=found,
        medians=tuple(np.median(draws, axis=1).tolist()),
        edges=tuple(edges.tolist()),
        shares=tuple((counted / draws.size).tolist()),
        faults=tuple(_faults(found, agreement, below_floor(table, median, high))),
    )


def _faults(
    found: tuple[Mode, ...], agreement: float, below: Fault | None
) -> list[Fault]:
    faults = []
    if len(found) > 1:
        peaks = ", ".join(f"{one.at:,.0f} ({one.share:.0%})" for one in found)
        faults.append(
            Fault(
                "many-modes",
                "The table has several answers that lie apart (the posterior is "
                f"multimodal), near {peaks}; none of them is the estimate.",
            )
        )
    if agreement >= AGREE:
        faults.append(
            Fault(
                "unsettled",
                "Chains that began in different places do not agree on one answer "
                f"(Gelman and Rubin's ratio is {agreement:.2f}; {AGREE} at most is "
                "asked for): the posterior is multimodal, or too slow to explore.",
            )
        )
    return faults if below is None else [*faults, below]
