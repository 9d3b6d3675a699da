"""Train the English readers' classifiers on labelled reports (`make model`).

Needs scikit-learn and the labelled reports of ../shared/gold, and adds those of
cases/ that are not held out. With `--check` it prints what four-fold cross-validation
over the former reaches and writes nothing.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import chain
import marsad_weights_en
import numpy as np
import scipy.sparse
from cases import cases
from sklearn.linear_model import LogisticRegression

from marsad.extract.english.candidates import (
    Candidate,
    candidates,
    figure_features,
    population_features,
)
from marsad.extract.english.features import (
    OFFSETS,
    families_of,
    kind_features,
    token_attributes,
)
from marsad.extract.english.learned import Classifier, Tagger
from marsad.extract.english.passages import passages
from marsad.extract.english.pipeline import load_pipeline
from marsad.extract.english.scene import Scene, scenes
from marsad.extract.english.speech import voices
from marsad.extract.english.version import WEIGHTS
from marsad.extract.english.view import View, view
from marsad.extract.english.worth import may_claim

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "more.jsonl"
FOLDS = 4
OWN_WEIGHT = 1
"""How often a report of cases/ counts as one of the others does."""
STRENGTH = {"measure": 1.0, "kind": 0.3, "population": 1.0}
"""Inverse of the penalty of each classifier."""
Row = tuple[int, list[str], str]
"""Which report, features, label."""


@dataclass
class Labelled:
    """One report with its labels, seen as the readers see it."""

    number: int
    own: bool
    """Whether it is one of cases/."""
    claims: list[dict[str, Any]]
    views: list[View]
    scenes: list[Scene]


def load(path: Path) -> list[Labelled]:
    """All reports of a file of labelled reports and of cases/, parsed."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    first_own = len(rows)
    rows += cases(held=False)
    found = passages([row["text"] for row in rows], load_pipeline(), may_claim)
    return [_labelled(i, i >= first_own, row, found[i]) for i, row in enumerate(rows)]


def _labelled(
    number: int, own: bool, row: dict[str, Any], found: list[Any]
) -> Labelled:
    text = row["text"]
    for claim in row["claims"]:
        claim["span"] = _find(text, claim["quote"], 0, len(text))
        for figure in claim["figures"]:
            inside = _find(text, figure["text"], *claim["span"])
            figure["span"] = inside or _find(text, figure["text"], 0, len(text))
    views = [seen for seen in map(view, found) if seen is not None]
    said = voices(found, text, row["publisher"])
    return Labelled(
        number, own, row["claims"], views, scenes(views, row["title"], said)
    )


def _find(text: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    at = text.find(words, start, end)
    return None if at < 0 else (at, at + len(words))


def tag_items(reports: Sequence[Labelled]) -> list[chain.Item]:
    """What the tagger learns from."""
    return [
        (report.number, token_attributes(seen, scene), _labels(seen, report.claims))
        for report in reports
        for seen, scene in zip(report.views, report.scenes, strict=True)
    ]


def _labels(seen: View, claims: list[dict[str, Any]]) -> list[int]:
    labels = [2] * len(seen.word)
    for claim in sorted(claims, key=lambda c: (c["span"][0], -c["span"][1])):
        start, end = claim["span"]
        first = True
        for i in range(len(labels)):
            if seen.start[i] < end and seen.end[i] > start:
                if labels[i] == 2:
                    labels[i] = 0 if first else 1
                    first = False
                elif first:
                    break
    return labels


def kind_rows(reports: Sequence[Labelled]) -> list[Row]:
    """What the classifier of kinds learns from."""
    rows: list[Row] = []
    for report in reports:
        before: list[str] = []
        claims = sorted(report.claims, key=lambda c: c["span"])
        for seen, scene in zip(report.views, report.scenes, strict=True):
            for claim in claims:
                run = _run(seen, claim["span"])
                if run is not None:
                    features = list(kind_features(seen, scene, run, before))
                    rows.append((report.number, features, claim["kind"]))
                    before.append(families_of(seen, run))
    return rows


def _run(seen: View, span: tuple[int, int]) -> tuple[int, int] | None:
    inside = [
        i
        for i in range(len(seen.word))
        if seen.start[i] < span[1] and seen.end[i] > span[0]
    ]
    return (inside[0], inside[-1]) if inside else None


def figure_rows(reports: Sequence[Labelled]) -> tuple[list[Row], list[Row]]:
    """What the classifiers of measures and of populations learn from."""
    measures: list[Row] = []
    populations: list[Row] = []
    for report in reports:
        golds = [figure for claim in report.claims for figure in claim["figures"]]
        used: set[int] = set()
        for seen, scene in zip(report.views, report.scenes, strict=True):
            before = "-"
            for candidate in candidates(seen):
                gold = _gold(candidate, golds, used)
                label = "none" if gold is None else gold["measure"]
                features = figure_features(seen, scene, candidate)
                measures.append((report.number, features, label))
                if gold is not None and gold["population"] is not None:
                    features = list(population_features(seen, candidate, label, before))
                    populations.append((report.number, features, gold["population"]))
                    before = gold["population"]
    return measures, populations


def _gold(
    candidate: Candidate, golds: list[dict[str, Any]], used: set[int]
) -> dict[str, Any] | None:
    def shared(k: int) -> int:
        span = golds[k]["span"]
        return min(candidate.span[1], span[1]) - max(candidate.span[0], span[0])

    same = [
        k
        for k, gold in enumerate(golds)
        if k not in used
        and shared(k) > 0
        and (gold["low"], gold["high"]) == (candidate.low, candidate.high)
    ]
    if not same:
        return None
    best = max(same, key=shared)
    used.add(best)
    return golds[best]


def fit(name: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The tables of one classifier."""
    seen: dict[str, set[int]] = defaultdict(set)
    for report, features, _ in rows:
        for feature in features:
            seen[feature].add(report)
    kept = sorted(key for key, reports in seen.items() if len(reports) >= chain.LEAST)
    known = {key: i for i, key in enumerate(kept)}
    indices: list[int] = []
    ends = [0]
    for _, features, _ in rows:
        indices.extend(sorted({known[key] for key in features if key in known}))
        ends.append(len(indices))
    shape = (len(rows), len(kept))
    matrix = scipy.sparse.csr_matrix((np.ones(len(indices)), indices, ends), shape)
    model = LogisticRegression(C=STRENGTH[name], max_iter=1000)
    model.fit(matrix, [label for _, _, label in rows])
    return {
        f"{name}:keys": np.array(kept, dtype=np.str_),
        f"{name}:weights": model.coef_.T.astype(np.float16),
        f"{name}:bias": model.intercept_.astype(np.float32),
        f"{name}:labels": np.array([str(label) for label in model.classes_]),
    }


def model(reports: Sequence[Labelled]) -> dict[str, Any]:
    """All tables, trained on the reports."""
    reports = [
        report for report in reports for _ in range(OWN_WEIGHT if report.own else 1)
    ]
    measures, populations = figure_rows(reports)
    return {
        **chain.train(tag_items(reports), OFFSETS),
        **fit("measure", measures),
        **fit("population", populations),
        **fit("kind", kind_rows(reports)),
    }


def check(reports: Sequence[Labelled]) -> None:
    """Print what cross-validation reaches."""
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for fold in range(FOLDS):
        held = [r for r in reports if r.number % FOLDS == fold and not r.own]
        train = [r for r in reports if r.number % FOLDS != fold or r.own]
        tables = model(train)
        measures, populations = figure_rows(held)
        for name, rows in (("kind", kind_rows(held)), ("population", populations)):
            reader = Classifier(tables, name)
            for _, features, label in rows:
                right[name][0] += reader.best(features) == label
                right[name][1] += 1
                right[name][2] += 1
        reader = Classifier(tables, "measure")
        for _, features, label in measures:
            chances = reader.chances(features)
            for limit in (0.4, 0.5, 0.6, 0.7, 0.8):
                cell = right[f"measure {limit}"]
                found = chances["none"] < limit
                chances_of = {k: v for k, v in chances.items() if k != "none"}
                guess = max(chances_of, key=lambda k: chances_of[k])
                cell[0] += found and guess == label
                cell[1] += found
                cell[2] += label != "none"
        for limit in (-0.6, -0.4, -0.3, -0.2):
            _score_runs(Tagger(tables), held, limit, right[f"runs {limit}"])
    for name, (found, said, gold) in sorted(right.items()):
        print(f"{name:14} p {found / said:.3f} r {found / gold:.3f}", end=" ")
        print(f"f {2 * found / (said + gold):.4f} of {gold}")


def _score_runs(
    reader: Tagger, held: Sequence[Labelled], outside: float, cell: list[int]
) -> None:
    for report in held:
        said = [
            seen.span(*run)
            for seen, scene in zip(report.views, report.scenes, strict=True)
            for run in reader.runs(token_attributes(seen, scene), outside)
        ]
        free = [claim["span"] for claim in report.claims]
        cell[1] += len(said)
        cell[2] += len(free)
        for a, b in said:
            for gold in free:
                shared = min(b, gold[1]) - max(a, gold[0])
                if shared > 0 and 2 * shared >= min(b - a, gold[1] - gold[0]):
                    free.remove(gold)
                    cell[0] += 1
                    break


def main() -> int:
    """Train on the labelled reports, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if not GOLD.exists():
        print(f"nothing to train on: {GOLD.name} is not beside this checkout")
        return 1
    reports = load(GOLD)
    if parser.parse_args().check:
        check(reports)
        return 0
    path = Path(marsad_weights_en.__file__).parent / WEIGHTS
    np.savez_compressed(path, **model(reports))
    print(f"wrote {path.name}, {path.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
