"""Words to search by, folded alike in what is indexed and in what is asked."""

import functools
import re
from collections.abc import Iterator

from marsad.text.normal import fold

MOST_ASKED = 12
"""Words of a question that count."""
_OWNED = re.compile(r"(?<=\w)['’ʼ]s\b")
_ARTICLE = re.compile("^[وفبك]?ال(?=..)|^لل(?=..)")
"""The Arabic article, with what is joined to it; two letters must be left."""
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


def question(asked: str) -> str | None:
    """What full text search is asked: every word must be there, each may go on.

    A word of one letter stands for itself, one of two as well unless it is the last,
    which may still be being typed. None where the question has no word. Words are
    quoted, so that nothing in them is an operator.
    """
    found = list(words(asked))[:MOST_ASKED]
    if not found:
        return None
    *whole, last = found
    first = [f'"{word}"' + ("*" if len(word) > 2 else "") for word in whole]
    return " ".join([*first, f'"{last}"' + ("*" if len(last) > 1 else "")])
