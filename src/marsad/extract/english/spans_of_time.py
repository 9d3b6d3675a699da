"""Times told in one report that cannot all be so: since when, how long, until when."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from itertools import combinations
from typing import Any, TypeAlias

from marsad.records.claim import Span
from marsad.records.ids import content_id
from marsad.records.issue import Issue
from marsad.text.dates import DateWords, find_dates, resolve
from marsad.text.numbers import value_of

CODE = "mismatch-time"
DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
SLACK = 0.6
"""Share of a unit by which a whole number of them may be rounded: "three years" are
two and a half to three and a half, and a little."""
GRACE = 15
"""Days after publication up to which a time told may reach by rounding."""
YEARS = 1100
"""Days further back than which an earlier journey is another story."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\n]?")
_NUMBER = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
)
_UNIT = r"(?P<unit>day|week|month|year)s?"
_LONG = 0.8
"""Share of a time told that must have passed where it is told as over."""
_AFTER = re.compile(
    rf"\b(?P<said>(?P<n>{_NUMBER}) {_UNIT}) after\b(?P<rest>[^.;]{{0,180}})", re.I
)
_NEXT = re.compile(rf"\bthe (?:next|following) (?P<n>{_NUMBER}) {_UNIT}\b", re.I)
_RULE = re.compile(
    rf"\bafter (?P<said>(?P<n>{_NUMBER}) {_UNIT}) of\b(?P<rest>[^.;,]{{0,60}})", re.I
)

Odd: TypeAlias = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a report, with the days that it names."""

    start: int
    text: str
    told: tuple[tuple[DateWords, date, date], ...]
    """Each time expression with its first and last day."""


def odd_times(report: str, text: str, published: date | None) -> Iterator[Issue]:
    """An issue for each time that another of the same report rules out, in order of
    the text; roundings are none."""
    sentences = list(_sentences(text, published))
    found: list[Odd] = [
        *_since_and_before(sentences),
        *_two_years(sentences),
        *_afters(sentences),
    ]
    if published is not None:
        found += [*_beyond(sentences, published), *_rules(sentences, published)]
    for span, message in sorted(set(found)):
        yield Issue(
            id=content_id("iss", report, CODE, *span),
            record=report,
            code=CODE,
            message=message,
            stage="extract",
            seen=text[slice(*span)],
            span=span,
        )


def _sentences(text: str, published: date | None) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(text):
        told = []
        for words in find_dates(match.group()):
            start, end, _ = resolve(words, published)
            if start is not None and end is not None:
                told.append((words, start, end))
        yield _Sentence(match.start(), match.group(), tuple(told))


@functools.cache
def _words() -> dict[str, Any]:
    source = resources.files("marsad.extract.english").joinpath("data/times.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    """One of the lists of `data/times.toml` as a pattern of whole words."""
    listed = "|".join(_words()[name])
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


def _names(sentence: str) -> set[str]:
    """Names in a sentence, but for its first word, months and weekdays."""
    names = re.findall(r"(?<=[\s“\"(])[A-Z][\w’'-]{2,}", sentence)
    return {name.removesuffix("’s").removesuffix("'s") for name in names} - set(
        _words()["no_names"]
    )


def _since_and_before(sentences: Sequence[_Sentence]) -> Iterator[Odd]:
    """ "Has travelled there three times since August 2015", and in January 2015."""
    journeys = [one for one in sentences if _pattern("journey").search(one.text)]
    for since in journeys:
        for words, start, _ in since.told:
            begin = since.text[: words.core]
            if words.bound != "since" or not _pattern("times").search(begin):
                continue
            for other in sentences:
                if other is not since and _earlier(other, start, _names(since.text)):
                    span = (since.start + words.start, since.start + words.end)
                    yield span, f"{words.text!r}, and yet there before"
                    break


def _earlier(one: _Sentence, start: date, names: set[str]) -> bool:
    """Whether a sentence has somebody there, or wounded there, before a day."""
    if not _pattern("there").search(one.text) or names.isdisjoint(_names(one.text)):
        return False
    return any(
        words.form in ("month", "day") and 31 <= (start - end).days <= YEARS
        for words, _, end in one.told
        if words.bound == "at"
    )


def _two_years(sentences: Sequence[_Sentence]) -> Iterator[Odd]:
    """One journey "in August last year" and "in August"."""
    left = [one for one in sentences if _pattern("journey").search(one.text)]
    for one, other in combinations(left, 2):
        if _names(one.text).isdisjoint(_names(other.text)):
            continue
        for words, start, _ in one.told:
            for also, begin, _ in other.told:
                years = {words.which, also.which}
                months = words.form == also.form == "month"
                same = months and start.month == begin.month
                if same and start.year != begin.year and years == {"last year", ""}:
                    span = (other.start + also.core, other.start + also.end)
                    yield span, f"{words.text!r} here, {also.text!r} there"


def _afters(sentences: Sequence[_Sentence]) -> Iterator[Odd]:
    """ "Killed a week after the town was freed", "the death comes four days after"."""
    told: dict[tuple[str, str], list[tuple[float, Span, str]]] = {}
    for one in sentences:
        for match in _AFTER.finditer(one.text):
            what, since = _event(one.text[: match.start()]), _event(match["rest"])
            if what and since and what != since:
                span = (one.start + match.start("said"), one.start + match.end("said"))
                days = _count(match["n"]) * DAYS[match["unit"].lower()]
                row = (days, span, match["said"])
                told.setdefault((what, since), []).append(row)
    for rows in told.values():
        for (less, _, first), (more, span, second) in combinations(rows, 2):
            if max(less, more) >= 1.5 * min(less, more) and abs(less - more) > 2:
                yield span, f"{first!r} here, {second!r} there, after one event"


def _event(words: str) -> str:
    """The last kind of event that words name, "" for none."""
    found = [
        (match.start(), name)
        for name, stems in _words()["events"].items()
        for match in re.finditer(rf"\b(?:{'|'.join(stems)})\w*", words, re.IGNORECASE)
    ]
    return max(found)[1] if found else ""


def _count(words: str) -> float:
    return 1.0 if words.lower() in ("a", "an") else float(value_of(words.lower()) or 0)


def _beyond(sentences: Sequence[_Sentence], published: date) -> Iterator[Odd]:
    """ "Arrived on 22 July and spent the next three months": after publication."""
    told: date | None = None
    for one in sentences:
        days = sorted((words.core, start) for words, start, _ in one.told)
        for match in _NEXT.finditer(one.text):
            if _pattern("to_come").search(one.text):
                continue
            before = [day for core, day in days if core < match.start()]
            day = before[-1] if before else told
            length = _count(match["n"]) * DAYS[match["unit"].lower()]
            passed = (published - day).days if day is not None else length
            if passed + GRACE < length and passed < _LONG * length:
                span = (one.start + match.start(), one.start + match.end())
                yield span, f"{match.group()!r} from {day} on are not over"
        told = days[-1][1] if days else told


def _rules(sentences: Sequence[_Sentence], published: date) -> Iterator[Odd]:
    """ "After three years of their rule", of a town that they took four years ago."""
    for one in sentences:
        for match in _RULE.finditer(one.text):
            if not _pattern("rule").search(match["rest"]):
                continue
            unit = DAYS[match["unit"].lower()]
            length = _count(match["n"])
            for taken in _taken(sentences, _names(one.text)):
                passed = (published - taken).days / unit
                if abs(passed - length) > SLACK and passed < 3 * length:
                    span = tuple(one.start + at for at in match.span("said"))
                    yield (span[0], span[1]), f"{match['said']}, and it began {taken}"


def _taken(sentences: Iterable[_Sentence], names: set[str]) -> Iterator[date]:
    """Days about which what names name is told to have been taken."""
    for one in sentences:
        if not _pattern("taken").search(one.text) or names.isdisjoint(_names(one.text)):
            continue
        for words, start, end in one.told:
            if words.bound == "at" and (end - start).days <= 100:
                yield start + (end - start) / 2
