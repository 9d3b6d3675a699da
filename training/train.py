"""Train the pipeline on what prepare wrote, and put it together as it ships.

The seed is fixed, and training ends after a set number of steps, so that the same
inputs and libraries give the same weights.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.lookups import Lookups
from thinc.api import Config

CONFIG = Path(__file__).parent / "pipeline.cfg"
META = {
    "name": "wire",
    "version": "0.2.0",
    "description": "English pipeline of marsad: tags, syntax and names of news wires",
    "license": "CC-BY-SA-4.0",
}


SECOND = {
    "training.max_steps": 1600,
    "training.optimizer.learn_rate.warmup_steps": 100,
    "training.optimizer.learn_rate.total_steps": 1600,
    "training.optimizer.learn_rate.initial_rate": 0.0008,
    "training.batcher.size.start": 1000,
}
"""The second round: fewer and larger steps, from the best of the first."""


def run(data: Path, out: Path, steps: int | None = None) -> None:
    """Train in two rounds; the best by the development score is OUT/model-best.

    `steps` makes both rounds shorter.
    """
    train(CONFIG, out / "first", overrides=_overrides(data, "train", steps))
    second_round(data, out, steps)


def second_round(data: Path, out: Path, steps: int | None = None) -> None:
    """Go on from OUT/first/model-best on the second draw, with a fresh optimizer."""
    again = Config().from_disk(CONFIG, interpolate=False)
    source = str(out / "first" / "model-best")
    again["components"] = {name: {"source": source} for name in again["components"]}
    again["system"]["seed"] += 1
    again.to_disk(out / "second.cfg")
    train(out / "second.cfg", out, overrides=_overrides(data, "second", steps))


def _overrides(data: Path, draw: str, steps: int | None) -> dict[str, Any]:
    values: dict[str, Any] = {
        "paths.train": str(data / f"{draw}.spacy"),
        "paths.dev": str(data / "dev.spacy"),
    }
    if draw == "second":
        values |= SECOND
    if steps is not None:
        values["training.max_steps"] = steps
        values["training.optimizer.learn_rate.total_steps"] = steps
    return values


def complete(nlp: Language, tables: Path) -> None:
    """Add the lemmatizer: forms by coarse tag, rules for the rest."""
    lookups = Lookups()
    for name, table in json.loads(tables.read_text("utf-8")).items():
        lookups.add_table(name, table)
    lemmatizer = nlp.add_pipe("lemmatizer", before="ner", config={"mode": "rule"})
    lemmatizer.initialize(lambda: [], nlp=nlp, lookups=lookups)  # type: ignore[attr-defined]
    nlp.meta.update(META)


def package(data: Path, out: Path) -> Path:
    """The finished pipeline and its word lists, in OUT/package."""
    nlp = spacy.load(out / "model-best")
    complete(nlp, data / "lemmas.json")
    folder = out / "package"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nlp.to_disk(folder / "pipeline")
    shutil.copy(data / "gazetteer_words.json", folder)
    return folder
