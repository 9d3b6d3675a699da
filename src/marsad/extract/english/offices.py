"""Which body a person speaks for, as the report itself says it.

"SDF spokesman Omar Haddad", "Omar Haddad, the head of the monitor", "Omar Haddad of
the Coast Observatory".
"""

import itertools
import re
from collections.abc import Sequence

from marsad.extract.english.naming import Names, bare, calls_monitor
from marsad.extract.english.wording import words_of
from marsad.records.claim import Span

_REACH = 80
"""Characters before or after a name in which its office is told."""
_THE = len("the ")
_OF = re.compile(
    r", (?:who is )?(?P<office>(?:[\w-]+ ){1,6})(?:of|for|at|with) (?:the )?"
)
_FROM = re.compile(r" (?:of|from) (?:the )?")
_COMMA = re.compile(r", (?:the )?")
_HELD = re.compile(
    r"(?:['’]s)? (?P<office>(?:(?!(?:the|an?|that|and|by|of|his|its|said|says|told) )"
    r"[\w.-]+ ?){1,5}),? ?"
)
_HELD_AFTER = re.compile(r"(?:['’]s)? (?P<office>(?:[\w-]+ ){0,3}[\w-]+)")
_WORDS = re.compile(r"[\w -]+")


def offices(
    text: str, people: Sequence[Span], bodies: Sequence[Span], names: Names
) -> dict[str, str]:
    """Person's fullest name -> fullest name of the body, for those the report tells;
    `people` and `bodies` are the spans of their names."""
    starts = {span[0]: span for span in bodies}
    ends = {span[1]: span for span in bodies}
    found: dict[str, str] = {}
    for span in people:
        body = _after(text, span, starts, names) or _before(text, span, ends)
        if body is not None:
            found.setdefault(names.person(text[slice(*span)]), names.org(body))
    return found


def _after(
    text: str, person: Span, bodies: dict[int, Span], names: Names
) -> str | None:
    """The body of "X, the head of Y", "X of Y" and "X, Y's spokesman"."""
    end = person[1]
    said = _OF.match(text, end, end + _REACH)
    if said is not None and _is_office(said["office"]):
        return _named(text, said.end(), bodies) or _general(text, said.end(), names)
    said = _FROM.match(text, end)
    if said is not None:
        return _named(text, said.end(), bodies)
    said = _COMMA.match(text, end)
    body = bodies.get(said.end()) if said is not None else None
    if body is None:
        return None
    held = _HELD_AFTER.match(text, body[1], body[1] + _REACH)
    return (
        _named(text, body[0], bodies) if held and _is_office(held["office"]) else None
    )


def _before(text: str, person: Span, bodies: dict[int, Span]) -> str | None:
    """The body of "Y spokesman X" and "Y's head, X": the nearest before the name."""
    for at in range(person[0] - 1, max(0, person[0] - _REACH), -1):
        if at in bodies:
            held = _HELD.fullmatch(text, at, person[0])
            told = held is not None and _is_office(held["office"])
            return text[slice(*bodies[at])] if told else None
    return None


def _named(text: str, at: int, bodies: dict[int, Span]) -> str | None:
    """The body whose name, or the article before it, begins at a place."""
    span = bodies.get(at) or bodies.get(at - _THE)
    return None if span is None else text[slice(*span)]


def _general(text: str, at: int, names: Names) -> str | None:
    """The body that "the Britain-based monitor" stands for."""
    said = _WORDS.match(text, at, at + _REACH)
    words = [] if said is None else bare(said[0]).split()
    return names.general(list(itertools.takewhile(calls_monitor, words)))


def _is_office(words: str) -> bool:
    """Whether words hold one by which somebody speaks for a body."""
    found = re.findall(r"[\w-]+", words.lower())
    return not words_of("nouns", "office").isdisjoint(found)
