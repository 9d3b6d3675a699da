"""Place names as keys: one spelling for many, for looking up and nothing else."""

import functools
import re
import unicodedata
from difflib import SequenceMatcher

from marsad.text import arabic

ARTICLES = frozenset(
    ("al", "el", "ar", "as", "ash", "at", "an", "ad", "adh", "az", "ed", "ez", "er",
     "es", "esh", "et", "en", "ul", "il", "the", "a")
)  # fmt: skip
_HAMZA = str.maketrans({"ئ": "ي", "پ": "ب", "چ": "ج", "ڤ": "ف", "گ": "ك"})
"""What `text.arabic.plain` keeps apart and spellings of one name do not."""
_HALF = re.compile(r"\b(كفر|دير|تل|خان|عين) (?=\w)")
"""First words of names that are written with the next one or apart."""
_WITHIN = re.compile(r"^(كفر|دير|تل|خان|عين)ال(?=\w{3})")
_DEFINITE = re.compile(r"[وفبلك]?ال(?=\w{2})|لل(?=\w{2})")
_LETTER = re.compile("[\u0621-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile(r"['’‘ʿʾʼ`´ʻʽ.]")
_WORD = re.compile(r"[^\W_]+")
_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"tch|ch|sch|sh", "s"),
        (r"dh|dz|th", "z"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"[qc]", "k"),
        (r"dj|j", "g"),
        (r"[uow]+", "u"),
        (r"[iey]+", "i"),
        (r"ai|ia$", "i"),
        (r"au", "u"),
        (r"v", "u"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(?:[ai]h?|h)$", ""),
    )
)


@functools.lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The name without case, accents, apostrophes, hyphens and articles; Arabic in the
    plain spelling of `text.arabic`."""
    plain = name
    if not name.isascii():
        if _LETTER.search(name):
            plain = arabic.plain(name).translate(_HAMZA)
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _WORD.findall(_MARKS.sub("", plain.casefold()))
    kept = [_bare(word) for word in words if word not in ARTICLES]
    return _HALF.sub(r"\1", " ".join(kept or words))


def has_article(name: str) -> bool:
    """Whether a name begins with an Arabic article, in any script; "the" may stand
    before any name."""
    words = _WORD.findall(name.casefold())
    if not words or words[0] in ("the", "a"):
        return False
    return words[0] in ARTICLES or _DEFINITE.match(words[0]) is not None


def _bare(word: str) -> str:
    """An Arabic word without its article, also where that is inside it."""
    if "\u0600" <= word[0] <= "\u06ff":
        word = _WITHIN.sub(r"\1", word)
        article = _DEFINITE.match(word)
        return word if article is None else word[article.end() :]
    return word


@functools.lru_cache(maxsize=8192)
def sound(folded: str) -> str:
    """A rough key of a folded name that spellings of one Arabic name share.

    Latin letters only; nothing for the rest.
    """
    if not folded.isascii():
        return ""
    out = folded.replace(" ", "")
    for pattern, by in _SOUNDS:
        out = pattern.sub(by, out)
    return out


_LIKE, _WHOLE = 0.65, 0.9
"""Share in which two spellings of one word agree, at least, and of one name that is
divided otherwise."""
_VOWELS = re.compile("[aeiouwy]")


def same_words(one: str, other: str) -> bool:
    """Whether two folded names have the same words, however each is spelt and divided:
    "Big Harim" is not "Little Harim"."""
    left, right = one.split(), other.split()
    whole = "".join(left), "".join(right)
    if len(left) != len(right) and _likeness(*whole) >= _WHOLE:
        return True
    for word in tuple(left):
        best = max(right, key=lambda w: _likeness(word, w), default=None)
        if best is not None and _likeness(word, best) >= _LIKE:
            left.remove(word)
            right.remove(best)
    return not left and not right


def _likeness(one: str, other: str) -> float:
    """How much of two words agrees: letters, sounds or consonants."""
    by = [(one, other), (sound(one), sound(other))]
    by.append((_VOWELS.sub("", one), _VOWELS.sub("", other)))
    return max(_ratio(a, b) for a, b in by if a and b)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
