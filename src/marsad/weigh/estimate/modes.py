"""Whether chains agree, and whether they tell of one answer or of several."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

AGREE = 1.1
"""Gelman and Rubin's ratio (split chains, on the logarithm) below which they agree."""
DIP = 0.8
"""A valley this low, beside the lower of its peaks, parts two modes."""
LEAST = 0.025
"""Share of all draws that a mode must hold to count as one."""
GRID = 400

Draws = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Mode:
    """One peak of a posterior."""

    at: float
    share: float
    """Share of all draws that lie between the valleys on either side."""


def ratio(draws: Draws) -> float:
    """Gelman and Rubin's R-hat of chains x draws of positive numbers, each chain split
    in two, on their logarithms: 1 if all chains tell the same."""
    half = draws.shape[1] // 2
    parts = np.log(np.concatenate([draws[:, :half], draws[:, half : 2 * half]]) + 1.0)
    within = parts.var(axis=1, ddof=1).mean()
    between = parts.mean(axis=1).var(ddof=1)
    return float(np.sqrt((within * (half - 1) / half + between) / within))


def modes(draws: Draws) -> tuple[Mode, ...]:
    """The peaks of the draws' density on the logarithmic scale, from the least number
    up; those that no real valley parts are one."""
    values = np.sort(np.log(draws.ravel()))
    grid, density = _density(values)
    peaks = _peaks(density)
    cuts = [int(a + density[a : b + 1].argmin()) for a, b in pairwise(peaks)]
    edges = [0.0, *(float(grid[cut]) for cut in cuts), np.inf]
    found = []
    for peak, (low, high) in zip(peaks, pairwise(edges), strict=True):
        share = float(((values >= low) & (values < high)).mean())
        found.append(Mode(float(np.exp(grid[peak])), share))
    return tuple(one for one in found if one.share >= LEAST)


def _density(values: Draws) -> tuple[Draws, Draws]:
    """A Gaussian kernel density by Silverman's rule, at GRID points."""
    low, high = np.quantile(values, [0.25, 0.75])
    width = 0.9 * min(values.std(), (high - low) / 1.34) * len(values) ** -0.2
    width = max(float(width), 1e-6)
    grid = np.linspace(values[0] - 3 * width, values[-1] + 3 * width, GRID)
    step = grid[1] - grid[0]
    counted, _ = np.histogram(values, GRID, (grid[0] - step / 2, grid[-1] + step / 2))
    reach = np.arange(-GRID, GRID + 1) * step / width
    kernel = np.exp(-(reach**2) / 2)
    return grid, np.convolve(counted, kernel)[GRID : 2 * GRID]


def _peaks(density: Draws) -> list[int]:
    """Indices of peaks, each parted from the next by a valley of DIP at most."""
    inner = density[1:-1]
    tops = np.flatnonzero((inner > density[:-2]) & (inner >= density[2:])) + 1
    kept: list[int] = []
    for top in (int(one) for one in tops):
        while kept:
            valley = density[kept[-1] : top + 1].min()
            if valley < DIP * min(density[kept[-1]], density[top]):
                break
            if density[kept[-1]] >= density[top]:
                top = kept[-1]
            kept.pop()
        kept.append(top)
    return kept
