"""Learn how much each likeness of two leads weighs (resolve/data/lead_weights.toml).

Logistic regression over pairs of texts on Airwars' incidents in Syria: about one
incident or not. Half of the incidents, chosen by a hash, is learnt from; the other is
for checking (grouping.halves). A pair of one incident counts for less the more texts
the incident has, as BCubed has it. Then the mean from which groups join ("enough") is
chosen on the same half. `--keep` names a file of readings (grouping.py), `--write`
writes the weights.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import grouping
import numpy as np
from clusters import bcubed
from scipy.optimize import minimize

from marsad.engine.local import LocalEngine
from marsad.records.event import Pair
from marsad.resolve import alike, stories
from marsad.resolve.lead import Lead

OUT = Path(alike.__file__).parent / "data" / "lead_weights.toml"
LOSS = 0.5
"""How much large weights cost."""
OFTEN = 8.0
"""How much a pair of one incident counts, over the number of its texts."""
STEPS = [step / 4 for step in range(-16, 7)]
"""Means that are tried."""
HEAD = """# How much each likeness of two leads speaks for one incident, in units of the
# logarithm of the odds. Learnt by evals/lead_weights.py from texts on half of
# Airwars' incidents in Syria of 2021 and 2025-26 (airwars.org; no word of them is
# here). "any" is what every pair begins with, "enough" the mean that joins.
"""
Gold = Mapping[str, Sequence[str]]


def pairs(known: Mapping[str, Lead]) -> dict[Pair, dict[str, float]]:
    """The features of every pair worth comparing."""
    met = alike.usage(known.values())
    found = stories.candidates(known, met, LocalEngine())
    return {(a, b): alike.features(known[a], known[b], met) for a, b in found}


def learnt(made: Mapping[Pair, Mapping[str, float]], gold: Gold) -> dict[str, float]:
    """The weights under which what is known of the pairs is likeliest."""
    names = sorted({name for found in made.values() for name in found})
    values = np.array(
        [[found.get(name, 0.0) for name in names] for found in made.values()]
    )
    same = np.array([bool(set(gold[a]) & set(gold[b])) for a, b in made])
    size = Counter(incident for filed in gold.values() for incident in filed)
    most = {text: max(size[incident] for incident in gold[text]) for text in gold}
    counts = np.array([OFTEN / 2 * (1 / most[a] + 1 / most[b]) for a, b in made])
    counts = np.where(same, counts, 1.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = values @ weights
        likely = 1 / (1 + np.exp(-score))
        lost = counts * (np.logaddexp(0, score) - same * score)
        slope = values.T @ (counts * (likely - same))
        cost = LOSS * weights @ weights
        return lost.sum() + cost, slope + 2 * LOSS * weights

    start = np.zeros(len(names))
    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return {name: round(float(x), 3) for name, x in zip(names, found, strict=True)}


def labels(
    made: Mapping[Pair, Mapping[str, float]],
    weights: Mapping[str, float],
    enough: float,
    gold: Gold,
) -> dict[str, str]:
    """Text -> its story, by some weights."""
    scores = {}
    for pair, found in made.items():
        score = sum(weights.get(name, 0.0) * value for name, value in found.items())
        scores[pair] = max(-stories.CAP, min(stories.CAP, score))
    found = {text: text for text in gold}
    for group in stories.linked(scores, enough):
        found |= dict.fromkeys(group, group[0])
    return found


def main() -> None:
    """Learn, and print how well both halves are grouped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    given = grouping.texts()
    gold, part = given.gold, grouping.halves(given.gold)
    dossier = grouping.record(grouping.collected(given), options.keep)
    made = pairs(grouping.known_leads(dossier))
    half = {
        pair: found for pair, found in made.items() if not part[pair[0]] | part[pair[1]]
    }
    weights = learnt(half, gold)
    sides = [[text for text in gold if part[text] == one] for one in (0, 1)]

    def reached(enough: float, side: int) -> float:
        return bcubed(labels(made, weights, enough, gold), gold, sides[side]).f1

    enough = max(STEPS, key=lambda step: reached(step, 0))
    print(f"enough {enough}, learnt from: {reached(enough, 0):.3f}")
    print(f"for checking: {reached(enough, 1):.3f}")
    found = {**weights, "enough": enough}
    print(found)
    if options.write:
        rows = (f'"{name}" = {value}\n' for name, value in found.items())
        OUT.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
