"""Words to search by, folded alike in what is indexed and in what is asked."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.text.normal import fold

MOST_ASKED = 12
"""Words of a question that count."""
LEAST_BEGUN = 3
"""Letters that the beginning of a word has at least."""
_OWNED = re.compile(r"(?<=\w)['’ʼ]s\b")
_ARTICLE = re.compile("^[وفبك]?ال(?=..)|^لل(?=..)")
"""The Arabic article, with what is joined to it; two letters must be left."""
_ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az"))
"""The same before a name in Latin letters; a text may have another or none."""
_LONG = 64
"""Letters of a word that count; nobody asks for more."""


def words(text: str) -> Iterator[str]:
    """The words of a text without case, accents, vowel signs, tatweel, forms of
    Arabic letters, the Arabic article and the English genitive."""
    for piece in _OWNED.sub("", text).split():
        yield from _folded(piece[:_LONG])


@functools.lru_cache(maxsize=1 << 15)
def _folded(piece: str) -> tuple[str, ...]:
    return tuple(_ARTICLE.sub("", word) for word in fold(piece).split())


def folded(text: str) -> str:
    """The text as its words alone: equal for names that are written alike."""
    return " ".join(words(text))


@dataclass(frozen=True, slots=True)
class Question:
    """What full text search is asked: every word must be there."""

    whole: str
    """All words as they stand."""
    begun: str
    """The same, where the last word may go on: it may still be being typed."""


def question(asked: str) -> Question | None:
    """What is asked; None where it has no word.

    Words are quoted, so that nothing in them is an operator. A last word of one or
    two letters stands for itself: half the record begins with them.
    """
    given = list(words(asked))[:MOST_ASKED]
    if not given:
        return None
    found = [one for one in given[:-1] if one not in _ARTICLES] + given[-1:]
    whole = " ".join(f'"{word}"' for word in found)
    return Question(whole, whole + "*" if len(found[-1]) >= LEAST_BEGUN else whole)
