"""Names in a report by kind: persons, organisations, places, peoples.

The network proposes; lists are laid over it: ranks and offices stay outside a
person's name, known countries, peoples and parties are what they are, what has no
capital is no name, and one report calls one name the same throughout.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from marsad.extract.english.entity_words import known_bodies, words
from marsad.extract.network.found import FoundName
from marsad.records.claim import Span
from marsad.text.parties import fights
from marsad.text.peoples import countries, peoples, regions

KINDS = ("person", "organisation", "place", "people")
_LABELS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
_WORD = re.compile(r"[^\s]+")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_TAILS = ("'s", "’s")
_FIRST_SMALL = re.compile(
    r"^(?:(?!(?:al|el)-|(?:de|da|di|von|van|bin|ibn)\b)[a-z][\w-]*\s+)+(?=[A-Z])"
)
_LAST_SMALL = re.compile(r"(?<=\w)(?:\s+[a-z][\w-]*)+\Z")
_REST_OF_WORD = re.compile(r"(?<=-)\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Entity:
    """A name, where it stands and what it names."""

    span: Span
    kind: str


def entities(text: str, found: Iterable[FoundName]) -> list[Entity]:
    """The names of a report, in order, none inside another."""
    whole = _joined(text, sorted(found, key=lambda name: name.span))
    proposed: list[Entity] = []
    for name in whole:
        for span in _cut(text, name.span, name.kind):
            apart = not proposed or proposed[-1].span[1] <= span[0]
            if apart and _is_name(text[slice(*span)]):
                proposed.append(Entity(span, _LABELS[name.kind]))
    held = _settled(text, proposed)
    taken = [each.span for each in held]
    held += [each for each in _known(text) if not _within(each.span, taken)]
    return sorted(held, key=lambda each: each.span)


def _joined(text: str, found: list[FoundName]) -> Iterator[FoundName]:
    """Names of which the network has proposed the words one by one, as one."""
    held: FoundName | None = None
    for name in found:
        if held is not None and _goes_on(text, held, name):
            held = replace(held, span=(held.span[0], name.span[1]))
            continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _goes_on(text: str, one: FoundName, two: FoundName) -> bool:
    gap = text[one.span[1] : two.span[0]]
    first = text[slice(*one.span)]
    return (
        one.kind == two.kind
        and gap in ("", " ", "-")
        and (gap != " " or (first[:1].isupper() and first not in peoples()))
        and text[two.span[0]].isupper()
    )


def _cut(text: str, span: Span, kind: str) -> Iterator[Span]:
    """A name without article, rank or possessive, and with the rest of its word."""
    start, end = span
    rest = _REST_OF_WORD.match(text, end)
    if rest is not None:
        end = rest.end()
    for tail in _TAILS:
        if text[start:end].endswith(tail):
            end -= len(tail)
    for pattern in (_ARTICLE, _FIRST_SMALL):
        first = pattern.match(text[start:end])
        if first is not None:
            start += first.end()
    last = _LAST_SMALL.search(text, start, end)
    if last is not None:
        end = last.start()
    if kind == "PER":
        start = _untitled(text, _without_people(text, start, end), end)
    start, end = _bracketed(text, start, end)
    if start < end:
        yield start, end


def _without_people(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind a people's: "the Syrian Omar Haddad"."""
    found = list(_WORD.finditer(text, start, end))
    if len(found) > 1 and found[0][0] in peoples():
        return found[1].start()
    return start


def _untitled(text: str, start: int, end: int) -> int:
    """Where a person's name begins behind ranks and offices; `end` if none is left."""
    titles = words("person", "titles")
    for word in _WORD.finditer(text, start, end):
        if word[0].lower().strip(".,") not in titles:
            return word.start()
    return end


def _bracketed(text: str, start: int, end: int) -> Span:
    """With the bracket that closes one inside, without one that closes nothing."""
    inside = text[start:end]
    if inside.count("(") > inside.count(")") and text[end : end + 1] == ")":
        end += 1
    elif inside.endswith(")") and "(" not in inside:
        end -= 1
    return start, end


def _is_name(name: str) -> bool:
    low = name.lower().rstrip(".")
    return (
        any(letter.isupper() or letter.isdigit() for letter in name)
        and low not in words("other", "not_bodies")
        and low not in words("other", "not_names")
    )


def _settled(text: str, proposed: list[Entity]) -> list[Entity]:
    """Names with the kind that lists, or most of a report's mentions, give them."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for each in proposed:
        votes[text[slice(*each.span)]][each.kind] += 1
    family = {
        name.split()[-1]
        for name, counts in votes.items()
        if " " in name and most(counts) == "person"
    }
    kinds = {
        name: _listed(name)
        or ("person" if name in family else _by_words(name, most(counts)))
        for name, counts in votes.items()
    }
    return [Entity(each.span, kinds[text[slice(*each.span)]]) for each in proposed]


def most(counts: Counter[str]) -> str:
    """The key counted most often, the first of several."""
    return counts.most_common(1)[0][0]


def _by_words(name: str, kind: str) -> str:
    """The kind that a name's last word gives away, else the kind proposed."""
    parts = name.lower().split()
    for heads in ("organisation", "place"):
        if len(parts) > 1 and kind != heads and parts[-1] in words(heads, "heads"):
            return heads
    return kind


def _listed(name: str) -> str:
    """Kind of a known name, or nothing."""
    low = name.lower().strip(".").replace(" ", "")
    if name in countries() or name in regions() or low in words("place", "short"):
        return "place"
    if name.split()[-1] in _all_peoples():
        return "people"
    if low.replace("-", "") in known_bodies() or fights(name):
        return "organisation"
    return ""


@functools.cache
def _all_peoples() -> frozenset[str]:
    more = words("people", "more")
    return peoples() | {word.capitalize() for word in more} | {w.upper() for w in more}


@functools.cache
def _pattern() -> re.Pattern[str]:
    known = sorted(_all_peoples() | countries(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, known))})(?!\w)")


def _known(text: str) -> Iterator[Entity]:
    """Peoples and countries, proposed or not."""
    for found in _pattern().finditer(text):
        yield Entity(found.span(), "place" if found[0] in countries() else "people")


def _within(span: Span, others: list[Span]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in others)
