"""Take Arabic words for a place apart, as `words.py` does English ones.

What is before a name says what the place is, on which side, how near and how far;
adjectives of the side may stand behind it: "the countryside of Idlib the western".
"""

import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from marsad.text.arabic import Plain, plain
from marsad.text.peoples_ar import countries

_AND = re.compile(r"\s*[;؛&]\s*|\s+و\s+|\s+-\s+|\s*[–—]\s*")
_ARTICLE = re.compile(r"^(?:[وف]?[بل]?ال|[وف]?لل)(?=\w{2})")
_JOINED = re.compile(r"^[وف]?[بل]?(?=\w{3})")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d+)?$")
_SIGNS = re.compile(r'["«»()\[\]]')
_BRACKET = re.compile(r'[("\[«].*?[)"\]»]')
_LEADS = ("kinds", "near", "rural", "things")
NEAR_M, SIDE_M, BORDER_M = 15_000, 10_000, 50_000


@dataclass(frozen=True, slots=True)
class Bare:
    """The name that words for a place come down to."""

    name: str
    whole: str
    """More of the words, which may be a listed name themselves."""
    vague: str = ""
    """``near``, ``side``, ``border``, ``away``, or nothing."""
    radius_m: int = 0
    away_m: int = 0
    """How far away the words say it is, if they do."""
    sides: str = ""
    """The words for a side that stand outside the name."""
    unit: bool = False
    """True where the words call it a province or speak of its countryside."""
    thing: str = ""
    """The name with the kind of thing it is, without what is before: "dam of X"."""
    level: int = 0
    """Precision of the unit that the words call it, 4 or 3; 0 for none."""


@functools.cache
def _list(name: str) -> frozenset[str]:
    source = resources.files("marsad.locate").joinpath("data/words_ar.toml")
    words = tomllib.loads(source.read_text(encoding="utf-8"))[name].split()
    return frozenset(plain(word) for word in words)


def shown(words: str) -> str:
    """Words without vowel signs, tatweel and the signs of hashtags."""
    read = Plain(words)
    text = read.shown((0, len(words))).replace("#", " ").replace("_", " ")
    return re.sub(r"\s+", " ", text).strip()


def first_of(words: str) -> tuple[str, bool]:
    """The first of the places that words join, and whether there are several; two
    sides of one place are no two places."""
    said = shown(words)
    start = _between(said.split())
    said = " ".join(said.split()[start:])
    cut = min(_joints(said), default=len(said))
    return said[:cut].strip(), start > 0 or cut < len(said)


def second_of(words: str) -> str:
    """The second of two places that words lie between; nothing for other words."""
    said = shown(words)
    start = _between(said.split())
    said = " ".join(said.split()[start:])
    joints = _joints(said)
    if not start or len(joints) != 1:
        return ""
    return re.sub(r"^(?:و|[-–—])\s*", "", said[joints[0] :].strip())


def _between(words: Sequence[str]) -> int:
    """How many words lead up to "between" one place and another."""
    for at, word in enumerate(words[:-1]):
        if _stem(word) == "بين":
            return at + 1
    return 0


def _joints(said: str) -> list[int]:
    """Where a second place begins: behind a dash, or with the letter of "and"."""
    found = [m.start() for m in _AND.finditer(said)]
    for match in re.finditer(r"\sو(?=\w{2})", said):
        word = said[match.start() :].split()[0]
        before = said[: match.start()].split()
        if plain(word) in _list("with_waw") or _side(word[1:]):
            continue
        if before and not _lead(before[-1]):
            found.append(match.start())
    return found


def _stem(word: str) -> str:
    """A word in plain spelling without the article and what is joined to it, such as
    "in" before a word that leads up to a name."""
    said = plain(word).strip("\"'()[]")
    stem = _ARTICLE.sub("", said)
    loose = _JOINED.sub("", said)
    return loose if stem == said and not _known(said) and _known(loose) else stem


def _known(stem: str) -> bool:
    """True for a word that leads up to a name, or says which side of it."""
    return any(stem in _list(name) for name in (*_LEADS, "sides", "links"))


def _side(word: str) -> bool:
    return _stem(word) in _list("sides")


def _lead(word: str) -> bool:
    """True for a word that leads up to a name."""
    stem = _stem(word)
    return any(stem in _list(name) for name in _LEADS)


def bare(chunk: str) -> Bare:
    """A chunk's name, how vague it is, and by how many metres."""
    said = shown(chunk)
    border = _border(said.split())
    if border is not None:
        return border
    read = _Reading(_named(said))
    read.front()
    read.back()
    name = " ".join(read.words)
    whole = read.whole(said)
    return Bare(
        _of_people(name),
        whole,
        read.vague,
        read.metres,
        read.away,
        " ".join(read.sides),
        read.unit,
        read.thing,
        read.level,
    )


def _named(said: str) -> list[str]:
    """The words without what stands in brackets behind the name."""
    before = _BRACKET.split(said)[0].split()
    if all(map(_lead, before)):
        said = _SIGNS.sub(" ", said)
    return _BRACKET.sub(" ", said).split("/")[0].split()


def _border(words: Sequence[str]) -> Bare | None:
    """The country on whose border a place is: of two the one named last."""
    if not any(_stem(word) in _list("borders") for word in words):
        return None
    named = lands(words)
    said = " ".join(words)
    return Bare(named[-1], said, "border", BORDER_M) if named else None


def lands(words: Sequence[str]) -> list[str]:
    """The countries that words name: those told by their people, then by name."""
    stems = (re.sub(r"(?:ه|ين|ون)$", "", _stem(word)) for word in words)
    named = [countries()[stem] for stem in stems if stem in countries()]
    return named + [w for w in words if _stem(w) in map(_stem, countries().values())]


def _of_people(name: str) -> str:
    """A country for "its people's lands", else the name as it is."""
    words = name.split()
    if len(words) != 2 or _stem(words[0]) not in ("اراضي", "ارض"):
        return name
    return countries().get(re.sub("ه$", "", _stem(words[1])), name)


class _Reading:
    """The words of one place, taken off from both ends."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.vague, self.metres, self.away = "", 0, 0
        self.sides: list[str] = []
        self.unit = self._rural = False
        self.thing = ""
        self.level = 0

    def front(self) -> None:
        """Take off what leads up to the name; the last word stays."""
        while len(self.words) > 1 and self._take():
            pass
        if self.vague and _side(self.words[0]) and len(self.words) == 1:
            self.words = []

    def _take(self) -> bool:
        stem = _stem(self.words[0])
        if self._away(stem):
            return True
        if stem in _list("things") | _list("kinds"):
            self.thing = self.thing or " ".join(self.words)
        if stem in _list("rural"):
            self._rural = self.unit = True
            self._blur("near", NEAR_M)
        elif stem in _list("sides"):
            self.sides.append(self.words[0])
            self._blur("side", SIDE_M)
        elif stem in _list("near") | _list("things") and not _of_land(self.words):
            self._blur("near", NEAR_M)
        elif stem in _list("kinds"):
            self.unit = self.unit or stem in _list("units")
            self.level = self.level or _level(stem)
        elif stem not in _list("links") | _list("between") | _list("shares"):
            return False
        self._drop(1)
        return True

    def _away(self, stem: str) -> bool:
        """Take off "at a distance of 10 km"."""
        if not _NUMBER.match(plain(self.words[0])):
            if stem in _list("by"):
                self._drop(1)
                return True
            return False
        unit = _stem(self.words[1])
        if len(self.words) < 3 or unit not in _list("lengths"):
            return False
        self._far(plain(self.words[0]), unit)
        self._drop(2)
        return True

    def _drop(self, count: int) -> None:
        """Words off the front, and the "of" joined to the next one."""
        self.words = self.words[count:]
        word = self.words[0]
        if plain(word).startswith("لل") and len(word) > 4:
            self.words = ["ال" + word[2:], *self.words[1:]]
        elif re.match(r"[لب](?:ال|\w{2,})", word) and _lead(word[1:]):
            self.words = [word[1:], *self.words[1:]]

    def back(self) -> None:
        """Take off what a thing is behind its name, and the sides behind the name of
        a countryside."""
        self._distance()
        while len(self.words) > 1 and (
            _stem(self.words[-1]) in _list("descriptors")
            or (self._rural and _side(self.words[-1]))
        ):
            word = self.words.pop()
            if _side(word):
                self.sides.append(word)

    def _distance(self) -> None:
        """Take off "by 10 km" behind the name."""
        if len(self.words) < 3 or _stem(self.words[-1]) not in _list("lengths"):
            return
        number = plain(self.words[-2]).removeprefix("ب")
        if _NUMBER.match(number):
            self._far(number, _stem(self.words[-1]))
            self.words = self.words[:-2]
            if len(self.words) > 1 and plain(self.words[-1]) == "ب":
                self.words.pop()

    def _far(self, number: str, unit: str) -> None:
        """So many of a unit of length away."""
        scale = 1609 if unit in _list("miles") else 1000
        scale = 1 if unit.startswith("متر") or unit == "امتار" else scale
        self.vague = "away"
        self.away = int(float(number.replace(",", ".")) * scale)
        self.metres = max(self.metres, SIDE_M)

    def whole(self, said: str) -> str:
        """More of the words: a countryside without its sides, else all of them."""
        return f"ريف {' '.join(self.words)}" if self._rural and self.words else said

    def _blur(self, vague: str, metres: int) -> None:
        self.vague = self.vague or vague
        self.metres = max(self.metres, metres)


def _level(stem: str) -> int:
    """Precision of the unit that a word calls what is behind it."""
    return 4 if stem in _list("units") else 3 if stem in _list("lower") else 0


def _of_land(words: Sequence[str]) -> bool:
    """Whether words are "the Xian lands"."""
    last = re.sub("ه$", "", _stem(words[-1]))
    return len(words) == 2 and last in countries()
