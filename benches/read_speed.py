"""Speed, memory and growth of the English reader, beside those of its bare network.

Words a second of one core on long newspaper articles, in one process: of the reader
as `marsad read` uses it; of the network alone, encoder and heads over all text in full
windows, nothing skipped, no rules; with `--spacy FOLDER`, of a bare spaCy pipeline.
Rounds alternate, so that whatever else the machine does hits all alike. Load time,
peak memory and a very long report are measured in processes of their own.
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import marsad_weights_en
import numpy as np

from benches.material import guardian, write_jsonl
from benches.monitor import measure
from marsad.extract.english.reader import EnglishReader
from marsad.extract.network.decode import runs
from marsad.extract.network.encoder import Encoder
from marsad.extract.network.heads import Heads, distance_buckets
from marsad.extract.network.labels import LAYERS
from marsad.extract.network.network import ENCODER, HEADS, TOKENIZER
from marsad.extract.network.pieces import WINDOW, Array, cut
from marsad.records.report import Report

_LOAD = "from marsad.extract.english.reader import load_network; load_network()"
Work = Callable[[], None]


def one_core() -> None:
    """Hold this process, and those that it starts, to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def reports(limit: int) -> list[Report]:
    """Long newspaper articles."""
    return [
        Report(id=row["report"] or "", text=row["text"] or "", evidence="")
        for row in guardian()[:limit]
    ]


def word_count(items: list[Report]) -> int:
    """Whitespace words."""
    return sum(len(item.text.split()) for item in items)


def bare(items: list[Report]) -> Work:
    """The network over all text: windows side by side, every head applied."""
    folder = marsad_weights_en.folder()
    encoder, heads = Encoder(folder / ENCODER), Heads(folder / HEADS)

    def work() -> None:
        for item in items:
            pieces = cut(item.text, folder / TOKENIZER)
            for at in range(0, len(pieces.ids), WINDOW):
                part = slice(at, at + WINDOW)
                vectors, _ = encoder.vectors(pieces.ids[part], pieces.shapes[part])
                apply(heads, vectors)

    return work


def apply(heads: Heads, vectors: Array) -> None:
    """All heads on one window."""
    tags = {layer: heads.tags(vectors, layer) for layer in LAYERS}
    for name, labels in (
        ("claim", ("kind", "certainty", "status")),
        ("figure", ("measure", "population")),
    ):
        spotted = runs(tags[name])
        if not spotted:
            continue
        first, end, _ = np.array(spotted, np.int64).T
        found = heads.runs(vectors, name, first, end)
        for label in labels:
            heads.scores(label, found)
        near = distance_buckets(first, end, len(vectors))
        if name == "claim":
            heads.pointers(vectors, found, near, np.zeros((0, 2), np.int64))
        else:
            heads.parts(found, near[:, first])


def reader(items: list[Report]) -> Work:
    """The reader from end to end."""

    def work() -> None:
        for _ in EnglishReader().read(items):
            pass

    return work


def spacy_pipe(items: list[Report], folder: Path | None) -> Work | None:
    """A spaCy pipeline on the same texts, where there is one."""
    if folder is None:
        return None
    if importlib.util.find_spec("spacy") is None:
        print("spacy is not installed; its pipeline is left out")
        return None
    import spacy

    nlp = spacy.load(folder)
    texts = [item.text for item in items]

    def work() -> None:
        for _ in nlp.pipe(texts):
            pass

    return work


def timed(work: Work) -> float:
    """Seconds of processor time; waiting for other programs does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(items: list[Report], folder: Path | None, rounds: int) -> None:
    """Print the speeds and their ratios."""
    works = {"reader": reader(items), "bare network": bare(items)}
    spacy = spacy_pipe(items, folder)
    if spacy is not None:
        works["bare spaCy pipeline"] = spacy
    for make in (reader, bare):
        make(items[:2])()
    rows = [{name: timed(work) for name, work in works.items()} for _ in range(rounds)]
    count = word_count(items)
    print(f"{len(items)} reports, {count:,} words, {rounds} rounds")
    for name in works:
        speed = median(count / row[name] for row in rows)
        ratio = median(row[name] / row["reader"] for row in rows)
        print(f"{name:20} {speed:8,.0f} words/s   reader is {ratio:5.2f} times as fast")


def growth(items: list[Report]) -> None:
    """Print the time that a quarter of the reports, half and all of them take."""
    print("linearity")
    for times in (1, 2, 4):
        some = items[: len(items) * times // 4]
        seconds, count = timed(reader(some)), word_count(some)
        per = 1e6 * seconds / count
        print(f"{times} x: {count:9,} words {seconds:7.2f} s {per:6.0f} s per million")


def alone(items: list[Report], megabytes: float) -> None:
    """Print what loading costs, and reading as a program of its own."""

    def start(code: str) -> float:
        begun = time.monotonic()
        subprocess.run([sys.executable, "-c", code], check=True)
        return time.monotonic() - begun

    empty = median(start("pass") for _ in range(3))
    print(f"load time {median(start(_LOAD) for _ in range(3)) - empty:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        rows = guardian()[: len(items)]
        texts = {f"{len(rows)} reports": rows}
        if megabytes:
            joined = "\n\n".join(item.text for item in items) + "\n\n"
            size = int(megabytes * 1e6)
            long = (joined * (size // len(joined) + 1))[:size]
            texts[f"one report of {megabytes:g} MB"] = [{**rows[0], "text": long}]
        for name, some in texts.items():
            count = write_jsonl(some, path)
            cost = measure("read", str(path))
            print(
                f"marsad read, {name}: {count:,} words, {cost.seconds:.1f} s,"
                f" {count / cost.seconds:,.0f} words/s, {cost.megabytes:.0f} MB peak"
            )


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--reports", type=int, default=189)
    parser.add_argument("--spacy", type=Path, help="folder of a spaCy pipeline")
    parser.add_argument("--big", type=float, default=10, help="megabytes, 0 for none")
    options = parser.parse_args()
    one_core()
    items = reports(options.reports)
    compare(items, options.spacy, options.rounds)
    growth(items)
    alone(items, options.big)


if __name__ == "__main__":
    main()
