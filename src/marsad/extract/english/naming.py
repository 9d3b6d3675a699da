"""The names a report holds: full forms of persons, bodies and acronyms."""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.extract.english.wording import words_of
from marsad.extract.network.found import Found
from marsad.records.claim import Claim, Span

_BRACKET = re.compile(r"[(\[]([A-Z][\w' -]{1,79})[)\]]")
_REACH = 80
"""Characters before a bracket in which a full name is looked for."""
SPACES = re.compile(r"\s+")
_MINOR = frozenset({"of", "for", "the", "and", "in", "to", "a", "an"})
LEADING = re.compile(
    r"^(?:(?:the|a|an|his|her|its|their|this|that|another|but|and|meanwhile|also)(?:\s+|$))+",
    re.IGNORECASE,
)


def named_as(words: str) -> str:
    """Words that name something, on one line, without marks around and article."""
    return LEADING.sub("", SPACES.sub(" ", words).strip(" ,.;:\"'“”"))


def initials(name: str) -> str:
    """First letters of the words that carry meaning, upper case."""
    words = re.findall(r"[A-Za-z]+", name)
    return "".join(w[0] for w in words if w.lower() not in _MINOR).upper()


@functools.lru_cache(maxsize=65536)
def bare(name: str) -> str:
    """A name without article, case or punctuation, for comparing."""
    return " ".join(re.findall(r"[\w-]+", LEADING.sub("", name))).casefold()


_SIDE = re.compile(
    r"(?:.*\s)?(?:North|South|East|West|Central|Upper|Lower)(?:-?(?:[Ee]ast|[Ww]est))?(?:ern)?",
    re.DOTALL,
)
_REST = re.compile(
    r"[ -](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April"
    r"|May|June|July|August|September|October|November|December)[A-Z][a-z][\w'’]*"
)


_HALF = re.compile(r"(?:^|(?<=[\s(]))(?:North|South|East|West|Central)[ -]\Z")
_LONGEST = 9
"""Letters of such a word and the blank behind it, at most."""


def whole_place(text: str, span: Span) -> Span:
    """A place's name with the word behind it, where it ends with a side, and with the
    side right before it: a reader that finds "North" of "North Kordofan", or
    "Kordofan", has half of a name."""
    if _SIDE.fullmatch(text, *span) is None:
        half = _HALF.search(text[max(0, span[0] - _LONGEST) : span[0]])
        return span if half is None else (span[0] - len(half[0]), span[1])
    rest = _REST.match(text, span[1])
    return span if rest is None else (span[0], rest.end())


_MOST = 2000
"""Different names of one report that are kept."""


class Names:
    """The names a report holds, for finding the fullest form of each."""

    def __init__(self, text: str, people: Sequence[str], orgs: Sequence[str]) -> None:
        """`people` and `orgs` are the names found in the text, in its order."""
        self.short: dict[str, str] = dict(_acronyms(text))
        self.people = _different(people)
        self.orgs = _different(orgs)
        self.offices: dict[str, str] = {}
        """Person -> the body that the report has said it speaks for."""
        self.monitors = _monitors(text)

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's, or a part of one."""
        words = bare(untitled(name)).split()
        return bool(words) and any(
            words[-1] in bare(other).split() for other in self.people
        )

    def person(self, name: str) -> str:
        """The fullest form of a person's name that the report has."""
        words = bare(name).split()
        best, size = name, len(words)
        if size > 1 and words[0] in words_of("titles", "clergy"):
            words, size = words[1:], size - 1
        for other in self.people:
            theirs = bare(other).split()
            if size < len(theirs) <= 5 and _is_short(words, theirs):
                best, size = other, len(theirs)
        return untitled(best)

    def org(self, name: str) -> str:
        """The fullest form of an organisation's name that the report has."""
        name = LEADING.sub("", name).strip()
        if name in self.short:
            return self.short[name]
        key = bare(name)
        if self.monitors and self._is_monitor(name):
            return self.monitors[0]
        if key in ("observatory", "syrian observatory", "sohr") and self.monitors:
            return self.monitors[0]
        for full in self.short.values():
            if initials(full) == name.replace(".", ""):
                return full
        longer = [o for o in self.orgs if len(o) > len(name) and _within(key, bare(o))]
        return max(longer, key=len) if longer and len(key) > 3 else name

    def _is_monitor(self, name: str) -> bool:
        """Whether a word of a name is the monitor's acronym, letters in any order."""
        short = sorted(initials(self.monitors[0]))
        return any(len(word) > 2 and sorted(word) == short for word in name.split())

    def general(self, words: Sequence[str]) -> str | None:
        """The observatory that "a monitor" or "the Britain-based group" stands for,
        where the report names one; `words` are in lower case."""
        words = [word for word in words if not LEADING.fullmatch(word)]
        if not self.monitors or not words or not all(map(calls_monitor, words)):
            return None
        groups = words_of("nouns", "nameless")
        monitor = words[-1] in words_of("nouns", "monitor") or "monitoring" in words
        based = any(word.endswith("-based") for word in words)
        return self.monitors[0] if monitor or (based and words[-1] in groups) else None


def _is_short(words: Sequence[str], full: Sequence[str]) -> bool:
    """Whether words are the end of a fuller name, or one name of it; an article before
    a family name comes and goes."""
    plain = [word.removeprefix("al-").removeprefix("el-") for word in full]
    if plain[-len(words) :] == [
        w.removeprefix("al-").removeprefix("el-") for w in words
    ]:
        return True
    if len(words) != 1:
        return False
    return len(words[0]) > 2 and (
        words[0] == full[0] or (len(words[0]) > 3 and words[0] in full)
    )


def calls_monitor(word: str) -> bool:
    """Whether a word, in lower case, may speak of an observatory without a name."""
    return word.endswith("-based") or word in words_of("nouns", "called")


def _different(names: Sequence[str]) -> list[str]:
    plain = (LEADING.sub("", SPACES.sub(" ", name).strip()) for name in names)
    return list(dict.fromkeys(plain))[:_MOST]


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


@functools.lru_cache(maxsize=32)
def _acronyms(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of short and full name, told by brackets."""
    return tuple(
        pair for found in _BRACKET.finditer(text) for pair in _pairs(text, found)
    )


def _pairs(text: str, found: re.Match[str]) -> Iterator[tuple[str, str]]:
    before = text[max(0, found.start() - _REACH) : found.start()].split()
    inside = found[1]
    if " " in inside:
        if before and _spells(inside, before[-1]):
            yield before[-1], inside
        return
    for size in range(min(len(inside) + 3, len(before)), 1, -1):
        full = " ".join(before[-size:])
        if _spells(full, inside):
            yield inside, LEADING.sub("", full)
            return
    yield from _by_kind(before, inside)


def _by_kind(words: list[str], short: str) -> Iterator[tuple[str, str]]:
    """A capitalised name of a body before its acronym in another language."""
    first = len(words)
    while first > 0 and words[first - 1][:1].isupper():
        first -= 1
    full = LEADING.sub("", " ".join(words[first:]))
    bodies = words_of("nouns", "bodies")
    if full.count(" ") and short.isupper() and bodies & set(full.lower().split()):
        yield short, full


def _spells(full: str, short: str) -> bool:
    return full[:1].isupper() and initials(full) == short.upper()


def _without_article(name: str) -> str:
    return LEADING.sub("", name)


_MONITOR = re.compile(
    r"(?:[A-Z]\w+ )*(?:Ob\w*vator\w*|Network|Center|Centre|Committee) (?:for|of) "
    r"[A-Z]\w+(?: [A-Z]\w+)*"
)


@functools.lru_cache(maxsize=8)
def _monitors(text: str) -> tuple[str, ...]:
    """Observatories named in full, the one named most often first."""
    counts: dict[str, int] = {}
    for found in map(_without_article, _MONITOR.findall(text)):
        if "vator" in found:
            counts[found] = counts.get(found, 0) + 1
    if not counts and "Observatory" in text:
        return ("Observatory",)
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def untitled(name: str) -> str:
    """A person's name without titles and ranks."""
    words = name.split()
    titles = words_of("titles", "words")
    while len(words) > 1 and words[0].strip(".").lower() in titles:
        words = words[1:]
    return " ".join(words).removesuffix("'s").removesuffix("’s")


_BESIDE = 300
"""Characters around a claim's words in which names go with it."""


def with_people(text: str, made: Iterable[Claim], found: Found) -> list[Claim]:
    """The claims with the names of persons that the network found in and around their
    words, whatever became of those named."""
    people = sorted(name.span for name in found.names if name.kind == "PER")
    starts = [span[0] for span in people]
    claims = []
    for claim in made:
        first = bisect.bisect_left(starts, claim.span[0] - _BESIDE)
        last = bisect.bisect_right(starts, claim.span[1] + _BESIDE)
        names = {
            untitled(" ".join(text[slice(*s)].split())) for s in people[first:last]
        }
        known = tuple(sorted(name for name in names if " " in name))
        claims.append(replace(claim, people=known or None))
    return claims
