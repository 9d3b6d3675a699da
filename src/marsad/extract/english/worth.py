"""Tell which sentences are worth reading, by their words alone.

Each word gives points: those of the lists in worth.toml, and where labelled reports
have taught better, those of worth.tsv (made by evals/worth.py). A sentence with enough
points is read; beside one that is, fewer points do, or a word of saying.
"""

import functools
import re
import tomllib
from importlib import resources

from marsad.extract.english.teasers import teasers
from marsad.text.split import Sentence, clean, sentences

_LISTS, _WAR, LEARNT = "worth.toml", "war.toml", "worth.tsv"
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*|\d[\d,.]*")
_STEM = 6
"""Letters by which longer words are told apart, at most."""
NUMBERS = ("#1", "#2", "#3")
"""Stand for one number in a sentence, a second, a third."""
ALWAYS = "#"
"""Stands in the table for what every sentence gets."""
_POINTS = {"claims": 20, "beside_numbers": 10}
"""Tenths of a point that a word of a list gives."""
_ENOUGH = -25
"""Tenths of a point from which on a sentence is read; nought is an even chance."""
_BESIDE = -60
"""The same beside such a sentence."""
POST = 140
"""Characters of a text so short that all of it is read."""


@functools.cache
def _tables() -> dict[str, tuple[str, ...]]:
    tables = tomllib.loads(_data(_LISTS)) | tomllib.loads(_data(_WAR))
    return {name: tuple(sorted(words.split())) for name, words in tables.items()}


def _data(name: str) -> str:
    folder = resources.files("marsad.extract.english").joinpath("data")
    return folder.joinpath(name).read_text(encoding="utf-8")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """Any of a table's words at the beginning of lower-cased text."""
    words = (
        re.escape(word[:-1]) + r"\b" if word.endswith("$") else re.escape(word)
        for word in _tables()[name]
    )
    return re.compile(r"\b(?:" + "|".join(words) + ")")


@functools.cache
def _numbers() -> frozenset[str]:
    return frozenset(_tables()["numbers"])


@functools.cache
def _learnt() -> dict[str, int]:
    rows = (line.split("\t") for line in _data(LEARNT).splitlines())
    return {word: int(points) for word, points in rows}


def stem(word: str) -> str:
    """A word as it is looked up: long ones by their beginning."""
    word = word.lower().strip("'-")
    return word if len(word) < _STEM else word[:_STEM] + "*"


@functools.lru_cache(maxsize=65536)
def listed(word: str) -> int:
    """Tenths of a point that the lists give a stem."""
    for name, points in _POINTS.items():
        if word in _stems(name) or _pattern(name).match(word.rstrip("*")):
            return points
    return 0


@functools.cache
def _stems(name: str) -> frozenset[str]:
    """The stems of a table's longer words."""
    words = (word.rstrip("$") for word in _tables()[name])
    return frozenset(stem(word) for word in words if len(word) >= _STEM)


@functools.lru_cache(maxsize=65536)
def _points(word: str) -> int:
    learnt = _learnt().get(word)
    return listed(word) if learnt is None else learnt


def marks(sentence: str) -> frozenset[str]:
    """What a sentence is judged by: its words, and how many numbers it has."""
    words = [word.lower() for word in WORD.findall(sentence)]
    plain = [w for w in words if not w[0].isdigit() and w not in _numbers()]
    count = len(words) - len(plain)
    return frozenset(map(stem, plain)).union(NUMBERS[:count])


def _worth(sentence: str) -> int:
    return _points(ALWAYS) + sum(map(_points, marks(sentence)))


def may_claim(sentence: str) -> bool:
    """Whether a sentence may state a claim of any kind; errs on the generous side."""
    return _worth(sentence) >= _ENOUGH


def may_attribute(sentence: str) -> bool:
    """Whether a sentence may say who vouches for its neighbours."""
    return _pattern("speech").search(sentence.lower()) is not None


def of_war(text: str) -> bool:
    """Whether a text may be of an armed conflict: by one of the words of war, or by
    any that may state a claim, unless it is of a storm, a match and the like. Errs on
    the generous side."""
    low = text.lower()
    if _pattern("war").search(low):
        return True
    may = any(_pattern(name).search(low) for name in ("claims", "people_there"))
    return may and not _pattern("other").search(low)


def kept_sentences(text: str) -> list[Sentence]:
    """The sentences worth reading: those that may state a claim, and those beside
    them that may go on with it or say who vouches for it; all those of a post, which
    says no more than "Airstrike on Douma now". Never headlines of other stories."""
    if not of_war(text):
        return []
    found = sentences(text)
    others = {sentence.start for sentence in teasers(text, found)}
    found = [sentence for sentence in found if sentence.start not in others]
    if len(text) <= POST:
        return found
    plain = clean(text)
    words = [plain[sentence.start : sentence.end] for sentence in found]
    points = [_worth(sentence) for sentence in words]
    claims = [each >= _ENOUGH for each in points]
    return [
        sentence
        for i, sentence in enumerate(found)
        if claims[i]
        or (
            any(claims[max(0, i - 1) : i + 2])
            and (points[i] >= _BESIDE or may_attribute(words[i]))
        )
    ]
