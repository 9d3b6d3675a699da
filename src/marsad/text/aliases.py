"""Other names that a text tells of a person: "Omar Haddad, also known as Abu Samir"."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import Any

from marsad.text.names import name_words, sound, word_list
from marsad.text.normal import fold

_BACK = 260
"""Characters before such words in which the person is looked for."""
_WORD = r"[^\W\d_a-z\u0600-\u06ff][\w'’-]{0,30}"
_LINK = r"(?:al|el|bin|ibn|abu|ad|as|ash|de|van|von|of the)[ -]"
_NAME = rf"{_WORD}(?: (?:{_LINK})?{_WORD}){{0,4}}"
_QUOTED = re.compile(r"[ :]{0,2}[“\"«‘'](?P<name>[^“”\"«»‘’'\n]{2,40})[”\"»’']")
_BARE = re.compile(rf"[ :]{{1,2}}(?P<name>{_NAME})")
_ARABIC = re.compile(r" ?(?P<name>(?:أبو|ابو|أم|ام) [ء-ي]+(?: ال[ء-ي]+)?)")
_BRACKETS = re.compile(
    rf"(?P<one>{_WORD}(?: (?:{_LINK})?{_WORD}){{1,3}}) ?\((?P<other>{_NAME})\)"
)
_BESIDE = re.compile(
    r"(?:['’]s)?[\s,،–—(-]*(?:(?:the|a|an) [^,.;“”()]{1,80}?)?[\s,–—(-]*"
    r"(?:(?:who|whose|was|is|has|been|also|better|being|the|media|by|he|she|and) )*\Z"
)
_STOP = re.compile(r"[.!?]['\"”’)]* +(?=[A-Z“\"])|[:,] [“\"](?=[A-Z])")


def told_aliases(text: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of a name and another of the same person, sorted, each once.

    `names` are full names of persons of whom the text tells; whoever is not among
    them is not looked for.
    """
    found = set()
    cues = list(_cues().finditer(text))
    if not cues:
        return []
    bearers = list(_bearers(text, names))
    for cue in cues:
        other = _other(text, cue.end())
        if other is None:
            continue
        name = _bearer(text, cue, bearers)
        if name is None and fold(other) in {fold(known) for known in names}:
            name, other = other, _right_before(text, cue.start()) or other
        if name is not None and fold(other) != fold(name):
            found.add((name, other))
    return sorted(found)


def bracketed(text: str) -> Iterator[tuple[str, str]]:
    """Two names of which the second stands in brackets behind the first; whether they
    are one person's is for the caller to know."""
    for match in _BRACKETS.finditer(text):
        words = match["one"].split()
        while words and fold(words[0]) in _no_name():
            words = words[1:]
        if len(words) > 1:
            yield " ".join(words), match["other"]


def forms(text: str, name: str) -> set[str]:
    """Shorter forms of a long full name as the text has them: its first words without
    the family name."""
    words = [sound(word) for word in name_words(name)]
    if len(words) < 3:
        return set()
    first = re.compile(rf"(?<!\w){_WORD}(?: {_WORD}){{1,3}}")
    found = set()
    for match in first.finditer(text):
        heard = [sound(word) for word in name_words(match[0])]
        if 1 < len(heard) < len(words) and heard == words[: len(heard)]:
            found.add(match[0])
    return found


def _other(text: str, at: int) -> str | None:
    """The name that begins there."""
    for shape in (_QUOTED, _ARABIC, _BARE):
        found = shape.match(text, at)
        if found is not None:
            words = found["name"].strip().split()
            while words and fold(words[-1]) in _no_name():
                words.pop()
            plain = set(map(fold, words)) - _no_name()
            generic = plain <= word_list("generic") | word_list("titles")
            return " ".join(words) if words and not generic else None
    return None


def _bearers(text: str, names: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where each name stands in a text, in full or by its last word."""
    full: list[tuple[int, int]] = []
    for name in sorted(set(names)):
        for start in _starts(text, name):
            full.append((start, start + len(name)))
            yield start, start + len(name), name
    for name in sorted(set(names)):
        last = name.split()[-1] if " " in name else ""
        for words in sorted({last, last.removeprefix("al-")} - {""}):
            for start in _starts(text, words):
                if not any(a <= start < b for a, b in full):
                    yield start, start + len(words), name


def _starts(text: str, words: str) -> Iterator[int]:
    """Where words stand whole in a text."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        before = text[at - 1 : at] if at else " "
        if not any(_joins(sign) for sign in (before, text[end : end + 1] or " ")):
            yield at
        at = text.find(words, end)


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign in "-_"


def _bearer(
    text: str, cue: re.Match[str], bearers: Sequence[tuple[int, int, str]]
) -> str | None:
    """Whose other name it is: who stands right before, or for words said of persons
    alone, who was spoken of last; None where two could be meant."""
    start = cue.start()
    near = sorted(row for row in bearers if start - _BACK <= row[0] and row[1] <= start)
    if not near:
        return None
    end = max(row[1] for row in near)
    beside = {name for _, last, name in near if last == end}
    if _BESIDE.fullmatch(text[end:start]):
        return min(beside) if len(beside) == 1 else None
    if cue["persons"] is None:
        return None
    return _spoken_of(text, start, near)


def _spoken_of(
    text: str, start: int, near: Sequence[tuple[int, int, str]]
) -> str | None:
    """Who leads the sentence, or is alone named in the one before it."""
    low = max(0, start - _BACK)
    stops = [low, *(stop.end() for stop in _STOP.finditer(text, low, start))]
    here = [row for row in near if row[0] >= stops[-1]]
    if here:
        here = [row for row in here if row[0] == here[0][0]]
    elif len(stops) > 1:
        here = [row for row in near if row[0] >= stops[-2]]
    names = {name for _, _, name in here}
    return min(names) if len(names) == 1 else None


def _right_before(text: str, start: int) -> str | None:
    """The name right behind which other words for it begin."""
    low = max(0, start - _BACK)
    for match in reversed(list(re.finditer(_NAME, text[low:start]))):
        beside = _BESIDE.fullmatch(text[low + match.end() : start])
        words = name_words(match[0])
        if beside and len(words) > 1 and match[0].count(" "):
            return match[0]
    return None


@functools.cache
def _cues() -> re.Pattern[str]:
    persons = "|".join(_data()["of_persons"])
    anything = "|".join(_data()["of_anything"])
    return re.compile(rf"(?<!\w)(?:(?P<persons>{persons})|(?P<any>{anything}))(?!\w)")


@functools.cache
def _no_name() -> frozenset[str]:
    return frozenset(_data()["no_name"].split())


@functools.cache
def _data() -> dict[str, Any]:
    source = resources.files("marsad.text").joinpath("data/aliases.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
