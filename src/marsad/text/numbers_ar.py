"""Arabic digits and number words, "tens", "at least", ranges: low, high and hedge.

Offsets and words are those of plain spelling, see arabic.py.
"""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib import resources

from marsad.text.arabic import Plain
from marsad.text.numbers import Number

_L = "[ء-ي]"
_GAP = r"[ \n]{1,3}"
_BACK = 40
"""Characters before a number in which its hedges are looked for."""
_WORD = re.compile(r"\d+|[ء-ي]+")
_LEADS = frozenset({"ال", "ب", "ل", "و", "وال", "بال"})
"""What is written apart from the digits that it belongs to."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_AFTER_YEAR = frozenset({"", "في", "من", "م", "ه", "حتي", "الي", "عن", "علي", "ان"})
"""Words behind a number of four digits that is a year; others it counts."""
_MOST = 1e10
"""No count is larger."""
_SHARES = ("نصف", "ربع")
"""Ends of words for a part of one unit of area."""
_ORDINAL = re.compile(r"[وفبل]?ال(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ه?")
_MONDAY = "الاثنين"
"""Before a number, with "to" between: the day, not two."""
_OLD = re.compile(r" من (?:ال)?عمر")


@dataclass(frozen=True, slots=True)
class _Words:
    core: re.Pattern[str]
    hedge: re.Pattern[str]
    each: re.Pattern[str]
    """One hedge among several, the longest first."""
    after: re.Pattern[str]
    half: re.Pattern[str]
    unit: re.Pattern[str]
    kinds: dict[str, str]
    """Hedge -> least, most or about."""
    values: dict[str, float]
    large: dict[str, float]
    vague: dict[str, float]
    area: dict[str, float]
    units: frozenset[str]
    labels: frozenset[str]
    first: frozenset[str]
    """Words that numbers begin with."""


def _either(words: Iterable[str]) -> str:
    found = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _GAP) for word in found)


def _core(table: dict[str, dict[str, float]]) -> str:
    """A pattern of digits or number words that stand for one number."""
    end = rf"(?!{_L})"
    small, tens, hundreds, large, pairs = (
        f"(?:{_either(table[name])}){end}"
        for name in ("small", "tens", "hundreds", "large", "pairs")
    )
    joined = rf"{_GAP}و ?"
    digits = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    below = rf"(?:{small}{joined}{tens}|{tens}|{small})"
    hundred = rf"(?:(?:{small}{_GAP}(?:مئه|مائه){end}|{hundreds})(?:{joined}{below})?)"
    group = rf"(?:{digits}|{hundred}|{below})"
    thousands = rf"(?:(?:{group}(?:{_GAP})?)?{large}|{pairs})"
    chain = rf"{thousands}(?:{joined}{thousands})?(?:{joined}{group})?"
    vague = rf"(?:ال)?(?:{_either(table['vague'])}){end}"
    return rf"(?:{chain}|{vague}|{group})"


@functools.cache
def _words() -> _Words:
    source = resources.files("marsad.text").joinpath("data/numbers_ar.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    values = {**table["small"], **table["tens"], **table["hundreds"], **table["pairs"]}
    core = _core(table)
    kinds = {word: kind for kind, row in table["hedge"].items() for word in row}
    after = {word: kind for kind, row in table["after"].items() for word in row}
    start = (
        r"(?<![ء-ي@])(?<![A-Za-z\d/:.,](?=\d))(?<![A-Za-z\d]-)"
        r"(?P<lead>[وفبلك]{0,2}(?:ال ?)?)"
    )
    joined = rf"(?:[ ]?[-–][ ]?|{_GAP}(?:الي|او|حتي){_GAP}|{_GAP}و[ ]?)"
    ahead = _either([*kinds, "بين", "ما بين", "من"])
    return _Words(
        core=re.compile(rf"{start}(?P<one>{core})(?:(?P<by>{joined})(?P<two>{core}))?"),
        hedge=re.compile(rf"(?:(?<!{_L})[وفبل]?(?:{ahead}){_GAP})+\(?\Z"),
        each=re.compile(rf"(?<!{_L})[وفبل]?({_either(kinds)})(?!{_L})"),
        after=re.compile(
            rf"\)?(?:{_GAP}(?!و){_L}+){{0,3}}{_GAP}(?P<word>{_either(after)})(?!{_L})"
        ),
        half=re.compile(
            rf"(?<!{_L})[وفبل]?(?P<share>نصف|ربع){_GAP}"
            rf"(?P<word>{_either(table['area'])})(?!{_L})"
        ),
        unit=re.compile(rf"[ ]?(?P<word>{_either(table['area'])})(?!{_L})"),
        kinds=kinds | after,
        values=values,
        large=table["large"],
        vague=table["vague"],
        area=table["area"],
        units=frozenset(table["units"]["words"].split()),
        labels=frozenset(table["units"]["labels"].split()),
        first=frozenset(
            word.split()[0]
            for name in ("small", "tens", "hundreds", "pairs", "large", "vague")
            for word in table[name]
        ),
    )


def arabic_numbers(plain: str) -> Iterator[Number]:
    """The counts and areas in a text in plain spelling, in order.

    Ages, years, dates, clock times, distances, money and percentages are left out.
    """
    words, end = _words(), 0
    for word in _WORD.finditer(plain):
        part = word[0].endswith(_SHARES) and word.start() >= end
        half = words.half.match(plain, word.start()) if part else None
        if half is not None:
            end = half.end()
            yield _half(plain, half)
        if word.start() < end or not _may_begin(word[0]):
            continue
        match = words.core.match(plain, word.start())
        if match is None:
            continue
        if match["by"] and word[0] == _MONDAY:
            end = word.end()
            continue
        end = match.end()
        area = words.unit.match(plain, end)
        if area is not None or not _counts_nothing(plain, match):
            number = _number(plain, match, area)
            if number is not None:
                yield number


def _half(plain: str, match: re.Match[str]) -> Number:
    """Half or a quarter of one unit of area: "نصف كيلومتر مربع"."""
    before = plain[max(0, match.start() - _BACK) : match.start()]
    found = _words().hedge.search(before)
    hedges = found[0] if found is not None else ""
    share = 0.5 if match["share"] == "نصف" else 0.25
    low, high, approx = _bounds("", share, _kinds(hedges))
    core = match.span("share")
    start = match.start() - len(hedges) if hedges else core[0]
    return _scaled(Number((start, core[1]), core, low, high, approx), match)


def _may_begin(word: str) -> bool:
    """Whether a number may begin with a word, or behind letters joined to it."""
    first = _words().first
    return (
        word[0].isdigit()
        or word in first
        or (word[0] in "وفبلك" and (word[1:] in first or word[2:] in first))
        or (word[:2] == "ال" and word[2:] in first)
        or word in _LEADS
    )


def stored_numbers(read: Plain) -> tuple[Number, ...]:
    """The numbers of a text, with offsets into it as it is stored."""
    return tuple(
        replace(n, span=read.stored(n.span), core=read.stored(n.core))
        for n in arabic_numbers(read.text)
    )


def _number(
    plain: str, match: re.Match[str], area: re.Match[str] | None
) -> Number | None:
    one = value_of(match["one"])
    if one is None:
        return None
    before = plain[max(0, match.start() - _BACK) : match.start()]
    found = _words().hedge.search(before)
    hedges = found[0] if found is not None else ""
    start = match.start() - len(hedges) if hedges else match.start("one")
    two = _second(match, hedges, one)
    core = match.span("one")
    if two is not None:
        span = (start, match.end())
        about = "about" in _kinds(hedges)
        return _scaled(Number(span, (core[0], match.end()), one, two, about), area)
    after = _words().after.match(plain, core[1])
    kinds = _kinds(hedges) | (
        {_words().kinds[_folded(after["word"])]} if after else set()
    )
    low, high, approx = _bounds(match["one"], one, kinds)
    return _scaled(Number((start, core[1]), core, low, high, approx), area)


def _second(match: re.Match[str], hedges: str, one: float) -> float | None:
    """The upper end of a range: "5 - 7", "between 5 and 7"; not "5 and 7 others"."""
    if match["two"] is None:
        return None
    if match["by"].strip().startswith("و") and "بين" not in hedges:
        return None
    two = value_of(match["two"])
    return two if two is not None and two > one else None


def _scaled(number: Number, area: re.Match[str] | None) -> Number:
    if area is None:
        return number
    factor = _words().area[_folded(area["word"])]
    low, high = (
        None if value is None else round(value * factor, 9)
        for value in (number.low, number.high)
    )
    span = (number.span[0], max(number.span[1], area.end()))
    return Number(span, number.core, low, high, number.approx, area=True)


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _kinds(hedges: str) -> set[str]:
    """The ways in which the words before a number hedge it."""
    if not hedges:
        return set()
    words = _words()
    return {words.kinds[found[1]] for found in words.each.finditer(_folded(hedges))}


def _bounds(
    said: str, value: float, kinds: set[str]
) -> tuple[float | None, float | None, bool]:
    vague = _folded(said).removeprefix("ال") in _words().vague or said in _words().vague
    if "most" in kinds:
        return None, value, vague
    if vague:
        return value, None, True
    if "least" in kinds:
        return value, None, False
    return value, value, "about" in kinds


def value_of(said: str) -> float | None:
    """The value of digits or number words in plain spelling; None where they are
    none."""
    words = _words()
    folded = _folded(said)
    for name in (folded, folded.removeprefix("ال")):
        if name in words.vague and name not in words.values:
            return float(words.vague[name])
    total, group, seen = 0.0, 0.0, False
    for atom in _atoms(folded):
        if atom[0].isdigit():
            group += float(atom.replace(",", ""))
        elif atom in words.large:
            total += (group or 1.0) * words.large[atom]
            group = 0.0
        elif atom in ("مئه", "مائه") and 0 < group < 10:
            group *= 100
        elif atom in words.values:
            group += words.values[atom]
        else:
            continue
        seen = True
    found = total + group
    return found if seen and found <= _MOST else None


@functools.cache
def _atom() -> re.Pattern[str]:
    words = _words()
    known = _either({**words.values, **words.large})
    return re.compile(
        rf"\d+(?:,\d{{3}})*(?:\.\d+)?|(?<!{_L})و?(?P<word>{known})(?!{_L})"
    )


def _atoms(said: str) -> list[str]:
    return [_folded(found["word"] or found[0]) for found in _atom().finditer(said)]


def _counts_nothing(plain: str, match: re.Match[str]) -> bool:
    """Whether what stands around makes it a date, an age, a label, a distance."""
    words = _words()
    one = match["one"]
    before = re.search(
        r"([\w/:.]+)[ \n(]*\Z", plain[max(0, match.start() - 24) : match.start()]
    )
    following = re.match(
        r"[ \n\-]{0,2}([\w%:/]+)", plain[match.end() : match.end() + 20]
    )
    behind = following[1] if following is not None else ""
    last = before[1] if before is not None else ""
    if behind in words.units:
        return True
    if _ORDINAL.fullmatch(last) or _OLD.match(plain, match.end()):
        return True
    if not match["lead"] and (last in words.labels or last[1:] in words.labels):
        return True
    if _YEAR.match(one) and (behind in _AFTER_YEAR or last in ("في", "منذ", "عام")):
        return True
    nearest = plain[match.end() : match.end() + 2]
    return (
        nearest[:1] in ("/", ":")
        or nearest[:1] == "%"
        or (nearest[:1] == "-" and nearest[1:].isdigit() and match["two"] is None)
    )
