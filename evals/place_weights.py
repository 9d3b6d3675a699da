"""Learn how much each thing known of an entry weighs (src/marsad/locate/rank.py).

Of every name in LGL and GeoVirus, the entries within KM of the gold point are right;
weights are those of a conditional logit over the name's entries, with the places of a
text weighed by one another under the weights of the round before. Prints accuracy
within 161 km on folds of texts not learnt from; `--write` sets data/weights.toml.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from geoparse import FILES, HUNDRED_MILES, apart, asked, documents, models
from scipy.optimize import minimize

from marsad.locate import rank
from marsad.locate.find import Name, sought
from marsad.locate.told import name_at
from marsad.run.asking import Asked

KM = 100.0
FOLDS = 4
ROUNDS = 2
LOSS = 0.003
"""Weight of the squares of the weights."""
OUT = Path(rank.__file__).with_name("data") / "weights.toml"
HEAD = """\
# What each thing known of an entry adds to its score; learnt from labelled news by
# evals/place_weights.py.

"""
Gold = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A labelled text."""

    set_name: str
    names: list[tuple[rank.Sought, Gold]]
    """Those that have entries."""
    total: int
    """All names."""


def texts() -> list[Text]:
    """The names of each labelled text that have entries, with their gold points."""
    made = []
    for name in FILES:
        for text, toponyms in documents(name):
            rows = [*asked(text, toponyms)]
            found = [sought(_name(row), models().gazetteer) for row in rows]
            points = [(t["lat"], t["lon"]) for t in toponyms]
            pairs = zip(found, points, strict=True)
            known = [(one, gold) for one, gold in pairs if one is not None]
            made.append(Text(name, known, len(rows)))
    return made


def _name(row: Asked) -> Name:
    assert row.span is not None
    return name_at(row.text, row.span, models().gazetteer)


def right(one: rank.Weighed, gold: Gold, within: float) -> bool:
    """Whether an entry lies near the gold point."""
    entry = one.entry
    return (
        entry.lat is not None
        and entry.lon is not None
        and apart(entry.lat, entry.lon, *gold) <= within
    )


def learnt(made: Sequence[Text], names: Sequence[str]) -> dict[str, float]:
    """The weights under which the right entries are likeliest."""
    cases = []
    for text in made:
        rows = rank.weighed([one for one, _ in text.names])
        for row, (_, gold) in zip(rows, text.names, strict=True):
            good = np.array([right(one, gold, KM) for one in row])
            if good.any() and not good.all():
                values = [[one.features.get(n, 0.0) for n in names] for one in row]
                cases.append((np.array(values), good))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros(len(names))
        for values, good in cases:
            score = values @ weights
            part = np.exp(score - score.max())
            total -= math.log(part[good].sum() / part.sum())
            ours = part[good] / part[good].sum()
            slope -= ours @ values[good] - part / part.sum() @ values
        many = len(cases)
        return (
            total / many + LOSS * weights @ weights,
            slope / many + 2 * LOSS * weights,
        )

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {
        name: round(float(value), 3) for name, value in zip(names, found, strict=True)
    }


def fitted(made: Sequence[Text]) -> dict[str, float]:
    """Weights learnt in rounds, each weighing texts by those of the round before."""
    for _ in range(ROUNDS):
        rank.weights.cache_clear()
        names = list(rank.weights())
        found = learnt(made, names)
        rank.weights().update(found)
    return dict(rank.weights())


def placed(made: Iterable[Text]) -> int:
    """Names placed within 161 km."""
    good = 0
    for text in made:
        rows = rank.weighed([one for one, _ in text.names])
        for row, (_, gold) in zip(rows, text.names, strict=True):
            good += right(row[0], gold, HUNDRED_MILES)
    return good


def main() -> None:
    """Print how well folds are placed by weights from the others."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    wanted = parser.parse_args().write
    made = texts()
    good = Counter[str]()
    for fold in range(FOLDS):
        fitted([text for i, text in enumerate(made) if i % FOLDS != fold])
        for name in FILES:
            folded = (t for i, t in enumerate(made) if i % FOLDS == fold)
            good[name] += placed(t for t in folded if t.set_name == name)
    for name in FILES:
        total = sum(text.total for text in made if text.set_name == name)
        print(f"{name}, texts not learnt from: {good[name] / total:.3f} of {total}")
    found = fitted(made)
    print(found)
    if wanted:
        rows = (f'"{name}" = {value}\n' for name, value in found.items())
        OUT.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
