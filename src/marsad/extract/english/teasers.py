"""Headlines of other stories that a page shows beside its own: no claims of a report.

They stand under a line such as "Related" or "Next Post", and those that are cut short
end in an ellipsis.
"""

import functools
import re
import tomllib
from importlib import resources

from marsad.records.claim import Span

_LINE = re.compile(r"[^\n]+")
_PROSE = re.compile(r"[.!?](?:['\"”’)\]]+)?\Z")
_CUT = re.compile(r"(?:…|\.\.\.)\Z")
_CUT_LONGEST = 140
"""Characters of a headline that is cut short; a story's own opening is longer."""
_CUT_LEAST = 2
"""So many headlines are cut short where a page lists them; a lone one may be all that
there is of a story."""


@functools.cache
def _markers() -> frozenset[str]:
    folder = resources.files("marsad.extract.english").joinpath("data")
    text = folder.joinpath("teasers.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["markers"])


def teasers(text: str) -> list[Span]:
    """Where such headlines stand, and the lines above them, in order."""
    lines = [(m.start(), m.end(), m[0].strip()) for m in _LINE.finditer(text)]
    cut = [at for at in lines if _is_cut(at[2])]
    found = {(start, end) for start, end, _ in cut if len(cut) >= _CUT_LEAST}
    under = False
    for start, end, words in lines:
        if not words:
            continue
        if words.lower() in _markers():
            under = True
            found.add((start, end))
        elif _PROSE.search(words) and not _CUT.search(words):
            under = False
        elif under:
            found.add((start, end))
    return sorted(found)


def _is_cut(words: str) -> bool:
    """Whether a line is one headline that ends in an ellipsis."""
    ends = _CUT.search(words)
    return ends is not None and len(words) < _CUT_LONGEST and ". " not in words
