"""Short texts out of labelled reports: a sentence, or a claim's words, alone.

Posts and alerts are as short as that, and say no more ("Three dead in Idlib").
"""

import random
from collections.abc import Iterator

from marsad.extract.english.kinds import untold
from marsad.text.split import sentences
from training.inputs import Row

EMPTY, BARE_CLAIM = 0.15, 0.25
"""Shares of sentences without a claim, and of claims, that become texts."""
SHORTEST = 3
"""Words of a text."""


def crops(row: Row, rng: random.Random) -> Iterator[Row]:
    """The short texts of a labelled report, with the labels that hold for them."""
    text = row["text"]
    spans = {id(c): _span(text, c["quote"]) for c in row["claims"]}
    for sentence in sentences(text):
        first, end = sentence.start, sentence.end
        inside = [
            claim
            for claim in row["claims"]
            if first <= spans[id(claim)][0] and spans[id(claim)][1] <= end
        ]
        touched = any(a < end and first < b for a, b in spans.values())
        if inside or (not touched and rng.random() < EMPTY):
            yield from _made(row, text[first:end], inside, rng)
    for claim in row["claims"]:
        if rng.random() < BARE_CLAIM:
            yield from _made(row, claim["quote"], [claim], rng)


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.find(words)
    return start, start + len(words)


def _made(row: Row, text: str, claims: list[Row], rng: random.Random) -> Iterator[Row]:
    """Half of them without their full stop."""
    words = text.strip()
    claims = [_alone(claim, words) for claim in claims]
    if rng.random() < 0.5 and all(claim["quote"] in words[:-1] for claim in claims):
        words = words.rstrip(".")
    if len(words.split()) >= SHORTEST:
        yield row | {"text": words, "claims": claims}


def _alone(claim: Row, text: str) -> Row:
    """The claim as it is without its report: a toll has no event where no word of the
    text tells one."""
    kind = "casualties" if claim["figures"] and untold(claim["kind"], text) else None
    return claim if kind is None else claim | {"kind": kind}
