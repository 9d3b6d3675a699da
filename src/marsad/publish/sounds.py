"""Finding a name written in another script, or transliterated another way.

Words are compared by their consonants: زهرة التميمي, Zahra al-Tamimi and Захра Тамими
are one name. It is used for the names of protected sources alone, of whom there are
few: for everybody's names it would take too many for somebody else's.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

from marsad.publish.folding import aligned, fold, places_of
from marsad.text.names import sound

LEAST_WORDS, LEAST_CONSONANTS = 2, 5
"""Of a name that can be told from other words by its consonants."""
_ARTICLES = frozenset({"al", "el", "ul", "ال"})
_VOWELS = frozenset("aeiouwy")
_ARABIC = "ابتثجحخدذرزسصضطظعغفقكلمنهويپڤگ"
_RUSSIAN = "абвгдеёзийклмнопрстуфхыэ"
_LETTERS = str.maketrans(
    {
        **dict(zip(_ARABIC, "abttjhkddrzssdtzakfkklmnhuipfk", strict=True)),
        **dict(zip("ءأإآئؤىة", "aaaaiuah", strict=True)),
        **dict(zip(_RUSSIAN, "abvgdeeziiklmnoprstufkie", strict=True)),
        **{"ش": "sh", "چ": "sh", "ж": "j", "ц": "ts", "ч": "sh", "ш": "sh", "щ": "sh"},
        **{"ю": "iu", "я": "ia", "ь": "", "ъ": "", "є": "ie", "і": "i", "ї": "i"},
    }
)
"""Letters as `text.names.sound` leaves their transliterations."""


_DOUBLE = re.compile(r"(.)\1+")


class Sounds:
    """Names to look for by how they sound."""

    def __init__(self, names: Iterable[str]) -> None:
        keys = {key for name in names for key in _keys(name)}
        self._known = {
            key
            for key in keys
            if len(key) >= LEAST_WORDS and len("".join(key)) >= LEAST_CONSONANTS
        }
        self._lengths: dict[str, set[int]] = {}
        for key in self._known:
            self._lengths.setdefault(key[0], set()).add(len(key))

    def held(self, words: Sequence[str]) -> Iterator[str]:
        """The words of a folded text with which such a name begins."""
        starts = set(self._starts(words)) if self._known else set()
        for at in places_of(starts, words) if starts else ():
            if self._here(words, at):
                yield words[at]

    def _starts(self, words: Iterable[str]) -> Iterator[str]:
        """Those with which a name can begin; ids and hashes, which are most of what a
        release has, are none."""
        digits = any(sign.isdigit() for first in self._lengths for sign in first)
        for word in set(words):
            heard = digits or word.isalpha()
            if heard and consonants(word) in self._lengths:
                yield word

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of such names in a text, from left to right, none inside another."""
        if next(self.held(fold(text).split()), None) is None:
            return []
        folded, back = aligned(text)
        spans = [word.span() for word in re.finditer("[^ ]+", folded)]
        words = [folded[start:end] for start, end in spans]
        found, end = list[tuple[int, int]](), 0
        for at in range(len(words)):
            if at >= end and (count := self._here(words, at)):
                end = at + count
                found.append((back[spans[at][0]], back[spans[end - 1][1] - 1] + 1))
        return found

    def _here(self, words: Sequence[str], at: int) -> int:
        """How many words from here on are a name; 0 where none begins."""
        counts = self._lengths.get(consonants(words[at]), ())
        for count in sorted(counts, reverse=True):
            heard, to = list[str](), at
            while to < len(words) and len(heard) < count:
                heard += [key] if (key := consonants(words[to])) else []
                to += 1
            if tuple(heard) in self._known:
                return to - at
        return 0


def _keys(name: str) -> Iterator[tuple[str, ...]]:
    """A name's consonants; and with a k for each h, as Russian writes it."""
    for hard in (False, True):
        found = (consonants(word, hard) for word in fold(name).split())
        yield tuple(word for word in found if word)


@functools.lru_cache(maxsize=1 << 18)
def consonants(word: str, hard: bool = False) -> str:
    """What is left of a word in Latin letters without vowels; empty for an article.

    An h is no sound of its own, or with `hard` a k.
    """
    folded = fold(word).replace(" ", "")
    if folded in _ARTICLES:
        return ""
    if folded.startswith("ال") and len(folded) > 4:
        folded = folded[2:]
    heard = sound(folded) if folded.isascii() else folded.translate(_LETTERS)
    heard = _DOUBLE.sub(r"\1", heard.removesuffix("h"))
    heard = heard.replace("sh", "\0").replace("h", "k" if hard else "")
    heard = heard if hard or word[:1] not in "hHحه" else heard.lstrip("aiu")
    kept = "".join(sign for sign in heard[1:] if sign not in _VOWELS)
    return (heard[:1] + kept).replace("\0", "sh")
