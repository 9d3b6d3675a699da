"""Names as a reader would write them: without "and", "in", "to" before them, without
the signs of hashtags, vowel signs and tatweel; and in the fullest form of the report.
"""

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources

from marsad.records.claim import Span
from marsad.text.arabic import Plain, plain
from marsad.text.peoples_ar import countries

_WORDS = re.compile(r"[ء-يپچژڤگ\w]+")
_LAL = re.compile(r"[وف]?لل(?=\w{3})")
_AL = re.compile(r"ال(?=\w{3})")
_LEADS = (
    re.compile(r"[وف](?=\w{3})"),
    re.compile(r"[بلك](?=\w{3})"),
    re.compile(r"[وف][بلك](?=\w{3})"),
)
_EDGES = " \t\n\"'()[]{}«»,.;:!?-–—|/\\،؛؟#_“”"
_ADJECTIVE = re.compile(r"(?:[وفبلك]?ال|لل)?(?P<stem>\w+?)(?:ه|ين|ون|ات|تين)?\Z")


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """A list of the table of names."""
    return frozenset(_table()[name].split())


@functools.cache
def _table() -> dict[str, str]:
    source = resources.files("marsad.extract.arabic").joinpath("data/names.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _bodies() -> frozenset[str]:
    """Bodies that reports quote, by their full names."""
    return frozenset(line for line in _table()["bodies"].splitlines() if line)


def led(word: str, elsewhere: frozenset[str]) -> tuple[int, str]:
    """How many letters before a name's first word are no part of it, and what stands
    in their place: "للجيش" is "الجيش". `elsewhere` are the words of the report."""
    if word in words_of("whole") or word.startswith("كفر"):
        return 0, ""
    both = _LAL.match(word)
    if both is not None:
        return both.end(), "ال"
    for lead in _LEADS:
        found = lead.match(word)
        if found is None:
            continue
        rest = word[found.end() :]
        known = rest in words_of("heads") or rest in words_of("places")
        if known or _AL.match(rest) or rest in elsewhere:
            return found.end(), ""
    return 0, ""


class Names:
    """The names of one report."""

    def __init__(self, read: Plain, pointed: Iterable[Span]) -> None:
        """`read` is the text in plain spelling; `pointed` are all words that name
        somebody."""
        self._read = read
        self.words = frozenset(_WORDS.findall(read.text))
        full = {self.name(span) for span in pointed}
        full |= {name for name in _bodies() if plain(name) in read.text}
        self._full = sorted(full - {""}, key=lambda name: (-len(name), name))

    def name(self, span: Span, person: bool = False) -> str:
        """The name that a stretch of the stored text is; what a person's begins with
        is told by lists alone, not by what else the report has."""
        shown = self._read.shown(span)
        shown = _behind_verb(re.sub(r"[#_\s]+", " ", shown).strip(_EDGES))
        head, space, rest = shown.partition(" ")
        known: frozenset[str] = frozenset() if person else self.words
        cut, instead = led(plain(head), known)
        name = f"{instead}{_behind(head, cut)}{space}{rest}".strip(_EDGES)
        return f"{name})" if name.count("(") > name.count(")") else name

    def fullest(self, name: str) -> str:
        """The longest name of the report that begins or ends with these words."""
        short = plain(name).split()
        if not short or len(short) > 3:
            return name
        for full in self._full:
            long = plain(full).split()
            if len(long) > len(short) and short in (
                long[: len(short)],
                long[-len(short) :],
            ):
                return full
        return name


def _behind_verb(name: str) -> str:
    """A name without the verb of telling that a reader takes for its first word: "the
    government announced", where the verb stands first."""
    head, _, rest = name.partition(" ")
    return rest if rest and plain(head) in words_of("verbs") else name


def _behind(word: str, letters: int) -> str:
    """A word without its first letters; vowel signs are no letters."""
    at = 0
    for _ in range(letters):
        at += 1
        while at < len(word) and not plain(word[at]):
            at += 1
    return word[at:]


def country(name: str) -> str | None:
    """The country that an adjective alone names: "التركي" is Turkey."""
    found = _ADJECTIVE.match(plain(name))
    return None if found is None else countries().get(found["stem"])


def untitled(name: str) -> str:
    """A person's name without what he is called before it."""
    words = name.split()
    while len(words) > 1 and plain(words[0]) in words_of("titles"):
        words = words[1:]
    return " ".join(words)


def is_name(words: str) -> bool:
    """Whether words may be a person's name: no number, and not "a child" alone."""
    said = plain(words)
    nameless = said.split()[:1] == said.split() and said in words_of("nameless")
    return bool(said) and not re.search(r"\d", said) and not nameless
