"""Find the time expressions of a sentence that date an event, and a verb's tense."""

import re
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from marsad.extract.english.passage import Passage
from marsad.extract.english.places import words_of
from marsad.records.claim import Span
from marsad.text.dates import DateWords, find_dates, resolve

_RECIPIENT = (
    r"(?: (?:that|earlier|late|early|later|also|it))*"
    r"(?: (?:[A-Z][\w.]*|reporters?|journalists|the|an?|news|agency|him|them|state"
    r"|television|media|correspondent|group|monitor|report|to))*"
    r"(?: (?:in|via|on|through) (?:an?|its|his|the|social)? ?[\w -]{0,30}?"
    r"(?:statement|report|tweet|post|interview|briefing|message|bulletin|remarks"
    r"|conference|media|Twitter|Facebook|Telegram|website)"
    r"(?: (?:to|on|by|from) [A-Z]\w*)?)?"
    r"(?: on| early| late| earlier)* ?$"
)
_STATEMENT = re.compile(
    r"\b(?:statement|report|tweet|interview|briefing|conference)"
    r"(?: released| issued| published)?(?: on| late| early)* $"
)
_HEADER = 400
"""Characters of a report in which its date line stands."""


def event_dates(
    text: str, passage: Passage, published: date | None
) -> tuple[DateWords, ...]:
    """The time expressions of a passage, offsets into the report's text.

    Left out are the day of the telling and the report's own date line.
    """
    at = passage.span[0]
    sentence = text[at : passage.span[1]]
    found = find_dates(sentence)
    lines = {w.core for w in found if _date_line(sentence, at, w, published)}
    return tuple(
        replace(w, start=w.start + at, end=w.end + at, core=w.core + at)
        for i, w in enumerate(found)
        if w.core not in lines
        and not _beside_line(w, found[i + 1 :], lines)
        and not _told(sentence, w)
    )


def _date_line(
    sentence: str, at: int, words: DateWords, published: date | None
) -> bool:
    """True for the date a report is headed with: a whole date with no preposition."""
    if at + words.core > _HEADER or words.form not in {"day", "iso", "numeric"}:
        return False
    before = sentence[: words.core].rstrip().rpartition(" ")[2].lower()
    if before in {"on", "since", "until", "of", "from", "to", "and", "by"}:
        return False
    if words.numbers[0] is None:
        return at + words.core == 0
    day = resolve(words, published)[0]
    near = day is not None and published is not None and abs((day - published).days) < 3
    return near or at + words.core < 30


def _beside_line(words: DateWords, rest: list[DateWords], lines: set[int]) -> bool:
    return (
        words.form == "weekday"
        and len(rest) > 0
        and rest[0].core in lines
        and rest[0].core - words.end < 3
    )


def _told(sentence: str, words: DateWords) -> bool:
    """True where the words date a telling: "said on Sunday", "told AFP Friday"."""
    if words.bound != "at" or words.form in {"month", "year", "past", "recent"}:
        return False
    if sentence[words.end : words.end + 2] in {"'s", "’s"} or words.text.endswith("s"):
        return False
    before = sentence[max(0, words.start - 110) : words.start]
    return bool(_telling().search(before) or _STATEMENT.search(before))


_CACHE: list[re.Pattern[str]] = []


def _telling() -> re.Pattern[str]:
    if not _CACHE:
        verbs = "|".join(sorted(words_of("telling")))
        _CACHE.append(re.compile(rf"\b(?:{verbs}){_RECIPIENT}"))
    return _CACHE[0]


@dataclass(frozen=True, slots=True)
class Tense:
    """How a claim's verb is put."""

    name: str
    """``past``, ``pluperfect``, ``perfect``, ``present``, ``progressive``,
    ``modal`` (may, could), ``future`` or nothing where there is no verb."""
    span: Span | None
    """The verb with its auxiliaries, in the report's text."""


def tense_of(passage: Passage, token: Token) -> Tense:
    """The tense of the clause that a token stands in."""
    verb = _verb(token)
    if verb is None:
        return Tense("", None)
    if verb.lower_ in {"has", "have"} and _participle(verb):
        return Tense("perfect", passage.at(verb))
    aux = [c for c in verb.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    words = [c.lower_ for c in aux]
    first = min([verb, *aux], key=lambda t: t.i)
    last = max([verb, *aux], key=lambda t: t.i)
    span = passage.at(first)[0], passage.at(last)[1]
    return Tense(_tense(verb.tag_, words, [c.tag_ for c in aux]), span)


def _verb(token: Token) -> Token | None:
    """The token, or the nearest head of it, that is a verb or has a copula."""
    for _ in range(12):
        cop = any(child.dep_ == "cop" for child in token.children)
        if token.tag_.startswith("VB") or cop:
            if token.tag_ not in {"VBG", "VBN", "VB"} or _has_aux(token):
                return token
            if token.dep_ == "ROOT":
                return token
        if token.head is token:
            return token if token.tag_.startswith("VB") else None
        token = token.head
    return None


def _participle(verb: Token) -> bool:
    """True where a verb form that "has" may belong to stands close after it."""
    after = verb.doc[verb.i + 1 : verb.i + 5]
    return any(token.tag_ in {"VBN", "VBD"} for token in after)


def _has_aux(token: Token) -> bool:
    return any(c.dep_ in {"aux", "aux:pass", "cop"} for c in token.children)


def _tense(tag: str, words: list[str], tags: list[str]) -> str:
    if {"will", "would", "shall"} & set(words):
        return "future"
    if {"could", "may", "might"} & set(words):
        return "perfect" if "have" in words else "modal"
    if {"has", "have", "’ve", "'ve"} & set(words):
        return "perfect"
    if "had" in words:
        return "pluperfect"
    present = {"is", "are", "’s", "'s", "am"} & set(words)
    if present:
        return "progressive" if tag == "VBG" else "present"
    if {"was", "were", "did"} & set(words):
        return "past"
    return {"VBZ": "present", "VBP": "present", "VBD": "past", "VBN": "past"}.get(
        tag, ""
    )
