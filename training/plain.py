"""Texts on wars that nobody labelled: a trained network reads them to teach another.

Encyclopedia articles on the wars in Syria and Ukraine, the reports of MUC-4, and the
news whose events RAMS and WikiEvents mark.
"""

import json
import re
from collections.abc import Iterable, Iterator

from marsad.extract.english.casing import cased
from marsad.extract.english.worth import of_war
from training.bare import bare
from training.inputs import Row, lines

WARS = frozenset({"syria", "ukraine"})
"""Other articles of the set are no encyclopedia's."""
PARAGRAPHS, LEAST = 4, 200
"""Paragraphs of an article that make a text, and the characters of the shortest."""
_NO_PROSE = re.compile(
    r"\{\{.*?\}\}|!?\[[^\]]*\]\([^)]*\)|\*\*|^[^\n]*\.(?:jpg|png|svg)[^\n]*$",
    re.M | re.S,
)
_JOINED = (
    (re.compile(r" (?=[.,;:!?%)\]’”])|(?<=[(\[$£€“‘]) | (?=n['’]t\b)"), ""),
    (re.compile(r" (?=['’](?:s|re|ve|m|ll|d)\b)|(?<=\w) (?=-)|(?<=\w -) "), ""),
    (re.compile(r'" ([^"]*?) "'), r'"\1"'),
)
"""Spaces that stand between words and marks in texts cut into words."""


def texts() -> list[list[Row]]:
    """All of them by source, half of them without punctuation."""
    return [
        [bare(row) if i % 2 else row for i, row in enumerate(part)]
        for part in (wars(), reports(), news())
    ]


def wars() -> Iterator[Row]:
    """Encyclopedia articles, some paragraphs at a time."""
    for line in lines("data/wikipedia_wars/articles.jsonl.gz"):
        row = json.loads(line)
        if row["war"] not in WARS:
            continue
        whole = _NO_PROSE.sub("", row["text"]).split("\n\n")
        kept = [paragraph for paragraph in whole if len(paragraph) > LEAST]
        for i in range(0, len(kept), PARAGRAPHS):
            text = "\n\n".join(kept[i : i + PARAGRAPHS])
            yield {"text": text, "published": row["retrieved"][:10]}


def reports() -> Iterator[Row]:
    """Reports that came in capitals, in print's case; none has a day of its own."""
    for line in lines("data/muc4/train.jsonl.gz"):
        text = cased(json.loads(line)["doctext"].upper())
        yield {"text": text, "published": "1990-01-01"}


def news() -> Iterator[Row]:
    """Five sentences each of news of 2016, and a few longer reports; none has a day of
    its own."""
    for line in lines("data/event_arguments/rams_dev.jsonl.gz"):
        text = joined(word for part in json.loads(line)["sentences"] for word in part)
        if of_war(text):
            yield {"text": text, "published": "2016-10-01"}
    for line in lines("data/event_arguments/wikievents_dev.jsonl.gz"):
        text = "\n".join(words for _, words in json.loads(line)["sentences"])
        yield {"text": text, "published": "2015-01-01"}


def joined(words: Iterable[str]) -> str:
    """A text out of its words and marks."""
    text = " ".join(words)
    for spaces, put in _JOINED:
        text = spaces.sub(put, text)
    return text
