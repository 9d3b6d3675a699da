"""Learn how much each likeness of two leads weighs (resolve/data/lead_weights.toml).

Logistic regression over pairs of texts of Airwars' incidents in Syria: the same
incident or not. Half of the incidents, chosen by a hash, is learnt from, the other half
is for checking; incidents that share a text are in one half. `--write` writes the file.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import grouping
import numpy as np
from clusters import bcubed
from scipy.optimize import minimize

from marsad.engine.local import LocalEngine
from marsad.resolve import alike, stories
from marsad.resolve.lead import Lead

OUT = Path(alike.__file__).parent / "data" / "lead_weights.toml"
LOSS = 0.5
"""How much large weights cost."""
STEPS = [step / 4 for step in range(-16, 7)]
"""Thresholds that are tried."""
HEAD = """# How much each likeness of two leads speaks for one incident: points in units of the
# logarithm of the odds, learnt by evals/lead_weights.py from texts on half of Airwars'
# incidents in Syria of 2021 and 2025-26. "enough" is the mean from which groups join.
"""
