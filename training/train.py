"""Train the pipeline on what prepare wrote, and put it together as it ships.

The seed is fixed, and training ends after a set number of steps, so that the same
inputs and libraries give the same weights.
"""

import json
import shutil
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.lookups import Lookups

CONFIG = Path(__file__).parent / "pipeline.cfg"
META = {
    "name": "wire",
    "version": "0.2.0",
    "description": "English pipeline of marsad: tags, syntax and names of news wires",
    "license": "CC-BY-SA-4.0",
}


def run(data: Path, out: Path, steps: int | None = None) -> None:
    """Train; the best checkpoint by the development score is OUT/model-best."""
    overrides: dict[str, object] = {
        "paths.train": str(data / "train.spacy"),
        "paths.dev": str(data / "dev.spacy"),
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
        overrides["training.optimizer.learn_rate.total_steps"] = steps
    train(CONFIG, out, overrides=overrides)


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
