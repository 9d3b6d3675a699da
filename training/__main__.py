"""`make model`: make the network that reads English reports, and its word lists.

Inputs are pinned (training/inputs.toml) and the seed is fixed. Writes into weights/en
unless told otherwise.
"""

import argparse
import json
import logging
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import marsad_weights_en

from training import inputs, material, words
from training.material import SEED, Material

HELD = "held.json"
"""Beside a fold's network: the ids of the reports held out from it."""


def folds(whole: Material, count: int) -> Iterator[tuple[Material, list[str]]]:
    """The material less each fold of the news reports, and the ids of the fold."""
    for k in range(count):
        kept = [row for i, row in enumerate(whole.reports) if i % count != k]
        held = [row["report"] for row in whole.reports[k::count]]
        yield replace(whole, reports=kept), held


def make(folder: Path, learnt: Material, options: argparse.Namespace) -> None:
    """Make one network; the folder gets its files when all of them are made."""
    from training.reader.make import network

    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch)
        network(
            made,
            learnt,
            options.rounds,
            options.threads,
            options.start,
            options.teacher,
        )
        words.write(made, words.lists(learnt.treebank))
        folder.mkdir(parents=True, exist_ok=True)
        for file in sorted(made.iterdir()):
            shutil.copy(file, folder / file.name)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("--out", type=Path, help="a folder, instead of weights/en")
    parser.add_argument("--rounds", type=int, nargs="+", default=[4, 8, 8])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument(
        "--teacher", type=Path, help="keep the teacher in this file, or take it from it"
    )
    parser.add_argument(
        "--start", type=Path, help="go on from the network of this folder"
    )
    parser.add_argument(
        "--without-dev", action="store_true", help="learn from no report of dev.jsonl"
    )
    parser.add_argument(
        "--folds", type=int, default=0, help="as many networks, for cross-validation"
    )
    parser.add_argument(
        "--few", type=int, help="only so many of each kind of input, to try the road"
    )
    found = parser.parse_args(arguments)
    if found.out is None and (found.without_dev or found.folds or found.few):
        parser.error("what is made to measure or to try needs --out")
    if (found.start or found.teacher) and (found.without_dev or found.folds):
        parser.error("--start and --teacher may have learnt from what is held out")
    return found


def main() -> int:
    """Returns the exit status: 2 where an input is missing or not the pinned one."""
    from training.reader import base

    options = parsed()
    logging.basicConfig(format="%(message)s")
    logging.getLogger("training").setLevel(logging.INFO)
    try:
        inputs.check()
        inputs.check(base.folder(), inputs.pins("pretrained"))
    except inputs.InputError as error:
        print(f"training: {error}", file=sys.stderr)
        return 2
    whole = material.gathered(random.Random(SEED), dev=not options.without_dev)
    if options.few:
        whole = material.first(whole, options.few)
    out = options.out or marsad_weights_en.folder()
    if options.folds == 0:
        make(out, whole, options)
    for k, (learnt, held) in enumerate(folds(whole, options.folds)):
        folder = out / f"fold-{k + 1}"
        make(folder, learnt, options)
        (folder / HELD).write_text(json.dumps(held), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
