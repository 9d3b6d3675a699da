"""Words that head the names of bodies and places, and how such names go on."""

from spacy.tokens import Doc

from marsad.extract.english.capitals import Run, capital_at
from marsad.extract.english.entity_words import words

_LINKS = frozenset({"of", "for", "to", "on", "against"})
_LONGEST = 12


def extended(doc: Doc, run: Run) -> Run:
    """A name with what "of" and "for" add: "Ministry" to "Ministry of Foreign Affairs
    and Trade"; the run itself where its last word heads no such name."""
    heads = words("organisation", "heads") | words("place", "openers")
    if doc[run[1] - 1].lower_ not in heads:
        return run
    end = run[1]
    while end - run[0] < _LONGEST:
        after = _next(doc, end)
        if after is None:
            break
        end = after
        while end < len(doc) and capital_at(doc, end):
            end += 1
    return run[0], end


def _next(doc: Doc, i: int) -> int | None:
    """Where the name goes on after a link: the capital behind "of the" or "and"."""
    if i >= len(doc):
        return None
    word = doc[i].lower_
    j = i + 1
    if word in _LINKS and j < len(doc) and doc[j].lower_ == "the":
        j += 1
    joined = word in ("and", "&") and any(
        doc[k].lower_ in _LINKS for k in range(max(0, i - 4), i)
    )
    if (word in _LINKS or joined) and j < len(doc) and capital_at(doc, j):
        return j
    return None
