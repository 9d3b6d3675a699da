"""Headlines of other stories that a page shows below its own: no claims of a report.

They stand, without full stops, under a line such as "Related" or "Next Post".
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from importlib import resources

from marsad.text.split import Sentence

_PROSE = re.compile(r"(?<!\.\.)[.!?](?:['\"”’)\]]+)?\Z")
"""Ends a sentence of a story; an ellipsis cuts a headline short."""


@functools.cache
def _markers() -> frozenset[str]:
    folder = resources.files("marsad.extract.english").joinpath("data")
    text = folder.joinpath("teasers.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["markers"])


def teasers(text: str, sentences: Sequence[Sentence]) -> list[Sentence]:
    """Those of a text's sentences that are such headlines, and the lines above them.
    What comes before any prose is the report's own, and what comes with the next."""
    found = []
    told = under = False
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if _PROSE.search(words):
            told, under = True, False
        elif told and words.rstrip(" :").lower() in _markers():
            under = True
        if under:
            found.append(sentence)
    return found
