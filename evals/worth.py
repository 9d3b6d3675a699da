"""Learn which words make a sentence worth reading, from labelled reports.

A logistic regression over the words of a sentence, drawn towards the hand-made lists
of worth.toml, writes data/worth.tsv beside the reader. It learns from the labelled
reports that are not held out, and from texts that state no claims: our own articles
in training/ and the GUM treebank. Only words that texts write small are learnt, so
that no name of anybody gets in. `python evals/worth.py` takes about half a minute.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from cases import cases
from sets import DATA, lines

from marsad.extract.english import worth
from marsad.text.split import clean, sentences

ROOT = Path(__file__).parents[1]
OUT = ROOT / "src/marsad/extract/english/data" / worth.LEARNT
GOLD = ROOT.parent / "shared/gold/more.jsonl"
ARTICLES = ROOT / "training/data/attributions.jsonl"
GUM = DATA / "ud_english_gum_permissive/train.conllu.gz"
PENALTY = 0.5
STEPS = 3000
SEEN = 2
"""Sentences that a word must stand in."""
LEAST = 2
"""Tenths of a point by which a word must differ from the lists to be written."""
LOWEST = 5.0
"""Points that a word may take away; one of the lists keeps half of what they give."""
Sentence = tuple[frozenset[str], bool]
"""The words of a sentence, and whether it states a claim."""


def labelled(rows: Iterable[dict[str, Any]]) -> Iterator[Sentence]:
    """The sentences of labelled reports; one states a claim if it holds half of it."""
    for row in rows:
        text = row["text"]
        plain = clean(text)
        starts = [text.find(claim["quote"]) for claim in row["claims"]]
        spans = [
            (start, start + len(claim["quote"]))
            for start, claim in zip(starts, row["claims"], strict=True)
        ]
        for sentence in sentences(text):
            shared = (
                2 * (min(b, sentence.end) - max(a, sentence.start)) >= b - a
                for a, b in spans
            )
            yield worth.marks(plain[sentence.start : sentence.end]), any(shared)


def unlabelled() -> Iterator[str]:
    """Texts that state no claim, or hardly any."""
    for line in ARTICLES.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]
    for line in lines(GUM):
        if line.startswith("# text = "):
            yield line.removeprefix("# text = ")


def small(texts: Iterable[str]) -> Counter[str]:
    """How many texts write a word small."""
    found: Counter[str] = Counter()
    for text in texts:
        words = worth.WORD.finditer(text)
        found.update({worth.stem(word[0]) for word in words if word[0].islower()})
    return found


def learn(
    given: list[Sentence],
    known: list[str],
    listed_as: Callable[[str], int] = worth.listed,
) -> dict[str, float]:
    """Points of words; the even chance lies at nought. `listed_as` gives the tenths
    of a point that lists give a word."""
    place = {word: i for i, word in enumerate(known)}
    cells = [
        (row, place[word])
        for row, (found, _) in enumerate(given)
        for word in (worth.ALWAYS, *sorted(found))
        if word in place
    ]
    table = _Table(*np.array(cells).T)
    truth = np.array([said for _, said in given], float)
    listed = np.array([listed_as(word) / 10 for word in known])
    penalty = np.full(len(known), PENALTY)
    penalty[place[worth.ALWAYS]] = 0
    steepest = table.steepest() / 4 + PENALTY
    at = before = np.zeros(len(known))
    for step in range(STEPS):
        ahead = at + step / (step + 3) * (at - before)
        wrong = 1 / (1 + np.exp(-table.times(ahead + listed))) - truth
        slope = table.turned(wrong) + penalty * ahead
        before, at = at, ahead - slope / steepest
    least = np.where(listed > 0, listed / 2, -LOWEST)
    least[place[worth.ALWAYS]] = -np.inf
    return dict(zip(known, np.maximum(at + listed, least).tolist(), strict=True))


class _Table:
    """Which words stand in which sentences."""

    def __init__(self, rows: np.ndarray, words: np.ndarray) -> None:
        self._rows, self._words = rows, words
        self._size = int(rows.max()) + 1, int(words.max()) + 1

    def times(self, points: np.ndarray) -> np.ndarray:
        return np.bincount(self._rows, points[self._words], self._size[0])

    def turned(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self._words, values[self._rows], self._size[1])

    def steepest(self) -> float:
        """The largest stretch of the table times itself, by power iteration."""
        tried = np.ones(self._size[1])
        for _ in range(50):
            tried /= np.linalg.norm(tried)
            tried = self.turned(self.times(tried))
        return float(np.linalg.norm(tried))


def table(points: dict[str, float]) -> str:
    """The file's text: a word and its tenths of a point on each line."""
    tenths = {word: round(10 * value) for word, value in points.items()}
    kept = (
        f"{word}\t{value}"
        for word, value in sorted(tenths.items())
        if abs(value - worth.listed(word)) >= LEAST or word == worth.ALWAYS
    )
    return "\n".join(kept) + "\n"


def main() -> None:
    """Learn and write."""
    gold = GOLD.read_text(encoding="utf-8").splitlines()
    reports = [*map(json.loads, gold), *cases(held=False)]
    plain = list(unlabelled())
    given = list(labelled(reports))
    for text in plain:
        spans = sentences(text)
        given += [(worth.marks(clean(text)[s.start : s.end]), False) for s in spans]
    written = small([*(row["text"] for row in reports), *plain])
    counts = Counter(word for found, _ in given for word in found)
    known = sorted(
        word
        for word, count in counts.items()
        if count >= SEEN and (written[word] >= SEEN or word in worth.NUMBERS)
    )
    known.append(worth.ALWAYS)
    OUT.write_text(table(learn(given, known)), encoding="utf-8")


if __name__ == "__main__":
    main()
