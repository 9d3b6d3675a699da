"""Score pipelines side by side, from raw text, one sentence a document.

Run as `python -m training.score NAME=FOLDER ...`; each folder holds `pipeline/` and
`gazetteer_words.json`. Every pipeline is measured in a process of its own.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from training import inputs, language, namesets
from training.disturb import unmarked
from training.prepare import document, ewt, gum, re3d
from training.tree import Tree

RELATIONS = ("nsubj", "obj", "ccomp", "nummod", "parataxis")
WORLDWIDE = "data/ner_worldwide_newswire/dev.bioes.gz"
ROUNDS = 3
Scores = dict[str, float]


def tests() -> dict[str, list[Tree]]:
    """The sets, none of which was trained on; EWT dev carries the names of UNER dev."""
    web, gum_dev = ewt("dev"), gum("dev")
    return {
        "EWT dev": web,
        "GUM dev": gum_dev,
        "GUM dev, marks lost": [unmarked(tree) for tree in gum_dev],
        "re3d held out": re3d(namesets.held_out),
        "Worldwide dev": list(namesets.worldwide(inputs.lines(WORLDWIDE))),
    }


def read(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    """The texts parsed as the reader does it: the first token starts the sentence."""
    docs = []
    for text in texts:
        doc = nlp.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        docs.append(doc)
    return list(nlp.pipe(docs))


def measure(nlp: Language, trees: list[Tree]) -> Scores:
    """Per cent by measure; what the set does not mark is left out."""
    golds = [document([tree], nlp.vocab) for tree in trees]
    docs = read(nlp, (gold.text for gold in golds))
    examples = [Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)]
    found: Scores = {}
    if trees[0].heads:
        found |= _syntax(examples)
    scored = Scorer.score_spans(
        examples, "ents", getter=lambda doc, _: doc.ents, has_annotation=_named
    )
    found |= {
        "names P": 100 * scored["ents_p"],
        "names R": 100 * scored["ents_r"],
        "names F": 100 * scored["ents_f"],
    }
    by_type = scored["ents_per_type"]
    return found | {kind: 100 * by_type[kind]["f"] for kind in namesets.KINDS}


def _named(doc: Doc) -> bool:
    return bool(doc.has_annotation("ENT_IOB"))


def _syntax(examples: list[Example]) -> Scores:
    tags = Scorer.score_token_attr(examples, "tag")
    coarse = Scorer.score_token_attr(examples, "pos")
    deps = Scorer.score_deps(
        examples,
        "dep",
        ignore_labels=("p", "punct"),
        getter=lambda t, a: getattr(t, a + "_"),
    )
    per = deps["dep_las_per_type"]
    return {
        "tag": 100 * tags["tag_acc"],
        "pos": 100 * coarse["pos_acc"],
        "UAS": 100 * deps["dep_uas"],
        "LAS": 100 * deps["dep_las"],
    } | {name: 100 * per[name]["f"] for name in RELATIONS}


def lemma_accuracy(nlp: Language, trees: list[Tree]) -> float:
    """Per cent of the words that keep their form whose lemma is right, case aside."""
    right = total = 0
    docs = read(nlp, (tree.text for tree in trees))
    for doc, tree in zip(docs, trees, strict=True):
        if [token.text for token in doc] == list(tree.words):
            total += len(doc)
            right += sum(
                token.lemma_.lower() == lemma.lower()
                for token, lemma in zip(doc, tree.lemmas, strict=True)
            )
    return 100 * right / total


def speed(nlp: Language, trees: list[Tree]) -> float:
    """Words a second of processor time, one process; the best of some rounds."""
    texts = [tree.text for tree in trees]
    words = sum(len(text.split()) for text in texts)
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        read(nlp, texts)
        best = max(best, words / (time.process_time() - start))
    return best


def scores(folder: Path) -> dict[str, Scores]:
    """All that is measured of one pipeline, by set."""
    language.register(folder / "gazetteer_words.json")
    start = time.process_time()
    nlp = spacy.load(folder / "pipeline")
    loading = time.process_time() - start
    sets = tests()
    files = [*(folder / "pipeline").rglob("*"), folder / "gazetteer_words.json"]
    size = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
    found = {name: measure(nlp, trees) for name, trees in sets.items()}
    found["EWT dev"]["lemma"] = lemma_accuracy(nlp, sets["EWT dev"])
    found["cost"] = {
        "words/s": speed(nlp, sets["GUM dev"]),
        "load s": loading,
        "MB": size,
    }
    return found


def table(columns: dict[str, dict[str, Scores]]) -> str:
    """Sets and measures down, pipelines across."""
    names = list(columns)
    lines = [f"{'':32}" + "".join(f"{name:>12}" for name in names)]
    for test, measures in columns[names[0]].items():
        for key in measures:
            cells = "".join(f"{columns[name][test][key]:12.1f}" for name in names)
            lines.append(f"{test:22}{key:10}{cells}")
    return "\n".join(lines)


def compared(folders: dict[str, Path]) -> str:
    """The table of several pipelines, each in its own process."""
    columns: dict[str, dict[str, Any]] = {}
    for name, folder in folders.items():
        command = [sys.executable, "-m", "training.score", "--one", str(folder)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        columns[name] = json.loads(done.stdout)
    return table(columns)


def main() -> None:
    """Print the table, or with `--one` the scores of one folder as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", metavar="NAME=FOLDER")
    parser.add_argument("--one", type=Path)
    args = parser.parse_args()
    if args.one is not None:
        print(json.dumps(scores(args.one)))
        return
    pairs = [item.partition("=") for item in args.folders]
    print(compared({name: Path(folder) for name, _, folder in pairs}))


if __name__ == "__main__":
    main()
