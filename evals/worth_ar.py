"""Learn which words make an Arabic sentence worth reading, from labelled reports.

A logistic regression over the words of a sentence writes data/worth.tsv beside the
Arabic reader. It learns from ar_more.jsonl and from our own reports that are not held
out. Words of fewer reports than SEEN are not learnt, nor words of the names of the
persons that labels name. `python evals/worth_ar.py` takes about half a minute.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import worth as english
from cases import cases

from marsad.extract.arabic import worth
from marsad.extract.arabic.sentences import sentences
from marsad.text.arabic import Plain

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/marsad/extract/arabic/data" / worth.LEARNT
GOLD = ROOT.parent / "shared/gold/ar_more.jsonl"
SEEN = 6
"""Reports that a word must stand in."""


def labelled(rows: Iterable[dict[str, Any]]) -> Iterator[english.Sentence]:
    """The sentences of labelled reports; one states a claim if it shares words with
    one."""
    for row in rows:
        text, read = row["text"], Plain(row["text"])
        starts = [text.find(claim["quote"]) for claim in row["claims"]]
        spans = [
            (start, start + len(claim["quote"]))
            for start, claim in zip(starts, row["claims"], strict=True)
        ]
        for span in sentences(read.text):
            start, end = read.stored(span)
            shared = any(start < b and a < end for a, b in spans)
            yield worth.marks(read.text[slice(*span)]), shared


def main() -> None:
    """Learn and write."""
    gold = map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())
    rows = [*gold, *cases(held=False, language="ar")]
    given = list(labelled(rows))
    often = Counter(
        mark
        for row in rows
        for mark in frozenset().union(*(m for m, _ in labelled([row])))
    )
    people = {
        mark
        for row in rows
        for claim in row["claims"]
        for mark in worth.marks(Plain(claim.get("person") or "").text)
    }
    known = [
        worth.ALWAYS,
        *sorted(m for m, n in often.items() if n >= SEEN and m not in people),
    ]
    points = english.learn(given, known, lambda word: 0)
    tenths = {word: round(10 * value) for word, value in points.items()}
    lines = (f"{word}\t{value}" for word, value in sorted(tenths.items()) if value)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(given)} sentences, {len(known)} words, written to {OUT.name}")


if __name__ == "__main__":
    main()
