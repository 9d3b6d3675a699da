"""What the English reader leaves unread, and which labelled claims are lost by that.

A claim is lost where less than half of its words stand in sentences that are read.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benches.material import fa_kes, guardian, need_shared
from marsad.extract.english.worth import kept_sentences
from marsad.text.split import Sentence, sentences

CASES = Path(__file__).resolve().parents[1] / "evals" / "cases"


@dataclass(slots=True)
class Skipped:
    """Counts over some reports."""

    reports: int = 0
    sentences: int = 0
    sentences_read: int = 0
    words: int = 0
    words_read: int = 0
    claims: int = 0
    claims_lost: int = 0


def words(text: str, found: Iterable[Sentence]) -> int:
    """Whitespace words of sentences."""
    return sum(len(text[each.start : each.end].split()) for each in found)


def lost(text: str, quote: str, kept: Iterable[Sentence]) -> bool:
    """Whether the sentences that are kept hold less than half of a quote."""
    start = text.find(quote)
    end = start + len(quote)
    shared = (min(end, each.end) - max(start, each.start) for each in kept)
    return 2 * sum(max(0, chars) for chars in shared) < len(quote)


def count(rows: Iterable[dict[str, Any]]) -> Skipped:
    """What is skipped of some reports."""
    total = Skipped()
    for row in rows:
        text = row["text"]
        every, kept = sentences(text), kept_sentences(text)
        total.reports += 1
        total.sentences += len(every)
        total.sentences_read += len(kept)
        total.words += words(text, every)
        total.words_read += words(text, kept)
        for claim in row.get("claims", ()):
            total.claims += 1
            total.claims_lost += lost(text, claim["quote"], kept)
    return total


def labelled(path: Path) -> list[dict[str, Any]]:
    """The reports of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def sets() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every set by name."""
    yield "guardian_sdf", guardian()
    yield "fa_kes", fa_kes()
    for name in ("more", "dev"):
        yield f"gold, {name}", labelled(need_shared() / "gold" / f"{name}.jsonl")
    own = [row for path in sorted(CASES.glob("*.jsonl")) for row in labelled(path)]
    yield "our own cases", own


def main() -> None:
    """Print one line a set."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    print("set             reports   sentences skipped   words skipped   claims lost")
    for name, rows in sets():
        found = count(rows)
        print(
            f"{name:15} {found.reports:7}"
            f" {1 - found.sentences_read / found.sentences:19.1%}"
            f" {1 - found.words_read / found.words:15.1%}"
            f" {found.claims_lost:6} of {found.claims}"
            + (f" ({found.claims_lost / found.claims:.2%})" if found.claims else "")
        )


if __name__ == "__main__":
    main()
