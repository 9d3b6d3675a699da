"""Find time expressions in Arabic text: which words, of which form."""

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from marsad.text.arabic import Plain
from marsad.text.date_words import DateWords, day_of

_HINT = re.compile(
    r"\d[-/.\\ ]{1,3}\d|(?:19|20)\d\d|\d (?:من )?(?:شهر )?اب(?![ء-ي])|يوم|امس"
    r"|ايام|اسبوع|اسابيع|شهر|اشهر|عام|سنه|سنو|ساع|ليل|بارح|قليل|الان|حاليا"
    r"|لحظ|دقائق|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|السبت|الاحد|كانون|تشرين|شباط"
    r"|اذار|نيسان|ايار|حزيران|تموز|ايلول|يناير|فبراير|مارس|ابريل|مايو|يوني|يولي|اغسطس"
    r"|سبتمبر|اكتوبر|نوفمبر|ديسمبر|الفتره|الاونه"
)
"""Without one of these a stretch has no time expression."""
_AROUND = 48
"""Letters around such a word in which the rest of an expression stands."""
_SINCE = re.compile(r"[وف]?منذ\b")
_SINCE_BEFORE = re.compile(r"(?<![ء-ي])[وف]?منذ (?:يوم |تاريخ |ال)?$")
_UNTIL_BEFORE = re.compile(r"(?<![ء-ي])[وف]?(?:حتي|لغايه) (?:يوم |تاريخ |ال)?$")
_BACK = 14
"""Characters before an expression in which "since" and "until" are looked for."""


@dataclass(frozen=True, slots=True)
class _Tables:
    forms: dict[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]
    """What a stretch must hold -> the forms that need it."""
    months: dict[str, int]
    weekdays: list[str]
    ordinals: list[str]
    numbers: dict[str, int]
    edges: dict[str, str]
    units: dict[str, str]
    """Word -> the unit it names."""


@functools.cache
def _tables() -> _Tables:
    source = resources.files("marsad.text").joinpath("data/dates_ar.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    values: dict[str, Any] = table["values"]
    units = values.pop("units")
    return _Tables(
        forms=_by_need(table),
        units={word: unit for unit, row in units.items() for word in row.split()},
        **values,
    )


def _by_need(
    table: dict[str, Any],
) -> dict[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    found: dict[re.Pattern[str], list[tuple[str, re.Pattern[str]]]] = {}
    for form in table["form"]:
        need = _compiled(form["needs"], table["parts"])
        pattern = _compiled(form["pattern"], table["parts"])
        found.setdefault(need, []).append((form["name"], pattern))
    return found


def _compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    """A pattern with its parts in place; a blank in it stands for up to three."""
    while any(f"<{name}>" in pattern for name in parts):
        for name, part in parts.items():
            pattern = pattern.replace(f"<{name}>", part)
    return re.compile(_BLANK.sub(_blanks, pattern))


_BLANK = re.compile(r"\[[^\]]*\]| \??")


def _blanks(found: re.Match[str]) -> str:
    if found[0][0] == "[":
        return found[0]
    return " {0,3}" if found[0] == " ?" else " {1,3}"


def find_arabic_dates(text: str) -> list[DateWords]:
    """The time expressions of an Arabic text, in order, none within another."""
    return stored_dates(Plain(text), text)


def stored_dates(read: Plain, text: str) -> list[DateWords]:
    """The same of a text whose plain spelling is known."""
    return [_stored(words, read, text) for words in plain_dates(read.text)]


def plain_dates(plain: str) -> list[DateWords]:
    """The same of a text in plain spelling; offsets index that."""
    plain = plain.replace("\n", " ")
    found = [
        words
        for start, end in _stretches(plain)
        for form, pattern in _likely(plain, start, end)
        for match in pattern.finditer(plain, start, end)
        if (words := _build(form, match)) is not None
    ]
    found.sort(key=lambda words: (words.core, -words.end))
    kept: list[DateWords] = []
    for words in found:
        if not kept or words.core >= kept[-1].end:
            kept.append(words)
        elif words.end - words.core > kept[-1].end - kept[-1].core:
            kept[-1] = words
    return [_bounded(words, plain) for words in kept]


def _likely(plain: str, start: int, end: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The forms whose words a stretch has."""
    for need, forms in _tables().forms.items():
        if need.search(plain, start, end):
            yield from forms


def _stretches(plain: str) -> list[tuple[int, int]]:
    """Where time expressions may stand: around words and digits that they have."""
    found: list[tuple[int, int]] = []
    for hint in _HINT.finditer(plain):
        start, end = max(0, hint.start() - _AROUND), hint.end() + _AROUND
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _stored(words: DateWords, read: Plain, text: str) -> DateWords:
    start, end = read.stored((words.start, words.end))
    core, _ = read.stored((words.core, words.end))
    return replace(words, start=start, end=end, core=core, text=text[start:end])


def _build(form: str, match: re.Match[str]) -> DateWords | None:
    tables, groups = _tables(), match.groupdict()
    numbers = _numbers(form, groups)
    if numbers is None:
        return None
    edge = groups.get("edge")
    unit = next((groups[n] for n in _UNITS if groups.get(n)), None)
    kind = tables.units.get(_bare(unit), "day") if unit else "day"
    start = match.start() + _lead(match[0])
    words = DateWords(
        start=start,
        end=match.end(),
        text=match[0],
        form={"two days back": "ago"}.get(form, form),
        core=start,
        numbers=numbers,
        edge=tables.edges[edge] if edge and kind in _EDGED else "",
        unit=kind,
        which=_which(groups.get("which")),
    )
    return words


_EDGED = frozenset({"day", "year"})
"""Units of which beginning and end are told; "day" stands where there is none."""
_UNITS = ("two", "unit", "unitn", "unit1")


def _bare(unit: str) -> str:
    return unit if unit in _tables().units else unit.removeprefix("ال")


def _which(word: str | None) -> str:
    if word is None:
        return ""
    if word in ("المقبل", "القادم"):
        return "next"
    if word == "اكثر من":
        return "more than"
    return "this" if word in ("الجاري", "الحالي", "هذا", "الراهن") else "last"


def _lead(words: str) -> int:
    """How many letters before an expression are conjunctions or prepositions."""
    plain = re.match(
        r"[وف](?=في|منذ|خلال|قبل|يوم|ال|امس|صباح|مساء|فجر|ليل|ظهر|\d)", words
    )
    return 0 if plain is None else 1


def _numbers(form: str, groups: dict[str, str | None]) -> tuple[int | None, ...] | None:
    """The numbers of a form; None where there is no such day."""
    tables = _tables()
    year = _int(groups.get("y"))
    month, second = (_month(groups.get(name)) for name in ("m", "m2"))
    if form == "day":
        first = groups.get("first")
        day = tables.ordinals.index(first) + 1 if first else _int(groups.get("d"))
        there = day_of(year or 2000, month or 0, day or 0) is not None
        return (year, month, day) if there else None
    if form == "range":
        d, d2 = _int(groups.get("d")), _int(groups.get("d2"))
        first_month = month or second
        ends = (
            day_of(2000, first_month or 0, d or 0),
            day_of(2000, second or 0, d2 or 0),
        )
        if None in ends or (first_month, d) == (second, d2):
            return None
        return year, first_month, d, second, d2
    if form in ("weekday", "weekdays"):
        names = (groups.get("w"), groups.get("w2"))
        return tuple(tables.weekdays.index(name) for name in names if name)
    if form == "months":
        return _int(groups.get("y2")) or year, month, second, year
    if form == "month":
        return year, month
    if form == "year":
        return (year,)
    if form == "two days back" or groups.get("two"):
        # "in the past two days" counts from two days back, as annotators do
        return (3,) if form == "past" and groups["two"] == "يومين" else (2,)
    number = groups.get("n") or groups.get("nn")
    return (1,) if number is None else (_count(number),)


def _month(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    return _tables().months.get(re.sub(r"\s+", " ", words))


def _int(words: str | None) -> int | None:
    return int(words) if words else None


def _count(word: str) -> int | None:
    return (
        int(word) if word.isdigit() else _tables().numbers.get(word.removeprefix("ال"))
    )


def _bounded(words: DateWords, plain: str) -> DateWords:
    """With the "since" or "until" that begins it or stands before it."""
    said = plain[words.start : words.end]
    if words.form not in ("ago", "recent", "today") and _SINCE.match(said):
        return replace(words, bound="since")
    begin = max(0, words.start - _BACK)
    for pattern, bound in ((_SINCE_BEFORE, "since"), (_UNTIL_BEFORE, "until")):
        found = pattern.search(plain[begin : words.start])
        if found is not None:
            at = begin + found.start()
            return replace(words, start=at, text=plain[at : words.end], bound=bound)
    return words
